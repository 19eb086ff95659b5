/** What a login is called wherever programs hand it on: “access_token”, “csrfToken”, “authenticity_token”, “sessionid”. */
const KEY =
	/^(?:.*[_.[-])?(?:access|auth|authenticity|bearer|refresh|id|csrf|xsrf|csrfmiddleware|session|login|security|anti-?forgery|requestverification|user|client|api)[_-]?(?:token|secret|jwt|key)\]?$|^[_x-]*(?:csrf|xsrf|fb_dtsg|dtsg|lsd|jazoest|_?wpnonce|sessionid|session_id|sid|jwt|bearer|passw(?:or)?d|authorization|bearertoken)$/i;
/** Called so only where it is handed over: lists that are paged are given one by that name as well. */
const HANDED = /^(?:token|auth|key|secret)$/i;

const VALUE = '[^"\'\\\\\\s<>]{8,4096}';
/** A name and a text beside it, as JSON and scripts write them, also inside another text. */
const PAIRED = new RegExp(`\\\\*["']([\\w$.-]{2,60})\\\\*["']\\s*:\\s*\\\\*["'](${VALUE})`, 'g');
/** A field of a form, or what the head of a page says. */
const TAG = /<(?:input|meta)\b[^>]{1,4000}>/gi;
const IN_TAG = /\b(name|property|id|value|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
/** A field in an address, or in what a form sends. */
const FIELD = /(?:^|[?&])([\w.%[\]-]{2,60})=([\w%.~+/=:|-]{8,4096})/g;

/**
 * Values that a text hands on under the name of a login: in JSON and scripts, in hidden fields of forms and the head of a page, and in
 * addresses. Most are in no cookie and no header.
 * @param text of an answer or of what was sent
 */
export function carriedIn(text: string): string[] {
	const found: string[] = [];
	for (const [, name = '', value = ''] of text.matchAll(PAIRED)) if (KEY.test(name)) found.push(value);
	for (const [tag] of text.matchAll(TAG)) {
		const said = new Map(
			[...tag.matchAll(IN_TAG)].map(([, name = '', a, b, c]) => [name.toLowerCase(), a ?? b ?? c ?? '']),
		);
		const named = [said.get('name'), said.get('property'), said.get('id')];
		const value = said.get('value') ?? said.get('content');
		if (value && named.some((name) => name && (KEY.test(name) || HANDED.test(name)))) found.push(value);
	}
	return [...found, ...fieldsIn(text)];
}

/** Of an address, or of what a form sends. */
export function fieldsIn(text: string): string[] {
	return [...text.matchAll(FIELD)].flatMap(([, name = '', value = '']) =>
		KEY.test(name) || HANDED.test(name) ? [value] : [],
	);
}
