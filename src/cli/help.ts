import { type Command, type HelpConfiguration, Option } from 'commander';
import type { Language } from '../records/finding-words.ts';
import type { Page } from './page.ts';
import { helpWords } from './words/help-words.ts';

/** Commander's help page in the person's language and width. */
export function helpIn(lang: Language, page: Page): HelpConfiguration {
	const titles: Readonly<Record<string, string>> = helpWords[lang].titles;
	return {
		helpWidth: page.width,
		showGlobalOptions: true,
		visibleGlobalOptions: (command) => optionsOfAll(command),
		styleTitle: (title) => page.paint('strong', titles[title] ?? title),
		commandUsage: (command) => usageLine(command, lang),
		subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(term)].join(' '),
	};
}

/** Those of the program itself: what the command above a subcommand takes, the subcommand does not. */
function optionsOfAll(command: Command): Option[] {
	let program = command;
	while (program.parent) program = program.parent;
	return program === command ? [] : program.options.filter(({ hidden }) => !hidden);
}

/** An option with a value, from the help's pair of placeholder and description. */
export function valued(flag: string, [placeholder, about]: readonly [string, string]): Option {
	return new Option(`${flag} ${placeholder}`, about);
}

function usageLine(command: Command, lang: Language): string {
	const names: string[] = [];
	for (let c: Command | null = command; c; c = c.parent) names.unshift(c.name());
	const { options, command: placeholder } = helpWords[lang].placeholders;
	const own = command.registeredArguments.map(term);
	const sub = command.commands.length > 0 ? [...(own.length > 0 ? ['|'] : []), `<${placeholder}>`] : [];
	return [...names, `[${options}]`, ...own, ...sub].join(' ');
}

function term(argument: Command['registeredArguments'][number]): string {
	const name = argument.name() + (argument.variadic ? '…' : '');
	return argument.required ? `<${name}>` : `[${name}]`;
}
