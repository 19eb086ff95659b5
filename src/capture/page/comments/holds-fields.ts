import { deepAll, isShown } from '../tree/dom.ts';

/** Where somebody writes, chooses or grades. */
const FIELD =
	'textarea,select,input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=image]),[contenteditable=true],[role=textbox],[role=slider],[role=radio]';

/**
 * A form that is to be filled in: it shows where. What somebody has said may stand in one too, with the button that sends a vote for it,
 * or around a field that comes when its writer changes it.
 */
export function isToFill(form: Element): boolean {
	return deepAll(FIELD, form).some(isShown);
}
