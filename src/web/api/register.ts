import { z } from '@hono/zod-openapi';
import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { ACCOUNT_STATUSES } from '../../records/account.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';
import { seenAccount } from '../asking/seen-account.ts';
import { sightOf } from '../asking/sight.ts';
import { visitorOf } from '../asking/visitor.ts';
import { type Api, getting, IdPath, listOf, Turning } from './route.ts';
import { Account, Me, Unit } from './schemas.ts';

const ME = getting(
	{
		...{ id: 'whoAmI', path: '/me', summary: 'Vad nyckeln får göra' },
		description: 'What the key allows now: never more than who made it may do.',
	},
	Me,
);
const UNITS = getting(
	{
		...{ id: 'listUnits', path: '/units', summary: 'Verksamheter' },
		description: 'Units that the key may see, by name.',
	},
	z.object({ items: z.array(Unit) }),
);
const ACCOUNTS = getting(
	{
		...{ id: 'listAccounts', path: '/accounts', summary: 'Konton' },
		description: 'Accounts that the key may see.',
	},
	listOf(Account),
	{
		query: z.strictObject({
			unit: z.string().max(100).optional().openapi({ description: 'Id of a unit' }),
			platform: z.string().max(100).optional(),
			status: z.enum(ACCOUNT_STATUSES).optional(),
			...Turning,
		}),
	},
);
const ACCOUNT = getting(
	{ id: 'getAccount', path: '/accounts/{id}', summary: 'Ett konto', description: 'One account.' },
	Account,
	{ params: IdPath },
);

/** Units and accounts, and the key itself. */
export function registerRoutes(api: Api, office: Office): void {
	api.openapi(ME, (c) => {
		const { person, visit } = visitorOf(c);
		const grants = person.grants.map(({ role, unitId }) => ({ role, unit: unitId ?? null }));
		return c.json({ name: visit.device, person: person.name, endsAt: visit.endsAt, grants }, 200);
	});
	api.openapi(UNITS, async (c) => {
		const units = await sightOf(office, c).units();
		return c.json({ items: units.map(({ id, name, creator }) => ({ id, name, creator })) }, 200);
	});
	api.openapi(ACCOUNTS, async (c) => {
		const { limit, after, unit, platform, status } = c.req.valid('query');
		const { filings } = sightOf(office, c);
		const offset = offsetOf(after);
		const some = await office.register.accounts({
			...filings,
			...(unit === undefined ? {} : { unitId: unit }),
			...(platform === undefined ? {} : { platform }),
			...(status === undefined ? {} : { status }),
			...{ limit: limit + 1, offset },
		});
		const next = some.length > limit ? `${offset + limit}` : null;
		return c.json({ items: some.slice(0, limit).map(accountDocument), next }, 200);
	});
	api.openapi(ACCOUNT, async (c) => c.json(accountDocument(await seenAccount(office, c)), 200));
}

function accountDocument(account: RegisteredAccount): z.infer<typeof Account> {
	const { id, platform, handle, address, name, status, unitId, owner, isPublic, isWide, level } = account;
	return {
		...{ id, platform, handle, address, name, status, unit: unitId, owner, isPublic, isWide, level },
		holders: [...account.holders],
		activeSince: account.activeSince ?? null,
	};
}

/** @throws UsageError `bad-cursor` */
export function offsetOf(after = '0'): number {
	if (/^\d{1,7}$/.test(after)) return Number(after);
	throw badCursor();
}

export function badCursor(): UsageError {
	return new UsageError('The list does not go on there', {
		...{ code: 'bad-cursor', subject: 'after' },
		remedy: 'Send what the answer before gave as next, as it was.',
	});
}
