import { z } from '@hono/zod-openapi';
import type { JSONValue } from 'hono/utils/types';
import type { Office } from '../../office.ts';
import { OCCASIONS } from '../../records/occasion.ts';
import { type FoundBundle, listBundles, showBundle } from '../../work/find-bundles.ts';
import { keepLook } from '../../work/keep-look.ts';
import { filesInside, manifestInside, openInside, openWhole } from '../../work/look-inside.ts';
import { handOver, handOverWhole } from '../answer/hand-over.ts';
import { VERDICTS } from '../asking/find-wish.ts';
import { openBundle } from '../asking/open-bundle.ts';
import { seenBundle } from '../asking/seen-bundle.ts';
import { sightOf } from '../asking/sight.ts';
import { visitorOf } from '../asking/visitor.ts';
import { badCursor } from './register.ts';
import { type Api, fetching, getting, IdPath, listOf, Turning } from './route.ts';
import { Bundle, BundleFile, WholeBundle } from './schemas.ts';

const Manifest = z.looseObject({ format: z.string() }).openapi('Manifest');
const BUNDLES = getting(
	{
		...{ id: 'listBundles', path: '/bundles', summary: 'Paket' },
		description: 'Filed bundles that the key may see, the newest capture first.',
	},
	listOf(Bundle),
	{
		query: z.strictObject({
			unit: z.string().max(100).optional().openapi({ description: 'Id of a unit' }),
			account: z.string().max(500).optional().openapi({ description: 'Id, handle, address or name' }),
			year: z.coerce.number().int().min(2000).max(2100).optional(),
			occasion: z.enum(OCCASIONS).optional(),
			outcome: z.enum(VERDICTS).optional(),
			...Turning,
		}),
	},
);
const BUNDLE = getting(
	{
		...{ id: 'getBundle', path: '/bundles/{id}', summary: 'Ett paket' },
		description: 'One bundle, with the findings of its verdict. A look at what is restricted is recorded.',
	},
	WholeBundle,
	{ params: IdPath },
);
const MANIFEST = getting(
	{
		...{ id: 'getManifest', path: '/bundles/{id}/manifest', summary: 'Paketets manifest' },
		description: 'The sealed manifest, which follows the JSON Schema of ogonblick-manifest/1.',
	},
	Manifest,
	{ params: IdPath },
);
const FILES = getting(
	{
		...{ id: 'listFiles', path: '/bundles/{id}/files', summary: 'Paketets filer' },
		description: 'What the bundle holds, as its manifest lists it.',
	},
	z.object({ items: z.array(BundleFile) }),
	{ params: IdPath },
);
const FILE = fetching(
	{
		...{ id: 'getFile', path: '/bundles/{id}/file', summary: 'En fil ur paketet' },
		description: 'One file, by its path as the list of files has it.',
	},
	{ params: IdPath, query: z.strictObject({ path: z.string().min(1).max(1000) }) },
);
const WHOLE = fetching(
	{
		...{ id: 'getWholeBundle', path: '/bundles/{id}/zip', summary: 'Hela paketet' },
		description:
			'The whole zip as it lies. Compare it with Repr-Digest (RFC 9530), which is what the catalogue keeps.',
	},
	{ params: IdPath },
);

/** Bundles, what they hold, and what their manifests say. */
export function bundleRoutes(api: Api, office: Office): void {
	api.openapi(BUNDLES, async (c) => {
		const { limit, after, unit, account, year, occasion, outcome } = c.req.valid('query');
		const { filings } = sightOf(office, c);
		const found = await listBundles(office, {
			...filings,
			...(unit === undefined ? {} : { unit }),
			...(account === undefined ? {} : { account }),
			...(year === undefined ? {} : { year }),
			...(occasion === undefined ? {} : { occasion }),
			...(outcome === undefined ? {} : { outcome }),
			...(after === undefined ? {} : { after: placeOf(after) }),
			limit: limit + 1,
		});
		const shown = found.slice(0, limit);
		const last = found.length > limit ? shown.at(-1) : undefined;
		const next = last ? `${last.filing.capturedAt} ${last.filing.bundleId}` : null;
		return c.json({ items: shown.map(bundleDocument), next }, 200);
	});
	api.openapi(BUNDLE, async (c) => {
		const { bundleId } = await seenBundle(office, c, c.req.valid('param').id);
		const shown = await showBundle(office, bundleId);
		const { filing, context, told, level, present, fixity } = shown;
		const { seesRestricted } = sightOf(office, c);
		const isOpen = filing.isRestricted !== true || seesRestricted(filing.unitId);
		if (filing.isRestricted && isOpen) await keepLook(office, filing, visitorOf(c).person, 'page');
		const findings = isOpen ? told?.findings : undefined;
		return c.json(
			{
				...bundleDocument(shown),
				...{ plan: context.plan.title, row: `${context.row.code} ${context.row.title}` },
				...{ retention: context.row.retention, level, isPresent: present },
				fixity: fixity ? { at: fixity.at, outcome: fixity.outcome } : null,
				findings: findings
					? findings.map(({ code, severity, detail }) => ({ code, severity, detail }))
					: null,
			},
			200,
		);
	});
	api.openapi(MANIFEST, async (c) => {
		const filing = await openBundle(office, c, 'manifest');
		const manifest = { ...(await manifestInside(office, filing)) };
		// What was read from JSON is JSON.
		return c.json(manifest as object as { format: string; [name: string]: JSONValue }, 200);
	});
	api.openapi(FILES, async (c) => {
		const files = await filesInside(office, await openBundle(office, c, 'files'));
		const items = files.map(({ path, bytes, sha256, mediaType, role }) => ({
			...{ path, bytes, sha256, mediaType, role },
		}));
		return c.json({ items }, 200);
	});
	api.openapi(FILE, async (c) => {
		const { path } = c.req.valid('query');
		return handOver(c, await openInside(office, await openBundle(office, c, path), path));
	});
	api.openapi(WHOLE, async (c) => {
		const filing = await openBundle(office, c, 'zip');
		return handOverWhole(c, filing, await openWhole(office, filing));
	});
}

function bundleDocument({
	filing,
	account,
}: Pick<FoundBundle, 'filing' | 'account'>): z.infer<typeof Bundle> {
	const { bundleId, orderId, accountId, unitId, occasion, outcome, capturedAt, filedAt } = filing;
	const { posts, bytes, sha256, isRestricted, caseNumber } = filing;
	return {
		...{ id: bundleId, order: orderId, account: accountId, accountName: account.name, unit: unitId },
		...{ occasion, outcome, capturedAt, filedAt, posts, bytes, sha256 },
		...{ isRestricted: isRestricted === true, caseNumber: caseNumber ?? null },
	};
}

/** @throws UsageError `bad-cursor` */
function placeOf(after: string): { readonly capturedAt: string; readonly bundleId: string } {
	const [, capturedAt, bundleId] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([\w-]{1,100})$/.exec(after) ?? [];
	if (capturedAt === undefined || bundleId === undefined) throw badCursor();
	return { capturedAt, bundleId };
}
