import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import type { Cadence } from '../../records/cadence.ts';
import type { RegisteredUnit } from '../../records/register/registered.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice } from '../in-office.ts';
import { actor } from '../register/actor.ts';
import { cadence, months, needed, yesOrNo } from '../register/options.ts';
import { addTableCommands } from '../register/table-commands.ts';
import { savedUnitText, unitsText } from '../views/register-view.ts';
import { registerWords } from '../words/register-words.ts';

interface UnitOptions {
	readonly name?: string;
	readonly creator?: string;
	readonly email?: string;
	readonly communications?: boolean;
	readonly cadence?: Cadence | '';
	readonly month?: readonly number[];
	readonly by?: string;
}

/** `units add|list|change|import|export`: the register of units. */
export function addUnits(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options, exits } = registerWords[desk.lang];
	const units = program.command('units').description(commands.units).addHelpText('after', `\n${exits}`);
	const told = (command: Command) =>
		command
			.addOption(valued('--creator', options.creator))
			.addOption(valued('--email', options.email))
			.addOption(
				valued('--communications', options.communications).argParser(yesOrNo('--communications', desk)),
			)
			.addOption(valued('--cadence', options.cadence).argParser(cadence(desk)))
			.addOption(valued('--month', options.month).argParser(months(desk)))
			.addOption(valued('--by', options.by))
			.addHelpText('after', `\n${exits}`);
	told(
		units.command('add').description(commands['units add']).argument(`<${args.unit}>`, args.newUnitAbout),
	).action(async (name: string, given: UnitOptions) => answered(await add(desk, name, given)));
	units
		.command('list')
		.description(commands['units list'])
		.addHelpText('after', `\n${exits}`)
		.action(async () => answered(await list(desk)));
	told(
		units.command('change').description(commands['units change']).argument(`<${args.unit}>`, args.unitAbout),
	)
		.addOption(valued('--name', options.newName))
		.action(async (unit: string, given: UnitOptions) => answered(await change(desk, unit, given)));
	addTableCommands(
		units,
		desk,
		{
			name: 'units',
			read: async (...given) => (await import('../../work/register/import.ts')).importUnits(...given),
			write: async (...given) => (await import('../../work/register/export.ts')).exportUnits(...given),
		},
		answered,
	);
}

async function add(desk: Desk, name: string, given: UnitOptions): Promise<Answer> {
	const creator = needed('--creator', given.creator, desk);
	const unit = await readOffice(desk, async (office) => {
		const { addUnit } = await import('../../work/register/keep.ts');
		return addUnit(office, { ...wishOf(given), name: name.trim(), creator }, actor(given.by));
	});
	return saved(unit, desk);
}

async function change(desk: Desk, wanted: string, given: UnitOptions): Promise<Answer> {
	const unit = await readOffice(desk, async (office) => {
		const { changeUnit } = await import('../../work/register/keep.ts');
		const name = given.name === undefined ? {} : { name: given.name.trim() };
		return changeUnit(office, wanted, { ...wishOf(given), ...name }, actor(given.by));
	});
	return saved(unit, desk);
}

async function list(desk: Desk): Promise<Answer> {
	const units = await readOffice(desk, async ({ register }) => {
		const named = Map.groupBy(await register.namedRows(), ({ unitId }) => unitId);
		return (await register.units()).map((unit) => ({ ...unit, rows: named.get(unit.id) ?? [] }));
	});
	return { exit: EXIT.complete, document: { units }, text: () => unitsText(units, desk) };
}

function saved(unit: RegisteredUnit, desk: Desk): Answer {
	return { exit: EXIT.complete, document: { unit }, text: () => savedUnitText(unit, desk) };
}

function wishOf({ creator, email, communications, cadence, month }: UnitOptions) {
	return {
		...(creator === undefined ? {} : { creator: creator.trim() }),
		...(email === undefined ? {} : { email: email.trim() }),
		...(communications === undefined ? {} : { isCommunications: communications }),
		...(cadence === undefined ? {} : { cadence }),
		...(month === undefined ? {} : { months: month }),
	};
}
