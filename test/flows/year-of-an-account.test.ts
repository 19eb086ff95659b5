import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { addDays } from '../../src/records/day.ts';
import { localDate } from '../../src/records/local-date.ts';
import type { AccountReport, YearlyReport } from '../../src/records/yearly/report.ts';
import { openSite, page } from '../capture/recorder/site.ts';
import { ogonblick, ownProcess } from '../cli/ogonblick.ts';
import { tempDir } from '../storage/temp-office.ts';

const PLAN = fileURLToPath(new URL('../../docs/examples/dokumenthanteringsplan.csv', import.meta.url));
const POST =
	'<article><h2><a href="/skolan/1">Björkskolan</a></h2><time datetime="2026-03-01">1 mars</time><p>Skolgården är öppen på lördag, och alla är välkomna att plantera.</p></article>';
const today = localDate(new Date(), 'Europe/Stockholm');
const tomorrow = addDays(today, 1);
const year = today.slice(0, 4);
/** What happens tomorrow is another report's then. */
const isLastOfYear = !tomorrow.startsWith(year);

/** A municipality's program, as it is typed, and a page of a school on this machine. */
async function municipality() {
	const html = `<html lang=sv><title>Björkskolan</title><h1>Björkskolan</h1><main>${POST}</main>`;
	const site = await openSite({ '/skolan': page(html), '/skolan/1': page(html) });
	onTestFinished(() => site.close());
	const env = {
		...{ DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0', LOG_LEVEL: 'silent' },
		...{ ALLOW_HOSTS: `127.0.0.1:${site.port}`, HOST_DELAY_SECONDS: '0', DELAY_JITTER: '0' },
		...{ FEED_QUIET_SECONDS: '0.5', FEED_TRIES: '1', ORGANISATION_NAME: 'Älvhamra kommun' },
	};
	const told = async (...args: readonly string[]) => {
		const { exit, stdout, stderr } = await ogonblick([...args, '--json'], env);
		expect(exit, `${args.join(' ')}\n${stderr}\n${stdout}`).toBe(0);
		return JSON.parse(stdout);
	};
	const reported = async (): Promise<{ report: YearlyReport; account: AccountReport | undefined }> => {
		const report: YearlyReport = await told('report', '--year', year);
		return { report, account: report.units[0]?.accounts[0] };
	};
	return { env, told, reported, address: `http://127.0.0.1:${site.port}/skolan` };
}

test.skipIf(isLastOfYear)(
	'an account from its start to its closing: what is announced is due, taken, filed and reported',
	async () => {
		const { env, told, reported, address } = await municipality();
		await told('units', 'add', 'Björkskolan', '--creator', 'Barn- och utbildningsnämnden');
		const added = [
			'accounts',
			'add',
			address,
			'--unit',
			'Björkskolan',
			'--owner',
			'Rektor',
			'--purpose',
			'Visa',
		];
		await told(...added, '--level', 'overview');
		for (const [role, name] of [
			['verksamhetschef', 'Kim Ek'],
			['förvaltningschef', 'Lo Berg'],
		] as const) {
			const signed = ['--role', role, '--name', name, '--on', '2026-10-01', '--reference', 'BUN 2026/17'];
			await told('accounts', 'sign', address, ...signed);
		}
		await told('accounts', 'activate', address);
		const decided = ['--plan-version', '2026', '--decided-on', '2026-03-01', '--reference', 'KS 2026/4'];
		await told('plans', 'import', PLAN, '--title', 'Planen', ...decided);
		const { rows } = await told('plans', 'show', 'Planen');
		await told('plans', 'use', 'Planen', `#${rows[0].number ?? 1}`, '--unit', 'Björkskolan');
		await told('cases', 'add', '--year', year, '--number', 'KS 2026/123', '--by', 'Anna Ek');

		await told('change', address, '--on', tomorrow, '--what', 'Nytt namn', '--by', 'Anna Ek');
		const due = await ownProcess(['job', 'due', '--json'], env);
		expect(JSON.parse(due.stdout), due.stderr).toMatchObject({ placed: [{ occasion: 'change' }] });
		await told('work');
		const { report, account } = await reported();
		expect(account?.announced).toMatchObject([{ what: 'Nytt namn', state: 'documented' }]);
		expect(account?.filed).toMatchObject([
			{
				bundle: account?.announced[0]?.bundle,
				...{ occasion: 'change', outcome: 'complete', caseNumber: 'KS 2026/123', isCaseStated: true },
				row: { plan: 'Planen', isDefault: false },
			},
		]);
		expect(report.figures).toMatchObject({ missing: 0, withoutCase: 0, underDefaultRow: 0 });

		const closing = ['--last-content', 'now', '--level', 'overview', '--reason', 'Skolan läggs ned'];
		const begun = await ogonblick(['close', address, ...closing, '--by', 'Anna Ek'], env);
		expect(begun.stdout.replace(/\s+/g, ' '), begun.stderr).toContain(
			'Den sista ögonblicksbilden är beställd',
		);
		expect((await reported()).account?.announced.map(({ state }) => state).sort()).toEqual([
			...['documented', 'missing'],
		]);
		await told('work');
		expect((await told('accounts', 'show', address)).account.status).toBe('closed');
		const ended = await reported();
		const closed = ended.account?.announced.find(({ occasion }) => occasion === 'closure');
		expect(closed).toMatchObject({ state: 'documented', what: 'Skolan läggs ned' });
		expect(ended.account?.filed.map(({ bundle }) => bundle)).toContain(closed?.bundle);
		expect(ended.report.figures).toMatchObject({ missing: 0, partial: 0, bundles: 2, coverage: 100 });
		expect(ended.account).toMatchObject({ status: 'closed' });
		const { stdout } = await ogonblick(['report', '--year', year], env);
		expect(stdout.replace(/\s+/g, ' ')).toContain('Alla är tagna och fullständiga.');
	},
	60_000,
);
