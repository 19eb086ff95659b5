import type { Command } from 'commander';
import { EXIT, UsageError } from '../../errors.ts';
import type { KeyEnd } from '../../records/seal.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { inOffice } from '../in-office.ts';
import { actor } from '../register/actor.ts';
import { keysText, rotatedText } from '../views/seal-view.ts';
import { sealWords } from '../words/seal-words.ts';
import { usageWords } from '../words/usage-words.ts';

interface RotateOptions {
	readonly lost?: boolean;
	readonly compromised?: boolean;
	readonly by?: string;
}

/** `key show` and `key rotate`: the organisation's seal key and its history. */
export function addKey(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, options, exits } = sealWords[desk.lang];
	const key = program.command('key').description(commands.key).addHelpText('after', `\n${exits.key}`);
	key
		.command('show')
		.description(commands['key show'])
		.addHelpText('after', `\n${exits.key}`)
		.action(async () => answered(await show(desk)));
	key
		.command('rotate')
		.description(commands['key rotate'])
		.option('--lost', options.lost)
		.option('--compromised', options.compromised)
		.addOption(valued('--by', options.by))
		.addHelpText('after', `\n${exits.key}`)
		.action(async (given: RotateOptions) => answered(await rotate(desk, given)));
}

async function show(desk: Desk): Promise<Answer> {
	const shown = await inOffice(desk, desk.config(), async (office) => {
		const { showKeys } = await import('../../work/seal/show-keys.ts');
		return showKeys(office);
	});
	const { keys, missing, isTampered } = shown;
	return {
		exit: isTampered ? EXIT.fault : EXIT.complete,
		document: { keys, missing, isTampered },
		text: () => keysText(shown, desk),
	};
}

async function rotate(desk: Desk, { lost, compromised, by }: RotateOptions): Promise<Answer> {
	if (lost && compromised) {
		const say = usageWords[desk.lang];
		throw new UsageError(say.notTogether('--lost', '--compromised'), {
			code: 'not-together',
			subject: '--lost',
			remedy: say.leaveOneOut,
		});
	}
	const other: KeyEnd = compromised ? 'compromised' : 'rotated';
	const why: KeyEnd = lost ? 'lost' : other;
	const rotation = await inOffice(desk, desk.config(), async (office, { signal }) => {
		const { rotateKey } = await import('../../work/seal/rotate-key.ts');
		return rotateKey(office, why, actor(by), signal);
	});
	const { ended = null, begun } = rotation;
	return {
		exit: EXIT.complete,
		document: { begun, ended: ended && { ...ended, to: begun.from, ended: why } },
		text: () => rotatedText(rotation, why, desk),
	};
}
