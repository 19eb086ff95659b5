import type { ClosingState } from '../../work/occasions/close-account.ts';
import { type Desk, invocation, shellWord } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { moment } from '../quantities.ts';
import { occasionWords } from '../words/occasion-words.ts';

/** How an account's closing stands, and what comes next for it. */
export function closingText(state: ClosingState, desk: Desk): string {
	const { lang, page } = desk;
	const say = occasionWords[lang];
	const { account, closing } = state;
	const name = page.paint('strong', printable(account.name));
	const address = page.paint('dim', `  ${printable(account.address)}`);
	if (!closing) return `${name}\n${address}`;
	const how = closing.ended?.how;
	const head =
		how === 'cancelled'
			? `${page.paint('good', '✓')} ${say.cancelled}`
			: how
				? `${page.paint('good', '✓')} ${say.closed}`
				: `${page.paint('warn', '•')} ${say.closing}`;
	return [`${head}  ${name}`, address, ...lines(state, desk)].join('\n');
}

function lines(state: ClosingState, desk: Desk): readonly string[] {
	const { lang, page, env, timeZone } = desk;
	const say = occasionWords[lang];
	const { account, closing, order, lack } = state;
	const step = (command: string) => `  ${page.paint('strong', invocation(env, command))}`;
	const ended = closing?.ended;
	const lowered = closing?.lowered;
	const eased = lowered
		? [wrap(say.lowered(printable(lowered.by), printable(lowered.reason)), page.width)]
		: [];
	if (ended?.how === 'cancelled') return [];
	if (ended?.how === 'snapshot')
		return [wrap(say.bySnapshot(ended.bundleId?.slice(0, 8) ?? ''), page.width), ...eased];
	if (ended)
		return [
			wrap(say.byOverride(printable(ended.by), printable(ended.reason)), page.width),
			wrap(order ? say.overrideInOrder : say.overrideNowhere, page.width),
			step(order ? 'work' : `snapshot ${shellWord(account.address)} --occasion closure`),
		];
	const last = closing?.lastContent ?? '';
	return [
		say.lastContent(last.length > 10 ? moment(last, timeZone) : last),
		...eased,
		...(lack ? [wrap(say.missing(say.lacks[lack]), page.width)] : []),
		...(order ? [say.orderedNow(order.id.slice(0, 8)), step('work')] : [wrap(say.orderedLater, page.width)]),
		wrap(say.closesItself, page.width),
	];
}
