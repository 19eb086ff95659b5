import { type Askable, answerOnce, asksForConsent, MOST_PRESSES } from '../consent/answer.ts';
import { KNOWN_PLATFORM, knownPlatform } from '../consent/known-platforms.ts';
import { pause } from '../pause.ts';
import { networkQuiet } from '../quiet.ts';
import type { Session } from '../session.ts';
import type { Step, StepOutcome } from '../step.ts';
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

/** Whether by what was pressed in it or by itself cannot be asked any more: nothing is claimed of it. */
const GONE = `not known (${KNOWN_PLATFORM}: the dialog went away while it was being answered)`;

export async function answerConsent(session: Session, signal: AbortSignal): Promise<StepOutcome> {
	const { page, world } = session;
	const at: Askable = { page, world, frame: page.mainFrame() };
	if (!(await asksForConsent(at))) return { outcome: 'nothing' };
	const address = page.url();
	const said: string[] = [];
	const known = await knownPlatform(page, signal);
	if (known) said.push(known);
	else if (!(await asksForConsent(at))) said.push(GONE);
	for (let round = 0; round < MOST_PRESSES && (await asksForConsent(at)); round++) {
		const answered = await answerOnce(at, round);
		if (!answered) break;
		said.push(answered);
		await pause(150, signal);
		await networkQuiet(session, 150, 4000, signal);
	}
	// A consent page of its own leads on to the account, which then has to settle like any page.
	if (page.url() !== address) await settle.run(session, signal);
	session.seen.consent.push(...said);
	session.seen.consentLeft = await asksForConsent(at);
	for (const what of said) session.changes.push(`consent dialog answered: ${what}`);
	return said.length ? { outcome: 'done', detail: said.join('; ') } : { outcome: 'nothing' };
}
