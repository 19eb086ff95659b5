const sv = {
	filed: (n: number) =>
		`Efter ett avbrott: ${n} paket som låg klara på sin plats är nu inskrivna i katalogen.`,
	attempts: (n: number) => `Efter ett avbrott: misslyckade försök är inskrivna i katalogen (${n}).`,
	waiting: (n: number) =>
		n === 1
			? 'Efter ett avbrott: 1 beställning som ingen längre arbetar med väntar igen.'
			: `Efter ett avbrott: ${n} beställningar som ingen längre arbetar med väntar igen.`,
	mended: (n: number) =>
		`Efter ett avbrott: paket som hade flyttats i karantän eller återställts är inskrivna i katalogen (${n}).`,
	removed: (n: number) => `Efter ett avbrott: halvfärdiga filer är borttagna (${n}).`,
	unsettled: (subject: string, why: string) => `Att utreda efter ett avbrott: ${subject}: ${why}`,
};

const en: typeof sv = {
	filed: (n) =>
		`After an interruption: bundles that lay finished in their places are now in the catalogue (${n}).`,
	attempts: (n) => `After an interruption: failed attempts are entered in the catalogue (${n}).`,
	waiting: (n) => `After an interruption: orders that nobody works on any more wait again (${n}).`,
	mended: (n) =>
		`After an interruption: bundles that had been quarantined or restored are entered in the catalogue (${n}).`,
	removed: (n) => `After an interruption: half-written files were removed (${n}).`,
	unsettled: (subject, why) => `To look into after an interruption: ${subject}: ${why}`,
};

/** What is told of an earlier run that ended in the middle. */
export const recoveryWords = { sv, en };
