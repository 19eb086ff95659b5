import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import { LEVELS, type Level } from '../../records/occasion.ts';
import { REMOVAL_CATEGORIES, type RemovalCategory } from '../../records/occasions/removal.ts';
import { REMOVAL_WORDS } from '../../records/words/removal.ts';
import type { RemovalOrder, RemovalWish } from '../../work/occasions/order-removal.ts';
import { collected, oneOf } from '../choice.ts';
import { type Answer, type Desk, invocation, shellWord } from '../desk.ts';
import { valued } from '../help.ts';
import { inOffice, readOffice } from '../in-office.ts';
import { printable, wrap } from '../page.ts';
import { needed } from '../register/options.ts';
import { snapshotDocument } from '../views/result-document.ts';
import { resultText } from '../views/result-view.ts';
import { rows } from '../views/rows.ts';
import { helpWords } from '../words/help-words.ts';
import { occasionWords } from '../words/occasion-words.ts';

interface RemovalOptions {
	readonly post?: string;
	readonly category?: RemovalCategory;
	readonly why?: string;
	readonly level?: Level;
	readonly now?: boolean;
	readonly by?: string;
	readonly allowHost?: readonly string[];
}

/** `removal <account>`: evidence of what is to be removed. */
export function addRemoval(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { lang } = desk;
	const { commands, arguments: args, options } = occasionWords[lang];
	const { options: common, after } = helpWords[lang];
	const [placeholder, about] = options.category;
	const named = REMOVAL_CATEGORIES.map((category) => `${category} (${REMOVAL_WORDS[category][lang]})`);
	program
		.command('removal')
		.description(commands.removal)
		.argument(`<${args.account}>`, args.accountAbout)
		.addOption(valued('--post', options.post))
		.addOption(
			valued('--category', [placeholder, `${about} ${named.join(', ')}.`]).argParser(
				oneOf('--category', REMOVAL_CATEGORIES, lang),
			),
		)
		.addOption(valued('--why', options.why))
		.addOption(valued('--level', options.removalLevel).argParser(oneOf('--level', LEVELS, lang)))
		.option('--now', options.now)
		.addOption(valued('--allow-host', common.allowHost).argParser(collected))
		.addOption(valued('--by', options.by))
		.addHelpText('after', `\n${after.exits}`)
		.action(async (wanted: string, given: RemovalOptions) => answered(await removal(desk, wanted, given)));
}

async function removal(desk: Desk, wanted: string, given: RemovalOptions): Promise<Answer> {
	const { level, by, allowHost } = given;
	const wish: RemovalWish = {
		post: needed('--post', given.post, desk),
		category: needed('--category', given.category, desk) as RemovalCategory,
		why: needed('--why', given.why, desk),
		...(level === undefined ? {} : { level }),
		...(by?.trim() ? { by: by.trim() } : {}),
		...(allowHost ? { allowHosts: allowHost } : {}),
	};
	return given.now ? takeNow(desk, wanted.trim(), wish) : order(desk, wanted.trim(), wish);
}

async function order(desk: Desk, wanted: string, wish: RemovalWish): Promise<Answer> {
	const placed = await readOffice(desk, async (office) => {
		const { orderRemoval } = await import('../../work/occasions/order-removal.ts');
		return orderRemoval(office, wanted, wish);
	});
	return { exit: EXIT.complete, document: placed, text: () => orderedText(placed, desk) };
}

async function takeNow(desk: Desk, wanted: string, wish: RemovalWish): Promise<Answer> {
	const { result, placed } = await inOffice(desk, desk.config(), async (office, { signal, show }) => {
		const { orderRemoval } = await import('../../work/occasions/order-removal.ts');
		const { takeSnapshot } = await import('../../work/take-snapshot.ts');
		const placed = await orderRemoval(office, wanted, wish);
		const result = await takeSnapshot(placed.order, office, signal, show);
		return { result, placed };
	});
	return {
		exit: EXIT[result.outcome],
		document: { ...snapshotDocument(result), ...elsewhere(placed) },
		text: () =>
			[resultText(result, desk, again(desk, wanted, wish)), ...otherAccountText(placed, desk)].join('\n'),
	};
}

/** The command that takes it again. */
function again(
	{ env }: Desk,
	wanted: string,
	{ post, category, why, level, by, allowHosts }: RemovalWish,
): string {
	const said = (name: string, value: string | undefined) =>
		value === undefined ? [] : [`--${name}`, shellWord(value)];
	const words = [
		...['removal', shellWord(wanted), ...said('post', post), '--category', category],
		...[...said('why', why), ...said('level', level), ...said('by', by)],
		...[...(allowHosts ?? []).flatMap((host) => said('allow-host', host)), '--now'],
	];
	return invocation(env, words.join(' '));
}

function elsewhere({ otherAccount }: RemovalOrder): Pick<RemovalOrder, 'otherAccount'> {
	return otherAccount === undefined ? {} : { otherAccount };
}

function otherAccountText({ otherAccount, order }: RemovalOrder, { lang, page }: Desk): readonly string[] {
	if (otherAccount === undefined) return [];
	const said = occasionWords[lang].otherAccount(printable(otherAccount), order.id.slice(0, 8));
	return [page.paint('warn', wrap(`! ${said}`, page.width))];
}

function orderedText(placed: RemovalOrder, desk: Desk): string {
	const { lang, page, env } = desk;
	const { id, reason, removal } = placed.order;
	const say = occasionWords[lang];
	const { labels } = say;
	const facts = rows(
		[
			[labels.post, removal?.post, 'whole'],
			[labels.category, removal && REMOVAL_WORDS[removal.category][lang]],
			[labels.why, reason],
			[labels.order, id],
		],
		page,
	);
	return [
		`${page.paint('good', '✓')} ${say.removalOrdered}`,
		facts,
		...otherAccountText(placed, desk),
		wrap(say.removalNext, page.width),
		`  ${page.paint('strong', invocation(env, 'work'))}`,
	].join('\n');
}
