import { expect, test } from 'vitest';
import { nothingSeen, type Session } from '../../src/capture/session.ts';
import { runSteps, type Step } from '../../src/capture/step.ts';
import { TryAgainLater } from '../../src/errors.ts';
import { openLog } from '../../src/log.ts';

const DAY_MS = 86_400_000;
const never = new AbortController().signal;

function sessionOf(shown: string[]): Session {
	return {
		seen: nothingSeen('https://ekdalen.example/'),
		show: (name?: string) => shown.push(name ?? ''),
		recorder: {},
		world: { unanswered: false },
		crash: never,
		request: { dir: '/nonexistent', log: openLog('silent') },
	} as unknown as Session;
}

function stepOf(name: string, run: Step['run']): Step {
	return { name, when: 'account', deadline: () => DAY_MS, run };
}

test('steps side by side are recorded in their order, whichever is done first, and what is still going on is shown', async () => {
	const shown: string[] = [];
	const printed = Promise.withResolvers<void>();
	const begun = Promise.withResolvers<void>();
	const steps = [
		stepOf('text', async () => ({ outcome: 'done' })),
		[
			stepOf('print', async () => {
				await begun.promise;
				printed.resolve();
				return { outcome: 'done', detail: 'printed' };
			}),
			stepOf('replay', async () => {
				begun.resolve();
				await printed.promise;
				return { outcome: 'nothing' };
			}),
		],
	];
	const records = await runSteps(steps, sessionOf(shown), never);
	expect(records.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
		'text done',
		'print done',
		'replay nothing',
	]);
	expect(shown).toEqual(['text', 'print', 'replay']);
});

test('where one of them ends the capture, the other has ended before: it still writes where the capture is cleared away', async () => {
	const ended: string[] = [];
	const steps = [
		[
			stepOf('print', async () => {
				throw new TryAgainLater('No room', { code: 'disk-full' });
			}),
			stepOf('replay', async () => {
				await new Promise((done) => setTimeout(done, 50));
				ended.push('replay');
				return { outcome: 'done' };
			}),
		],
		stepOf('compare', async () => {
			ended.push('compare');
			return { outcome: 'done' };
		}),
	];
	await expect(runSteps(steps, sessionOf([]), never)).rejects.toMatchObject({ code: 'disk-full' });
	expect(ended).toEqual(['replay']);
});
