import { OgonblickError } from '../src/errors.ts';
import type { Log } from '../src/log.ts';
import type { Office } from '../src/office.ts';
import { copyOwed } from '../src/work/copies/copy-owed.ts';
import { sendAsked } from '../src/work/delivery/send-asked.ts';
import { indexBundles } from '../src/work/find/index-bundles.ts';
import { sendHooks } from '../src/work/hooks/send.ts';
import { recover } from '../src/work/recover.ts';
import type { SnapshotResult } from '../src/work/snapshot-result.ts';
import { type RestingOrder, whatRests } from '../src/work/what-is-due.ts';
import { workOrders, worstOf } from '../src/work/work-orders.ts';
import { startJob, UNEXPECTED } from './start-job.ts';

interface Worked {
	readonly orders: readonly object[];
	/** Orders that could not be carried out, and wait again. */
	readonly postponed: readonly { readonly order: string; readonly code: string; readonly exit: number }[];
	/** Orders that wait and are not taken yet, these among them. */
	readonly resting: readonly RestingOrder[];
	/** What was copied to the second store; absent where none is set up, or nothing was owed. */
	readonly second?: object;
	/** What came of the deliveries that people have asked for; absent where there were none. */
	readonly deliveries?: object;
	/** What was taken in to be found, and what could not be; absent where all of it is in. */
	readonly texts?: object;
	/** What programs were told, and which of them could not be; absent where there was nothing. */
	readonly hooks?: object;
}

/** What is left after it waits for the next run, or for the night's. */
const COPYING_SECONDS = 300;
/** Of each run, for deliveries to e-archives: orders come in between. */
const SENDING_SECONDS = 300;
/** Of each run, for what was filed before there was a search; the rest comes into it in the next ones. */
const INDEXING_SECONDS = 60;

/** Carries out the orders that wait, one at a time, beside any number of others that do, and ends with the exit code of the gravest. SIGTERM gives the order under way back. */
await startJob<Worked>(
	'work',
	{ orders: [], postponed: [], resting: [] },
	async (office, { signal, log }) => {
		await recover(office);
		const postponed: { order: string; code: string; exit: number }[] = [];
		const results = await workOrders(office, {
			...{ concurrency: 1, signal, show: (progress) => log.debug({ progress }, 'progress') },
			onPostponed: (order, error) => {
				const { code, exit } = error instanceof OgonblickError ? error : UNEXPECTED;
				postponed.push({ order, code, exit });
			},
		});
		const exit = worstOf(
			results,
			postponed.map((p) => p.exit),
		);
		// What is filed stands, whatever becomes of its copy: that tells no scheduler that an order went wrong.
		const copied = await copyOwed(office, signal, { seconds: COPYING_SECONDS });
		const deliveries = await delivered(office, signal, log);
		const texts = await indexed(office, signal, log);
		const hooks = await hooksTold(office, signal, log);
		const { copied: ids, owed, away } = copied ?? { copied: [], owed: 0 };
		return {
			...{ orders: results.map(inShort), postponed, resting: await whatRests(office), exit },
			...(ids.length + owed > 0 ? { second: { copied: ids.length, owed, away: away ?? null } } : {}),
			...(deliveries ? { deliveries } : {}),
			...(texts ? { texts } : {}),
			...(hooks ? { hooks } : {}),
		};
	},
	true,
);

/** What the orders came to is told, whatever is wrong with what is delivered: it is told of on the delivery's page, and tried again. */
async function delivered(office: Office, signal: AbortSignal, log: Log): Promise<object | undefined> {
	try {
		const did = await sendAsked(office, signal, { seconds: SENDING_SECONDS });
		return Object.values(did).some(({ length }) => length > 0) ? did : undefined;
	} catch (err) {
		const { code } = err instanceof OgonblickError ? err : UNEXPECTED;
		log.error({ code, err }, 'deliveries could not be sent; it is tried again');
		return { error: code };
	}
}

/** What the orders came to is told, whatever is wrong with what is searched: the next run tries it again. */
async function indexed(office: Office, signal: AbortSignal, log: Log): Promise<object | undefined> {
	try {
		const { taken, unread, missing } = await indexBundles(office, signal, { seconds: INDEXING_SECONDS });
		const [first] = unread;
		if (first)
			log.warn(
				{ unread: unread.length, bundle: first.bundleId, code: first.code },
				'the texts of bundles could not be taken in to be found; it is tried again',
			);
		return taken + missing > 0 ? { taken, unread, missing } : undefined;
	} catch (err) {
		const { code } = err instanceof OgonblickError ? err : UNEXPECTED;
		log.error({ code, err }, 'texts could not be taken in to be found; it is tried again');
		return { error: code };
	}
}

/** What the orders came to is told, whatever is wrong with those who are told of it: the next run tries it again. */
async function hooksTold(office: Office, signal: AbortSignal, log: Log): Promise<object | undefined> {
	try {
		const { isOverlap, ...told } = await sendHooks(office, signal);
		return told.sent + told.failing.length + told.stopped.length > 0 ? told : undefined;
	} catch (err) {
		const { code } = err instanceof OgonblickError ? err : UNEXPECTED;
		log.error({ code, err }, 'programs could not be told; it is tried again');
		return { error: code };
	}
}

function inShort({ outcome, order, account, bundle, path, attempt, findings }: SnapshotResult): object {
	return {
		...{ order, address: account.address, outcome, findings: findings.map((f) => f.code) },
		bundle: bundle ?? null,
		path: path ?? attempt ?? null,
	};
}
