import { AsyncLocalStorage } from 'node:async_hooks';
import { aroundEach, onTestFinished, type TestContext, test } from 'vitest';

const contexts = new AsyncLocalStorage<TestContext>();
aroundEach((run, context) => contexts.run(context, run));

/** As vitest's `onTestFinished`, also among tests that run side by side, of which vitest itself would guess one. */
export function whenFinished(then: () => unknown): void {
	(contexts.getStore()?.onTestFinished ?? onTestFinished)(async () => {
		await then();
	});
}

/**
 * In place of `test` in files whose tests mostly wait, for a page to rest or a process to end: they wait beside each other. Each
 * must have all of its own, and clean up by `whenFinished`.
 */
export const sideBySide = test.concurrent;
