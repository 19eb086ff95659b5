import type { Language } from '../../records/finding-words.ts';
import { type Problem, problemWords } from '../../records/problem.ts';
import { errorWords } from '../../words/error-words.ts';
import type { ResealRun } from '../../work/seal/reseal.ts';
import type { Resealed } from '../../work/seal/resealed.ts';
import type { Desk } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { count } from '../quantities.ts';
import { faultWords } from '../words/fault-words.ts';
import { resealWords } from '../words/reseal-words.ts';

const SHORT = 8;

/** One that was not renewed and should have been: why, and what to do. */
type Wanting = Extract<Resealed, { readonly outcome: 'not-whole' | 'postponed' }>;

export function isWanting(done: Resealed): done is Wanting {
	return done.outcome === 'not-whole' || done.outcome === 'postponed';
}

/** Why a bundle was not renewed, and what to do about it, in the words of renewing: the errors' own remedies speak of captures. */
export function wantingWords(done: Wanting, lang: Language): { why: string; remedy: string | undefined } {
	const { why, remedies, seeVerify } = resealWords[lang];
	if (done.outcome === 'postponed') {
		const { message, remedy } = errorWords(done.error, lang);
		return { why: message, remedy: remedies[done.error.code] ?? remedy };
	}
	const { code } = done;
	const reason =
		code in why ? why[code as keyof typeof why] : problemWords(done as Pick<Problem, 'code' | 'data'>, lang);
	return { why: reason, remedy: remedies[code] ?? seeVerify };
}

/** What became of one bundle, in one line. @param told reasons that a reader has before them already; that of this line is added */
export function resealedLine(done: Resealed, { lang, page }: Desk, told: Set<string> = new Set()): string {
	const say = resealWords[lang];
	const id = done.filing.bundleId.slice(0, SHORT);
	if (isWanting(done)) {
		const { why } = wantingWords(done, lang);
		const isNew = !told.has(why);
		told.add(why);
		const [tone, mark] = done.outcome === 'not-whole' ? (['bad', '✗'] as const) : (['warn', '!'] as const);
		const line = `${page.paint(tone, mark)} ${id}  ${say[done.outcome === 'not-whole' ? 'notWhole' : 'postponed']}`;
		return isNew ? `${line}: ${printable(why)}` : `${line} ${say.sameWhy}`;
	}
	if (done.outcome === 'no-better')
		return `${page.paint('warn', '!')} ${id}  ${say.noBetter(done.goodUntil.slice(0, 10))}`;
	const words = done.outcome === 'good' ? say.holds : say.until;
	return `${page.paint('good', '✓')} ${id}  ${words(done.goodUntil.slice(0, 10))}`;
}

/**
 * What a run came to, and what to do about each reason that kept a bundle from being renewed, once.
 * @param isNamed whether somebody named the bundles: then each is told; else those that are wanting have been told while it ran
 */
export function resealText(run: ResealRun, isNamed: boolean, desk: Desk): string {
	const { lang, page } = desk;
	const say = resealWords[lang];
	if (run.isOverlap) return say.overlap;
	if (run.done.length === 0 && run.left === 0) return say.nothingDue;
	const of = (outcome: Resealed['outcome']) => run.done.filter((done) => done.outcome === outcome).length;
	const one = (outcome: Resealed['outcome'], words: (n: string) => string) =>
		of(outcome) > 0 ? [wrap(words(count(of(outcome), lang)), page.width)] : [];
	const told = new Set<string>();
	return [
		...(isNamed
			? run.done.map((done) => wrap(resealedLine(done, desk, told), page.width, 2).trimStart())
			: []),
		say.renewed(count(of('renewed'), lang)),
		...one('no-better', say.noneBetter),
		...one('good', say.good),
		...one('not-whole', say.noneWhole),
		...one('postponed', say.nonePostponed),
		...(run.away ? [wrap(run.away.code.endsWith('-full') ? say.full : say.away, page.width)] : []),
		...(run.refused
			? [
					wrap(
						`${page.paint('warn', '!')} ${printable(errorWords(run.refused, lang).message)} ${say.beside}`,
						page.width,
					),
				]
			: []),
		...(run.listEnded
			? [wrap(`${page.paint('warn', '!')} ${say.listEnded(run.listEnded.slice(0, 10))}`, page.width)]
			: []),
		...(run.left > 0 ? [say.left(count(run.left, lang))] : []),
		...remedies(run, desk),
	].join('\n');
}

function remedies(run: ResealRun, { lang, page }: Desk): readonly string[] {
	const all = new Set(run.done.filter(isWanting).map((done) => wantingWords(done, lang).remedy));
	return [...all]
		.filter((remedy) => remedy !== undefined)
		.map((remedy) =>
			wrap(`${page.paint('strong', faultWords[lang].remedy)} ${printable(remedy)}`, page.width),
		);
}
