import type { Markup } from './markup.ts';

/** What every page's head and top hold of it. */
export interface ShownLook {
	readonly accentPath?: string;
	readonly logo?: Markup;
}
