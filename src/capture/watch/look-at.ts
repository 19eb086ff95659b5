import { join } from 'node:path';
import { asDiskFull } from '../../errors.ts';
import type { SessionState } from '../../records/login.ts';
import type { Progress } from '../../records/progress.ts';
import type { FindingCode } from '../../records/verdict.ts';
import type { LookFailure, ProfileSeen } from '../../records/watch/look.ts';
import { notTheAccount } from '../judge/judge.ts';
import { openSession } from '../open-session.ts';
import type { Drawn } from '../page/around/profile-head.ts';
import type { CaptureRequest } from '../session.ts';
import { runSteps, type Step } from '../step.ts';
import { consent } from '../steps/consent.ts';
import { look } from '../steps/look.ts';
import { open } from '../steps/open.ts';
import { overview } from '../steps/overview.ts';
import { type ReadProfile, readProfile } from '../steps/profile.ts';
import { settle } from '../steps/settle.ts';
import { smallPicture } from './sketch.ts';

/** What one look is asked to do: a capture's request without what only a walk needs. */
export type LookRequest = Omit<CaptureRequest, 'level' | 'limits' | 'makeWacz'> & {
	/** What earlier looks read of the account's profile: it is waited for longer before it is said not to be there. */
	readonly expected?: readonly Drawn[];
};

/** What a light look at an account saw. */
export interface Seen {
	readonly finalAddress: string;
	/** Absent where the account was seen; `profile` and `said` are there then. */
	readonly failure?: LookFailure;
	readonly profile?: ProfileSeen;
	/** All that the profile says of itself, for who looks whether it names somebody. */
	readonly said?: string;
	/** The first screen as JPEG, also of a wall; absent where no page came. */
	readonly picture?: Buffer;
	/** The login as the platform renewed it. Secret. */
	readonly renewed?: SessionState;
	/** How long from now the host asked to be left alone, milliseconds. */
	readonly leftAloneMs?: number;
}

/** A look, as data: a capture's first steps, and its evidence. Nothing is walked, unfolded or kept of the network. */
const stepsFor = (read: ReadProfile, expected: readonly Drawn[]): readonly Step[] => [
	open,
	settle,
	consent,
	look,
	readProfile(read, expected),
	overview,
];

/**
 * Looks at an account as a visitor would who opens its page and reads the top of it. A page that is a wall, or cannot be had, is an answer
 * and not an error.
 * @param mostMs after which the look ends with `timeout`, wherever it is
 * @throws UsageError `no-browser` · TryAgainLater `disk-full` · Fault `browser-start`; the signal's reason where it ends the look
 */
export async function lookAt(
	request: LookRequest,
	mostMs: number,
	signal: AbortSignal,
	show: (progress: Progress) => void,
): Promise<Seen> {
	const { expected = [], ...asked } = request;
	const whole: CaptureRequest = {
		...asked,
		level: 'overview',
		limits: {},
		makeWacz: () => Promise.reject(new Error('a look packs nothing')),
	};
	const session = await openSession(whole, show);
	const late = AbortSignal.timeout(mostMs);
	try {
		const read: ReadProfile = {};
		const steps = await runSteps(stepsFor(read, expected), session, AbortSignal.any([signal, late]));
		signal.throwIfAborted();
		const { seen, courtesy, secrets, renewed } = session;
		const failure = late.aborted
			? tooLong(mostMs)
			: failureOf(notTheAccount({ seen, request: whole, steps, aborted: false }));
		const picture = await pictureOf(
			session.parts.some((p) => p.role === 'overview'),
			request.dir,
		);
		const leftAloneMs = courtesy.asked(seen.main.finalAddress);
		const told = {
			finalAddress: seen.main.finalAddress,
			...(failure ? { failure } : read.profile ? { profile: read.profile } : { failure: notRead(steps) }),
			...(read.said === undefined ? {} : { said: read.said }),
		};
		return {
			...(secrets?.within(told) ?? told),
			...(picture ? { picture } : {}),
			...(renewed && !failure ? { renewed } : {}),
			...(leftAloneMs > 0 ? { leftAloneMs } : {}),
		};
	} catch (error) {
		throw asDiskFull(error, request.dir);
	} finally {
		await session.close();
	}
}

function failureOf(
	findings: readonly { readonly code: FindingCode; readonly detail: string }[],
): LookFailure | undefined {
	const [first] = findings;
	return first && { code: first.code, detail: first.detail };
}

function tooLong(ms: number): LookFailure {
	return { code: 'timeout', detail: `the look was not done within ${Math.round(ms / 1000)} s` };
}

/** The page answered a look and then no question about its profile. */
function notRead(steps: Awaited<ReturnType<typeof runSteps>>): LookFailure {
	const step = steps.find(({ name }) => name === 'profile');
	return { code: 'timeout', detail: `the profile could not be read: ${step?.detail ?? step?.outcome ?? ''}` };
}

async function pictureOf(isTaken: boolean, dir: string): Promise<Buffer | undefined> {
	return isTaken ? smallPicture(join(dir, 'overview.png')) : undefined;
}
