import type { Hanging } from '../page/around/hanging.ts';
import { pause } from '../pause.ts';
import type { Session } from '../session.ts';
import type { World } from '../world.ts';
import { keepAside } from './slide-tiles.ts';

/** How long a box is given to come up with its comments, and to answer after each step, milliseconds. */
const UP_MS = 4000;
/** How long a press is given until what it opens can be seen. */
export const TRIAL_MS = 1500;
const STEP_MS = 120;
const ANSWER_MS = 3000;
const WHOLE =
	'texts of posts that open whole in a box over the page were read there, photographed for tiles of their own, and the box closed';
const READ =
	'comments that open in a box over the page were read there, photographed for tiles of their own, and the box closed';

/**
 * Reads the comments of the posts between two rows that come up in a box over the page, one post after another: the box is opened,
 * unfolded, scrolled to its end and closed.
 * @param answered waits until the page has its answers
 * @param picture takes a picture of each part of a box, where there is to be one
 * @param until the clock at which no further box is opened
 * @returns what was read of each
 */
async function throughBoxesOver(
	world: World,
	from: number,
	to: number,
	answered: () => Promise<void>,
	until: number,
	picture?: (part: Hanging) => Promise<void>,
): Promise<{
	readonly shut: string[];
	readonly read: number;
	readonly whole: number;
	readonly asked: number;
}> {
	const shut: string[] = [];
	let [read, whole, asked] = [0, 0, 0];
	while (Date.now() < until && (await world.call('openOver', from, to)) !== null) {
		asked++;
		await answered();
		if (await world.call('awaitOver', UP_MS)) {
			do {
				do await answered();
				while ((await world.call('unfoldOver', Date.now())) > 0);
				const part = picture && (await world.call('partOver'));
				if (part) await picture(part);
			} while (await world.call('scrollOver'));
		}
		const came = await world.call('closeOver');
		if (came && came.comments > 0) read++;
		if (came?.words) whole++;
		if (came?.shut !== undefined) shut.push(came.shut);
	}
	return { shut, read, whole, asked };
}

/** As `throughBoxesOver`, without pictures. @returns whether any was asked for */
export async function readCommentsOver(
	world: World,
	from: number,
	to: number,
	answered: () => Promise<void>,
	until: number,
): Promise<boolean> {
	if (!(await world.call('awaitTrial', TRIAL_MS)) && !(await world.call('overWaits', from, to))) return false;
	return (await throughBoxesOver(world, from, to, answered, until)).asked > 0;
}

/** Reads and photographs them. The pictures wait with the slides until the tiles of the page have all been taken. */
export async function pictureCommentsOver(
	session: Session,
	{ from, to }: { readonly from: number; readonly to: number },
	signal: AbortSignal,
): Promise<void> {
	const { world, recorder, seen, changes } = session;
	const answered = async () => {
		const end = Date.now() + ANSWER_MS;
		do await pause(STEP_MS, signal);
		while (recorder.traffic.inFlight() > 0 && Date.now() < end);
		await world.call('frames', 2);
	};
	const keep = (part: Hanging) => keepAside(session, part);
	const { shut, read, whole } = await throughBoxesOver(
		world,
		from,
		to,
		answered,
		Number.POSITIVE_INFINITY,
		keep,
	);
	for (const post of shut) seen.shut.add(post);
	if (read > 0 && !changes.includes(READ)) changes.push(READ);
	if (whole > 0 && !changes.includes(WHOLE)) changes.push(WHOLE);
}
