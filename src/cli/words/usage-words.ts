const sv = {
	unknownOption: (flag: string) => `Flaggan ${flag} finns inte.`,
	unknownCommand: (name: string) => `Kommandot ${name} finns inte.`,
	looksLikeAddress: (name: string) => `${name} är en adress, inte ett kommando.`,
	trySnapshot: (line: string) => `Skriv ${line} för att ta en ögonblicksbild av den.`,
	missingArgument: (name: string) => `Argumentet ${name} saknas.`,
	optionMissingArgument: (flag: string) => `Flaggan ${flag} ska följas av ett värde.`,
	excessArguments: (what: string) => `För många argument: ${what}.`,
	missingCommand: 'Ange ett kommando.',
	didYouMean: (what: string) => `Menade du ${what}?`,
	seeHelp: (line: string) => `Skriv ${line} för att se vad som finns.`,
	unknownValue: (option: string, value: string) => `Värdet ”${value}” går inte att använda för ${option}.`,
	chooseOne: (words: readonly string[], guess: string | undefined) =>
		guess
			? `Menade du ${guess}? Möjliga värden: ${words.join(', ')}.`
			: `Möjliga värden: ${words.join(', ')}.`,
	notANumber: (option: string, value: string) => `${option} kan inte vara ”${value}”.`,
	numberBetween: (low: number, high: number) => `Ange ett heltal från ${low} till ${high}.`,
	emptyValue: (option: string) => `${option} får inte vara tom.`,
	giveValue: 'Ange ett värde, eller utelämna flaggan.',
	notTogether: (one: string, other: string) => `${one} och ${other} går inte ihop.`,
	leaveOneOut: 'Utelämna den ena.',
	giveArgument: 'Ange ett värde.',
	or: 'eller',
};

const en: typeof sv = {
	unknownOption: (flag) => `There is no option ${flag}.`,
	unknownCommand: (name) => `There is no command ${name}.`,
	looksLikeAddress: (name) => `${name} is an address, not a command.`,
	trySnapshot: (line) => `Write ${line} to take a snapshot of it.`,
	missingArgument: (name) => `The argument ${name} is missing.`,
	optionMissingArgument: (flag) => `Option ${flag} needs a value after it.`,
	excessArguments: (what) => `Too many arguments: ${what}.`,
	missingCommand: 'Name a command.',
	didYouMean: (what) => `Did you mean ${what}?`,
	seeHelp: (line) => `Write ${line} to see what there is.`,
	unknownValue: (option, value) => `The value “${value}” cannot be used for ${option}.`,
	chooseOne: (words, guess) =>
		guess
			? `Did you mean ${guess}? Possible values: ${words.join(', ')}.`
			: `Possible values: ${words.join(', ')}.`,
	notANumber: (option, value) => `${option} cannot be “${value}”.`,
	numberBetween: (low, high) => `Give a whole number from ${low} to ${high}.`,
	emptyValue: (option) => `${option} must not be empty.`,
	giveValue: 'Give a value, or leave the option out.',
	notTogether: (one, other) => `${one} and ${other} do not go together.`,
	leaveOneOut: 'Leave one of them out.',
	giveArgument: 'Give a value.',
	or: 'or',
};

/** What is said about a command line that cannot be understood. */
export const usageWords = { sv, en };
