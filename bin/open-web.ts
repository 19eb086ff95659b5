import type { Office } from '../src/office.ts';
import { type RunningWeb, serveWeb } from '../src/web/serve.ts';
import { MOST_MS, readAside } from './read-aside.ts';

/** What is nearly made when the office is stopped is waited for; what takes longer is told to be asked for again. */
const GRACE_MS = 1_500;

/** The web office with what takes long in threads of their own. When it closes, whoever waits for one of these is told to come back, and the threads end. */
export async function openWebAside(office: Office, mostMs = MOST_MS): Promise<RunningWeb> {
	const aside = await readAside(office.config, mostMs);
	try {
		const texts = { ...office.texts, find: aside.find };
		const { origin, close } = await serveWeb({ ...office, texts }, aside);
		const closeBoth = async () => {
			const closed = close();
			const grace = Promise.withResolvers<void>();
			const timer = setTimeout(grace.resolve, GRACE_MS);
			await Promise.race([closed, grace.promise]);
			clearTimeout(timer);
			// An answer that waits for a thread keeps its connection open, and that the server.
			await Promise.all([closed, aside.close()]);
		};
		return { origin, close: closeBoth };
	} catch (error) {
		await aside.close();
		throw error;
	}
}
