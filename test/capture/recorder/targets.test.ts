import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Recording, record, type Scene, startBrowser, until } from './record.ts';
import { type Answer, gives, openSite, page, type Site } from './site.ts';

let browser: Browser;
let site: Site | undefined;

beforeAll(async () => {
	browser = await startBrowser();
});
afterEach(async () => {
	await site?.close();
	site = undefined;
});
afterAll(async () => {
	await browser?.close();
});

const script = (code: string): Answer => gives('text/javascript', code);

/** Opens `/` on the main host and stays until all the given paths have been answered and the network is quiet. */
async function visit(
	answers: Readonly<Record<string, Answer>>,
	awaited: readonly string[],
	more?: (scene: Scene) => Promise<void>,
): Promise<Recording> {
	const opened = await openSite(answers);
	site = opened;
	return record(browser, async (scene) => {
		await scene.page.goto(`${opened.at('main.test')}/`);
		const answered = (path: string) => scene.recorder.traffic.responses.some((f) => f.url.endsWith(path));
		await until(() => awaited.every(answered), awaited.join());
		await until(() => scene.recorder.traffic.inFlight() === 0, 'a quiet network');
		await more?.(scene);
	});
}

/** What the server was asked for must be in the recording, each as often as it was asked for. */
function expectAll(recording: Recording, without: readonly string[] = []): void {
	const wanted = (line: string) => !without.some((w) => line.endsWith(w));
	const asked = (site?.visits ?? []).map((v) => `${v.method} ${v.host}${v.path}`).filter(wanted);
	const written = recording.records
		.filter((r) => r.type === 'request')
		.map((r) => `${r.first.split(' ')[0]} ${new URL(r.uri).hostname}${r.first.split(' ')[1]}`)
		.filter(wanted);
	expect(written.sort()).toEqual(asked.sort());
	expect(recording.report.missing).toEqual([]);
}

describe('what a page starts beside itself', () => {
	it('frames of other sites, in processes of their own, and frames in them', async () => {
		const recording = await visit(
			{
				'/': (v, r) => page(`<iframe src="${site?.at('other.test')}/frame"></iframe>`)(v, r),
				'/frame': (v, r) =>
					page(`<script>fetch('/first', { method: 'POST', body: 'åäö' })</script>
<iframe src="${site?.at('third.test')}/inner"></iframe>`)(v, r),
				'/inner': page(`<img src=/inner.png><script>fetch('/inner-data')</script>`),
				'/first': gives('text/plain', 'frame’s own'),
				'/inner.png': gives('image/png', 'no picture'),
				'/inner-data': gives('text/plain', Buffer.from([0xe5, 0xe4, 0xf6])),
			},
			['/first', '/inner.png', '/inner-data'],
		);
		expectAll(recording);
		expect(String(recording.response('/first').body)).toBe('frame’s own');
		expect(String(recording.requestOf(recording.response('/first')).body)).toBe('åäö');
		expect(recording.response('/inner-data').body).toEqual(Buffer.from([0xe5, 0xe4, 0xf6]));
		const facts = recording.recorder.traffic.responses;
		expect(facts.filter((f) => f.frame === 'main').map((f) => new URL(f.url).pathname)).toEqual(['/']);
	});

	it('workers, from their very first request on', async () => {
		const paths = Array.from({ length: 6 }, (_, i) => `/early-${i}`);
		const early = Object.fromEntries(paths.map((p) => [p, gives('text/plain', p)]));
		const recording = await visit(
			{
				'/': page(`<script>for (let i = 0; i < 3; i++) new Worker('/worker.js?' + i);
const code = "fetch('" + location.origin + "/early-3').then(r => r.text()); new Worker('" + location.origin + "/nested.js')";
new Worker(URL.createObjectURL(new Blob([code])));</script>`),
				'/worker.js': script(`const n = location.search.slice(1); fetch('/early-' + n).then(r => r.text());
importScripts('/imported.js?' + n); setTimeout(() => fetch('/early-4?' + n, { method: 'POST', body: n }).then(r => r.text()), 300);`),
				'/nested.js': script(`fetch('/early-5').then(r => r.text())`),
				'/imported.js': script('1'),
				...early,
			},
			[...paths.slice(0, 4), '/imported.js?0', '/early-4?0', '/early-4?1', '/early-4?2'],
		);
		expectAll(recording, ['/nested.js', '/early-5']);
		for (const path of paths.slice(0, 4)) expect(String(recording.response(path).body)).toBe(path);
	});

	it('windows, before they are closed', async () => {
		const recording = await visit(
			{
				'/': page(
					`<script>addEventListener('click', () => { window.open('/window'); window.open('/alone', '_blank', 'noopener'); });</script>`,
				),
				'/window': page(`<img src=/window.png>`),
				'/alone': page(`<script>fetch('/alone-data').then(r => r.text())</script>`),
				'/window.png': gives('image/png', 'no picture'),
				'/alone-data': gives('text/plain', 'alone'),
			},
			['/'],
			async ({ page: tab, context, recorder }) => {
				await tab.evaluate(() => {
					window.open('/window');
					window.open('/alone', '_blank', 'noopener');
				});
				const answered = (path: string) => recorder.traffic.responses.some((f) => f.url.endsWith(path));
				await until(() => answered('/window.png') && answered('/alone-data'), 'the windows');
				await until(() => context.pages().length === 3, 'three pages');
				await Promise.all(context.pages().map((p) => p.waitForLoadState()));
			},
		);
		expectAll(recording);
		expect(String(recording.response('/alone-data').body)).toBe('alone');
	});

	it('a document that another takes the place of, with what it asked for last', async () => {
		const recording = await visit(
			{
				'/': page(
					`<script>fetch('/last').then(r => r.text()).then(() => location.href = '${'/next'}')</script>`,
				),
				'/last': gives('text/plain', 'last words'),
				'/next': (v, r) => page(`<script>location.href = '${site?.at('other.test')}/end'</script>`)(v, r),
				'/end': page('<title>end</title>'),
			},
			['/end'],
		);
		expectAll(recording);
		expect(String(recording.response('/last').body)).toBe('last words');
		expect(recording.recorder.traffic.documents.map((d) => new URL(d.address).pathname)).toEqual([
			'/',
			'/next',
			'/end',
		]);
	});

	it('leaves other profiles of the same browser alone', async () => {
		const recording = await visit(
			{ '/': page('<title>mine</title>'), '/others': page('theirs') },
			['/'],
			async () => {
				const context = await browser.newContext();
				const tab = await context.newPage();
				await tab.goto(`http://127.0.0.1:${site?.port}/others`);
				await context.close();
			},
		);
		expect(recording.responses('/others')).toEqual([]);
	});
});
