import type { LeftCopies } from '../../work/left-copies.ts';
import type { Desk } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { bundleWords } from '../words/bundle-words.ts';

/** What killed copies had left where something was copied to, a line each after an empty one; empty where they left nothing. */
export function leftText({ takenAway, stuck }: LeftCopies, { lang, page }: Desk): string {
	const say = bundleWords[lang];
	const listed = (head: string, paths: readonly string[]) =>
		paths.length === 0 ? [] : ['', head, ...paths.map((path) => `  ${printable(path)}`)];
	return [
		...listed(wrap(say.takenAway, page.width), takenAway),
		...listed(wrap(`${page.paint('warn', '!')} ${say.stuck}`, page.width, 2), stuck),
	]
		.map((line) => `\n${line}`)
		.join('');
}
