import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Frame, Page } from 'playwright';
import { pause } from '../pause.ts';

interface Message {
	readonly type: string;
	readonly cmp?: string;
	readonly result?: boolean;
}

/** What is said of an answer that autoconsent gave holds these words. */
export const KNOWN_PLATFORM = 'known platform';

let script: string | undefined;

/** The rules and engine of autoconsent as its package builds them for a page without an extension. */
function standalone(): string {
	const main = createRequire(import.meta.url).resolve('@duckduckgo/autoconsent');
	script ??= readFileSync(join(dirname(main), 'autoconsent.standalone.js'), 'utf8');
	return script;
}

/**
 * Lets autoconsent look for a consent platform that it knows and opt out there.
 * @returns what it did, or undefined when it knows none of them; then the generic way is tried
 */
export async function knownPlatform(page: Page, signal: AbortSignal): Promise<string | undefined> {
	const frames = page.frames().filter((f) => !f.isDetached());
	const inAll = (script: string) =>
		Promise.all(frames.map((frame) => frame.evaluate(script).then(nothing, nothing)));
	await inAll(standalone());
	await inAll(HIDE_NOTHING);
	return optedOut(frames, signal);
}

/**
 * It hides for some seconds whatever is called as dialogs of the makers that it knows: the generic way would not see one that it cannot
 * answer, and that would come back over the posts.
 */
const HIDE_NOTHING = `(() => {
	const { config } = window.autoconsentStandalone?.instance ?? {};
	if (config) config.enablePrehide = false;
	document.querySelector('style#autoconsent-prehide')?.remove();
})()`;

async function optedOut(frames: readonly Frame[], signal: AbortSignal): Promise<string | undefined> {
	const end = Date.now() + 8000;
	let detected: string | undefined;
	for (const patience = Date.now() + 1200; Date.now() < end; ) {
		await pause(100, signal);
		const messages = (await Promise.all(frames.map(messagesOf))).flat();
		detected = messages.find((m) => m.type === 'cmpDetected')?.cmp ?? detected;
		const opted = messages.find((m) => m.type === 'optOutResult');
		if (opted) return opted.result ? `reject (${KNOWN_PLATFORM} ${opted.cmp})` : undefined;
		if (!detected && Date.now() > patience) return undefined;
	}
	return undefined;
}

function messagesOf(frame: Frame): Promise<Message[]> {
	return frame
		.evaluate<Message[]>(
			'(window.autoconsentStandalone?.messages ?? []).map(({ type, cmp, result }) => ({ type, cmp, result }))',
		)
		.then(
			(messages) => messages,
			() => [],
		);
}

function nothing(): void {}
