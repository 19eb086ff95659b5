import type { OgonblickError } from '../../errors.ts';
import { type Delivery, type DeliveryStanding, isOpen } from '../../records/delivery/delivery.ts';
import { DELIVERY_STATE_WORDS, RECEIPT_ASIDE } from '../../records/words/delivery.ts';
import { errorWords } from '../../words/error-words.ts';
import type { LeftOut } from '../../work/delivery/choose.ts';
import type { Delivered, Resumed } from '../../work/delivery/deliver.ts';
import type { Sending } from '../../work/delivery/send.ts';
import type { TakenReceipt } from '../../work/delivery/take-receipt.ts';
import type { Withdrawn } from '../../work/delivery/withdraw.ts';
import { type Desk, invocation } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { bytes, count, counted, moment } from '../quantities.ts';
import { deliveryWords } from '../words/delivery-words.ts';
import { doubtedLines } from './fixity-view.ts';
import { rows } from './rows.ts';

/** Enough of an id to name the bundle with. */
const SHORT = 8;

/** What was sent, what could not be, and what was left out and why. */
export function deliveredText(
	{ sent, lines, leftOut, checked }: Delivered,
	tryOnly: boolean,
	desk: Desk,
): string {
	const { lang, page } = desk;
	const say = deliveryWords[lang];
	const parts: string[] = sent.map((one) => sendingText(one, desk));
	if (tryOnly)
		parts.push(
			[
				say.would(counted(lines.length, say.packets, lang)),
				...lines.map(({ bundleId, title, bytes: n }) =>
					wrap(`${bundleId.slice(0, SHORT)}  ${printable(title)} · ${bytes(n, lang)}`, page.width, 2),
				),
			].join('\n'),
		);
	else if (sent.length === 0) parts.push(say.nothing);
	if (leftOut.length > 0) parts.push(leftOutText(leftOut, desk));
	if (checked.length > 0) parts.push(doubtedLines(checked, desk).join('\n'));
	return parts.join('\n\n');
}

/** What came of taking deliveries up again. */
export function resumedText(sent: readonly Sending[], stopped: Resumed['stopped'], desk: Desk): string {
	const { lang, page } = desk;
	const say = deliveryWords[lang];
	if (sent.length === 0 && stopped.length === 0) return say.nothingOpen;
	const waiting = stopped.map(({ delivery: { number, target }, error }) =>
		[
			wrap(`${page.paint('bad', '✗')} ${say.waits(number, printable(target.name))}`, page.width),
			...errorLines(error, desk),
		].join('\n'),
	);
	return [...sent.map((one) => sendingText(one, desk)), ...waiting].join('\n\n');
}

function errorLines(error: OgonblickError, { lang, page }: Desk): readonly string[] {
	const { message, remedy = '' } = errorWords(error, lang);
	return [message, remedy].filter(Boolean).map((text) => wrap(`    ${printable(text)}`, page.width, 4));
}

function sendingText({ delivery, troubles, checked }: Sending, desk: Desk): string {
	const { lang, page, env } = desk;
	const say = deliveryWords[lang];
	const { number, bundles, agreement } = delivery;
	const there = bundles.filter(({ state }) => state !== 'ordered' && state !== 'withdrawn').length;
	const none =
		agreement === undefined ? [wrap(`${page.paint('warn', '!')} ${say.noAgreement}`, page.width)] : [];
	if (troubles.length === 0) {
		const sent = say.sent(number, counted(there, say.packets, lang));
		return [
			wrap(`${page.paint('good', '✓')} ${sent}`, page.width),
			...none,
			say.receiptNext,
			`  ${page.paint('strong', invocation(env, `deliver receipt ${number} kvittens.csv`))}`,
		].join('\n');
	}
	const told = troubles.flatMap(({ bundleId, error }) => {
		const { message, remedy = '' } = errorWords(error, lang);
		return [
			wrap(`${bundleId.slice(0, SHORT)}  ${printable(message)}`, page.width, 4),
			...(remedy ? [wrap(`    ${remedy}`, page.width, 4)] : []),
		];
	});
	return [
		wrap(
			`${page.paint('bad', '✗')} ${say.notWhole(number, counted(troubles.length, say.packets, lang))}`,
			page.width,
		),
		...told,
		...doubtedLines(checked, desk),
		say.resumeNext,
		`  ${page.paint('strong', invocation(env, `deliver resume ${number}`))}`,
		say.withdrawNext,
		`  ${page.paint('strong', invocation(env, `deliver withdraw ${number} --reason …`))}`,
	].join('\n');
}

function leftOutText(leftOut: readonly LeftOut[], desk: Desk): string {
	const { lang, page, timeZone } = desk;
	const say = deliveryWords[lang];
	const lines = leftOut.map(({ filing, why, standing }) => {
		const stands = standing ? ` (${standing.number}, ${moment(standing.at, timeZone)})` : '';
		return wrap(`${filing.bundleId.slice(0, SHORT)}  ${say.whyNot[why]}${stands}`, page.width, 4);
	});
	return [`${page.paint('strong', say.leftOut)}`, ...lines].join('\n');
}

/** Deliveries, two lines each. */
export function deliveriesText(deliveries: readonly Delivery[], desk: Desk): string {
	const { lang, page, timeZone } = desk;
	const say = deliveryWords[lang];
	if (deliveries.length === 0) return say.none;
	return deliveries
		.map((one) => {
			const head = `${page.paint('strong', one.number)}  ${moment(one.orderedAt, timeZone)}  ${printable(one.target.name)}  ${stateOf(one, desk)}`;
			return `${wrap(head, page.width)}\n${page.paint('dim', wrap(`  ${tally(one, desk)}`, page.width, 2))}`;
		})
		.join('\n');
}

/** A delivery and each bundle of it. */
export function deliveryText(delivery: Delivery, written: readonly string[], desk: Desk): string {
	const { lang, page, timeZone } = desk;
	const say = deliveryWords[lang];
	const { labels } = say;
	const { target, sentAt, withdrawnAt } = delivery;
	const size = delivery.bundles.reduce((sum, { line }) => sum + line.bytes, 0);
	const facts = rows(
		[
			[labels.number, `${delivery.number} (${stateOf(delivery, desk)})`],
			[labels.target, printable(target.name)],
			[labels.where, printable(target.where), 'whole'],
			[labels.archive, delivery.archive && printable(delivery.archive)],
			[labels.agreement, printable(delivery.agreement ?? '–')],
			[labels.by, printable(delivery.orderedBy)],
			[labels.ordered, moment(delivery.orderedAt, timeZone)],
			[labels.sent, sentAt && moment(sentAt, timeZone)],
			[labels.withdrawn, withdrawnAt && moment(withdrawnAt, timeZone)],
			[labels.bundles, tally(delivery, desk)],
			[labels.size, bytes(size, lang)],
		],
		page,
	);
	const list = delivery.bundles.map(({ line, state, at, reason }) => {
		const why = reason === undefined ? '' : `  ${say.because(printable(reason))}`;
		const stands = page.paint(toneOf(state), DELIVERY_STATE_WORDS[state][lang]);
		return [
			wrap(`${stands}  ${printable(line.title)}${why}`, page.width),
			page.paint('dim', `  ${line.bundleId}  ${moment(at, timeZone)}  ${bytes(line.bytes, lang)}`),
			page.paint('dim', `  SHA-256 ${line.sha256}`),
		].join('\n');
	});
	const wrote =
		written.length > 0 ? [[say.wrote, ...written.map((file) => `  ${printable(file)}`)].join('\n')] : [];
	return [facts, list.join('\n'), ...wrote].join('\n\n');
}

/** What was taken out of a delivery. */
export function withdrawnText({ delivery, taken, trouble }: Withdrawn, desk: Desk): string {
	const { lang, page, env } = desk;
	const say = deliveryWords[lang];
	const { number } = delivery;
	const left = trouble
		? [wrap(`${page.paint('warn', '!')} ${say.mayLieThere}`, page.width), ...errorLines(trouble, desk)]
		: [];
	if (taken === 0 && !isOpen(delivery)) return [say.nothingToWithdraw(number), ...left].join('\n');
	const next = isOpen(delivery)
		? [say.finishNext, `  ${page.paint('strong', invocation(env, `deliver resume ${number}`))}`]
		: [];
	const said = say.withdrawn(number, counted(taken, say.packets, lang));
	return [wrap(`${page.paint('good', '✓')} ${said}`, page.width), ...left, ...next].join('\n');
}

/** What a receipt came to. */
export function receiptText(
	{ delivery, received, refused, same, waiting, aside }: TakenReceipt,
	desk: Desk,
): string {
	const { lang, page } = desk;
	const say = deliveryWords[lang];
	const { answers } = say;
	const numbers = { received, refused, same, waiting } as const;
	const table = (Object.keys(numbers) as (keyof typeof numbers)[]).flatMap((key) =>
		numbers[key] > 0 || key === 'received' ? [[answers[key], count(numbers[key], lang)] as const] : [],
	);
	const isTaken = received + refused + same > 0;
	const head = isTaken
		? `${page.paint('good', '✓')} ${say.taken(delivery.number)}`
		: `${page.paint('warn', '!')} ${say.noneTaken(delivery.number)}`;
	return [head, rows(table, page), ...asideLines(aside, desk)].join('\n');
}

/** Rows that were passed over; what is told of several in the same words is told once, with the rows. */
function asideLines(aside: TakenReceipt['aside'], { lang, page }: Desk): readonly string[] {
	const say = deliveryWords[lang];
	const told = new Map<string, string[]>();
	for (const { at, column, code, given, bundleId } of aside) {
		const words = RECEIPT_ASIDE[code][lang](printable(given));
		const of = [String(at), ...(bundleId === undefined ? [] : [`(${bundleId.slice(0, 8)})`])].join(' ');
		const key = `${column === undefined ? '' : `, ${say.column(printable(column))}`}: ${words}`;
		told.set(key, [...(told.get(key) ?? []), of]);
	}
	return [...told].map(([words, at]) =>
		wrap(`${page.paint('warn', '!')} ${say.row(at.join(', '))}${words}`, page.width, 2).trimStart(),
	);
}

/** Where a bundle stands, in one line; undefined where it is part of no delivery. */
export function standingLine(standing: DeliveryStanding | null, desk: Desk): string | undefined {
	if (!standing) return undefined;
	const { lang, timeZone } = desk;
	const say = deliveryWords[lang];
	const { state, number, target, at, reason } = standing;
	const words = DELIVERY_STATE_WORDS[state][lang];
	const said = say.inDelivery(words, number, printable(target), moment(at, timeZone));
	return reason === undefined ? said : `${said}; ${say.because(printable(reason))}`;
}

function stateOf(delivery: Delivery, { lang, page }: Desk): string {
	const { states } = deliveryWords[lang];
	if (delivery.withdrawnAt !== undefined) return states.withdrawn;
	if (isOpen(delivery)) return page.paint('warn', states.open);
	return delivery.bundles.some(({ state }) => state === 'sent') ? states.sent : states.answered;
}

/** How many bundles are in each state, those that are none left out. */
function tally({ bundles }: Delivery, { lang }: Desk): string {
	const states = (['ordered', 'sent', 'received', 'refused', 'withdrawn'] as const).flatMap((state) => {
		const n = bundles.filter((one) => one.state === state).length;
		return n === 0 ? [] : [`${DELIVERY_STATE_WORDS[state][lang]}: ${count(n, lang)}`];
	});
	return `${counted(bundles.length, deliveryWords[lang].packets, lang)} · ${states.join(' · ')}`;
}

function toneOf(state: Delivery['bundles'][number]['state']): 'good' | 'bad' | 'warn' | 'dim' {
	if (state === 'received') return 'good';
	if (state === 'refused') return 'bad';
	return state === 'ordered' ? 'warn' : 'dim';
}
