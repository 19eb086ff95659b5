import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import { openLog } from '../../log.ts';
import { type Answer, type Desk, logLevel } from '../desk.ts';
import { listenForInterrupt, stoppedByRequest } from '../interrupt.ts';
import { wrap } from '../page.ts';
import { serveWords } from '../words/serve-words.ts';

/** `serve`: the web office, until it is asked to stop. */
export function addServe(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const say = serveWords[desk.lang];
	program
		.command('serve')
		.description(say.about)
		.addHelpText('after', `\n${say.help}`)
		.action(async () => answered(await serve(desk)));
}

async function serve(desk: Desk): Promise<Answer> {
	const say = serveWords[desk.lang];
	const config = desk.config();
	const log = openLog(logLevel(config, desk.env));
	const office = await desk.doors.openOffice(config, { log, purpose: 'reading' });
	const tell = (line: string) => desk.tell(wrap(line, desk.side.width));
	const interrupt = listenForInterrupt(
		stoppedByRequest(),
		() => tell(say.stopping),
		() => tell(say.stoppedHard),
	);
	try {
		const web = await desk.doors.openWeb(office);
		try {
			const { inviteFirst } = await import('../../work/people/invite.ts');
			const secret = await inviteFirst(office);
			tell(say.open(web.origin));
			// In one piece, also on a narrow terminal: it is copied.
			if (secret !== undefined)
				desk.tell(`${wrap(say.first, desk.side.width)}\n${web.origin}/inbjudan/${secret}`);
			await stopped(interrupt.signal);
		} finally {
			await web.close();
		}
		return { exit: EXIT.complete, document: { served: web.origin }, text: () => say.closed };
	} finally {
		interrupt.release();
		await office.close();
	}
}

function stopped(signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) resolve();
		else signal.addEventListener('abort', () => resolve(), { once: true });
	});
}
