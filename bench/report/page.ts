/** Parts of docs/performance.md, in the order in which they stand. Each is measured by itself and keeps its own date. */
export const PARTS = [
	'main-job',
	'packing',
	'compare',
	'throughput',
	'catalogue',
	'pdf',
	'metadata',
	'office',
] as const;
export type Part = (typeof PARTS)[number];

/** What the product promises, against what was measured. */
export interface Goal {
	readonly text: string;
	readonly measured: string;
	readonly met: boolean;
}

export interface Machine {
	readonly cores: number;
	readonly memoryGb: number;
	readonly cpu: string;
	readonly node: string;
	readonly browser: string;
	/** ISO 8601 date. */
	readonly date: string;
	readonly load: number;
}

const HEAD = `# Speed and memory

Written by \`npm run bench\`, each part by the run that measured it; \`npm run bench -- --help\` says how. Ratios hold between machines better than seconds do: what a part compares ran in the same session, one after the other, on the same feed. The feeds are invented and served on loopback, at a page width of 1280 px. Memory is the largest sum of proportional set sizes (PSS) over the whole process tree, sampled up to five times a second.
`;

/**
 * The page with one part measured anew and the others as they were. A page that has no parts is begun anew.
 * @param text of the part: from its heading, which is of the second level
 */
export function withPart(page: string, part: Part, text: string): string {
	const parts = PARTS.map((name) => {
		const [begin, end] = marks(name);
		const from = page.indexOf(begin);
		const known = from < 0 ? undefined : page.slice(from + begin.length, page.indexOf(end, from)).trim();
		const body = name === part ? text.trim() : (known ?? notYet(name));
		return `${begin}\n${body}\n${end}\n`;
	});
	return [HEAD, ...parts].join('\n');
}

function marks(part: Part): readonly [string, string] {
	return [`<!-- ${part}: written by npm run bench -->`, `<!-- /${part} -->`];
}

function notYet(part: Part): string {
	return `## ${TITLES[part]}\n\nNot measured yet: \`npm run bench -- --${part}\`.`;
}

export const TITLES: Readonly<Record<Part, string>> = {
	'main-job': 'The main job against a bare script',
	packing: 'A large bundle',
	compare: 'Against other programs',
	throughput: 'Captures per hour',
	catalogue: 'The catalogue at 45,000 accounts',
	pdf: 'The PDFs of a bundle',
	metadata: 'METS and PREMIS of many files',
	office: 'The web office with many readers',
};

/** When, and on what. */
export function measuredOn(machine: Machine): string {
	const { date, cores, cpu, memoryGb, node, browser, load } = machine;
	return `Measured on ${date}: ${cores} cores (${cpu}), ${memoryGb} GB, Node ${node}, ${browser}; load ${load.toFixed(1)} when it began.`;
}

export function goalLines(goals: readonly Goal[]): string {
	return goals.map((g) => `- ${g.met ? 'met' : '**not met**'}: ${g.text}: ${g.measured}`).join('\n');
}

export function seconds(ms: number): string {
	return `${(ms / 1000).toFixed(1)} s`;
}

export function gigabytes(bytes: number): string {
	return `${(bytes / 1e9).toFixed(2)} GB`;
}
