/** An element of a METS, as far as its requirements speak of it. */
export interface Element {
	readonly name: string;
	readonly attributes: Map<string, string>;
	readonly children: Element[];
	text: string;
}

/** Reads XML without comments, document types and sections of character data: what the program writes has none. */
export function treeOf(xml: string): Element {
	const top: Element = { name: '', attributes: new Map(), children: [], text: '' };
	const open = [top];
	for (const [, closing, name = '', rest = '', empty, text] of xml.matchAll(
		/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>|([^<]+)/g,
	)) {
		const parent = open.at(-1) as Element;
		if (text !== undefined) parent.text += plain(text).trim();
		else if (closing) open.pop();
		else {
			const all = [...rest.matchAll(/([\w:]+)="([^"]*)"/g)];
			const attributes = new Map(all.map(([, key = '', value = '']) => [key, plain(value)]));
			const element: Element = { name, attributes, children: [], text: '' };
			parent.children.push(element);
			if (!empty) open.push(element);
		}
	}
	const [root] = top.children;
	if (root === undefined || open.length !== 1) throw new Error('the XML does not end as it began');
	return root;
}

function plain(text: string): string {
	const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
	return text.replace(/&(\w+);/g, (whole, name) => entities[name] ?? whole);
}

/**
 * @param path steps from the root on, as `mets/metsHdr/agent[@ROLE=CREATOR]`; in brackets `=` for an exact value, `^=` for a
 * beginning, `!=` for any other value
 */
export function select(root: Element, path: string): readonly Element[] {
	const [first = '', ...steps] = path.match(/[^/[]+(?:\[[^\]]*\])*/g) ?? [];
	return steps.reduce<readonly Element[]>(
		(found, step) => found.flatMap(({ children }) => children.filter((child) => fits(child, step))),
		[root].filter((element) => fits(element, first)),
	);
}

/** Whether an element is of the kind that one step names. */
export function fits(element: Element, step: string): boolean {
	const [name = '', ...conditions] = step.split('[');
	if (element.name !== name) return false;
	return conditions.every((condition) => {
		const [, key = '', how, value = ''] = /^@([\w:]+)([!^]?=)(.*)\]$/.exec(condition) ?? [];
		const found = element.attributes.get(key);
		if (how === '!=') return found !== value;
		return how === '=' ? found === value : (found ?? '').startsWith(value);
	});
}
