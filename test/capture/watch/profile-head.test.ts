import { expect, onTestFinished, test } from 'vitest';
import { openFixtures, type PlatformName } from '../../../fixtures/server.ts';
import { lookAt } from '../../../src/capture/watch/look-at.ts';
import { openLog } from '../../../src/log.ts';
import { configOf } from '../../storage/sample.ts';
import { tempDir } from '../../storage/temp-office.ts';

/** What is shown on each invented platform, none of which the program knows. */
const SHOWN: readonly (readonly [PlatformName, object])[] = [
	['torget', { name: 'Älvhamra kommun', cover: 'M-0000-H', followers: 8412, posts: 40 }],
	['kvitter', { cover: 'M-0000-H', followers: 8412, posts: 40, link: 'https://alvhamra.example/' }],
	['bildrutan', { followers: 8412, posts: 40, link: 'https://alvhamra.example/visit' }],
	['kanalen', { name: 'Älvhamra kommun', cover: 'M-0000-H', followers: 8400, posts: 40 }],
	['bygden', { name: 'Kulturskolan i Älvhamra', cover: 'M-0000-H', followers: 8412, posts: 40 }],
	['anslaget', { name: 'Älvhamra kommun', cover: 'M-0000-H', followers: 8412, posts: 40 }],
];

test.each(SHOWN)(
	'reads whose account it is above the posts or beside them: %s',
	async (platform, shown) => {
		const fixtures = await openFixtures();
		onTestFinished(() => fixtures.close());
		const dir = await tempDir();
		const { failure, profile, said, picture } = await lookAt(
			{
				...{
					address: fixtures.address(platform, { posts: 12, stated: 40 }),
					platform: 'web',
					wayIn: 'browser',
					dir,
				},
				...{ allowHosts: fixtures.allowHosts, config: configOf(dir), log: openLog('silent'), software: 'x' },
			},
			60_000,
			AbortSignal.timeout(60_000),
			() => undefined,
		);
		expect(failure).toBeUndefined();
		const { cover, avatar, ...rest } = profile ?? {};
		const mark = /M-\d{4}-H/.exec(cover?.address ?? '')?.[0];
		expect({ ...rest, ...(mark ? { cover: mark } : {}) }).toMatchObject(shown);
		expect(avatar?.address).toMatch(/crest/);
		expect(profile?.bio?.length).toBeGreaterThan(20);
		expect(said).toMatch(/Älvhamra/);
		expect(picture?.length).toBeLessThan(150_000);
	},
	60_000,
);
