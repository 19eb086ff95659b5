import { z } from '@hono/zod-openapi';
import type { Office } from '../../office.ts';
import { addCase, changeCase, type KeptCase } from '../../work/cases/keep.ts';
import type { CountedCase } from '../../work/cases/show.ts';
import { seenCase, seenCases } from '../asking/seen-case.ts';
import { needs } from '../asking/visitor.ts';
import { keepActed } from './acted.ts';
import { type Api, getting, IdPath, posting } from './route.ts';

const Case = z
	.object({
		id: z.string(),
		year: z.int(),
		number: z.string().openapi({ description: 'Diarienummer' }),
		title: z.string(),
		creator: z
			.string()
			.nullable()
			.openapi({ description: 'Arkivbildare; null where it is not for one alone' }),
		unit: z
			.string()
			.nullable()
			.openapi({ description: 'Id of the unit; null where it is not for one alone' }),
		bundles: z.int().openapi({ description: 'Filed in it, of those that the key may see' }),
		withoutNumber: z
			.int()
			.openapi({ description: 'Of these, whose sealed manifests do not state its number' }),
	})
	.openapi('Case', { description: 'Samlingsärende' });
const text = (description: string) => z.string().max(2000).optional().openapi({ description });
const NewCase = z
	.strictObject({
		year: z.int(),
		number: z.string().max(200),
		title: text('What the diary calls it'),
		creator: text('For one records creator alone'),
		unit: text('For one unit alone: its id or name. Not beside a creator'),
	})
	.openapi('NewCase');
const CaseChange = z.strictObject({ number: z.string().max(200), title: text('') }).openapi('CaseChange');
const Kept = z
	.object({
		case: Case,
		linked: z.int().openapi({ description: 'Bundles of its year that belong to it now' }),
		elsewhere: z.int().openapi({ description: 'Bundles of its year that state the number of another case' }),
	})
	.openapi('KeptCase');

const CASES = getting(
	{
		...{ id: 'listCases', path: '/cases', summary: 'Samlingsärenden' },
		description: 'Collective cases, the newest year first.',
	},
	z.object({ items: z.array(Case) }),
	{ query: z.strictObject({ year: z.coerce.number().int().min(1900).max(2100).optional() }) },
);
const CASE = getting(
	{ id: 'getCase', path: '/cases/{id}', summary: 'Ett samlingsärende', description: 'One collective case.' },
	Case,
	{ params: IdPath },
);
const ADD = posting(
	{
		...{ id: 'addCase', path: '/cases', summary: 'Registrera ett samlingsärende' },
		description: "Registers the case of a year. The year's bundles belong to it from then on.",
	},
	NewCase,
	Kept,
);
const CHANGE = posting(
	{
		...{ id: 'changeCase', path: '/cases/{id}', summary: 'Ändra ett samlingsärende' },
		description: 'Another number or title. Bundles that are sealed with the old number keep it.',
	},
	CaseChange,
	Kept,
	IdPath,
);

/** Collective cases. */
export function caseRoutes(api: Api, office: Office): void {
	api.openapi(CASES, async (c) => {
		const { year } = c.req.valid('query');
		return c.json({ items: (await seenCases(office, c, year)).map(caseDocument) }, 200);
	});
	api.openapi(CASE, async (c) => c.json(caseDocument(await seenCase(office, c)), 200));
	api.openapi(ADD, async (c) => {
		const actor = needs(c, 'keep-register');
		const { year, number, title = '', creator, unit } = c.req.valid('json');
		const wish = {
			...{ year: `${year}`, number, title },
			...(creator ? { creator } : {}),
			...(unit ? { unit } : {}),
		};
		const kept = await addCase(office, wish, actor.name);
		await keepActed(office, kept.case.id, actor, 'case');
		return c.json(await keptDocument(kept, () => seenCase(office, c, kept.case.id)), 201);
	});
	api.openapi(CHANGE, async (c) => {
		const actor = needs(c, 'keep-register');
		const { case: before } = await seenCase(office, c);
		const { number, title = before.title } = c.req.valid('json');
		const kept = await changeCase(office, before.id, { number, title }, actor.name);
		if (number !== before.number || title !== before.title)
			await keepActed(office, before.id, actor, 'case-change');
		return c.json(await keptDocument(kept, () => seenCase(office, c)), 200);
	});
}

async function keptDocument({ linked, elsewhere }: KeptCase, now: () => Promise<CountedCase>) {
	return { case: caseDocument(await now()), linked, elsewhere };
}

function caseDocument({ case: one, filings, withoutNumber }: CountedCase): z.infer<typeof Case> {
	const { id, year, number, title, creator = null, unitId: unit = null } = one;
	return { id, year, number, title, creator, unit, bundles: filings, withoutNumber };
}
