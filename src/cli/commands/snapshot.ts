import type { Command } from 'commander';
import { EXIT, UsageError } from '../../errors.ts';
import { LEVELS, type Level, OCCASIONS, type Occasion } from '../../records/occasion.ts';
import type { SnapshotResult } from '../../work/snapshot-result.ts';
import { collected, oneOf, wholeNumber } from '../choice.ts';
import { type Answer, type Desk, invocation } from '../desk.ts';
import { valued } from '../help.ts';
import { inOffice } from '../in-office.ts';
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
	const config = desk.config();
	if (target !== undefined) return order(desk, config, target, options, options.allowHost ?? []);
	const invented = await desk.doors.openInvented();
	try {
		desk.tell(snapshotWords[desk.lang].invented(invented.address));
		const allowHosts = [...(options.allowHost ?? []), ...invented.hosts];
		const reason = options.reason ?? snapshotWords[desk.lang].inventedReason;
		return await order(desk, config, invented.address, { ...options, reason }, allowHosts);
	} finally {
		await invented.close();
	}
}

function order(
	desk: Desk,
	config: ReturnType<Desk['config']>,
	target: string,
	options: SnapshotOptions,
	allowHosts: readonly string[],
): Promise<Answer> {
	return inOffice(desk, config, async (office, { signal, show }) => {
		const { placeOrder } = await import('../../work/place-order.ts');
		const placed = await placeOrder(office, {
			target,
			occasion: options.occasion ?? 'adhoc',
			reason: options.reason ?? '',
			level: options.level ?? 'unique',
			...(options.by === undefined ? {} : { orderedBy: options.by }),
			...(options.out === undefined ? {} : { out: options.out }),
			allowHosts: [...allowHosts],
			limits: {
				...(options.limitPosts === undefined ? {} : { posts: options.limitPosts }),
				...(options.limitSeconds === undefined ? {} : { seconds: options.limitSeconds }),
			},
		});
		const { takeSnapshot } = await import('../../work/take-snapshot.ts');
		const result = await takeSnapshot(placed, office, signal, show);
		return answerOf(desk, result);
	});
}

function answerOf(desk: Desk, result: SnapshotResult): Answer {
	return {
		exit: EXIT[result.outcome],
		document: snapshotDocument(result),
		text: () => resultText(result, desk),
	};
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
