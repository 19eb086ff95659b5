import { expect, test } from 'vitest';
import { page, posts, serve } from '../platforms/serve.ts';
import { take } from './take.ts';

const failures = ({ verdict }: Awaited<ReturnType<typeof take>>) =>
	verdict.findings.filter((f) => f.severity === 'failure').map((f) => f.code);

test('another account that speaks of the one ordered is not filed for it', async () => {
	const other = page(
		'<title>Fritid</title>',
		`<h1>Kommunen Fritid</h1><p>Vi hör till kommunen.</p>${posts(() => '')}`,
	);
	const host = await serve({
		'/kommunen': { status: 302, to: '/kommunen_fritid' },
		'/kommunen_fritid': other,
	});
	const taken = await take(`http://${host}/kommunen`, [host], { platform: 'x' });
	expect(failures(taken)).toEqual(['wrong-account']);
}, 60_000);

test('a visit that the platform turns away in its own way is blocked', async () => {
	const host = await serve({ '/company/kommunen': { status: 999 } });
	const taken = await take(`http://${host}/company/kommunen`, [host], { platform: 'linkedin' });
	expect(failures(taken)).toEqual(['blocked']);
}, 60_000);
