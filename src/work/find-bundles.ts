import { OgonblickError, UsageError } from '../errors.ts';
import type { AccountContext, FilingFilter, Office } from '../office.ts';
import type { Account } from '../records/account.ts';
import type { StopReason } from '../records/capture.ts';
import type { DeliveryStanding } from '../records/delivery/delivery.ts';
import type { Event } from '../records/event.ts';
import type { Filing } from '../records/filing.ts';
import type { FixityCheck } from '../records/fixity.ts';
import type { Level } from '../records/occasion.ts';
import type { Order } from '../records/order.ts';
import type { Finding } from '../records/verdict.ts';
import { manifestOf } from './look-inside.ts';
import { wantedBundle } from './wanted-bundle.ts';

export { getBundle } from './get-bundle.ts';

export interface FoundBundle {
	readonly filing: Filing;
	/** With the name that it showed when it was captured, where one was seen. */
	readonly account: Account;
	/** Absolute path where it was filed. */
	readonly file: string;
	/** False where the file is gone from its place, or nobody may look there. */
	readonly present: boolean;
	/** What its order asked for; null where the catalogue has no order of it. */
	readonly level: Level | null;
	/** The last time its bytes were read again; null where they have not been since it was filed. */
	readonly fixity: FixityCheck | null;
	/** Where it stands in its last delivery to an e-archive; null where it is part of none. */
	readonly delivery: DeliveryStanding | null;
}

/**
 * Filed bundles, newest capture first.
 * @param filter `account` is an id, a handle, an address in any spelling, or a name, which several accounts may have
 * @throws UsageError `unknown-account`
 */
export async function listBundles(
	office: Office,
	filter: FilingFilter = {},
): Promise<readonly FoundBundle[]> {
	const filings = await office.catalogue.filings(filter);
	if (filings.length === 0 && filter.account !== undefined)
		await refuseUnknown(office, filter.account, filter.unitIds);
	return foundBundles(office, filings);
}

/** These filed bundles, in their order, as a list has them. */
export async function foundBundles(
	office: Office,
	filings: readonly Filing[],
): Promise<readonly FoundBundle[]> {
	const named = await office.occasions.named([...new Set(filings.map(({ accountId }) => accountId))]);
	const orders = await office.catalogue.orders(filings.map(({ orderId }) => orderId));
	const ids = filings.map(({ bundleId }) => bundleId);
	const checks = await office.fixity.latest(ids);
	const standings = await office.deliveries.standings(ids);
	const found: FoundBundle[] = [];
	for (let at = 0; at < filings.length; at += AT_ONCE) {
		const some = filings.slice(at, at + AT_ONCE);
		const present = await Promise.all(some.map((filing) => isPresent(office, filing)));
		for (const [i, filing] of some.entries()) {
			const account = named.get(filing.accountId)?.account;
			// A foreign key keeps it there.
			if (!account) continue;
			const level = orders.get(filing.orderId)?.level ?? null;
			const file = fileOf(filing);
			const shown = asShown(account, filing);
			const fixity = checks.get(filing.bundleId) ?? null;
			const delivery = standings.get(filing.bundleId) ?? null;
			found.push({ filing, account: shown, file, present: present[i] ?? false, level, fixity, delivery });
		}
	}
	return found;
}

/** How many files are looked for at once. */
const AT_ONCE = 64;

/** One filed bundle, as a list has it. */
export async function foundBundle(office: Office, filing: Filing): Promise<FoundBundle> {
	const check = (await office.fixity.latest([filing.bundleId])).get(filing.bundleId);
	return asFound(office, filing, await accountOf(office, filing), check);
}

async function standingOf({ deliveries }: Office, { bundleId }: Filing): Promise<DeliveryStanding | null> {
	return (await deliveries.standings([bundleId])).get(bundleId) ?? null;
}

async function standingsOf(
	{ deliveries }: Office,
	{ bundleId }: Filing,
): Promise<readonly DeliveryStanding[]> {
	return (await deliveries.list({ bundleId })).flatMap(({ number, target, bundles }) =>
		bundles
			.filter(({ line }) => line.bundleId === bundleId)
			.map(({ state, at, reason }) => ({
				...{ state, at, number, target: target.name },
				...(reason === undefined ? {} : { reason }),
			})),
	);
}

async function accountOf({ catalogue }: Office, { accountId }: Filing): Promise<Account> {
	return (await catalogue.accountContext(accountId)).account;
}

async function asFound(
	office: Office,
	filing: Filing,
	account: Account,
	check: FixityCheck | undefined,
): Promise<FoundBundle> {
	const present = await isPresent(office, filing);
	const level = (await office.catalogue.order(filing.orderId))?.level ?? null;
	const shown = asShown(account, filing);
	const delivery = await standingOf(office, filing);
	return { filing, account: shown, file: fileOf(filing), present, level, fixity: check ?? null, delivery };
}

/** Whether bundles lie in the store and the catalogue has none filed nor on their way: it is not the one they were filed in. */
export async function looksLost({ catalogue, bundles }: Office): Promise<boolean> {
	if ((await bundles().lying(1)).length === 0) return false;
	const known = [...(await catalogue.intents()), ...(await catalogue.filings({ limit: 1 }))];
	return known.length === 0;
}

/** What the catalogue does not keep. */
export interface ToldByManifest {
	readonly level: Level;
	readonly stop: StopReason;
	readonly findings: readonly Finding[];
}

export interface ShownBundle extends FoundBundle {
	/** The account, and the unit, plan and row that the bundle was filed under. */
	readonly context: AccountContext;
	readonly order: Order | undefined;
	/** Where it stands in each delivery that it is part of, the newest first. */
	readonly deliveries: readonly DeliveryStanding[];
	/** Number of the collective case that it belongs to, as it is now; absent where there is none. */
	readonly caseNumber?: string;
	/** What the bundle's own manifest says; absent where it cannot be read. */
	readonly told?: ToldByManifest;
	/** Code of the error where the file is there and its manifest cannot be read. */
	readonly unreadable?: string;
	/** What happened to the order and the bundle, oldest first. */
	readonly events: readonly Event[];
}

/** @throws UsageError `unknown-bundle` `ambiguous-bundle` `ambiguous-file` */
export async function showBundle(office: Office, idOrBeginning: string): Promise<ShownBundle> {
	const { catalogue } = office;
	const filing = await wantedBundle(office, idOrBeginning);
	const now = await catalogue.accountContext(filing.accountId);
	const context = { ...now, ...(await catalogue.filedUnder(filing)) };
	const ofOrder = await catalogue.events({ subject: filing.orderId });
	const ofBundle = await catalogue.events({ subject: filing.bundleId });
	const order = await catalogue.order(filing.orderId);
	const present = await isPresent(office, filing);
	const collective = (await office.cases.list()).find(({ id }) => id === filing.caseId);
	return {
		filing,
		context,
		account: asShown(context.account, filing),
		file: fileOf(filing),
		order,
		level: order?.level ?? null,
		...(collective ? { caseNumber: collective.number } : {}),
		present,
		fixity: (await office.fixity.latest([filing.bundleId])).get(filing.bundleId) ?? null,
		delivery: await standingOf(office, filing),
		deliveries: await standingsOf(office, filing),
		...(present ? await toldBy(fileOf(filing)) : {}),
		events: [...ofOrder, ...ofBundle].sort((a, b) => a.number - b.number),
	};
}

/** A disk that refuses an answer takes no bundle off the list: it cannot be had from there, and that is what is told. */
async function isPresent(office: Office, { root, path }: Filing): Promise<boolean> {
	try {
		return await office.bundles(root).exists(path);
	} catch (error) {
		if (error instanceof OgonblickError) return false;
		throw error;
	}
}

/** A damaged bundle is still shown as the catalogue knows it, and said to be unreadable. */
async function toldBy(file: string): Promise<Pick<ShownBundle, 'told' | 'unreadable'>> {
	try {
		const { capture, verdict } = await manifestOf(file);
		return { told: { level: capture.level, stop: capture.stop, findings: verdict.findings } };
	} catch (error) {
		const code = error instanceof OgonblickError ? error.code : (error as NodeJS.ErrnoException).code;
		if (code === undefined) throw error;
		return { unreadable: code };
	}
}

/** A name that nobody knows is a typing error more often than an account without bundles. */
/** One of another unit, for who sees only some, is as one that is not there: an empty list would tell that it is. */
async function refuseUnknown(
	{ catalogue }: Office,
	wanted: string,
	unitIds: readonly string[] | undefined,
): Promise<void> {
	const called = await catalogue.accountsCalled(wanted);
	if (called.some(({ unitId }) => unitIds === undefined || unitIds.includes(unitId))) return;
	// One that has gone to another unit is known by what was filed before.
	if (unitIds && (await catalogue.filings({ account: wanted, unitIds, limit: 1 })).length > 0) return;
	throw new UsageError(`No account is called "${wanted}"`, {
		code: 'unknown-account',
		subject: 'account',
		remedy: 'List the bundles without naming an account to see which there are.',
	});
}

function asShown(account: Account, { accountName }: Filing): Account {
	return accountName === undefined ? account : { ...account, name: accountName };
}

function fileOf(filing: Filing): string {
	return `${filing.root}/${filing.path}`;
}
