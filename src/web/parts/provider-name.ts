import type { Language } from '../../records/words/language.ts';
import { visible } from '../shell/markup.ts';

const NOT_NAMED: Readonly<Record<Language, string>> = {
	sv: 'organisationens konto',
	en: "the organisation's account",
};

/** What people call the sign-in service, or what it is where nobody has said it. */
export function providerName({ name }: { readonly name?: string }, lang: Language): string {
	return visible(name ?? NOT_NAMED[lang]);
}
