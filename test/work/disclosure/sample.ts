import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Office } from '../../../src/office.ts';
import type { Capture } from '../../../src/records/capture.ts';
import type { Coverage } from '../../../src/records/coverage.ts';
import type { Strikes } from '../../../src/records/disclosure/disclosure.ts';
import type { Filing } from '../../../src/records/filing.ts';
import type { Order } from '../../../src/records/order.ts';
import type { Post } from '../../../src/records/post.ts';
import { fileBundle } from '../../../src/work/file-bundle.ts';
import { existing, post, sampleCapture, sampleParts } from '../../bundle/sample.ts';
import { anOrder } from '../../storage/sample.ts';

/** Whom the secret posts are about: letters beyond ASCII, and nothing that the program itself says. */
export const NAME = 'Märta Örnskog-Wallin';
/** What the second post's picture is made of, and nothing else is. */
export const MARK = { r: 201, g: 17, b: 133 };
export const OFFICER = 'Rut Registrator Berg';

export const STRIKES: Strikes = {
	...{ reason: '21 kap. 1 § OSL', posts: [], texts: [], regions: [] },
	...{ isWithoutPictures: false, isMarkedByHand: false },
};

/** Three posts in two tiles of 640 × 800: the second is about somebody, and so is a comment of the third. */
function posts(): readonly Post[] {
	const box = (y: number) => ({ x: 40, y, width: 560, height: 330 });
	const [first, second, third] = [post(1), post(2), post(3)];
	return [
		{ ...first, box: box(30), text: 'Julmarknaden öppnar på lördag.' },
		{
			...{ ...second, box: box(400), text: `Vi tackar ${NAME} för åren.` },
			permalink: `https://social.example/@exempelkommun/m%C3%A4rta-%C3%B6rnskog-wallin`,
			author: { name: NAME, address: 'https://social.example/marta' },
		},
		{
			...{ ...third, box: box(830), text: 'Badhuset har öppet.' },
			comments: [{ id: 'c9', text: 'Hälsa M\u00e4rta\u00a0\u00d6rnskog\u2011Wallin!', replies: [] }],
		},
	];
}

async function tile(file: string, marks: readonly number[]): Promise<void> {
	const flat = { width: 640, height: 800, channels: 3 as const, background: '#eef0f2' };
	const mark = await sharp({ create: { width: 560, height: 330, channels: 3, background: MARK } })
		.png()
		.toBuffer();
	await sharp({ create: flat })
		.composite(marks.map((top) => ({ input: mark, left: 40, top })))
		.withExif({ IFD0: { ImageDescription: NAME } })
		.png()
		.toFile(file);
}

/** Two tiles are of the account's page; the third is of the second post's own, where it stands again. */
const COVERS: Coverage = { parts: ['profile', 'posts', 'images', 'comments'], accountTiles: 2 };

/** Files a bundle of them in the usual way. @param dir empty @param change what the posts are instead */
export async function fileSample(
	office: Office,
	dir: string,
	more: Partial<Order> = {},
	told: Partial<Capture> = {},
	change: (posts: readonly Post[]) => readonly Post[] = (all) => all,
): Promise<Filing> {
	const order = await anOrder(office, more);
	const context = await office.catalogue.accountContext(order.accountId);
	const parts = join(dir, 'parts');
	mkdirSync(parts, { recursive: true });
	await sampleParts(parts, 1);
	await tile(join(parts, 'tile-00001.png'), [400]);
	await tile(join(parts, 'tile-00002.png'), []);
	await tile(join(parts, 'tile-00003.png'), [100]);
	const text = change(posts());
	writeFileSync(join(parts, 'posts.jsonl'), text.map((each) => `${JSON.stringify(each)}\n`).join(''));
	writeFileSync(join(parts, 'text.txt'), text.map((each) => each.text).join('\n'));
	const counts = { posts: 3, comments: 3, images: 3, brokenImages: 0 };
	const steps = [{ name: 'open', outcome: 'done' as const, ms: 12, detail: `saw ${NAME}` }];
	const changes = [`clicked "${NAME}"`];
	const capture = sampleCapture(existing(parts), { counts, steps, changes, covers: COVERS, ...told });
	const findings = [
		{ code: 'dialog-dismissed', severity: 'note', detail: `it said ${NAME}`, data: { said: NAME } },
	] as const;
	const captured = { capture, verdict: { outcome: 'complete', findings } } as const;
	const { signal } = new AbortController();
	const { bundle } = await fileBundle(office, order, context, captured, dir, signal, () => {});
	const filing = await office.catalogue.filing(bundle ?? '');
	if (!filing) throw new Error('Nothing was filed');
	return filing;
}
