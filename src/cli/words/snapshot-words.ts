const sv = {
	verdicts: {
		complete: 'Bilden är hela kontot. Den är kontrollerad och arkiverad.',
		partial: 'Bilden är kontot, men något saknas. Den är arkiverad som ofullständig.',
		failed: 'Det som fångades är inte kontot. Inget är arkiverat; bevisen är sparade.',
	},
	labels: {
		account: 'Konto',
		bundle: 'Paket',
		lies: 'Ligger i',
		evidence: 'Bevis i',
		holds: 'Innehåller',
		read: 'Läst',
		order: 'Beställning',
	},
	broken: (n: number) => (n === 1 ? '1 trasig' : `${n} trasiga`),
	findings: 'Iakttagelser',
	noFindings: 'Inga iakttagelser.',
	next: 'Gör nu',
	nextVerify: 'Kontrollera paketet, när som helst och var som helst:',
	nextReal: 'Ta en bild av ett riktigt konto:',
	nextAgain: 'Ta om bilden när orsaken är åtgärdad:',
	nextEvidence: 'Se vad webbläsaren såg; skärmbild och inspelning ligger i bevismappen.',
	nextAllow: 'Är det er egen adress, tillåt den:',
	nextLimit: 'Ta en bild utan gränsen, om hela kontot ska bevaras:',
	nextRegister:
		'Kontot är arkiverat under en standardverksamhet. Skriv in det i registret så hamnar nästa bild rätt.',
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
	labels: {
		account: 'Account',
		bundle: 'Bundle',
		lies: 'Lies in',
		evidence: 'Evidence in',
		holds: 'Holds',
		read: 'Read',
		order: 'Order',
	},
	broken: (n) => `${n} broken`,
	findings: 'Findings',
	noFindings: 'No findings.',
	next: 'What to do now',
	nextVerify: 'Check the bundle, at any time and anywhere:',
	nextReal: 'Take a snapshot of a real account:',
	nextAgain: 'Take the snapshot again when the cause is gone:',
	nextEvidence: 'Look at what the browser saw; a picture and the recording are in the evidence folder.',
	nextAllow: 'If the address is your own, allow it:',
	nextLimit: 'Take a snapshot without the limit, if the whole account is to be kept:',
	nextRegister:
		'The account is filed under a default unit. Enter it in the register and the next snapshot is filed right.',
	invented: (address) =>
		`No address was given. An invented account is used instead, so that you see how it goes: ${address}`,
	inventedReason: 'Trial with an invented account',
};

/** What a person reads when a snapshot has been taken. */
export const snapshotWords = { sv, en };
