const sv = {
	verdicts: {
		complete: 'Ögonblicksbilden är hela kontot. Den är kontrollerad och arkiverad.',
		partial: 'Ögonblicksbilden är kontot, men något saknas. Den är arkiverad som ofullständig.',
		failed: 'Det som fångades är inte kontot. Inget är arkiverat; bevisen är sparade.',
	},
	evidence: {
		complete: 'Beviset är hela inlägget. Det är kontrollerat och arkiverat, med begränsad åtkomst.',
		partial:
			'Beviset är inlägget, men något saknas. Det är arkiverat som ofullständigt, med begränsad åtkomst.',
		failed: 'Det som fångades är inte inlägget. Inget är arkiverat.',
		untold:
			'Det går inte att visa att sidan är det beställda inlägget. Den är arkiverad som ofullständig, med begränsad åtkomst.',
	},
	nextRemoval: {
		complete: 'Innehållet kan tas bort nu.',
		partial:
			'Se i bildrutorna att det som ska tas bort syns, innan det tas bort. Lägg annars till en skärmdump för hand.',
		failed:
			'Ta inte bort innehållet än. Se vad som hindrade, och beställ igen eller dokumentera det för hand.',
	},
	limited: (what: string) =>
		`Allt som beställningen bad om är fångat: ${what}. Det är inte hela kontot. Ögonblicksbilden är kontrollerad och arkiverad.`,
	labels: {
		account: 'Konto',
		removal: 'Ska tas bort',
		ordered: 'Inlägget',
		bundle: 'Paket',
		lies: 'Ligger i',
		evidence: 'Bevis i',
		holds: 'Innehåller',
		read: 'Läst',
		order: 'Beställning',
	},
	orderedPost: (position: number | undefined, all: number): string =>
		position === undefined
			? 'går inte att peka ut bland det som sidan visar'
			: all === 1
				? 'det enda som sidan visar'
				: `nummer ${position} av ${all}; de andra är sammanhang och märkta så`,
	broken: (n: number) => (n === 1 ? '1 trasig' : `${n} trasiga`),
	findings: 'Iakttagelser',
	noFindings: 'Inga iakttagelser.',
	next: 'Gör nu',
	nextVerify: 'Kontrollera paketet, när som helst och var som helst:',
	nextReal: 'Ta en ögonblicksbild av ett riktigt konto:',
	nextAgain: 'Ta om ögonblicksbilden när orsaken är åtgärdad:',
	nextEvidence: (what: string) => `Se vad som hände. I bevismappen ligger ${what}.`,
	nextNoPicture: 'Någon bildruta finns inte: ingen sida visades som gick att avbilda.',
	attemptFile: 'omdömet (attempt.json)',
	nextAllow: 'Är det er egen adress, tillåt den:',
	nextLimit: 'Ta en ögonblicksbild utan gränsen, om hela kontot ska bevaras:',
	nextRaise: (settings: string) => `Höj ${settings} och ta om ögonblicksbilden:`,
	now: (setting: string, value: string) => `${setting} (nu ${value})`,
	nextDefault:
		'Paketet är arkiverat under standardvärden. Registrera kontot med accounts, och ange med plans vilken rad i dokumenthanteringsplanen verksamhetens ögonblicksbilder hör till.',
	nextRow:
		'Paketet är arkiverat under standardraden. Ange med plans use vilken rad i dokumenthanteringsplanen verksamhetens ögonblicksbilder hör till.',
	nextRemovalRow:
		'Paketet är arkiverat under standardraden. Ange vilken rad i dokumenthanteringsplanen bevis på borttaget innehåll hör till, med plans use … --for borttaget.',
	invented: (address: string) =>
		`Ingen adress angavs. Ett påhittat konto används i stället, så att du ser hur det går till: ${address}`,
	inventedReason: 'Prov med påhittat konto',
};

const en: typeof sv = {
	verdicts: {
		complete: 'The snapshot is the whole account. It is checked and filed.',
		partial: 'The snapshot is the account, but something is missing. It is filed as partial.',
		failed: 'What was captured is not the account. Nothing is filed; the evidence is kept.',
	},
	evidence: {
		complete: 'The evidence is the whole post. It is checked and filed, restricted in access.',
		partial:
			'The evidence is the post, but something is missing. It is filed as partial, restricted in access.',
		failed: 'What was captured is not the post. Nothing is filed.',
		untold:
			'The page cannot be shown to be the post that was ordered. It is filed as partial, restricted in access.',
	},
	nextRemoval: {
		complete: 'The content may be removed now.',
		partial:
			'See in the tiles that what is to be removed is shown before it is removed. Else add a screen dump by hand.',
		failed: 'Do not remove the content yet. See what was in the way, and order again or document it by hand.',
	},
	limited: (what) =>
		`All that the order asked for was captured: ${what}. It is not the whole account. The snapshot is checked and filed.`,
	labels: {
		account: 'Account',
		removal: 'To be removed',
		ordered: 'The post',
		bundle: 'Bundle',
		lies: 'Lies in',
		evidence: 'Evidence in',
		holds: 'Holds',
		read: 'Read',
		order: 'Order',
	},
	orderedPost: (position, all) =>
		position === undefined
			? 'cannot be told among what the page shows'
			: all === 1
				? 'the only one that the page shows'
				: `number ${position} of ${all}; the others are its surroundings and marked so`,
	broken: (n) => `${n} broken`,
	findings: 'Findings',
	noFindings: 'No findings.',
	next: 'What to do now',
	nextVerify: 'Check the bundle, at any time and anywhere:',
	nextReal: 'Take a snapshot of a real account:',
	nextAgain: 'Take the snapshot again when the cause is gone:',
	nextEvidence: (what) => `See what happened. The evidence folder holds ${what}.`,
	nextNoPicture: 'There is no tile: no page was shown that could be pictured.',
	attemptFile: 'the verdict (attempt.json)',
	nextAllow: 'If the address is your own, allow it:',
	nextLimit: 'Take a snapshot without the limit, if the whole account is to be kept:',
	nextRaise: (settings) => `Raise ${settings} and take the snapshot again:`,
	now: (setting, value) => `${setting} (now ${value})`,
	nextDefault:
		'The bundle is filed under default values. Register the account with accounts, and say with plans which row of the records plan the snapshots of its unit go to.',
	nextRow:
		'The bundle is filed under the default row. Name with plans use the row of a records plan that the snapshots of the unit belong to.',
	nextRemovalRow:
		'The bundle is filed under the default row. Say which row of the records plan evidence of what was removed belongs to, with plans use … --for removals.',
	invented: (address) =>
		`No address was given. An invented account is used instead, so that you see how it goes: ${address}`,
	inventedReason: 'Trial with an invented account',
};

/** What a person reads when a snapshot has been taken. */
export const snapshotWords = { sv, en };
