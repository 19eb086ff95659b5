import { asDiskFull, OgonblickError } from '../errors.ts';
import type { StepRecord } from '../records/capture.ts';
import { untilAborted } from './pause.ts';
import type { Session } from './session.ts';

/** What a step says of itself; throwing means `failed`. */
export type StepOutcome = { readonly outcome: 'done' | 'nothing'; readonly detail?: string };

/** One step of a capture, as data. */
export interface Step {
	readonly name: string;
	/** `account` steps are left out once the page has shown itself to be a wall; `always` steps keep evidence. */
	readonly when: 'account' | 'always';
	/** Deadline in milliseconds. */
	deadline(session: Session): number;
	run(session: Session, signal: AbortSignal): Promise<StepOutcome>;
}

/** Steps that need nothing of one another, and nothing of the live page, go side by side. */
export type Steps = readonly (Step | readonly Step[])[];

/**
 * Runs the steps in order. Each has a deadline, and the one signal of the capture; each leaves a record, whatever
 * became of it. A step that hangs in the page is interrupted there, so that the steps after it find a page that answers.
 * @throws OgonblickError of a step (a full disk): nothing after it could succeed either
 */
export async function runSteps(steps: Steps, session: Session, signal: AbortSignal): Promise<StepRecord[]> {
	const records: StepRecord[] = [];
	for (const some of steps) {
		records.push(...(await runSideBySide([some].flat(), session, signal)));
		await giveUpUnanswering(session);
		const { trouble } = session.recorder;
		if (trouble?.advice === 'retry-later') throw trouble;
	}
	return records;
}

async function runSideBySide(
	steps: readonly Step[],
	session: Session,
	signal: AbortSignal,
): Promise<StepRecord[]> {
	const left = new Set(steps);
	let shown: Step | undefined;
	const showFirst = () => {
		const [first] = left;
		if (first && first !== shown) session.show(first.name);
		shown = first;
	};
	showFirst();
	const done = await Promise.allSettled(
		steps.map(async (step) => {
			const record = await runStep(step, session, signal);
			left.delete(step);
			showFirst();
			return record;
		}),
	);
	// All have ended before one of them may end the capture, whose browser and folder they use.
	return done.map((one) => {
		if (one.status === 'rejected') throw one.reason;
		return one.value;
	});
}

async function runStep(step: Step, session: Session, signal: AbortSignal): Promise<StepRecord> {
	const { name } = step;
	if (signal.aborted && step.when === 'account') return { name, outcome: 'aborted', ms: 0 };
	if (session.wall && step.when === 'account')
		return { name, outcome: 'skipped', ms: 0, detail: 'not the account' };
	if (session.seen.crashed && name !== 'recording') {
		return { name, outcome: 'skipped', ms: 0, detail: 'the page had crashed' };
	}
	const started = performance.now();
	const ms = () => Math.round(performance.now() - started);
	const deadline = AbortSignal.timeout(step.deadline(session));
	// Evidence is kept also after Ctrl-C, so only the deadline ends an `always` step.
	const asked = step.when === 'always' ? deadline : AbortSignal.any([signal, deadline]);
	// A page that has crashed answers nothing more; only the recording does without it.
	const both = name === 'recording' ? asked : AbortSignal.any([asked, session.crash]);
	try {
		const { outcome, detail } = await untilAborted(step.run(session, both), both);
		return { name, outcome, ms: ms(), ...(detail === undefined ? {} : { detail }) };
	} catch (thrown) {
		const error = asDiskFull(thrown, session.request.dir);
		if (error instanceof OgonblickError && error.advice !== 'report-fault') throw error;
		if (both.aborted && session.crash.aborted)
			return { name, outcome: 'failed', ms: ms(), detail: 'the page crashed' };
		if (both.aborted) await interrupt(session);
		if (signal.aborted && step.when !== 'always') return { name, outcome: 'aborted', ms: ms() };
		if (deadline.aborted) {
			return { name, outcome: 'timeout', ms: ms(), detail: `not done within ${step.deadline(session)} ms` };
		}
		session.request.log.warn({ step: name, error }, 'a capture step failed');
		return { name, outcome: 'failed', ms: ms(), detail: shortMessage(error) };
	}
}

/**
 * A page that has not answered, and still does not, is given up as one that has crashed: every step after it would wait for
 * it to its own deadline, and a capture of a browser that hangs would take many times what it may. A browser that does
 * not answer either is ended.
 */
async function giveUpUnanswering({ world, cdp, launched, seen, abandon }: Session): Promise<void> {
	if (seen.crashed || !world.unanswered) return;
	if (await isAnswered(cdp.send('Runtime.evaluate', { expression: '1' }))) return;
	const asked = launched.browser.newBrowserCDPSession().then((session) => session.detach());
	if (!(await isAnswered(asked))) launched.kill();
	abandon();
}

/** Milliseconds that a page or a browser is given for an answer that takes it none. */
const LAST_MS = 5000;

function isAnswered(answer: Promise<unknown>): Promise<boolean> {
	const heard = answer.then(
		() => true,
		() => false,
	);
	return Promise.race([heard, new Promise<boolean>((no) => setTimeout(() => no(false), LAST_MS).unref())]);
}

async function interrupt(session: Session): Promise<void> {
	const interrupted = session.world.interrupt().then(
		() => true,
		() => false,
	);
	await Promise.race([interrupted, new Promise((done) => setTimeout(done, 2000))]);
}

export function shortMessage(error: unknown): string {
	const text = error instanceof Error ? error.message : String(error);
	return (text.split('\n')[0] ?? '').slice(0, 300);
}
