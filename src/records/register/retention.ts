/** What a plan's words say is to be done with a record: preserved, or disposed of after a time or when it is not needed. */
export type Retention =
	| { readonly kind: 'preserve' }
	| {
			readonly kind: 'dispose';
			/** ISO 8601 duration, such as `P2Y`; absent where it is when the record is no longer needed (vid inaktualitet). */
			readonly after?: string;
	  };

const UNITS: Readonly<Record<string, string>> = {
	år: 'Y',
	ar: 'Y',
	mån: 'M',
	månad: 'M',
	månader: 'M',
	vecka: 'W',
	veckor: 'W',
	dag: 'D',
	dagar: 'D',
};

/**
 * Reads the retention of a row as Swedish plans word it: `Bevaras`, `B`, `Gallras efter 2 år`, `G 10`, `2 år`, `6 mån`, `Vid
 * inaktualitet`. Undefined where it says neither, such as `Se anmärkning`: that must not be guessed, since records are destroyed by it.
 */
export function retentionIn(words: string): Retention | undefined {
	const text = words.normalize('NFC').trim().toLocaleLowerCase('sv').replace(/\s+/g, ' ');
	const preserves = /^(b\b|bevaras?\b|bevarande\b|arkiveras för (alltid|all framtid)|för alltid)/.test(text);
	const disposes =
		/(^g\b|^g\d|gallra|gallring|inaktual)/.test(text) ||
		/^\d+ ?(år|mån|månad|månader|veck\p{L}+|dag\p{L}*)\b/u.test(text);
	if (preserves === disposes)
		return /^\d{1,3}$/.test(text) ? { kind: 'dispose', after: `P${Number(text)}Y` } : undefined;
	if (preserves) return { kind: 'preserve' };
	// Years are meant by a number alone, as in “G 10”; a sentence has lost its unit.
	if (/efter \d{1,3}(?!\d| ?(år|mån|veck|dag))/.test(text)) return undefined;
	const [, count, unit = 'år'] =
		/(?:^|\D)(\d{1,3}) ?(år|månader|månad|mån|veckor|vecka|dagar|dag)?(?!\d)/.exec(text) ?? [];
	if (count !== undefined) return { kind: 'dispose', after: `P${Number(count)}${UNITS[unit] ?? 'Y'}` };
	if (/inaktual|behövs|nytta|kännedom/.test(text)) return { kind: 'dispose' };
	return /omedelbart|genast|direkt/.test(text) ? { kind: 'dispose', after: 'P0D' } : undefined;
}
