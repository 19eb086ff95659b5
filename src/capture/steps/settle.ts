import { guardSecrets } from '../login/guard.ts';
import { pause } from '../pause.ts';
import { networkQuiet } from '../quiet.ts';
import type { Session } from '../session.ts';
import type { Step } from '../step.ts';

/** Waits for network, document and fonts. A page that never settles is captured as it is then, and that is said. */
export const settle: Step = {
	name: 'settle',
	when: 'account',
	deadline: () => 45_000,
	async run(session, signal) {
		await moveMouse(session);
		const quiet = await networkQuiet(session, 250, 12_000, signal);
		const still = await documentStill(session, signal);
		const fonts = await session.world.call('fontsReady', 5000);
		await widen(session);
		await session.world.call('still');
		await guardSecrets(session);
		if (!session.changes.includes(STILLED)) session.changes.push(STILLED);
		const unsettled = [quiet ? '' : 'network', still ? '' : 'document', fonts ? '' : 'fonts'].filter(Boolean);
		return unsettled.length
			? { outcome: 'done', detail: `not still after the wait: ${unsettled.join(', ')}` }
			: { outcome: 'done' };
	},
};

/** Many pages run none of their scripts before somebody has moved the mouse: pictures and further posts come only then. */
async function moveMouse({ page, world }: Session): Promise<void> {
	await world.patiently(page.mouse.move(2, 2));
	await world.patiently(page.mouse.move(3, 3));
}

/** A page of a fixed width that is wider than the window has its posts cut off at the edge in every tile. */
async function widen({ page, world, changes, request }: Session): Promise<void> {
	const narrow = request.config.VIEWPORT_WIDTH;
	let width = narrow;
	let beyond = Number.POSITIVE_INFINITY;
	for (let tries = 0; tries < MOST_WIDENINGS && width < WIDEST; tries++) {
		const wanted = await world.call('widthForPosts');
		if (wanted === null) break;
		// What goes along with the whole edge stands beyond it in every window: one of a reader's width shows it as readers see it.
		const isInVain = wanted - width >= beyond;
		beyond = wanted - width;
		// What stands in the middle of the window goes half of the way with its edge.
		width = isInVain ? narrow : Math.min(width + (wanted - width) * (tries === 0 ? 1 : 2), WIDEST);
		await page.setViewportSize({ width, height: request.config.VIEWPORT_HEIGHT });
		await world.call('frames', 2);
		if (isInVain) break;
	}
	if (width > narrow) changes.push(`made the window ${width} px wide, since posts stood beyond its edge`);
}

/** A page that is always wider than its window is not followed for ever. */
const MOST_WIDENINGS = 4;

const WIDEST = 3840;

/** Looks without a change after which what is not shown waits for something else than the clock. */
const LOOKS_TO_REVEAL = 8;
const STILLED = 'animations and transitions stopped, text cursor and scroll bars hidden by a style sheet';

/**
 * The document has text or pictures, and neither grows for two looks; while posts are still to be revealed, for a second.
 * An application that draws itself late gets 8 s.
 */
async function documentStill({ world }: Session, signal: AbortSignal): Promise<boolean> {
	const end = Date.now() + 8000;
	let last = '';
	for (let same = 0; Date.now() < end; ) {
		const now = await world.call('bulk');
		same = now.key === last && !now.empty ? same + 1 : 0;
		if (same >= (now.unshown > 0 ? LOOKS_TO_REVEAL : 1)) return true;
		last = now.key;
		await pause(120, signal);
	}
	return false;
}
