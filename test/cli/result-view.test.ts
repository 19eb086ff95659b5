import { describe, expect, test } from 'vitest';
import type { Desk } from '../../src/cli/desk.ts';
import { pageOf } from '../../src/cli/page.ts';
import { snapshotDocument } from '../../src/cli/views/result-document.ts';
import { resultText } from '../../src/cli/views/result-view.ts';
import type { SnapshotResult } from '../../src/work/snapshot-result.ts';

const ACCOUNT = {
	platform: 'mastodon',
	handle: 'kommunen',
	address: 'https://social.example/@kommunen',
	name: 'Kommunen \u001b[31m& "vänner"',
};
const COMPLETE: SnapshotResult = {
	outcome: 'complete',
	order: 'order-1',
	bundle: 'bundle-1',
	path: '/arkivet/Kultur & fritid/2026-11-23.zip',
	findings: [{ code: 'default-filing', severity: 'note', detail: 'filed under defaults' }],
	counts: { posts: 1200, comments: 1, images: 40, brokenImages: 2 },
	tiles: 12,
	bytes: 45_200_000,
	files: 31,
	account: ACCOUNT,
	stop: 'end-of-feed',
};
const FAILED: SnapshotResult = {
	outcome: 'failed',
	order: 'order-2',
	attempt: '/data/attempts/x',
	findings: [
		{ code: 'page-errors', severity: 'note', detail: 'two' },
		{ code: 'login-wall', severity: 'failure', detail: 'the page asks for a login' },
	],
	account: ACCOUNT,
};

function told(
	result: SnapshotResult,
	lang: 'sv' | 'en',
	env: Desk['env'] = {},
	again = 'ogonblick snapshot x --by anna',
): string {
	const stdout = Object.assign(process.stdout, {});
	const page = pageOf(stdout, { NO_COLOR: '1' });
	const never = () => {
		throw new Error('not asked for');
	};
	return resultText(
		result,
		{
			...{ lang, env, page, side: page, stderr: process.stderr, json: false },
			timeZone: 'Europe/Stockholm',
			doors: { openOffice: never, openInvented: never, runJob: never, openLogin: never, openWeb: never },
			config: never,
			tell: never,
		},
		again,
	);
}

describe('what a person reads after a snapshot', () => {
	test('is verdict, place, contents, findings and what to do now', () => {
		const text = told(COMPLETE, 'sv').replaceAll('\u00a0', ' ');
		expect(text).toMatch(/^✓ FULLSTÄNDIG {2}/);
		expect(text).toContain('1 200 inlägg · 1 kommentar · 40 bilder (2 trasiga)');
		expect(text.replace(/\s+/g, ' ')).toContain('12 bildrutor · 31 filer · 45,2 MB');
		expect(text).toContain('/arkivet/Kultur & fritid/2026-11-23.zip');
		expect(text).toContain('Flödets slut nåddes.');
		expect(text).toContain("ogonblick verify '/arkivet/Kultur & fritid/2026-11-23.zip'");
		expect(text.replace(/\s+/g, ' ')).toContain('Registrera kontot med accounts, och ange med plans');
	});

	test('never calls a snapshot the whole account where the order itself limited it', () => {
		const overview = { code: 'level-limited', severity: 'note', detail: 'an overview' } as const;
		const limit = { code: 'limit-asked-for', severity: 'note', detail: 'posts 3' } as const;
		const verdict = (result: SnapshotResult) => told(result, 'sv').split('\n\n', 1)[0]?.replace(/\s+/g, ' ');
		expect(verdict(COMPLETE)).toContain('Ögonblicksbilden är hela kontot.');
		expect(verdict({ ...COMPLETE, findings: [overview], stop: 'level' })).toContain(
			'Allt som beställningen bad om är fångat: en översiktsbild. Det är inte hela kontot.',
		);
		expect(verdict({ ...COMPLETE, findings: [limit], stop: 'limit-posts' })).toContain(
			'Allt som beställningen bad om är fångat: så många inlägg som den angav. Det är inte hela kontot.',
		);
		expect(told({ ...COMPLETE, findings: [limit], stop: 'limit-time' }, 'en')).toContain('not the whole');
	});

	test('names the settings to raise where the same command would reach the same limits', () => {
		const reached = (limit: string) =>
			({ code: 'limit-reached', severity: 'loss', detail: limit, data: { limit } }) as const;
		const findings = ['posts 5000', 'tabs 20', 'tabs 20'].map(reached);
		const partial: SnapshotResult = { ...COMPLETE, outcome: 'partial', findings, stop: 'limit-posts' };
		expect(told(partial, 'sv').replace(/\s+/g, ' ')).toContain(
			'Höj LIMIT_POSTS (nu 5 000) och LIMIT_TABS (nu 20) och ta om ögonblicksbilden: ogonblick snapshot x',
		);
		expect(told(partial, 'en').replace(/\s+/g, ' ')).toContain(
			'Raise LIMIT_POSTS (now 5,000) and LIMIT_TABS (now 20)',
		);
	});

	test('names the evidence that is there, and says that there is no picture where none could be taken', () => {
		const counts = { posts: 0, comments: 0, images: 0, brokenImages: 0 };
		const evidence = ['posts', 'text', 'provenance', 'warc'] as const;
		const refused = told({ ...FAILED, counts, evidence }, 'sv').replace(/\s+/g, ' ');
		expect(refused).toContain(
			'I bevismappen ligger omdömet (attempt.json), uppgifter om hur fångsten gick till och inspelning av nätverkstrafiken. Någon bildruta finns inte',
		);
		const walled = told({ ...FAILED, counts, evidence: ['tile', 'overview', ...evidence] }, 'sv');
		expect(walled.replace(/\s+/g, ' ')).toContain('(attempt.json), bildrutor, översiktsbild,');
		expect(walled).not.toContain('Någon bildruta finns inte');
	});

	test('evidence of a post speaks of the post, says where it stands among others, and asserts no more than was told', () => {
		const removal = { post: 'https://social.example/@kommunen/7', category: 'hatred' } as const;
		const text = (more: Partial<SnapshotResult>) =>
			told({ ...COMPLETE, removal, ...more }, 'sv').replace(/\s+/g, ' ');
		const failed = text({
			...FAILED,
			findings: [{ code: 'not-found', severity: 'failure', detail: 'status 404' }],
		});
		expect(failed).toContain('Inlägget fanns inte på adressen');
		expect(failed).not.toMatch(/Kontot fanns/);
		expect(text({ ordered: { post: 'p', position: 2, by: 'permalink', context: 2 } })).toContain(
			'nummer 2 av 3; de andra är sammanhang',
		);
		const untold = text({
			...{ outcome: 'partial', ordered: { context: 1 } },
			findings: [{ code: 'post-not-shown', severity: 'loss', detail: 'one', data: { posts: 1 } }],
		});
		expect(untold).toContain('Det går inte att visa att sidan är det beställda inlägget');
		expect(untold).not.toContain('Beviset är inlägget');
	});

	test('keeps what a page calls itself from steering the terminal', () => {
		expect(told(COMPLETE, 'sv')).not.toContain('\u001b');
		expect(told(COMPLETE, 'sv')).toContain('Kommunen & "vänner"');
	});

	test('names the gravest finding first, in words and with its code', () => {
		const text = told(FAILED, 'sv');
		expect(text).toMatch(/^✗ MISSLYCKAD {2}/);
		expect(text.indexOf('Inloggning krävdes')).toBeGreaterThan(0);
		expect(text.indexOf('login-wall')).toBeLessThan(text.indexOf('page-errors'));
		expect(text).toContain('/data/attempts/x');
		expect(text).not.toContain('ogonblick verify');
	});

	test('names the option that opens a private address', () => {
		const refused = { code: 'private-address', severity: 'failure', detail: 'loopback' } as const;
		const text = told({ ...FAILED, findings: [refused] }, 'sv');
		expect(text).toContain('ogonblick snapshot x --by anna --allow-host social.example');
	});

	test('is told in English too, and in the way the program was called', () => {
		const text = told(FAILED, 'en', { npm_command: 'run-script' });
		expect(text).toMatch(/^✗ FAILED {2}/);
		expect(text).toContain('ogonblick snapshot x --by anna');
		expect(told(COMPLETE, 'en', { npm_command: 'run-script' })).toContain('npm run verify -- ');
	});
});

test('the document of a snapshot has its six keys always, null where there is nothing', () => {
	const six = ['outcome', 'order', 'bundle', 'path', 'attempt', 'findings'];
	expect(Object.keys(snapshotDocument(COMPLETE)).slice(0, 6)).toEqual(six);
	expect(snapshotDocument(FAILED)).toMatchObject({ bundle: null, path: null, attempt: '/data/attempts/x' });
	expect(snapshotDocument(COMPLETE)).toMatchObject({ attempt: null, outcome: 'complete' });
});
