import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { wholeNumber } from '../choice.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice } from '../in-office.ts';
import { listenForInterrupt, stoppedByRequest } from '../interrupt.ts';
import { wrap } from '../page.ts';
import { needed } from '../register/options.ts';
import { lettersText, plannedText, toldText } from '../views/notice-view.ts';
import { noticeWords } from '../words/notice-words.ts';

interface NoticeOptions {
	readonly send?: boolean;
	readonly unit?: string;
	readonly limit?: number;
	readonly to?: string;
}

const SHOWN = 50;

/** `notices`, and `notices list|test`: what units are told, and whether it has arrived. */
export function addNotices(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, options, send, exits } = noticeWords[desk.lang];
	const notices = program
		.command('notices')
		.description(commands.notices)
		.option('--send', send)
		.addOption(valued('--unit', options.unit))
		.addHelpText('after', `\n${exits}`)
		.action(async (given: NoticeOptions) =>
			answered(await (given.send ? tell(desk, given) : plan(desk, given))),
		);
	notices
		.command('list')
		.description(commands['notices list'])
		.addOption(valued('--unit', options.unit))
		.addOption(valued('--limit', options.limit).argParser(wholeNumber('--limit', 1, 1_000_000, desk.lang)))
		.addHelpText('after', `\n${exits}`)
		.action(async (_: NoticeOptions, command: Command) =>
			// An option that `notices` has too is taken for its own, wherever it stands.
			answered(await list(desk, command.optsWithGlobals<NoticeOptions>())),
		);
	notices
		.command('test')
		.description(commands['notices test'])
		.addOption(valued('--to', options.to))
		.addHelpText('after', `\n${exits}`)
		.action(async (given: NoticeOptions) => answered(await test(desk, given)));
}

async function plan(desk: Desk, given: NoticeOptions): Promise<Answer> {
	const { planned, waiting, ways } = await readOffice(desk, async (office) => {
		const { planLetters } = await import('../../work/notices/plan.ts');
		const unitId = await unitOf(office, given);
		const waiting = await office.notices.letters({
			isWaiting: true,
			...(unitId === undefined ? {} : { unitId }),
		});
		return { planned: await planLetters(office, unitId), waiting, ways: office.post.map(({ way }) => way) };
	});
	const { letters, unaddressed, unseen } = planned;
	return {
		exit: EXIT.complete,
		document: {
			ways,
			letters: letters.map(({ letter }) => documentOf(letter)),
			waiting: waiting.map(documentOf),
			unaddressed,
			unseen,
		},
		text: () => plannedText(planned, waiting, ways.length > 0, desk),
	};
}

async function tell(desk: Desk, given: NoticeOptions): Promise<Answer> {
	const { told, exit } = await whileListening(desk, async (office, signal) => {
		const { exitOfTold, tellUnits } = await import('../../work/notices/tell.ts');
		const unitId = await unitOf(office, given);
		const wish = { isAsked: true, ...(unitId === undefined ? {} : { unitId }) };
		const done = await tellUnits(office, signal, wish);
		return { told: done, exit: done.isOverlap ? EXIT.complete : exitOfTold(done) };
	});
	const { sent, putOff, isOverlap, ...rest } = told;
	return {
		exit,
		document: { ...rest, overlap: isOverlap, sent: sent.map(documentOf), putOff: putOff.map(documentOf) },
		text: () => toldText(told, desk),
	};
}

async function list(desk: Desk, given: NoticeOptions): Promise<Answer> {
	const letters = await readOffice(desk, async (office) => {
		const unitId = await unitOf(office, given);
		return office.notices.letters({
			limit: given.limit ?? SHOWN,
			...(unitId === undefined ? {} : { unitId }),
		});
	});
	return {
		exit: EXIT.complete,
		document: { letters: letters.map(documentOf) },
		text: () => lettersText(letters, desk),
	};
}

async function test(desk: Desk, given: NoticeOptions): Promise<Answer> {
	const say = noticeWords[desk.lang];
	const to = needed('--to', given.to, desk).trim();
	const said = await whileListening(desk, async (office, signal) => {
		const { sendTest } = await import('../../work/notices/test-letter.ts');
		return sendTest(office, to, signal);
	});
	return {
		exit: EXIT.complete,
		document: { to, said },
		text: () =>
			wrap(`${desk.page.paint('good', '✓')} ${say.testSent(to, said)}\n${say.testNext}`, desk.page.width),
	};
}

/** Stoppable by Ctrl-C: what was not sent waits. */
async function whileListening<T>(
	desk: Desk,
	work: (office: Office, signal: AbortSignal) => Promise<T>,
): Promise<T> {
	const nothing = () => undefined;
	const interrupt = listenForInterrupt(stoppedByRequest(), nothing, nothing);
	try {
		return await readOffice(desk, (office) => work(office, interrupt.signal));
	} finally {
		interrupt.release();
	}
}

async function unitOf(office: Office, { unit }: NoticeOptions): Promise<string | undefined> {
	if (unit === undefined) return undefined;
	const { theUnit } = await import('../../work/register/keep.ts');
	return (await theUnit(office, unit)).id;
}

/** What was posted is told as it was; how a letter looks as a page is left out. */
function documentOf<L extends { readonly document: string; readonly html: string }>({
	html: _,
	document,
	...letter
}: L) {
	return { ...letter, document: JSON.parse(document) as unknown };
}
