import { isFace } from '../comments/small-face.ts';
import { deepAll, isShown, shownText, webAddress } from '../tree/dom.ts';
import { isName } from './is-name.ts';
import { bare } from './permalink.ts';

/** What a picture is said to be, and nobody's name. */
const NO_NAME = /avatar|profil|bild|picture|photo|foto|logo|ikon|icon|image|användare|user/iu;

/**
 * Whose face begins a post, where the face alone names them: it leads to them and is called after them, and nothing that is written in
 * the post leads there.
 * @param other the address that what would else be taken for the name leads to
 */
export function facedName(
	root: Element,
	skip: (el: Element) => boolean,
	other: string,
): { name: string; address: string } | undefined {
	const links = deepAll('a[href]', root).filter((el) => !skip(el) && isShown(el));
	const [first] = links;
	const address = webAddress(first?.getAttribute('href'));
	if (!first || !address || (other !== '' && bare(address) === bare(other)) || shownText(first) !== '')
		return undefined;
	const face = deepAll('img', first).find(isFace);
	const name = [face?.getAttribute('title'), first.getAttribute('title'), face?.getAttribute('alt')].find(
		(said) => said && isName(said) && !NO_NAME.test(said),
	);
	// Where a click came from is told by each link in its own way.
	const isWritten = links.some((link) => {
		const to = webAddress(link.getAttribute('href'));
		return to !== undefined && bare(to) === bare(address) && shownText(link) !== '';
	});
	return name && !isWritten ? { name, address } : undefined;
}
