import { expect, test } from 'vitest';
import { type Retention, retentionIn } from '../../../src/records/register/retention.ts';

const keep: Retention = { kind: 'preserve' };
const after = (period?: string): Retention => ({
	kind: 'dispose',
	...(period === undefined ? {} : { after: period }),
});

test.each<[Retention, readonly string[]]>([
	[
		keep,
		[
			...['Bevaras', 'B', 'b', 'Bevaras.', 'Ska bevaras', 'Bevaras (B)', 'Bevaras för all framtid'],
			...['Bevaras, i e-arkiv', 'BEVARAS efter 5 år i centralarkiv', 'Bevaras på papper', 'Bevaras digitalt'],
			...['Bevaras (levereras till kommunarkivet efter 5 år)', 'Bevaras enligt arkivlagen'],
			'Arkiveras för alltid',
		],
	],
	[
		after('P2Y'),
		[
			...[
				'Gallras efter 2 år',
				'G 2 år',
				'G, 2 år',
				'2 år',
				'Gallras: 2 år',
				'Gallras – 2 år',
				'Gallras (2 år)',
			],
			...[
				'Gallras efter två år',
				'Får gallras efter 2 år',
				'Gallringsfrist 2 år',
				'2 år efter att ärendet avslutats',
			],
			...['Gallras 2 år efter avslutad anställning', 'Gallras efter 2 år enligt RA-FS 2021:6', 'G2', '2'],
		],
	],
	[
		after('P10Y'),
		['Gallras 10 år efter avslutat ärende', 'G10', 'G 10', 'Gallras 10 år efter räkenskapsårets utgång'],
	],
	[after('P7Y'), ['Gallras 7 år enligt bokföringslagen']],
	[after('P3M'), ['3 mån', '3 mån.', 'Gallras 3 mån. efter avslut', 'Gallras efter 3 månader']],
	[after('P2W'), ['Gallras efter 2 veckor']],
	[after('P30D'), ['Gallras efter 30 dagar']],
	[after('P5M'), ['Gallras 5 (månader)']],
	[after('P0D'), ['Gallras omedelbart']],
	[
		after(),
		[
			...['Gallras vid inaktualitet', 'Vid inaktualitet', 'G vid inaktualitet', 'Inaktualitet'],
			...['Gallras när de inte längre behövs', 'Gallras då handlingen är inaktuell'],
			'Gallras vid inaktualitet enligt beslut KS 2019/45',
		],
	],
])('%j is what is said', (retention, all) => {
	expect(all.filter((words) => JSON.stringify(retentionIn(words)) !== JSON.stringify(retention))).toEqual([]);
});

test.each([
	['nothing of it', ['', '?', 'Se anmärkning', 'Gallras', 'Enligt beslut', 'Sparas', 'Arkiveras']],
	[
		'both',
		['Bevaras/gallras', 'B/G', 'B G', 'Gallras eller bevaras', 'Gallras efter 2 år, original bevaras'],
	],
	['the opposite', ['Bevaras ej', 'Bevaras inte', 'Gallras ej', 'Gallras inte efter 2 år']],
	[
		'a number that is no period',
		[
			...[
				'Gallras efter 5',
				'Gallras 5',
				'Gallras efter 10 från avslut',
				'Gallras 2026-12-31',
				'Gallras, se 3.1',
			],
			...[
				'Gallras enligt beslut KS 2019/45',
				'Gallras enligt § 12 arkivlagen',
				'Gallras enligt RA-FS 2021:6',
			],
			...['G 2026', '1000', '5 arbetsdagar'],
		],
	],
	[
		'a period that is not one',
		[
			...['Gallras 1-2 år', 'Gallras 1–2 år', 'Gallras 1 - 2 år', 'Gallras 2,5 år', 'G 1.5 år', '2 år/5 år'],
			...['Gallras efter minst 2 år', 'Gallras tidigast efter 2 år', 'Gallras efter 2 år 6 månader', '-5 år'],
		],
	],
	[
		'a condition',
		[
			...['Gallras 2 år om inget annat beslutas', 'Gallras efter 2 år, dock senast 2030', 'Ev. gallras 2 år'],
			...['Gallras vid inaktualitet, dock tidigast efter 2 år', 'Gallras efter 2 år (preliminärt)'],
			'Gallras 2 år efter avslut eller 5 år efter beslut',
		],
	],
	[
		'for a time',
		['Bevaras 5 år', 'Bevaras i 5 år', 'Bevaras efter 5 år', 'Bevaras i urval', 'Bevaras tills vidare'],
	],
])('what says %s is not guessed at', (_, all) => {
	expect(all.filter((words) => retentionIn(words) !== undefined)).toEqual([]);
});
