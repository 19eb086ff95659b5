import { Hono } from 'hono';
import { type OgonblickError, UsageError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { accountTitle } from '../../../records/labels.ts';
import { localDate } from '../../../records/local-date.ts';
import { may } from '../../../records/people/may.ts';
import type { RegisteredAccount } from '../../../records/register/registered.ts';
import type { Look } from '../../../records/watch/look.ts';
import { changeWords, failureWords, WATCH_FINDING_WORDS } from '../../../records/words/watch.ts';
import { endCrisis, startCrisis } from '../../../work/watch/crisis.ts';
import { type WatchedHistory, watchedHistory } from '../../../work/watch/show.ts';
import { readForm } from '../../asking/form.ts';
import { seenAccount } from '../../asking/seen-account.ts';
import { needs, visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { facts } from '../../parts/facts.ts';
import { areaField, lineField } from '../../parts/fields.ts';
import { table } from '../../parts/table.ts';
import { instant } from '../../parts/times.ts';
import { done, refusal, refused, statusOf } from '../../parts/told.ts';
import { foreign, html, type Markup, nothing } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { registerWords } from '../../words/register.ts';
import { watchPageWords } from '../../words/watch.ts';

const MOST_LOOKS = 50;
/** How often an account may be looked at in a crisis, in minutes; as the command's, of which these are the usual ones. */
const EVERY = [5, 15, 30, 60, 360, 1440] as const;
const HOURLY = 60;

/** What the watch knows of an account, and the crisis watch: more looks until a day is over. */
export function accountWatchPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/konton/:id/bevakning', async (c) => show(office, c, await seenAccount(office, c)))
		.post('/konton/:id/bevakning', async (c) => {
			const account = await seenAccount(office, c);
			const { name: by } = needs(c, 'order', account.unitId);
			const sent = await readForm(c);
			const said = { until: sent.text('on'), reason: sent.text('reason'), every: sent.text('every') };
			const error = await refused(async () => {
				const everyMinutes = EVERY.find((minutes) => `${minutes}` === said.every);
				if (everyMinutes === undefined) throw badInterval();
				const { until, reason } = said;
				await startCrisis(office, { accounts: [account.id], until, everyMinutes, reason, by });
			});
			return error
				? show(office, c, account, said, error)
				: c.redirect(`/konton/${account.id}/bevakning?klart=started`, 303);
		})
		.post('/konton/:id/bevakning/avsluta', async (c) => {
			const account = await seenAccount(office, c);
			const { name: by } = needs(c, 'order', account.unitId);
			const ended = await endCrisis(office, { accounts: [account.id] }, by);
			const told = ended.length > 0 ? 'ended' : 'none';
			return c.redirect(`/konton/${account.id}/bevakning?klart=${told}`, 303);
		});
}

const NOTHING_SAID = { until: '', reason: '', every: `${HOURLY}` };

async function show(
	office: Office,
	c: WebContext,
	account: RegisteredAccount,
	said = NOTHING_SAID,
	error?: OgonblickError,
) {
	const { lang } = c.var;
	const say = watchPageWords[lang];
	const history = await watchedHistory(office, account.id, MOST_LOOKS);
	const told = { started: say.started, ended: say.ended, none: say.noneOn }[c.req.query('klart') ?? ''];
	const mayOrder = may(visitorOf(c).person.grants, 'order', account.unitId);
	return page(c, {
		title: say.title(accountTitle(account, lang)),
		part: '/konton',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${told && !error ? done(told) : nothing}${error ? refusal(error, lang) : nothing}
${facts(standing(office, c, history))}
${history.isWatched ? nothing : html`<p>${say.notWatched}</p>`}
${findings(office, c, history)}
<h2>${say.crisis}</h2><p>${say.crisisLead}</p>
${mayOrder && history.isWatched ? crisisForms(office, c, account, history, said) : nothing}
${earlier(office, c, history)}
<h2>${say.looks}</h2>
${history.looks.length === 0 ? html`<p>${say.noLooks}</p>` : looksTable(office, c, history.looks)}
<p><a href="/konton/${account.id}">${registerWords[lang].toAccount}</a></p>`,
	});
}

function standing(office: Office, c: WebContext, { state, due, crisis, isWatched }: WatchedHistory) {
	const { lang } = c.var;
	const say = watchPageWords[lang];
	const at = (time: string) => instant(time, lang, office.config.TIMEZONE) ?? '';
	return [
		[say.lastSeen, state?.lastSeen ? at(state.lastSeen) : say.never],
		[say.next, isWatched ? (due.isDue ? say.now : at(new Date(due.at).toISOString())) : ''],
		[say.crisis, crisis ? say.every(crisis.everyMinutes) : ''],
		[say.until, crisis ? at(crisis.until) : ''],
		[say.name, state?.known?.name ?? ''],
		[say.followers, state?.known?.followers === undefined ? '' : `${state.known.followers}`],
	] as const;
}

function findings({ config }: Office, { var: { lang } }: WebContext, { state }: WatchedHistory): Markup {
	const found = state?.findings ?? [];
	if (found.length === 0) return nothing;
	const lines = found.map(({ code, since }) => {
		const { title, meaning } = WATCH_FINDING_WORDS[code][lang];
		return html`<li><strong>${title}</strong> (${watchPageWords[lang].since} ${instant(since, lang, config.TIMEZONE)}). ${meaning}</li>`;
	});
	return html`<div class="told warn"><ul>${lines}</ul></div>`;
}

function crisisForms(
	{ clock, config }: Office,
	c: WebContext,
	{ id }: RegisteredAccount,
	{ crisis }: WatchedHistory,
	{ until, reason, every }: typeof NOTHING_SAID,
): Markup {
	const { lang } = c.var;
	const say = watchPageWords[lang];
	const value =
		until === '' ? localDate(new Date(clock.now().getTime() + 7 * 86_400_000), config.TIMEZONE) : until;
	const options = EVERY.map(
		(minutes) =>
			html`<option value="${minutes}"${`${minutes}` === every ? html` selected` : nothing}>${say.every(minutes)}</option>`,
	);
	const end = html`<form method="post" action="/konton/${id}/bevakning/avsluta"><button class="second">${say.end}</button></form>`;
	return html`${crisis ? html`<p>${say.isOn(foreign(crisis.startedBy), foreign(crisis.reason))}</p>${end}<h3>${say.again}</h3>` : nothing}
<form method="post" action="/konton/${id}/bevakning" class="narrow">
${lineField({ field: 'on', called: say.lastDay, value, required: true, type: 'date' }, lang)}
<label for="every">${say.howOften}</label><select id="every" name="every">${options}</select>
${areaField({ field: 'reason', value: reason }, lang)}
<button>${say.start}</button></form>`;
}

function earlier({ config }: Office, c: WebContext, { crises }: WatchedHistory): Markup {
	const { lang } = c.var;
	const say = watchPageWords[lang];
	if (crises.length === 0) return nothing;
	const rows = crises.map(({ startedAt, until, endedAt, everyMinutes, startedBy, reason }) => [
		instant(startedAt, lang, config.TIMEZONE) ?? '',
		instant(endedAt ?? until, lang, config.TIMEZONE) ?? '',
		say.every(everyMinutes),
		foreign(startedBy),
		foreign(reason),
	]);
	return table(say.crisesCaption, [say.from, say.until, say.howOften, say.by, say.reason], rows);
}

function looksTable({ config }: Office, c: WebContext, looks: readonly Look[]): Markup {
	const { lang } = c.var;
	const say = watchPageWords[lang];
	const rows = looks.map(({ at, failure, changes, begun, ended, orderId }) => {
		const seen = failure
			? say.notSeen(failureWords(failure.code, lang))
			: changes.map((change) => changeWords(change, lang)).join('; ') || say.unchanged;
		const more = [
			...begun.map((code) => WATCH_FINDING_WORDS[code][lang].title),
			...ended.map((code) => say.over(WATCH_FINDING_WORDS[code][lang].title)),
		];
		const order =
			orderId === undefined ? nothing : html` <a href="/bestallningar/${orderId}">${say.ordered}</a>`;
		return [instant(at, lang, config.TIMEZONE) ?? '', foreign([seen, ...more].join('. ')), order];
	});
	return table(say.looksCaption, [say.at, say.what, say.order], rows);
}

function badInterval(): UsageError {
	return new UsageError('There is no such time between two looks', {
		...{ code: 'bad-interval', subject: 'every' },
		remedy: 'Choose one of the list.',
	});
}
