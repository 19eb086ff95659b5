import { buildOf } from '../tree/build.ts';
import { deepAll, isShown } from '../tree/dom.ts';
import { contains } from '../tree/tree.ts';
import { isAnswerable } from './byline.ts';
import { isFace } from './small-face.ts';

/** What is pressed beside what somebody says. */
export const CONTROLS = 'button,[role=button],a:not([href]),a[href^="#"]';

/** A box in which somebody says something at some time, told by its build alone. */
export interface Remark {
	readonly el: Element;
	readonly time: Element;
	/** The first words of the box that are no time. */
	readonly name: string;
	/** What shows the name and nothing else, where there is such an element. */
	readonly nameplate: Element | undefined;
	/** What shows what somebody is besides the name, above what is said. */
	readonly byline?: readonly Element[];
	/** The largest box around its time in which no other time stands: a face, and what can be pressed, are in it. */
	readonly around: Element;
}

/** A face is beside it, or something that can be done with it. */
export function isPersonal({ around }: Remark): boolean {
	if (deepAll(CONTROLS, around).some(isShown) || isAnswerable(around)) return true;
	return deepAll('img,picture,svg,canvas,i,span,div', around).some(isFace);
}

/** How it and the box that it stands in are built. */
export function kindOf({ el }: Remark): string {
	return `${buildOf(el)}<${el.parentElement ? buildOf(el.parentElement) : ''}`;
}

/** One of them holds the other and is built like it: a remark and an answer to it. */
export function isHeldAlike({ el }: Remark, { el: other }: Remark): boolean {
	return buildOf(el) === buildOf(other) && (contains(other, el) || contains(el, other));
}

export function hasTwin(one: Remark, found: readonly Remark[]): boolean {
	return found.some((other) => other !== one && kindOf(other) === kindOf(one));
}
