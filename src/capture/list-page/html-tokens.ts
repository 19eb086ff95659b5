/** A piece of a page's HTML. Names are in lower case. */
export type Token =
	| { readonly kind: 'text'; readonly text: string }
	| {
			readonly kind: 'start';
			readonly name: string;
			readonly attributes: string;
			readonly selfClosing: boolean;
	  }
	| { readonly kind: 'end'; readonly name: string };

/** Elements whose content is no markup (HTML §13.1.2); `noscript` is markup to one who runs no scripts. */
const RAW = /^(script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)$/;

/** Reads HTML piece by piece, as far as links need it, each character once; what is broken is read as text, never refused. */
export function* tokens(html: string): Generator<Token> {
	for (let at = 0; at < html.length; ) {
		const next = html.indexOf('<', at);
		if (next !== at) yield { kind: 'text', text: unescaped(html.slice(at, next < 0 ? undefined : next)) };
		if (next < 0) return;
		if (html.startsWith('<!--', next)) {
			at = endOf(html, '-->', next + 4);
			continue;
		}
		const name = /^<\/?([a-z][^\s/>]*)/i.exec(html.slice(next, next + 60))?.[1]?.toLowerCase();
		if (name === undefined) {
			// A declaration, or a bare `<`.
			at = /[!?/]/.test(html[next + 1] ?? '') ? endOf(html, '>', next) : next + 1;
			continue;
		}
		const isEnd = html[next + 1] === '/';
		const from = next + name.length + (isEnd ? 2 : 1);
		const to = endOfTag(html, from);
		at = to + 1;
		if (isEnd) {
			yield { kind: 'end', name };
			continue;
		}
		const attributes = html.slice(from, to);
		yield { kind: 'start', name, attributes, selfClosing: attributes.trimEnd().endsWith('/') };
		if (RAW.test(name)) at = rawEnd(html, name, at);
	}
}

function endOf(html: string, mark: string, from: number): number {
	const at = html.indexOf(mark, from);
	return at < 0 ? html.length : at + mark.length;
}

/** Where the tag's `>` stands; one in quotes is none. The page's end where it is never closed, and nothing follows. */
function endOfTag(html: string, from: number): number {
	let quote = '';
	for (let at = from; at < html.length; at++) {
		const character = html[at] ?? '';
		if (quote === '' && character === '>') return at;
		if (quote === character) quote = '';
		else if (quote === '' && (character === '"' || character === "'")) quote = character;
	}
	return html.length;
}

function rawEnd(html: string, name: string, from: number): number {
	const end = new RegExp(`</${name}[\\s/>]`, 'gi');
	end.lastIndex = from;
	return end.exec(html)?.index ?? html.length;
}

/** Attributes of a start tag by name, the first of each. */
export function attributesOf({ attributes }: Token & { kind: 'start' }): Record<string, string> {
	const found: Record<string, string> = {};
	const each = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
	for (const [, name = '', double, single, bare] of attributes.matchAll(each)) {
		const key = name.toLowerCase();
		if (!Object.hasOwn(found, key)) found[key] = unescaped(double ?? single ?? bare ?? '');
	}
	return found;
}

/** Those that stand in addresses and in Swedish texts; others stay as they are written. */
const NAMED: Readonly<Record<string, string>> = {
	...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '' },
	...{ aring: 'å', auml: 'ä', ouml: 'ö', Aring: 'Å', Auml: 'Ä', Ouml: 'Ö', eacute: 'é', ndash: '–' },
};

function unescaped(text: string): string {
	return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));?/gi, (whole, decimal, hex, name) => {
		if (name !== undefined) return NAMED[name] ?? whole;
		const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
	});
}
