import { expect, test } from 'vitest';
import { type Retention, retentionIn, retentionProblem } from '../../../src/records/register/retention.ts';
import { combinedRetention } from '../../../src/records/register/retention-columns.ts';

const keep: Retention = { kind: 'preserve' };
const after = (period?: string, from?: string): Retention => ({
	kind: 'dispose',
	...(period === undefined ? {} : { after: period }),
	...(from === undefined ? {} : { from }),
});
const calendar = (period: string, from?: string): Retention => {
	const { kind, ...more } = after(period);
	return { kind: 'dispose', ...more, calendarYears: true, ...(from === undefined ? {} : { from }) };
};

test.each<[Retention, readonly string[]]>([
	[
		keep,
		[
			...[
				'Bevaras',
				'B',
				'b',
				'Bev.',
				'Bev',
				'Bevaras.',
				'Ska bevaras',
				'Bevaras (B)',
				'Bevaras för all framtid',
			],
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
			...['Gallras efter två år', 'Får gallras efter 2 år', 'Gallringsfrist 2 år'],
			...['Gallras efter 2 år, förvaras i pärm', 'Gallras efter 2 år enligt RA-FS 2021:6', 'G2', '2'],
		],
	],
	[after('P2Y', 'att ärendet avslutats'), ['2 år efter att ärendet avslutats']],
	[after('P10Y'), ['G10', 'G 10']],
	[after('P10Y', 'sista anteckning'), ['10 år efter sista anteckning', 'G 10 år efter sista anteckning']],
	[after('P10Y', 'räkenskapsårets utgång'), ['Gallras 10 år efter räkenskapsårets utgång']],
	[
		after('P5Y', 'avslutat ärende'),
		[
			...['Gallras efter avslutat ärende + 5 år', 'Avslutat ärende + 5 år', 'Avslutat ärende +5 år'],
			...['Gallras 5 år efter avslutat ärende', 'Fem år efter avslutat ärende'],
		],
	],
	[calendar('P2Y'), ['Gallras efter 2 kalenderår', '2 kalenderår', 'G 2 kal.år', 'Två hela kalenderår']],
	[calendar('P2Y', 'avslutat ärende'), ['Gallras 2 kalenderår efter avslutat ärende']],
	[after('P2Y', 'innevarande år'), ['Innevarande år + 2 år', '2 år + innevarande år']],
	[after('PT72H'), ['Gallras efter 72 timmar']],
	[after('P6M'), ['Gallras efter ett halvår', 'G 6 mån', '6 månader']],
	[after('P7Y'), ['Gallras 7 år enligt bokföringslagen']],
	[after('P3M'), ['3 mån', '3 mån.', 'Gallras 3 månader', 'Gallras efter 3 månader']],
	[after('P3M', 'avslut'), ['Gallras 3 mån. efter avslut']],
	[after('P2W'), ['Gallras efter 2 veckor']],
	[after('P30D'), ['Gallras efter 30 dagar']],
	[after('P5M'), ['Gallras 5 (månader)']],
	[after('P0D'), ['Gallras omedelbart']],
	[
		after(),
		[
			...[
				'Gallras vid inaktualitet',
				'Vid inaktualitet',
				'G vid inaktualitet',
				'Inaktualitet',
				'G vid inakt.',
			],
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

test.each([
	[
		'retention-elsewhere',
		[
			...['Gallras efter 2 år i verksamhetssystemet', '2 år i diariet', 'Gallras efter 2 år på papper'],
			...['Gallras 2 år efter överföring till e-arkiv', 'Gallras i verksamhetssystemet efter 2 år'],
			...['Gallras efter leverans till e-arkiv + 2 år', 'Gallras efter 3 mån efter inskanning'],
			'Gallras 2 år efter registrering i Procapita-systemet',
		],
	],
	[
		'preserved-for-a-time',
		['Bevaras, 5 år', 'Bevaras 5 år', 'B 5 år', 'Bevaras i 10 år', 'Bevaras efter 5 år'],
	],
	[
		'retention-footnote',
		['2 år*', 'Gallras efter 2 år *)', '2 år 1)', 'Bevaras²', '2 år²', 'Gallras efter 2 år **'],
	],
	[
		'unreadable-retention',
		['Se anmärkning', 'Gallras', 'Gallras 1-2 år', 'B + 5 år', 'Gallras 2 år eller 5 år*'],
	],
])('%s is told of what is not understood', (problem, all) => {
	expect(all.filter((words) => retentionProblem(words) !== problem)).toEqual([]);
});

test('what several columns say is put together where they agree, and told where they do not', () => {
	const said = (bg: string, time: string, head = 'Gallringsfrist') =>
		combinedRetention([
			{ column: 'Bevaras/Gallras', of: 'either', text: bg },
			{ column: head, of: 'either', text: time },
		]);
	const heard = (...cells: Parameters<typeof said>) => {
		const { text, problem } = said(...cells);
		return problem ?? text;
	};
	expect(heard('G', '2 år')).toBe('2 år');
	expect(heard('Gallras', 'Gallras 2 kalenderår efter avslut')).toBe('Gallras 2 kalenderår efter avslut');
	expect(heard('B', '')).toBe('B');
	expect(heard('Bevaras', '-')).toBe('Bevaras');
	expect(heard('B', 'Bevaras, levereras efter 5 år')).toBe('Bevaras, levereras efter 5 år');
	expect(heard('Gallras efter 2 år', '2 år efter avslut')).toBe('2 år efter avslut');
	expect(heard('G', 'vid inaktualitet')).toBe('vid inaktualitet');
	expect(heard('G', '6', 'Gallringsfrist (månader)')).toBe('Gallras 6 månader');
	expect(heard('G', '6', 'Gallringsfrist (år/mån)')).toBe('unreadable-retention');
	expect(heard('G', '')).toBe('unreadable-retention');
	expect(heard('', '')).toBe('');
	expect(said('B', '2 år')).toEqual({
		...{ text: 'Bevaras/Gallras: B\nGallringsfrist: 2 år', problem: 'retention-disagrees' },
	});
	for (const [bg, time] of [
		...[
			['B', 'G'],
			['B/G', '2 år'],
			['Gallras efter 5 år', '2 år'],
			['G', 'Bevaras'],
		],
		...[
			['2 år', '2 kalenderår'],
			['2 år efter avslut', '2 år efter beslut'],
			['B', 'vid inaktualitet'],
		],
	] as const)
		expect(said(bg ?? '', time ?? '').problem).toBe(
			bg === 'B/G' ? 'unreadable-retention' : 'retention-disagrees',
		);
	expect(said('G', 'se anm.')).toEqual({ text: 'se anm.', problem: 'unreadable-retention' });
});
