const KEY_NAME =
	/token|auth|session|secret|jwt|csrf|xsrf|credential|passw|nonce|(?:^|[_.-])(?:sid|key)(?:$|[_.-])/i;
/** RFC 7519 §3: two JSON objects and a signature, each in base64url. */
const JWT = /^eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*$/;
const DEEPEST = 8;

/**
 * What in a page's own storage is a key to something: values that their names call so, values in the form of a JSON Web
 * Token, and single long values. Posts and settings that a page keeps there too are none.
 * @param name of the entry
 * @param value as stored: plain text or JSON, which may hold JSON again
 */
export function tokensIn(name: string, value: string): string[] {
	const parsed = value.length < 1 << 20 ? jsonIn(value) : undefined;
	if (parsed === undefined) return KEY_NAME.test(name) || JWT.test(value) || isRandom(value) ? [value] : [];
	return leaves(parsed, KEY_NAME.test(name), 0);
}

function leaves(value: unknown, isNamed: boolean, depth: number): string[] {
	if (depth > DEEPEST) return [];
	if (typeof value === 'string') {
		const inner = jsonIn(value);
		if (inner !== undefined) return leaves(inner, isNamed, depth + 1);
		return isNamed || JWT.test(value) ? [value] : [];
	}
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, each]) =>
		leaves(each, isNamed || KEY_NAME.test(key), depth + 1),
	);
}

/** An object, array or string that a text spells out as JSON; undefined for plain text. */
function jsonIn(text: string): unknown {
	if (!/^\s*[[{"]/.test(text)) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		// Plain text that begins like JSON.
		return undefined;
	}
}

function isRandom(value: string): boolean {
	return value.length >= 24 && value.length <= 4096 && /^[\w.~+/=:|-]+$/.test(value) && /\d/.test(value);
}
