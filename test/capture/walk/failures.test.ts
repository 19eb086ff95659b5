import { expect, test } from 'vitest';
import { holdsOnlyErrors } from '../../../src/capture/recorder/feed-failures.ts';
import type { ResponseFact } from '../../../src/capture/recorder/response-fact.ts';
import { makesGood } from '../../../src/capture/walk/failures.ts';

const AT = Date.UTC(2026, 10, 20, 9);
const asked = (over: Partial<ResponseFact>): ResponseFact => ({
	url: 'https://torget.example/graphql',
	method: 'POST',
	status: 200,
	kind: 'fetch',
	isNavigation: false,
	frame: 'main',
	mime: 'application/json',
	bytes: 100,
	at: AT,
	asked: 'page-3',
	...over,
});

test('a poll that goes well does not make good a page of the feed that was refused at the same place', () => {
	const failed = asked({ status: 500 });
	expect(makesGood(asked({ asked: 'notifications' }), failed)).toBe(false);
	expect(makesGood(asked({}), failed)).toBe(true);
	expect(makesGood(asked({ errors: true }), failed)).toBe(false);
	expect(makesGood(asked({ asked: 'unknown' }), asked({ status: 500, asked: 'unknown' }))).toBe(false);
});

test('the query must be the same, but for the time of asking', () => {
	const get = (query: string, over: Partial<ResponseFact> = {}) => {
		const { asked: _body, ...rest } = asked({
			method: 'GET',
			url: `https://torget.example/more?${query}`,
			...over,
		});
		return rest;
	};
	expect(makesGood(get('from=20'), get('from=10', { status: 500 }))).toBe(false);
	expect(makesGood(get('from=10'), get('from=10', { status: 500 }))).toBe(true);
	const later = AT + 5000;
	expect(makesGood(get(`from=10&_=${later}`, { at: later }), get(`from=10&_=${AT}`, { status: 500 }))).toBe(
		true,
	);
	const [older, oldest] = [1700000000, 1600000000];
	expect(makesGood(get(`before=${oldest}`), get(`before=${older}`, { status: 500 }))).toBe(false);
});

test('an answer that holds errors and no data is known under any status', () => {
	for (const text of [
		'{"errors":[{"message":"Rate limit exceeded"}],"data":null}',
		'{"errors":[{"message":"nej"}]}',
		'{"data":{"feed":null},"errors":[{}]}',
	])
		expect(holdsOnlyErrors(text), text).toBe(true);
	for (const text of [
		'{"errors":[],"data":null}',
		'{"errors":[{}],"data":{"feed":{"edges":[]},"viewer":null}}',
		'{"data":{"text":"\\"errors\\""}}',
		'{"errors": inte JSON',
		'<p>"errors"</p>',
	])
		expect(holdsOnlyErrors(text), text).toBe(false);
});
