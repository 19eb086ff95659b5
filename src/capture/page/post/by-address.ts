import type { PostSharer } from '../../../records/post.ts';
import { deepAll, isShown, shownText, webAddress } from '../tree/dom.ts';
import { SHARES } from './head.ts';
import { bare } from './permalink.ts';

/** Longest name with its handle, in characters. */
const LONGEST = 80;

/**
 * Who wrote a post that somebody else is named above as sharing it, by nothing but what the link to them is called: the post's own
 * address lies under that of the writer's page. Undefined where no link is called so, or the address is nobody's.
 */
export function writerByAddress(
	root: Element,
	skip: (el: Element) => boolean,
	permalink: string | undefined,
): { readonly sharedBy: PostSharer; readonly author: { name: string; address: string } } | undefined {
	if (!permalink) return undefined;
	const named = deepAll('a[href]', root).flatMap((el) => {
		const address = webAddress(el.getAttribute('href'));
		const says = shownText(el).trim();
		const isName = says !== '' && says.length <= LONGEST && isShown(el) && !skip(el);
		return address && isName && bare(address) !== permalink ? [{ el, address, says }] : [];
	});
	const at = named.findIndex(({ address }) => isUnder(permalink, address));
	const [writer, sharer] = [named[at], named[0]];
	if (at !== 1 || !writer || !sharer || !SHARES.test(sharer.el.className)) return undefined;
	const name = nameIn(writer.says);
	const shown = sharer.says.replace(/\s+/g, ' ');
	return {
		sharedBy: { name: nameIn(sharer.says), address: sharer.address, shown },
		author: { name, address: writer.address },
	};
}

function isUnder(address: string, page: string): boolean {
	const { origin, pathname } = new URL(page);
	return pathname.length > 1 && address.startsWith(`${origin}${pathname.replace(/\/$/, '')}/`);
}

function nameIn(says: string): string {
	return says.split('\n')[0]?.trim() ?? '';
}
