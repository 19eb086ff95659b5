/** A text of JSON in its quotes, or a sign that begins, ends or parts something. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/** A key that stands twice in one object, of which a reader has the last alone; undefined where none does. @param json that has been read without a fault */
export function repeatedKey(json: string): string | undefined {
	const open: (Set<string> | undefined)[] = [];
	let last: string | undefined;
	for (const [token] of json.matchAll(TOKEN)) {
		if (token === '{') open.push(new Set());
		else if (token === '[') open.push(undefined);
		else if (token === '}' || token === ']') open.pop();
		else if (token === ':' && last !== undefined) {
			const key = JSON.parse(last) as string;
			const keys = open.at(-1);
			if (keys?.has(key)) return key;
			keys?.add(key);
		}
		last = token.startsWith('"') ? token : undefined;
	}
	return undefined;
}
