import type { Recovery } from '../../work/recover.ts';
import type { Desk } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { recoveryWords } from '../words/recovery-words.ts';

/** One line for each thing that was put right at the start; none when there was nothing. */
export function recoveryLines(
	{ filed, lost, attempts, mended, removed, unsettled }: Recovery,
	{ lang, side }: Desk,
): string[] {
	const say = recoveryWords[lang];
	return [
		...(filed.length > 0 ? [say.filed(filed.length)] : []),
		...(attempts.length > 0 ? [say.attempts(attempts.length)] : []),
		...(lost.length > 0 ? [say.waiting(lost.length)] : []),
		...(mended.length > 0 ? [say.mended(mended.length)] : []),
		...(removed.length > 0 ? [say.removed(removed.length)] : []),
		...unsettled.map(({ subject, why }) => say.unsettled(printable(subject), printable(why))),
	].map((line) => wrap(`! ${line}`, side.width));
}
