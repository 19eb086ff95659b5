import { type Config, readConfig } from '../src/config.ts';
import { EXIT, OgonblickError, TryAgainLater } from '../src/errors.ts';
import { openLog } from '../src/log.ts';
import { recover } from '../src/work/recover.ts';
import type { LookResult } from '../src/work/watch/look-at-account.ts';
import { watchAccounts, worstOfLooks } from '../src/work/watch-accounts.ts';
import { openOffice } from '../storage/open.ts';

/** What the job did, one line of JSON on stdout, always the last. */
interface Summary {
	readonly job: 'watch';
	/** How many accounts were looked at. */
	readonly looks: number;
	/** Looks that have something to say: a change, a finding that began or ended, a page that was not seen. */
	readonly news: readonly object[];
	/** Accounts that could not be looked at, and are due still. */
	readonly postponed: readonly { readonly address: string; readonly code: string; readonly exit: number }[];
	/** Another process is at it; nothing was done here, and nothing is amiss. */
	readonly overlap: boolean;
	/** True where a signal ended it. */
	readonly stopped: boolean;
	/** Why nothing more could be done. */
	readonly error?: { readonly code: string; readonly subject?: string | undefined };
	readonly exit: number;
}

/**
 * Looks at every account that is due. Exit 0 all looked at, or another process is at it · 10 all looked at, and there is news: a change that nobody
 * had announced, or something to say of an account that there was not before · 75 some are tried again, such as a page that was not seen once, or a signal ended it · 2 · 70.
 */
async function watch(config: Config, signal: AbortSignal): Promise<Summary> {
	const log = openLog(config.LOG_LEVEL);
	const office = await openOffice(config, { log });
	try {
		await recover(office);
		const watched = await watchAccounts(office, {
			...{ concurrency: 1, signal, show: (progress) => log.debug({ progress }, 'progress') },
		});
		return {
			...{ job: 'watch', looks: watched.looks.length, news: watched.looks.filter(isNews).map(inShort) },
			postponed: watched.postponed.map(({ account, code, exit }) => ({
				address: account.address,
				code,
				exit,
			})),
			...{ overlap: watched.isOverlap, stopped: signal.aborted },
			exit: signal.aborted ? EXIT.retryLater : worstOfLooks(watched),
		};
	} finally {
		await office.close();
	}
}

function isNews({ look: { failure, changes, begun, ended } }: LookResult): boolean {
	return failure !== undefined || changes.length + begun.length + ended.length > 0;
}

function inShort({ account, look, isAnnounced, announcement }: LookResult): object {
	return {
		...{ address: account.address, unit: account.unit.name, failure: look.failure?.code ?? null },
		...{ changes: look.changes, begun: look.begun, ended: look.ended },
		...{ announced: isAnnounced ?? null, announcement: announcement ?? null, order: look.orderId ?? null },
	};
}

/** What ended the job before its looks, told in words on stderr; of an error that nobody meant also where. */
function brokenOff(error: unknown): Summary {
	const told = error instanceof OgonblickError ? error : undefined;
	const lines = told
		? [told.message, told.subject, told.remedy]
		: [error instanceof Error ? error.stack : error];
	process.stderr.write(`${lines.filter(Boolean).join('\n')}\n`);
	const { code, exit } = told ?? { code: 'unexpected', exit: EXIT.fault };
	return {
		...{ job: 'watch', looks: 0, news: [], postponed: [], overlap: false, stopped: stop.signal.aborted },
		error: { code, subject: told?.subject },
		exit,
	};
}

const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
	process.once(signal, () => stop.abort(new TryAgainLater('Stopped by a signal', { code: 'stopped' })));
let summary: Summary;
try {
	summary = await watch(readConfig(), stop.signal);
} catch (error) {
	summary = brokenOff(error);
}
process.stdout.write(`${JSON.stringify(summary)}\n`);
process.exitCode = summary.exit;
