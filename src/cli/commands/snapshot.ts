import type { Command } from 'commander';
import { EXIT, UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { LEVELS, type Level, OCCASIONS, type Occasion } from '../../records/occasion.ts';
import type { OrderWish } from '../../work/place-order.ts';
import type { SnapshotResult } from '../../work/snapshot-result.ts';
import { collected, oneOf, wholeNumber } from '../choice.ts';
import { type Answer, type Desk, invocation, shellWord } from '../desk.ts';
import { valued } from '../help.ts';
import { type AtWork, inOffice } from '../in-office.ts';
import { stoppedByRequest } from '../interrupt.ts';
import { wrap } from '../page.ts';
import { snapshotDocument } from '../views/result-document.ts';
import { resultText } from '../views/result-view.ts';
import { helpWords } from '../words/help-words.ts';
import { snapshotWords } from '../words/snapshot-words.ts';
import { usageWords } from '../words/usage-words.ts';

interface SnapshotOptions {
	readonly occasion?: Occasion;
	readonly reason?: string;
	readonly level?: Level;
	readonly out?: string;
	readonly allowHost?: readonly string[];
	readonly by?: string;
	readonly limitPosts?: number;
	readonly limitSeconds?: number;
}

const DAY_SECONDS = 86_400;
const MANY_POSTS = 1_000_000;

/** `snapshot [account or URL]`: the main job. */
export function addSnapshot(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options, after } = helpWords[desk.lang];
	program
		.command('snapshot')
		.description(commands.snapshot)
		.argument(`[${args.target}]`, args.targetAbout)
		.addOption(valued('--occasion', options.occasion).argParser(oneOf('--occasion', OCCASIONS, desk.lang)))
		.addOption(valued('--reason', options.reason))
		.addOption(valued('--level', options.level).argParser(oneOf('--level', LEVELS, desk.lang)))
		.addOption(valued('--out', options.out))
		.addOption(valued('--allow-host', options.allowHost).argParser(collected))
		.addOption(valued('--by', options.by))
		.addOption(
			valued('--limit-posts', options.limitPosts).argParser(
				wholeNumber('--limit-posts', 1, MANY_POSTS, desk.lang),
			),
		)
		.addOption(
			valued('--limit-seconds', options.limitSeconds).argParser(
				wholeNumber('--limit-seconds', 10, DAY_SECONDS, desk.lang),
			),
		)
		.addHelpText('after', () => `\n${after.exits}\n\n${after.examples}\n${examples(desk)}`)
		.action(async (target: string | undefined, given: SnapshotOptions) =>
			answered(await snapshot(desk, target, given)),
		);
}

async function snapshot(desk: Desk, target: string | undefined, options: SnapshotOptions): Promise<Answer> {
	refuseEmpty(desk, options);
	if (target === undefined) return trial(desk, options);
	const result = await inOffice(desk, desk.config(), (office, tools) =>
		take(office, wishOf(target, options), tools, false),
	);
	return answerOf(desk, result, againLine(desk, target, options));
}

/** The same with an invented account, served for as long as it is needed. */
async function trial(desk: Desk, options: SnapshotOptions): Promise<Answer> {
	const say = snapshotWords[desk.lang];
	const config = desk.config();
	const invented = await desk.doors.openInvented();
	try {
		desk.tell(wrap(say.invented(invented.address), desk.side.width));
		const wish = wishOf(invented.address, {
			...options,
			reason: options.reason ?? say.inventedReason,
			allowHost: [...(options.allowHost ?? []), ...invented.hosts],
		});
		const result = await inOffice(desk, config, (office, tools) => take(office, wish, tools, true));
		return answerOf(desk, result, undefined);
	} finally {
		await invented.close();
	}
}

async function take(
	office: Office,
	wish: OrderWish,
	{ signal, show, recovered }: AtWork,
	invented: boolean,
): Promise<SnapshotResult> {
	const { takenUp } = await import('../../work/taken-up.ts');
	const there = await takenUp(office, wish, recovered);
	if (there) return there;
	const { placeOrder } = await import('../../work/place-order.ts');
	const order = await placeOrder(office, wish);
	const { takeSnapshot } = await import('../../work/take-snapshot.ts');
	try {
		return await takeSnapshot(order, office, signal, show);
	} catch (error) {
		if (!invented) throw error;
		// The invented account's address dies with this process: an order that waited for it would only fail later.
		await office.queue.cancel(order.id, 'the invented account is gone');
		throw signal.aborted ? stoppedByRequest() : error;
	}
}

function wishOf(target: string, options: SnapshotOptions): OrderWish {
	const { occasion = 'adhoc', reason = '', level, by, out, allowHost = [] } = options;
	const { limitPosts: posts, limitSeconds: seconds } = options;
	return {
		...{ target, occasion, reason, allowHosts: allowHost },
		...(level === undefined ? {} : { level }),
		...(by === undefined ? {} : { orderedBy: by }),
		...(out === undefined ? {} : { out }),
		limits: { ...(posts === undefined ? {} : { posts }), ...(seconds === undefined ? {} : { seconds }) },
	};
}

function answerOf(desk: Desk, result: SnapshotResult, again: string | undefined): Answer {
	return {
		exit: EXIT[result.outcome],
		document: snapshotDocument(result),
		text: () => resultText(result, desk, again),
	};
}

/** The same command without its limits. */
function againLine(desk: Desk, target: string, options: SnapshotOptions): string {
	const { occasion, reason, level, out, by, allowHost = [] } = options;
	const given = { occasion, reason, level, out, by };
	const words = Object.entries(given).flatMap(([name, value]) => (value ? [`--${name}`, value] : []));
	const hosts = allowHost.flatMap((host) => ['--allow-host', host]);
	return invocation(desk.env, ['snapshot', ...[target, ...words, ...hosts].map(shellWord)].join(' '));
}

/** @throws UsageError `empty-value` where a shell variable that nobody set has become an option's value */
function refuseEmpty(desk: Desk, { reason, out, by, allowHost }: SnapshotOptions): void {
	const texts = {
		'--reason': reason,
		'--out': out,
		'--by': by,
		'--allow-host': allowHost?.find((h) => !h.trim()),
	};
	for (const [option, text] of Object.entries(texts)) {
		if (text === undefined || text.trim()) continue;
		const say = usageWords[desk.lang];
		throw new UsageError(say.emptyValue(option), {
			code: 'empty-value',
			subject: option,
			remedy: say.giveValue,
		});
	}
}

function examples(desk: Desk): string {
	const lines = [
		'snapshot https://social.example/@kommunen',
		'snapshot kommunen --occasion closure --reason "…"',
	];
	return lines.map((line) => `  ${invocation(desk.env, line)}`).join('\n');
}
