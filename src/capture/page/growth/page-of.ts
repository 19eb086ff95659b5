import { shownText } from '../tree/dom.ts';

/** “Sida 1 av 3”, alone in its element. */
export const PAGE_OF =
	/^(?:page|pg|sida|sidan|side|sivu|seite|página|pagina|strona)\s*(\d{1,5})\s*(?:\/|of|av|af|von|de|di|z|van|\s)\s*(\d{1,5})$/iu;

/** A row that says on which page this is, and beside that holds nothing but what leads to the others: nobody says that. */
export function isPageRow(el: Element): boolean {
	if ((el.textContent ?? '').length > LONGEST) return false;
	return PAGE_OF.test(shownText(el, (x) => x.matches('a[href],button,[role=button]')).trim());
}

/** Characters of such a row, blanks in its markup among them. */
const LONGEST = 400;
