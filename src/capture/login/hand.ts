import type { CDPSession, Page } from 'playwright';
import type { Hand } from '../../records/login-stream.ts';

/** Most that waits for a page that is busy; what comes then is let go. */
const MOST_WAITING = 400;
/** Moves of the mouse are let go long before clicks and keys. */
const MOST_MOVES = 10;

/** What goes to a window's page. */
export type PageHand = Extract<
	Hand,
	{ kind: 'move' | 'button' | 'wheel' | 'touch' | 'key' | 'shortcut' | 'type' | 'insert' }
>;

/** Carries out what a person does one after the other, in the order in which it came. */
export class HandQueue {
	#last: Promise<void> = Promise.resolve();
	#waiting = 0;

	/** @param act may fail: a window that is closed meanwhile takes nothing any more, and what was written is in no log */
	add(kind: Hand['kind'], act: () => Promise<void>): void {
		if (this.#waiting >= (kind === 'move' ? MOST_MOVES : MOST_WAITING)) return;
		this.#waiting++;
		this.#last = this.#last
			.then(act)
			.catch(() => undefined)
			.finally(() => this.#waiting--);
	}
}

/** Does one thing to a page as a person's mouse, finger or keyboard does it. */
export async function doToPage(page: Page, cdp: CDPSession | undefined, hand: PageHand): Promise<void> {
	switch (hand.kind) {
		case 'move':
			return page.mouse.move(hand.x, hand.y);
		case 'button': {
			await page.mouse.move(hand.x, hand.y);
			const how = { button: hand.button, clickCount: hand.clicks };
			return hand.isDown ? page.mouse.down(how) : page.mouse.up(how);
		}
		case 'wheel':
			await page.mouse.move(hand.x, hand.y);
			return page.mouse.wheel(hand.dx, hand.dy);
		case 'touch': {
			const type = {
				start: 'touchStart',
				move: 'touchMove',
				end: 'touchEnd',
				cancel: 'touchCancel',
			} as const;
			const isOver = hand.phase === 'end' || hand.phase === 'cancel';
			// A finger's end names those that still touch.
			const touchPoints = isOver ? [] : hand.points.map((point) => ({ ...point }));
			await cdp?.send('Input.dispatchTouchEvent', { type: type[hand.phase], touchPoints });
			return;
		}
		case 'key':
			return hand.isDown ? page.keyboard.down(hand.key) : page.keyboard.up(hand.key);
		case 'shortcut':
			return page.keyboard.press(`Control+${hand.key}`);
		case 'type':
			return page.keyboard.type(hand.text);
		case 'insert':
			return page.keyboard.insertText(hand.text);
	}
}
