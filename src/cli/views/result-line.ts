import { label } from '../../records/labels.ts';
import type { SnapshotResult } from '../../work/snapshot-result.ts';
import type { Desk } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { contents, outcomeMark } from './result-view.ts';

/** One result among several: verdict, account, what it holds, and below it where it lies. */
export function resultLine(result: SnapshotResult, desk: Desk): string {
	const { page, lang } = desk;
	const [mark, tone] = outcomeMark(result.outcome);
	const word = page.paint(tone, `${mark} ${label('outcome', result.outcome, lang)}`);
	const holds = contents(result, desk);
	const head = [word, printable(result.account.name), ...(holds ? [holds] : [])].join('  ');
	const place = result.path ?? result.attempt;
	return [wrap(head, page.width), ...(place ? [page.paint('dim', `    ${place}`)] : [])].join('\n');
}
