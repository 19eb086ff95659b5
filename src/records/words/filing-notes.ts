/** What each note means that is of where a snapshot is filed and how it is sealed, and of nothing that the account shows. */
export const FILING_NOTES = {
	'default-filing': {
		sv: {
			title: 'Arkiverad under standardvärden',
			meaning:
				'Kontot är inte registrerat, så det är inte angivet vilken verksamhet det hör till eller vilken rad i dokumenthanteringsplanen. Paketet är arkiverat under standardvärden. Avgör var paketet hör hemma.',
		},
		en: {
			title: 'Filed under defaults',
			meaning:
				'The account is not registered, so nobody has said which unit it belongs to, or which row of the records plan. The bundle is filed under default values. Decide where the bundle belongs.',
		},
	},
	'default-row': {
		sv: {
			title: 'Arkiverad under standardraden',
			meaning:
				'Kontots verksamhet är känd, men den har inte angett vilken rad i dokumenthanteringsplanen som dess ögonblicksbilder hör till. Paketet är därför arkiverat under standardraden. Avgör vilken rad det hör till.',
		},
		en: {
			title: 'Filed under the default row',
			meaning:
				"The account's unit is known, but it has not named the row of a records plan that its snapshots belong to. The bundle is therefore filed under the default row. Decide which row it belongs to.",
		},
	},
	'sealed-later': {
		sv: {
			title: 'Förseglat senare',
			meaning:
				'Kontot fångades vid den tid som anges, men paketet kunde inte förseglas då. Fångsten sparades oförändrad tills det gick.',
		},
		en: {
			title: 'Sealed later',
			meaning:
				'The account was captured at the time that is stated, but the bundle could not be sealed then. The capture was kept unchanged until it could.',
		},
	},
	'revocation-list-ended': {
		sv: {
			title: 'Listan över återkallade certifikat hade gått ut',
			meaning:
				'Tidsstämpeln prövades mot en lista över återkallade certifikat (TIMESTAMP_CRL_FILE) som inte längre gällde när paketet förseglades. Vad som hade återkallats efter det är inte prövat. Hämta den lista som gäller nu, och kontrollera paketet med verify.',
		},
		en: {
			title: 'The list of revoked certificates had run out',
			meaning:
				'The time stamp was held against a list of revoked certificates (TIMESTAMP_CRL_FILE) that was not valid any more when the bundle was sealed. What was revoked after that is not checked. Fetch the list that is valid now, and check the bundle with verify.',
		},
	},
} as const;
