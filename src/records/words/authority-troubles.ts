/** Both languages of a trouble; what stands between braces is filled in. */
const words = (sv: string, en: string) => ({ sv, en });

/** What an authority did in place of giving a time stamp, by what a person can look at. */
const AUTHORITY_TROUBLE_WORDS = {
	status: words('HTTP {status}', 'HTTP {status}'),
	elsewhere: words(
		'den hänvisar till en annan adress (HTTP {status}), och dit skickas inget',
		'it refers to another address (HTTP {status}), and nothing is sent there',
	),
	slow: words('inget helt svar kom inom {seconds} sekunder', 'no whole answer came within {seconds} seconds'),
	'too-large': words(
		'svaret är på mer än {bytes} byte, och så stor är ingen tidsstämpel',
		'an answer of more than {bytes} bytes, and no time stamp is as large',
	),
	garbled: words(
		'det som kommer därifrån går inte att läsa som ett svar ({why})',
		'what comes from there cannot be read as an answer ({why})',
	),
	certificate: words(
		'certifikatet för dess webbadress godtas inte ({why}); en utfärdare inom huset anges i NODE_EXTRA_CA_CERTS',
		'the certificate of its web address is not accepted ({why}); an issuer in the house is named in NODE_EXTRA_CA_CERTS',
	),
	closed: words(
		'adressen leder in i huset eller till datorn själv, och är inte öppnad i ALLOW_HOSTS ({why})',
		'the address leads into the house or to this machine, and is not opened in ALLOW_HOSTS ({why})',
	),
	unconnected: words('det gick inte att ansluta ({why})', 'no connection could be made ({why})'),
	broken: words('förbindelsen bröts ({why})', 'the connection broke ({why})'),
};

export type AuthorityTrouble = keyof typeof AUTHORITY_TROUBLE_WORDS;

/** @param data what the words name between braces @returns both languages, as they stand behind a colon */
export function authorityTroubleWords(
	trouble: AuthorityTrouble,
	data: Readonly<Record<string, string | number>>,
): { readonly sv: string; readonly en: string } {
	const filled = (text: string) =>
		text.replace(/\{(\w+)\}/g, (whole, name: string) => String(data[name] ?? whole));
	const { sv, en } = AUTHORITY_TROUBLE_WORDS[trouble];
	return { sv: filled(sv), en: filled(en) };
}
