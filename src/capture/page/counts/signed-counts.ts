const SIGN = '[\\p{Extended_Pictographic}\\u{1F3FB}-\\u{1F3FF}\\ufe0f\\u200d]+';
const NUMBER = '\\d[\\d .,\\u00a0]*(?:k|tn|m|mn)?';
const BETWEEN = '[\\s·•|]*';
/** Nothing but signs, each with a number right after it, or each with one right before. */
const AFTER = new RegExp(`^(?:${SIGN}\\s*${NUMBER}${BETWEEN})+$`, 'iu');
const BEFORE = new RegExp(`^(?:${NUMBER}\\s*${SIGN}${BETWEEN})+$`, 'iu');
/** A bubble of speech counts what is said in answer; what a thumb or an arrow counts, each page decides for itself. */
const BUBBLE = '[💬🗨🗯]\\ufe0f?';
const AFTER_BUBBLE = new RegExp(`${BUBBLE}\\s*(\\d[\\d.,\\u00a0]*(?:k|tn|m|mn)?)`, 'iu');
const BEFORE_BUBBLE = new RegExp(`(\\d[\\d.,\\u00a0]*(?:k|tn|m|mn)?)\\s*${BUBBLE}`, 'iu');
/** Characters of such a line at most. */
const MOST = 60;

/** A line that says nothing but how many there are of what its signs stand for: “👍 4 💬 1”. */
export function isSigned(line: string): boolean {
	return line.length <= MOST && (AFTER.test(line) || BEFORE.test(line));
}

/** The number of comments that such a line tells, as it is written. */
export function countedByBubble(line: string): string | undefined {
	if (!isSigned(line)) return undefined;
	return (AFTER.test(line) ? AFTER_BUBBLE : BEFORE_BUBBLE).exec(line)?.[1];
}
