import { EXIT } from '../src/errors.ts';
import { serveLogins } from '../src/work/logins/serve-logins.ts';
import { startJob } from './start-job.ts';

/**
 * Opens a browser before each person who logs in to an account through the web office. Stays up until it is asked to stop. Exit 75 where a signal ended
 * it, or another does it already · 2 · 70. No lock of the queue: the socket itself says whether a living one is there.
 */
await startJob<{ readonly stored: number }>(
	'logins',
	{ stored: 0 },
	async (office, { signal }) => ({ ...(await serveLogins(office, signal)), exit: EXIT.complete }),
	true,
);
