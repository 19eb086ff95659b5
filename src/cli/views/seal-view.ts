import type { KeyEnd, SealKey, StampFacts } from '../../records/seal.ts';
import { errorWords } from '../../words/error-words.ts';
import type { ResealRun } from '../../work/seal/reseal.ts';
import type { Resealed } from '../../work/seal/resealed.ts';
import type { Rotation } from '../../work/seal/rotate-key.ts';
import type { ShownKey } from '../../work/seal/show-keys.ts';
import type { Desk } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { count, moment } from '../quantities.ts';
import { sealWords } from '../words/seal-words.ts';
import { verifyWords } from '../words/verify-words.ts';
import { type Row, rows } from './rows.ts';

const SHORT = 8;

/** Every key, the one in use last, and what to do with its checksum. */
export function keysText(keys: readonly ShownKey[], desk: Desk): string {
	const { lang, page } = desk;
	return [...keys.map((key) => keyText(key, desk)), wrap(sealWords[lang].publish, page.width)].join('\n\n');
}

function keyText(key: ShownKey, { lang, page, timeZone }: Desk): string {
	const say = sealWords[lang];
	const when = moment(key.from, timeZone);
	const used = key.to === undefined ? when : `${when} ${say.labels.to} ${moment(key.to, timeZone)}`;
	const state =
		key.ended === undefined
			? page.paint('good', `✓ ${say.inUse}`)
			: page.paint(key.ended === 'rotated' ? 'dim' : 'warn', `· ${say.ends[key.ended]}`);
	return [
		state,
		rows(
			[
				[verifyWords[lang].labels.sealedBy, key.sha256, 'whole'],
				[say.labels.from, used],
				[say.labels.endorsed, key.isEndorsed === undefined ? undefined : key.isEndorsed ? say.yes : say.no],
			],
			page,
		),
		key.publicKey.trimEnd(),
	].join('\n');
}

/** That the key was exchanged, and by which checksum the new one is known. */
export function rotatedText({ ended, begun }: Rotation, why: KeyEnd, { lang, page }: Desk): string {
	const say = sealWords[lang];
	const old = (key: SealKey): Row => [say.oldKey, `${key.sha256} (${say.ends[why]})`, 'whole'];
	return [
		page.paint('good', `✓ ${ended ? say.rotated : say.first}`),
		rows([[say.newKey, begun.sha256, 'whole'], ...(ended ? [old(ended)] : [])], page),
		...(why === 'compromised' ? [wrap(say.compromisedNext, page.width)] : []),
		wrap(say.publish, page.width),
	].join('\n');
}

/** A bundle's time stamps, as rows beside what else was found of it. */
export function stampRows(stamps: readonly StampFacts[], { lang, timeZone }: Desk): readonly Row[] {
	const say = sealWords[lang];
	return stamps.flatMap(({ at, authority, root, isTrusted, goodUntil, renewal }): readonly Row[] => {
		const until = `${say.goodUntil(goodUntil.slice(0, 10))}`;
		const which = renewal > 0 ? ` · ${say.renewal(count(renewal, lang))}` : '';
		const when = say.stampedAt(moment(at, timeZone), printable(authority));
		return [
			[say.labels.stamp, `${when}${which} · ${until}`],
			[say.labels.root, `${root} (${isTrusted ? say.trusted : say.untold})`],
		];
	});
}

/** What became of one bundle, in one line. */
export function resealedLine(done: Resealed, { lang, page }: Desk): string {
	const say = sealWords[lang];
	const id = done.filing.bundleId.slice(0, SHORT);
	if (done.outcome === 'not-whole')
		return `${page.paint('bad', '✗')} ${id}  ${say.notWhole} (${say.why[done.code] ?? done.code})`;
	if (done.outcome === 'no-better')
		return `${page.paint('warn', '!')} ${id}  ${say.noBetter(done.goodUntil.slice(0, 10))}`;
	if (done.outcome === 'postponed')
		return `${page.paint('warn', '!')} ${id}  ${say.postponed}: ${errorWords(done.error, lang).message}`;
	const { until, holds } = say;
	const told = done.outcome === 'good' ? holds : until;
	return `${page.paint('good', '✓')} ${id}  ${told(done.goodUntil.slice(0, 10))}`;
}

/** What a run came to. @param isNamed whether somebody named the bundles: then each is told */
export function resealText(run: ResealRun, isNamed: boolean, desk: Desk): string {
	const { lang, page } = desk;
	const say = sealWords[lang];
	if (run.isOverlap) return say.overlap;
	if (run.done.length === 0 && run.left === 0) return say.nothingDue;
	const of = (outcome: Resealed['outcome']) => run.done.filter((done) => done.outcome === outcome).length;
	const told = isNamed
		? run.done.map((done) => wrap(resealedLine(done, desk), page.width, 2).trimStart())
		: [];
	return [
		...told,
		say.renewed(count(of('renewed'), lang)),
		...(of('no-better') > 0 ? [wrap(say.noneBetter(count(of('no-better'), lang)), page.width)] : []),
		...(run.away ? [wrap(say.away(errorWords(run.away, lang).message), page.width)] : []),
		...(of('good') > 0 ? [say.good(count(of('good'), lang))] : []),
		...(run.left > 0 ? [say.left(count(run.left, lang))] : []),
	].join('\n');
}
