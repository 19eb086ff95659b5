import { deepAll, shownText } from '../tree/dom.ts';

/** An address as it is shown where it would be too long: “kommunen.example/nyheter/…”. */
const SHORTENED =
	/^(?:https?:\/\/)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}[\p{L}\p{N}-]+(?:[/?#]\S*?)?\/?(?:…|\.{3})$/u;

/**
 * The dots that a text ends in belong to the address of a link in it, which the page shows shortened: nothing of the text is left
 * out. An address that is cut off with its text leads nowhere, and is no link.
 */
export function endsInAddress(text: string, post: Element): boolean {
	const words = text.trimEnd();
	return deepAll('a[href]', post).some((link) => {
		const label = shownText(link).trim();
		return SHORTENED.test(label) && words.endsWith(label);
	});
}
