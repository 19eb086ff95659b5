import { z } from '@hono/zod-openapi';
import type { Office } from '../../office.ts';
import { localDate } from '../../records/local-date.ts';
import { OCCASIONS } from '../../records/occasion.ts';
import { NOTICE_WORDS } from '../../records/words/notices.ts';
import { findTexts } from '../../work/find/find-texts.ts';
import type { Documents } from '../../work/report/documents.ts';
import { VERDICTS } from '../asking/find-wish.ts';
import { sightOf } from '../asking/sight.ts';
import { keepLooks } from '../pages/bundles/find.ts';
import { type Api, getting, listOf } from './route.ts';
import { Due, Hit, Need } from './schemas.ts';

const SEARCH = getting(
	{
		...{ id: 'search', path: '/search', summary: 'Sök i inlägg och kommentarer' },
		description:
			'Posts and comments in which the words stand, the newest capture first. A hit in what is restricted is recorded as a look.',
	},
	listOf(Hit),
	{
		query: z.strictObject({
			q: z.string().max(1000).openapi({ description: 'Words, "phrases", beginnings* and -without' }),
			unit: z.string().max(100).optional(),
			account: z.string().max(500).optional(),
			platform: z.string().max(100).optional(),
			year: z.coerce.number().int().min(2000).max(2100).optional(),
			occasion: z.enum(OCCASIONS).optional(),
			outcome: z.enum(VERDICTS).optional(),
			row: z.string().max(200).optional(),
			caseNumber: z.string().max(200).optional(),
			limit: z.coerce.number().int().min(1).max(100).default(25),
			after: z.string().max(500).optional(),
		}),
	},
);
const DUE = getting(
	{
		...{ id: 'listDue', path: '/due', summary: 'Det som förfaller' },
		description: 'What is due today, and what becomes so until a day, the most pressing first.',
	},
	z.object({ items: z.array(Due) }),
	{ query: z.strictObject({ until: z.iso.date().optional() }) },
);
const NEEDS = getting(
	{
		...{ id: 'listNeeds', path: '/needs', summary: 'Det som behöver någon' },
		description: 'What needs a person, what presses most first; and kinds of which nothing could be seen.',
	},
	z.object({ items: z.array(Need), unseen: z.array(z.object({ kind: z.string(), code: z.string() })) }),
);

/** What is looked for, and what waits. @param documents made where nobody else waits meanwhile */
export function foundRoutes(api: Api, office: Office, documents: Documents): void {
	api.openapi(SEARCH, async (c) => {
		const { q, ...asked } = c.req.valid('query');
		const { filings, restricted } = sightOf(office, c);
		const wish = { text: q, isUncounted: true, restricted, ...filings, ...given(asked) };
		const { texts, next } = await findTexts(office, wish, c.req.raw.signal);
		await keepLooks(office, c, texts);
		const items = texts.map(({ filing, account, kind, position, author, text, hits }) => ({
			...{ bundle: filing.bundleId, account: filing.accountId, accountName: account.name },
			...{ capturedAt: filing.capturedAt, kind, position, author, text },
			...{ hits: hits.map((hit) => [...hit]), isRestricted: filing.isRestricted === true },
		}));
		return c.json({ items, next: next ?? null }, 200);
	});
	api.openapi(DUE, async (c) => {
		const today = localDate(office.clock.now(), office.config.TIMEZONE);
		const { until = today } = c.req.valid('query');
		const due = await documents.coming({ until, ...sightOf(office, c).filings });
		const items = due.map(({ accountId, unitId, order = null, ...rest }) => {
			return { account: accountId, unit: unitId, ...rest, order };
		});
		return c.json({ items }, 200);
	});
	api.openapi(NEEDS, async (c) => {
		const { needs, unseen } = await documents.pressing(sightOf(office, c).filings);
		const items = needs.map(({ kind, unitId, account, on = null }) => {
			const { title, next } = NOTICE_WORDS[c.var.lang][kind];
			const whose = { unit: unitId, account: account?.id ?? null, accountName: account?.name || null };
			return { kind, title, next, ...whose, on };
		});
		return c.json({ items, unseen: unseen.map(({ kind, code }) => ({ kind, code })) }, 200);
	});
}

type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Without what was not said. */
function given<T extends object>(asked: T): Given<T> {
	return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Given<T>;
}
