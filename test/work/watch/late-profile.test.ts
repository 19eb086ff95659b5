import { expect } from 'vitest';
import type { Build } from '../../../fixtures/profiles/server.ts';
import { sideBySide as test } from '../../house/side-by-side.ts';
import { school, watch } from './school.ts';

const DAY = 86_400;

test('a profile that a script draws late is read whole each time, and one that is not drawn has lost nothing', async () => {
	const { profiles, clock, office, register } = await school();
	const account = await register('torpet');
	await watch(office);
	const first = (await office.watch.states([account.id])).get(account.id)?.known;
	expect(first).toMatchObject({
		name: 'Björkskolan i Älvhamra',
		...{
			avatar: { address: expect.stringContaining('/avatar/1/') },
			cover: { address: expect.stringContaining('/cover/1/') },
		},
		bio: expect.stringContaining('skolans vardag'),
	});

	clock.forward(DAY);
	profiles.show({ avatar: 2, lateMs: 1600 });
	expect((await watch(office)).looks[0]?.look.changes).toMatchObject([{ what: 'avatar', weight: 'major' }]);

	profiles.show({ lateMs: 60_000 });
	for (let n = 0; n < 3; n++) {
		clock.forward(DAY);
		expect((await watch(office)).looks[0]?.look).toMatchObject({ changes: [] });
	}
	const { known } = (await office.watch.states([account.id])).get(account.id) ?? {};
	expect(known).toMatchObject({
		avatar: { address: expect.stringContaining('/avatar/2/') },
		cover: { address: expect.stringContaining('/cover/1/') },
	});
}, 240_000);

test.each(['torpet', 'stugan'] satisfies Build[])(
	'a presentation is read where it stands, however short, and noted when it is another (%s)',
	async (build) => {
		const { profiles, clock, office, register } = await school();
		const account = await register(build);
		profiles.show({ bio: 'Fritid i Älvhamra kommun' });
		await watch(office);
		const { known } = (await office.watch.states([account.id])).get(account.id) ?? {};
		expect(known?.bio).toBe('Fritid i Älvhamra kommun');
		clock.forward(DAY);
		profiles.show({ bio: 'Nu säljer vi skor billigt' });
		expect((await watch(office)).looks[0]?.look.changes).toEqual([
			{ what: 'bio', weight: 'minor', from: 'Fritid i Älvhamra kommun', to: 'Nu säljer vi skor billigt' },
		]);
		expect(await office.catalogue.openOrders()).toEqual([]);
	},
	120_000,
);

test('what a page only declares is not waited for each day, and another picture there is still a change', async () => {
	const { profiles, clock, office, register } = await school();
	const account = await register('skylten');
	const [first] = (await watch(office)).looks;
	const { known } = (await office.watch.states([account.id])).get(account.id) ?? {};
	expect(known).toMatchObject({ avatar: { isDeclared: true }, isBioDeclared: true });
	clock.forward(DAY);
	profiles.show({ avatar: 2 });
	const [second] = (await watch(office)).looks;
	expect(second?.look.changes).toMatchObject([{ what: 'avatar', weight: 'major' }]);
	// To wait for what never comes takes three and a half seconds more than the first look did.
	expect((second?.look.ms ?? 0) - (first?.look.ms ?? 0)).toBeLessThan(2500);
}, 120_000);
