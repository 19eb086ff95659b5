import type { Account } from '../../records/account.ts';
import { accountTitle } from '../../records/labels.ts';
import type { Language } from '../../records/words/language.ts';
import { foreignName, html, type Markup } from '../shell/markup.ts';

/** An account by its name and platform, as a link to its page. */
export function accountLink(account: Pick<Account, 'id' | 'name' | 'platform'>, lang: Language): Markup {
	return html`<a href="/konton/${account.id}">${foreignName(accountTitle(account, lang))}</a>`;
}
