import type { Frame } from 'playwright';
import { knownPlatform } from '../consent/known-platforms.ts';
import { framesScript } from '../page-script.ts';
import { pause } from '../pause.ts';
import { networkQuiet } from '../quiet.ts';
import type { Session } from '../session.ts';
import type { Step, StepOutcome } from '../step.ts';
import { PageGone } from '../world.ts';
import { settle } from './settle.ts';

/**
 * Answers consent dialogs with *reject* where that exists: first the known consent platforms by autoconsent's rules,
 * then by structure and words, in the page and in frames of other origins. What was pressed is recorded.
 */
export const consent: Step = {
	name: 'consent',
	when: 'account',
	deadline: () => 25_000,
	run: answerConsent,
};

export async function answerConsent(session: Session, signal: AbortSignal): Promise<StepOutcome> {
	if (!(await asks(session))) return { outcome: 'nothing' };
	const address = session.page.url();
	const said: string[] = [];
	const known = await knownPlatform(session.page, signal);
	if (known) said.push(known);
	for (let round = 0; round < 4 && (await asks(session)); round++) {
		const answered = await answerOnce(session);
		if (!answered) break;
		said.push(answered);
		await pause(150, signal);
		await networkQuiet(session, 150, 4000, signal);
	}
	// A consent page of its own leads on to the account, which then has to settle like any page.
	if (session.page.url() !== address) await settle.run(session, signal);
	session.seen.consent.push(...said);
	session.seen.consentLeft = await asks(session);
	for (const what of said) session.changes.push(`consent dialog answered: ${what}`);
	return said.length ? { outcome: 'done', detail: said.join('; ') } : { outcome: 'nothing' };
}

async function asks(session: Session): Promise<boolean> {
	if (await whereverItIs(session, () => session.world.call('asksConsent'))) return true;
	for (const frame of otherFrames(session)) if ((await inFrame(frame, 'asksConsent')) === true) return true;
	return false;
}

async function answerOnce(session: Session): Promise<string | undefined> {
	const inPage = await whereverItIs(session, () => session.world.call('answerConsent'));
	if (inPage) return `${inPage.answer} (“${inPage.label}”)`;
	for (const frame of otherFrames(session)) {
		const answered = (await inFrame(frame, 'answerConsent')) as { label: string; answer: string } | null;
		if (answered) return `${answered.answer} (“${answered.label}”, in a frame of ${hostOf(frame.url())})`;
	}
	return undefined;
}

/** A call that the page's own leaving interrupts is made once more on the page it went to. */
async function whereverItIs<T>({ page }: Session, call: () => Promise<T>): Promise<T> {
	try {
		return await call();
	} catch (error) {
		if (!(error instanceof PageGone)) throw error;
		await page.waitForLoadState('load', { timeout: 15_000 });
		return call();
	}
}

function otherFrames({ page }: Session): Frame[] {
	return page.frames().filter((f) => f !== page.mainFrame() && !f.isDetached() && /^https?:/.test(f.url()));
}

/**
 * One call of our code in a frame, also one of another process. A frame that goes away under the call has been
 * answered or was never ours to answer: null, and the next look at the page tells which.
 */
async function inFrame(frame: Frame, name: 'asksConsent' | 'answerConsent'): Promise<unknown> {
	const shown = await frame.frameElement().then(
		(el) => el.isVisible(),
		() => false,
	);
	if (!shown) return null;
	return frame.evaluate(`${framesScript()}.${name}()`).then(
		(value) => value,
		() => null,
	);
}

function hostOf(address: string): string {
	return URL.parse(address)?.host ?? address;
}
