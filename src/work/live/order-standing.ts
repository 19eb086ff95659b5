import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Event } from '../../records/event.ts';
import type { Attempt } from '../../records/filing.ts';
import type { Order } from '../../records/order.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';
import type { Run } from '../../records/run.ts';
import { FAILURE_CODES, type Finding, SEVERITIES } from '../../records/verdict.ts';
import { type ShownBundle, showBundle } from '../find-bundles.ts';
import { theAccount } from '../register/keep.ts';

/** How an order stands, for whoever watches it. */
export interface OrderStanding {
	readonly order: Order;
	readonly account: RegisteredAccount;
	/** The work that is under way on it. */
	readonly run?: Run;
	/** What was filed for it. */
	readonly bundle?: ShownBundle;
	/** What was kept where nothing was; with the findings where they can still be read. */
	readonly attempt?: { readonly kept: Attempt; readonly findings: readonly Finding[] };
	/** What has happened to it, oldest first. */
	readonly events: readonly Event[];
}

/** @throws UsageError `no-such-order` */
export async function orderStanding(office: Office, id: string): Promise<OrderStanding> {
	const { catalogue, queue } = office;
	const order = await catalogue.order(id);
	if (!order) throw noSuchOrder(id);
	const account = await theAccount(office, order.accountId);
	const run = await queue.run(id);
	const [filing] = order.state === 'filed' ? await catalogue.filings({ orderId: id }) : [];
	const kept =
		order.state === 'failed'
			? (await catalogue.attempts(order.accountId)).find(({ orderId }) => orderId === id)
			: undefined;
	const ofAttempt = kept ? await catalogue.events({ subject: kept.id }) : [];
	return {
		...{ order, account, events: [...(await catalogue.events({ subject: id })), ...ofAttempt] },
		...(run ? { run } : {}),
		...(filing ? { bundle: await showBundle(office, filing.bundleId) } : {}),
		...(kept ? { attempt: { kept, findings: await findingsOf(office, kept) } } : {}),
	};
}

/** That there is no such order; also said of one that whoever asks may not know of. */
export function noSuchOrder(id: string): UsageError {
	return new UsageError('No open order begins so', {
		...{ code: 'no-such-order', subject: id },
		remedy: 'See the open orders and their ids with due.',
	});
}

/** What `attempt.json` says of why it failed; nothing beyond the code where somebody has cleared the evidence away. */
async function findingsOf(
	{ config }: Pick<Office, 'config'>,
	{ path, code }: Attempt,
): Promise<readonly Finding[]> {
	try {
		const kept: unknown = JSON.parse(await readFile(join(config.DATA_DIR, path, 'attempt.json'), 'utf8'));
		const findings = (kept as { verdict?: { findings?: unknown } } | null)?.verdict?.findings;
		const known = Array.isArray(findings) ? findings.filter(isFinding) : [];
		if (known.length > 0) return known;
	} catch (error) {
		if (!(error instanceof SyntaxError) && (error as NodeJS.ErrnoException).code === undefined) throw error;
	}
	return FAILURE_CODES.filter((each) => each === code).map((each) => ({
		...({ code: each, severity: 'failure', detail: '' } as const),
	}));
}

function isFinding(value: unknown): value is Finding {
	const { code, severity, detail } = (value ?? {}) as Partial<Finding>;
	return (
		typeof code === 'string' && SEVERITIES.some((each) => each === severity) && typeof detail === 'string'
	);
}
