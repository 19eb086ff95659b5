import type { KeyEnd, SealKey, StampFacts } from '../../records/seal.ts';
import type { Rotation } from '../../work/seal/rotate-key.ts';
import type { ShownKey, ShownKeys } from '../../work/seal/show-keys.ts';
import type { Desk } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { count, moment } from '../quantities.ts';
import { sealWords } from '../words/seal-words.ts';
import { verifyWords } from '../words/verify-words.ts';
import { type Row, rows } from './rows.ts';

/** Every key, the one in use last, and what to do with its checksum: nothing where the event log tells otherwise. */
export function keysText(shown: ShownKeys, desk: Desk): string {
	const { lang, page } = desk;
	const say = sealWords[lang];
	const next = shown.isTampered
		? [
				...shown.missing.map((sha256) => wrap(`${page.paint('bad', '✗')} ${say.struck(sha256)}`, page.width)),
				wrap(say.tampered, page.width),
			].join('\n')
		: wrap(say.publish, page.width);
	return [...shown.keys.map((key) => keyText(key, desk)), next].join('\n\n');
}

function keyText(key: ShownKey, { lang, page, timeZone }: Desk): string {
	const say = sealWords[lang];
	const when = moment(key.from, timeZone);
	const used = key.to === undefined ? when : `${when} ${say.labels.to} ${moment(key.to, timeZone)}`;
	const state = key.isAltered
		? page.paint('bad', `✗ ${say.altered}`)
		: key.ended === undefined
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

/** A bundle's time stamps, as rows beside what else was found of it; those that a later one renews need no renewal any more. */
export function stampRows(stamps: readonly StampFacts[], { lang, timeZone }: Desk): readonly Row[] {
	const say = sealWords[lang];
	const newest = stamps.findLast(({ isTrusted }) => isTrusted !== false)?.renewal ?? 0;
	return stamps.flatMap(({ at, authority, root, isTrusted, goodUntil, renewal }): readonly Row[] => {
		const until = renewal < newest ? say.isRenewed : say.goodUntil(goodUntil.slice(0, 10));
		const which = renewal > 0 ? say.renewal(count(renewal, lang)) : say.labels.stamp;
		return [
			[which, `${say.stampedAt(moment(at, timeZone), printable(authority))} · ${until}`],
			[say.labels.root, `${root} (${isTrusted ? say.trusted : say.untold})`],
		];
	});
}
