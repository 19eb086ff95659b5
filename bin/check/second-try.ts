import { stdout } from 'node:process';
import type { Reporter, TestCase } from 'vitest/node';

/** Names what passed only when it was tried once more, and why it had failed before: it has a fault too, of its own or of what it tests. */
export default class SecondTry implements Reporter {
	readonly #lines: string[] = [];

	onTestCaseResult(test: TestCase): void {
		if (!test.diagnostic()?.flaky) return;
		const [why] = test.result().errors ?? [];
		const [first = ''] = (why?.message ?? '').split('\n', 1);
		this.#lines.push(`second try: ${test.module.relativeModuleId} > ${test.fullName}: ${first}`);
	}

	onTestRunEnd(): void {
		for (const line of this.#lines) stdout.write(`${line}\n`);
	}
}
