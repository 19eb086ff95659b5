/**
 * The import law. Data flows one way (plan → order → capture → verdict → bundle → seal → store → file → event),
 * so a folder may know only what stands before it. CONTRIBUTING.md has the same table in words.
 */
const CARE = ['records', 'office'];

/** folder of src, or another root folder → what of ours it may import, which packages, and the way out of a breach. */
const LAW = [
	{
		name: 'records',
		at: '^src/records/',
		ours: ['records'],
		packages: [],
		core: false,
		remedy:
			'records holds types and pure rules and imports nothing. Move what needs more to the folder that does the work.',
	},
	...['planning', 'filing', 'fixity', 'disposal'].map((folder) => ({
		name: folder,
		at: `^src/${folder}/`,
		ours: [...CARE, folder],
		packages: [],
		remedy: `${folder} decides from records and the types of ports. Let a verb in src/work fetch what it needs and hand it in.`,
	})),
	{
		name: 'pdf',
		at: '^src/pdf/',
		ours: ['errors', 'pdf'],
		packages: [],
		remedy:
			'pdf reads the syntax of PDF and knows nothing of what is asked of a file. Ask in capture or bundle.',
	},
	{
		name: 'capture',
		at: '^src/capture/',
		ours: ['records', 'errors', 'log', 'config', 'pdf', 'capture'],
		packages: [
			'playwright',
			'playwright-core',
			'warcio',
			'sharp',
			'amaro',
			'@duckduckgo/autoconsent',
			'unpdf',
		],
		remedy:
			'capture brings back parts and observations and knows nothing of bundles, storage or orders. Return it, and let src/work pass it on.',
	},
	{
		name: 'bundle',
		at: '^src/bundle/',
		ours: ['records', 'errors', 'pdf', 'bundle'],
		packages: ['archiver', 'yauzl', 'sharp', 'pdf-lib', 'zod', 'warcio', 'pkijs', 'asn1js'],
		remedy:
			'bundle packs what it is handed: records, errors and packing libraries only, never capture. Let src/work hand it in.',
	},
	{
		name: 'work',
		at: '^src/work/',
		ours: [
			...CARE,
			'errors',
			'log',
			'config',
			'planning',
			'capture',
			'bundle',
			'filing',
			'fixity',
			'disposal',
			'work',
		],
		// Tables that people hand in and take out.
		packages: ['csv-parse', 'csv-stringify', 'read-excel-file', 'yaml', 'yauzl'],
		remedy:
			'work sequences through the ports of src/office.ts, never storage, cli or web. Add what it lacks to a port, and a contract test.',
	},
	...['cli', 'web'].map((folder) => ({
		name: folder,
		at: `^src/${folder}/`,
		ours: [...CARE, 'errors', 'log', 'config', 'work', 'words', folder],
		packages:
			folder === 'cli' ? ['commander'] : ['zod', 'hono', '@hono/node-server', '@hono/zod-openapi', 'ws'],
		remedy: `${folder} reads the catalogue and places orders; it never captures, packs or opens storage. Call a verb of src/work, or take it through the desk's doors.`,
	})),
	{
		name: 'words',
		at: '^src/words/',
		// What a refusal carries, to be said in another language.
		ours: ['records', 'errors', 'config', 'work', 'words'],
		packages: [],
		remedy:
			'words says what went wrong to people, for commands and pages alike. It decides nothing and opens nothing.',
	},
	{
		name: 'storage',
		at: '^storage/',
		// What is posted goes out by the gate, so that one rule says which addresses may be reached.
		ours: [...CARE, 'errors', 'log', 'config', 'storage', 'gate'],
		packages: [
			...['better-sqlite3', 'kysely', 'zod', 'age-encryption', 'nodemailer'],
			...[
				'ssh2',
				'@aws-sdk/client-s3',
				'@orama/stemmers',
				'openid-client',
				'jose',
				'@simplewebauthn/server',
				'ws',
			],
		],
		remedy:
			'storage holds adapters of the ports and drivers. A rule belongs in records or planning, a sequence in src/work.',
	},
	{
		name: 'jobs',
		at: '^jobs/',
		ours: ['config', 'errors', 'log', 'work', 'office', 'jobs', 'storage-open'],
		packages: ['node-cron'],
		remedy:
			'A job reads the configuration, opens the office by storage/open.ts and calls one verb of src/work.',
	},
	{
		name: 'office',
		at: '^src/office(\\.ts$|/)',
		ours: ['records', 'config', 'log', 'office'],
		packages: [],
		core: false,
		remedy: 'office.ts holds the ports as interfaces and imports types only.',
	},
	{
		name: 'errors',
		at: '^src/errors\\.ts$',
		ours: [],
		packages: [],
		core: false,
		remedy: 'Errors stand on nothing.',
	},
	{
		name: 'config',
		at: '^src/config(\\.ts$|/)',
		ours: ['errors', 'config'],
		packages: ['zod'],
		remedy: 'config.ts parses settings and knows nothing that uses them.',
	},
	{ name: 'log', at: '^src/log\\.ts$', ours: [], packages: ['pino'], remedy: 'log.ts only opens the log.' },
	{
		name: 'fixtures',
		at: '^fixtures/',
		ours: ['fixtures'],
		packages: ['sharp'],
		remedy:
			'An invented platform that shares code with the product would agree with its faults. Write it again here.',
	},
];

const PLACES = {
	'storage-open': '^storage/open\\.ts$',
	storage: '^storage/',
	fixtures: '^fixtures/',
	jobs: '^jobs/',
	office: '^src/office(\\.ts$|/)',
	errors: '^src/errors\\.ts$',
	config: '^src/config(\\.ts$|/)',
	gate: '^src/capture/gate/',
	log: '^src/log\\.ts$',
};

const forbidden = LAW.flatMap(({ name, at, ours, packages, core = true, remedy }) => [
	{
		name: `${name}: what of ours it may import`,
		severity: 'error',
		comment: remedy,
		from: { path: at },
		to: {
			path: '^(src|storage|jobs|fixtures|bin|bench|test|docs)/',
			pathNot: ours.map((place) => PLACES[place] ?? `^src/${place}/`),
		},
	},
	{
		name: `${name}: which packages it may import`,
		severity: 'error',
		comment: `${remedy} A package that belongs here is added to the table in .dependency-cruiser.mjs, with a reason in the commit.`,
		from: { path: at },
		to: {
			path: 'node_modules/',
			pathNot: packages.map((name) => `node_modules/(@types/)?${name.replace('@', '(@)?')}/`),
		},
	},
	...(core
		? []
		: [
				{
					name: `${name}: no part of Node`,
					severity: 'error',
					comment: remedy,
					from: { path: at },
					to: { dependencyTypes: ['core'] },
				},
			]),
]);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		...forbidden,
		{
			name: 'no cycle',
			severity: 'error',
			comment:
				'Two files that need each other are one idea, or hide a third: move what both need to a file of its own.',
			from: {},
			to: { circular: true },
		},
		{
			name: 'nothing unresolvable',
			severity: 'error',
			comment:
				'The file or package does not exist. Packages are added to package.json with an exact version.',
			from: {},
			to: { couldNotResolve: true },
		},
		{
			name: 'no development package in the product',
			severity: 'error',
			comment:
				'The container is built without development packages: move the package to dependencies, or do without it.',
			from: { path: '^(src|storage|jobs|fixtures)/' },
			to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'the product never imports tests, fixtures or benchmarks',
			severity: 'error',
			comment: 'Hand it in from bin/, as the desk does with the invented account.',
			from: { path: '^(src|storage|jobs)/' },
			to: { path: '^(test|fixtures|bench|docs|bin)/' },
		},
		{
			name: 'no folder without an idea',
			severity: 'error',
			comment: 'Name the file after what it knows. A drawer for odds and ends hides who depends on what.',
			from: {},
			to: { path: '(^|/)(utils?|helpers?|common|misc)(/|\\.[cm]?[jt]s$)', pathNot: 'node_modules' },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^(data|out|\\.cache|docs/schema)/' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['node', 'import', 'types', 'default'],
			extensions: ['.ts', '.mjs', '.cjs', '.js', '.json'],
		},
	},
};
