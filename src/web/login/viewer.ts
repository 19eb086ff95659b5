import type { RegisteredAccount } from '../../records/register/registered.ts';
import type { Language } from '../../records/words/language.ts';
import { html, type Markup, visible } from '../shell/markup.ts';
import { loginPageWords } from '../words/login.ts';

/** What a browser on the worker is seen in. All that is not its picture can be read aloud and reached by keyboard. */
export function viewer({ id, address }: RegisteredAccount, lang: Language): Markup {
	const say = loginPageWords[lang];
	const key = (name: string, text: string) =>
		html`<button type="button" class="second" data-key="${name}">${text}</button>`;
	return html`<div class="told warn"><p>${say.needsScript}</p><p><code>ogonblick login ${visible(address)}</code></p></div>
<div data-login="/konton/${id}/inloggning/strom" data-after="/konton/${id}/inloggning?klart=sparad" data-words="${JSON.stringify(say.script)}" hidden>
<p role="status" class="told" data-told>${say.script.opening}</p>
<div data-open>
<div class="login-bar" role="group" aria-label="${say.bar}">
<button type="button" class="second" data-do="back">${say.back}</button>
<button type="button" class="second" data-do="reload">${say.reload}</button>
<p class="login-place">${say.place} <strong data-place>–</strong></p>
</div>
<ul class="login-windows" aria-label="${say.windows}" data-windows hidden></ul>
<canvas data-picture tabindex="0" role="application" aria-label="${say.picture}" aria-describedby="login-keys"></canvas>
<p id="login-keys" class="hint">${say.keys}</p>
<p role="status" class="hint" data-focus></p>
<form data-text autocomplete="off" class="login-text">
<label for="login-text">${say.text}</label>
<p class="hint" id="login-text-hint">${say.textHint}</p>
<input id="login-text" type="text" maxlength="4000" autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" aria-describedby="login-text-hint">
<label class="choice"><input type="checkbox" data-hide> ${say.hide}</label>
<button>${say.write}</button>
</form>
<div class="login-bar" role="group" aria-label="${say.keyGroup}">
${key('Tab', say.tab)}${key('Enter', say.enter)}${key('Backspace', say.backspace)}${key('Escape', 'Esc')}${key('ArrowUp', say.up)}${key('ArrowDown', say.down)}
</div>
<p>${say.doneLead}</p>
<p class="acts"><button type="button" data-do="done">${say.done}</button> <a class="button second" href="/konton/${id}/inloggning">${say.cancel}</a></p>
</div>
<form method="post" action="/konton/${id}/inloggning" data-again hidden><button>${say.again}</button> <a href="/konton/${id}/inloggning">${say.toLogin}</a></form>
</div>`;
}
