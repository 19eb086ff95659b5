import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Fixtures, openFixtures } from '../../../fixtures/server.ts';
import { sideBySide as test } from '../../house/side-by-side.ts';
import { take } from './take.ts';

let fixtures: Fixtures;
beforeAll(async () => {
	fixtures = await openFixtures();
});
afterAll(() => fixtures.close());

describe('a page that is not the account fails, with evidence', () => {
	test.each([
		['login', { lang: 'fi' }, 'login-wall'],
		['login-redirect', {}, 'login-wall'],
		['bot-403', {}, 'blocked'],
		['bot-200', {}, 'blocked'],
		['not-found', {}, 'not-found'],
		['soft-404', {}, 'not-found'],
		['suspended', {}, 'not-found'],
		['error-500', {}, 'http-error'],
		['rate-429', {}, 'rate-limited'],
		['blank', {}, 'blank'],
		['reset', {}, 'unreachable'],
		['redirect-private', {}, 'private-address'],
		['json-page', {}, 'not-a-page'],
		['other-account', {}, 'wrong-account'],
	] as const)(
		'%s %o: %s',
		async (kind, options, code) => {
			const taken = await take(fixtures.address(`walls/${kind}`, options), fixtures.allowHosts);
			expect(taken.verdict.outcome).toBe('failed');
			expect(taken.verdict.findings.filter((f) => f.severity === 'failure').map((f) => f.code)).toEqual([
				code,
			]);
			expect(taken.file('warc')).toBeDefined();
			expect(taken.file('provenance')).toBeDefined();
		},
		120_000,
	);
});

describe('a wall after real content is partial, and says so', () => {
	test.each([
		['overlay', 'wall-after-content'],
		['login-midway', 'wall-after-content'],
		['feed-stalled', 'feed-stalled'],
	] as const)(
		'%s',
		async (kind, code) => {
			const taken = await take(fixtures.address(`walls/${kind}`), fixtures.allowHosts);
			expect(taken.verdict.outcome).toBe('partial');
			expect(taken.verdict.findings.map((f) => f.code)).toContain(code);
			expect(taken.posts.length).toBeGreaterThan(3);
		},
		180_000,
	);
});

describe('hostile pages are bounded, recorded and survived', () => {
	test.each([
		['dialogs', {}, 'dialog-dismissed'],
		['popup', {}, 'popup-closed'],
		['script-loop', { posts: 12 }, 'page-errors'],
		['subresource-private', {}, 'private-address-refused'],
	] as const)(
		'%s',
		async (kind, options, code) => {
			const taken = await take(fixtures.address(`walls/${kind}`, options), fixtures.allowHosts);
			expect(taken.verdict.outcome).not.toBe('failed');
			expect(taken.verdict.findings.map((f) => f.code)).toContain(code);
			expect(fixtures.requests('forbidden')).toEqual([]);
		},
		180_000,
	);

	test.each(['restless', 'print-hidden', 'strict-csp'])(
		'%s: all of the account is there all the same',
		async (kind) => {
			const taken = await take(fixtures.address(`walls/${kind}`, { posts: 14 }), fixtures.allowHosts);
			expect(taken.verdict.findings.filter((f) => f.severity !== 'note')).toEqual([]);
			expect(taken.posts).toHaveLength(14);
		},
		180_000,
	);

	test('an endless feed stops at the limit that the order asked for', async () => {
		const taken = await take(fixtures.address('walls/endless'), fixtures.allowHosts, {
			limits: { posts: 30 },
		});
		expect(taken.capture.stop).toBe('limit-posts');
		expect(taken.verdict.outcome).toBe('complete');
		expect(taken.posts.length).toBeGreaterThanOrEqual(30);
	}, 180_000);

	test('a stop ends the capture as stopped, not as done', async () => {
		const stop = AbortSignal.timeout(4000);
		const taken = await take(fixtures.address('walls/endless'), fixtures.allowHosts, {}, stop);
		expect(taken.verdict.outcome).toBe('failed');
		expect(taken.verdict.findings.map((f) => f.code)).toContain('aborted');
	}, 120_000);
});
