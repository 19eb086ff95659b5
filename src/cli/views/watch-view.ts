import { accountTitle } from '../../records/labels.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';
import type { Look, PictureSeen } from '../../records/watch/look.ts';
import { changeWords, failureWords, WATCH_FINDING_WORDS } from '../../records/words/watch.ts';
import type { CrisisOf } from '../../work/watch/crisis.ts';
import type { WatchedHistory } from '../../work/watch/show.ts';
import type { WatchedAccount } from '../../work/watch/watched.ts';
import type { Desk } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { count, moment } from '../quantities.ts';
import { watchWords } from '../words/watch-words.ts';
import { rows } from './rows.ts';

/** The job runs every few minutes: what has been due for longer says that it does not, or has too much to do. */
const LATE_MS = 2 * 3_600_000;

/** Watched accounts, three lines each and one for what stands: name, when seen and when next, unit and address. */
export function watchedListText(accounts: readonly WatchedAccount[], isChoice: boolean, desk: Desk): string {
	const { lang, page, timeZone } = desk;
	const say = watchWords[lang];
	if (accounts.length === 0) return isChoice ? say.noneFound : say.none;
	const late = accounts.filter(({ due }) => due.isDue && Date.now() - due.at > LATE_MS).length;
	const lines = accounts.map(({ account, state, due, crisis }) => {
		const seen = state?.lastSeen ? `${say.labels.lastSeen} ${moment(state.lastSeen, timeZone)}` : say.never;
		const next = `${say.labels.next}: ${due.isDue ? say.now : moment(new Date(due.at).toISOString(), timeZone)}`;
		const found = (state?.findings ?? []).map((f) => {
			const { title } = WATCH_FINDING_WORDS[f.code][lang];
			return `${page.paint('warn', '!')} ${title} (${say.since(moment(f.since, timeZone))})`;
		});
		return [
			page.paint('strong', printable(accountTitle(account, lang))),
			wrap(`${seen} · ${next}`, page.width, 2),
			...(crisis ? [wrap(page.paint('warn', crisisLine(crisis, desk)), page.width, 2)] : []),
			...found.map((line) => wrap(line, page.width, 2)),
			page.paint('dim', wrap(printable(`${account.unit.name} · ${account.address}`), page.width, 2)),
		].join('\n');
	});
	const behind = late > 0 ? ['', wrap(`${page.paint('warn', '!')} ${say.behind(late)}`, page.width)] : [];
	return [...lines, ...behind].join('\n');
}

/** All that is known of one account: where it stands, what its profile shows, what stands, and every look. */
export function watchedText(shown: WatchedHistory, limit: number, desk: Desk): string {
	const { lang, page, timeZone } = desk;
	const say = watchWords[lang];
	const { account, state, due, crisis, looks } = shown;
	const { known } = state ?? {};
	const { labels } = say;
	const whole = (n: number | undefined) => (n === undefined ? undefined : count(n, lang));
	const next = due.isDue ? say.now : moment(new Date(due.at).toISOString(), timeZone);
	const facts = rows(
		[
			[labels.address, printable(account.address), 'whole'],
			[labels.unit, printable(account.unit.name)],
			[labels.lastSeen, state?.lastSeen ? moment(state.lastSeen, timeZone) : say.never],
			[
				labels.lastLook,
				state && state.lastLook !== state.lastSeen ? moment(state.lastLook, timeZone) : undefined,
			],
			[labels.next, shown.isWatched ? next : undefined],
			[labels.crisis, crisis ? crisisLine(crisis, desk, false) : undefined],
			[labels.name, known?.name && printable(known.name)],
			[labels.bio, known?.bio && printable(known.bio)],
			[labels.link, known?.link && printable(known.link), 'whole'],
			[
				labels.landed,
				known?.address && known.address !== account.address ? printable(known.address) : undefined,
				'whole',
			],
			[labels.verified, known?.verified === undefined ? undefined : known.verified ? say.yes : say.no],
			[labels.followers, whole(known?.followers)],
			[labels.posts, whole(known?.posts)],
			[labels.avatar, pictureName(known?.avatar, desk)],
			[labels.cover, pictureName(known?.cover, desk)],
			[labels.fingerprint, state?.fingerprint?.slice(0, 16)],
		],
		page,
	);
	const findings = (state?.findings ?? []).flatMap((f) => {
		const { title, meaning } = WATCH_FINDING_WORDS[f.code][lang];
		const why = f.failure === undefined ? '' : `: ${failureWords(f.failure, lang).toLowerCase()}`;
		return [
			wrap(
				`${page.paint('warn', '!')} ${title}${why}, ${say.since(moment(f.since, timeZone))}`,
				page.width,
				2,
			),
			wrap(meaning, page.width, 4),
		];
	});
	return [
		page.paint('strong', printable(accountTitle(account, lang))),
		facts,
		...(shown.isWatched ? [] : [wrap(say.notWatched, page.width)]),
		...(findings.length > 0 ? ['', page.paint('strong', say.findings), ...findings] : []),
		...(looks.length > 0
			? [
					'',
					page.paint('strong', say.history),
					...looks.map((l, i) => lookLine(l, looks.length < limit && i === looks.length - 1, desk)),
				]
			: []),
		...(looks.length === limit ? [page.paint('dim', say.more(limit * 10))] : []),
	].join('\n');
}

function lookLine(look: Look, isFirst: boolean, desk: Desk): string {
	const { lang, page, timeZone } = desk;
	const say = watchWords[lang];
	const { failure, changes, begun, ended, picture, orderId } = look;
	const what = failure
		? page.paint('bad', say.notSeen(failureWords(failure.code, lang)))
		: changes.map((change) => changeWords(change, lang)).join('; ') || (isFirst ? say.first : say.seen);
	const lines = [
		...begun.map((code) => `${page.paint('warn', '!')} ${WATCH_FINDING_WORDS[code][lang].title}`),
		...ended.map((code) => say.gone(WATCH_FINDING_WORDS[code][lang].title)),
		...(orderId === undefined ? [] : [say.ordered(orderId)]),
		...(picture === undefined ? [] : [page.paint('dim', picture)]),
	];
	return [
		wrap(`${moment(look.at, timeZone)}  ${printable(what)}`, page.width, 2),
		...lines.map((line) => wrap(line, page.width, 6)),
	].join('\n');
}

/** What a crisis watch came to. */
export function crisisText(crises: readonly CrisisOf[], desk: Desk): string {
	const { lang, page, timeZone } = desk;
	const say = watchWords[lang];
	const [first] = crises;
	if (!first) return say.noCrisis;
	const { everyMinutes, until } = first.crisis;
	return [
		wrap(
			`${page.paint('good', '✓')} ${say.crisisStarted(crises.length, everyMinutes, moment(until, timeZone))}`,
			page.width,
		),
		...crises.map(({ account }) => wrap(printable(accountTitle(account, lang)), page.width, 2)),
		wrap(say.needsWork, page.width),
	].join('\n');
}

export function endedText(ended: readonly RegisteredAccount[], { lang, page }: Desk): string {
	const say = watchWords[lang];
	if (ended.length === 0) return say.noCrisis;
	return [
		`${page.paint('good', '✓')} ${say.crisisEnded(ended.length)}`,
		...ended.map((account) => wrap(printable(accountTitle(account, lang)), page.width, 2)),
	].join('\n');
}

function crisisLine(crisis: CrisisOf['crisis'], { lang, timeZone }: Desk, isNamed = true): string {
	const say = watchWords[lang];
	const { everyMinutes, until, startedBy, reason } = crisis;
	const line = say.crisis(everyMinutes, moment(until, timeZone), startedBy, reason);
	return printable(isNamed ? `${say.labels.crisis}: ${line}` : line);
}

function pictureName(picture: PictureSeen | undefined, { lang }: Desk): string | undefined {
	return picture && watchWords[lang].picture(picture.sha256.slice(0, 8));
}
