import type { Frame, Page } from 'playwright';
import { framesScript } from '../page-script.ts';
import { PageGone, type World } from '../world.ts';

/** A page that may ask for consent, in itself or in frames of other origins. */
export interface Askable {
	readonly page: Page;
	/** Our script in the frame that is the page itself. */
	readonly world: World;
	/** The frame that `world` looks into. */
	readonly frame: Frame;
}

/** A consent dialog stands in the page or in one of its frames. */
export async function asksForConsent(at: Askable): Promise<boolean> {
	if (await whereverItIs(at, () => at.world.call('asksConsent'))) return true;
	for (const frame of otherFrames(at)) if ((await inFrame(frame, 'asksConsent')) === true) return true;
	return false;
}

/** Presses that one dialog is given: two that show its choices, and what answers it. */
export const MOST_PRESSES = 5;
const MOST_OPENED = 2;

/**
 * Presses one answer, *reject* where that exists, also behind the settings of a dialog.
 * @param round how many were pressed before it
 * @returns what was pressed, in words
 */
export async function answerOnce(at: Askable, round: number): Promise<string | undefined> {
	const mayOpen = round < MOST_OPENED;
	const inPage = await whereverItIs(at, () => at.world.call('answerConsent', mayOpen));
	if (inPage) return `${inPage.answer} (“${inPage.label}”)`;
	for (const frame of otherFrames(at)) {
		const answered = (await inFrame(frame, 'answerConsent', mayOpen)) as {
			label: string;
			answer: string;
		} | null;
		if (answered) return `${answered.answer} (“${answered.label}”, in a frame of ${hostOf(frame.url())})`;
	}
	return undefined;
}

/** A call that the page's own leaving interrupts is made once more on the page it went to. */
async function whereverItIs<T>({ frame }: Askable, call: () => Promise<T>): Promise<T> {
	try {
		return await call();
	} catch (error) {
		if (!(error instanceof PageGone)) throw error;
		await frame.waitForLoadState('load', { timeout: 15_000 });
		return call();
	}
}

function otherFrames({ page, frame }: Askable): Frame[] {
	return page
		.frames()
		.filter((f) => f !== page.mainFrame() && f !== frame && !f.isDetached() && /^https?:/.test(f.url()));
}

/**
 * One call of our code in a frame, also one of another process. A frame that goes away under the call has been
 * answered or was never ours to answer: null, and the next look at the page tells which.
 */
async function inFrame(
	frame: Frame,
	name: 'asksConsent' | 'answerConsent',
	mayOpen = false,
): Promise<unknown> {
	const shown = await frame.frameElement().then(
		(el) => el.isVisible(),
		() => false,
	);
	if (!shown) return null;
	return frame.evaluate(`${framesScript()}.${name}(${mayOpen})`).then(
		(value) => value,
		() => null,
	);
}

function hostOf(address: string): string {
	return URL.parse(address)?.host ?? address;
}
