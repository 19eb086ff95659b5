import type { Language } from '../../records/words/language.ts';
import type { Condition } from '../../work/checks/check.ts';

type SealCondition = Extract<
	Condition,
	`seal-key-${string}` | `timestamps-${string}` | 'renewals-due' | 'captures-unsealed'
>;

/** What a condition of the seal means, and what to do about it. */
export const sealConditions: Readonly<Record<Language, Readonly<Record<SealCondition, string>>>> = {
	sv: {
		'seal-key-new': 'Finns inte än; skapas vid den första ögonblicksbilden.',
		'seal-key-unusable':
			'Nyckeln går inte att använda, och utan sigill packas inget. Återställ den, och filen med dess lösenfras, från säkerhetskopia. Är den förlorad: key rotate --lost.',
		'timestamps-not-set-up':
			'Sigillen får inga tidsstämplar. Ange en tjänst i TIMESTAMP_URLS, så går det att visa när ett paket förseglades.',
		'timestamps-unusable': 'Rätta inställningen; inget arkiveras förrän det är gjort.',
		'timestamps-list-ended':
			'Listan över återkallade certifikat (TIMESTAMP_CRL_FILE) har gått ut: vad som har återkallats därefter prövas inte. Hämta den lista som gäller nu.',
		'renewals-due':
			'Paketens tidsstämplar behöver förnyas inom RESEAL_DAYS, eller så saknar paketen tidsstämpel. Kör kommandot reseal.',
		'captures-unsealed':
			'Beställningarnas fångster är sparade, men kunde inte förseglas. De tas om av sig själva; kör kommandot work för att försöka nu: det säger varför det inte går. Vilar beställningen tas den genast av snapshot med kontots adress.',
	},
	en: {
		'seal-key-new': 'Not there yet; it is made at the first snapshot.',
		'seal-key-unusable':
			'The key cannot be used, and nothing is packed without a seal. Restore it, and the file with its passphrase, from a backup. If it is lost: key rotate --lost.',
		'timestamps-not-set-up':
			'Seals get no time stamps. Name an authority in TIMESTAMP_URLS, so that it can be shown when a bundle was sealed.',
		'timestamps-unusable': 'Correct the setting; nothing is filed until that is done.',
		'timestamps-list-ended':
			'The list of revoked certificates (TIMESTAMP_CRL_FILE) has run out: what was revoked since is not checked. Fetch the list that is valid now.',
		'renewals-due':
			'The time stamps of these bundles are to be renewed within RESEAL_DAYS, or the bundles have none. Run the command reseal.',
		'captures-unsealed':
			'The captures of these orders are kept, but could not be sealed. They are tried again by themselves; run the command work to try now: it says why it cannot be done. An order that rests is taken at once by snapshot with the address of the account.',
	},
};
