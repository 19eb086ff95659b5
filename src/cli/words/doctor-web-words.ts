import type { Language } from '../../records/words/language.ts';
import type { Condition } from '../../work/checks/check.ts';

type WebCondition = Extract<Condition, `${'sign-in' | 'passkeys' | 'look' | 'logins'}-${string}`>;

/** What a condition of the web office's sign-in and looks means, and what to do about it. */
export const webConditions: Readonly<Record<Language, Readonly<Record<WebCondition, string>>>> = {
	sv: {
		'passkeys-no-name':
			'Webbläsare gör inga inloggningsnycklar (passkeys) för en IP-adress. Låt WEB_URL vara en adress med ett namn, till exempel https://ogonblick.kommun.example.',
		'passkeys-no-tls':
			'Webbläsare gör inga inloggningsnycklar (passkeys) utan https. Låt WEB_URL börja med https://.',
		'look-not-set-up':
			'Webbkontoret har ingen egen logotyp och färg. De anges i WEB_LOGO_FILE och WEB_ACCENT.',
		'look-unfit': 'Webbkontoret startar inte förrän inställningen är rättad.',
		'sign-in-not-set-up': 'I webbkontoret loggar man in med lösenord. En egen tjänst anges i OIDC_ISSUER.',
		'sign-in-away':
			'Tjänsten svarar inte just nu. Den som har lösenord kan logga in så länge. Kör doctor igen om en stund; dröjer det, fråga den som sköter tjänsten.',
		'logins-no-worker':
			'Ingen öppnar webbläsare för den som loggar in på konton genom webbkontoret. Starta ogonblick job logins som tjänst; se deploy/README.md. Utan den finns kommandot login.',
		'logins-not-used': 'Webbkontoret har inga personer, så jobbet logins behövs inte.',
		'sign-in-unusable': 'Ingen kan logga in med den. Rätta inställningen, eller tjänsten.',
	},
	en: {
		'passkeys-no-name':
			'Browsers make no passkeys for an IP address. Let WEB_URL be an address with a name, such as https://ogonblick.kommun.example.',
		'passkeys-no-tls': 'Browsers make no passkeys without https. Let WEB_URL begin with https://.',
		'look-not-set-up':
			'The web office has no logo and colour of its own. WEB_LOGO_FILE and WEB_ACCENT name them.',
		'look-unfit': 'The web office does not start until the setting is corrected.',
		'sign-in-not-set-up': 'People sign in to the web office with passwords. OIDC_ISSUER names a service.',
		'sign-in-away':
			'The service does not answer just now. Whoever has a password can sign in meanwhile. Run doctor again in a while; where it goes on, ask whoever keeps the service.',
		'logins-no-worker':
			'Nobody opens browsers for who logs in to accounts through the web office. Start ogonblick job logins as a service; see deploy/README.md. Without it there is the command login.',
		'logins-not-used': 'The web office has no people, so the job logins is not needed.',
		'sign-in-unusable': 'Nobody can sign in with it. Correct the setting, or the service.',
	},
};
