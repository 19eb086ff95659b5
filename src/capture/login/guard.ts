import { readFile, writeFile } from 'node:fs/promises';
import type { Session } from '../session.ts';

/** Where texts that were read in the page are kept before the recording has ended. */
const TEXTS: ReadonlySet<string> = new Set(['posts', 'text', 'provenance']);

/**
 * Learns what the platform has given the browser since it was logged in, and marks it where the page shows it. Nothing is
 * done where no login was given, or there is no page to ask.
 */
export async function guardSecrets(session: Session, links?: 'links too'): Promise<void> {
	const { secrets, request, context, launched, page, world, seen } = session;
	if (!secrets || !request.login || seen.crashed || seen.main.failure) return;
	if (!launched.browser.isConnected()) return;
	const cookies = await context.cookies();
	secrets.learnState({ cookies, origins: [] });
	const { local, session: own, records, unread } = await world.call('ownStorage');
	if (seen.login && unread.length > 0)
		seen.login.unread = [...new Set([...(seen.login.unread ?? []), ...unread])];
	const origin = URL.parse(page.url())?.origin ?? '';
	const { origins } = request.login.state;
	const others = origins.filter((o) => o.origin !== origin);
	const localStorage = local.map(([name, value]) => ({ name, value }));
	// Its databases as the person left them: they hold what renews a login, and not only what it is renewed to.
	const { indexedDB = [] } = origins.find((o) => o.origin === origin) ?? {};
	const here = { origin, localStorage, ...(indexedDB.length > 0 ? { indexedDB } : {}) };
	session.renewed = {
		cookies,
		origins: localStorage.length + indexedDB.length > 0 ? [...others, here] : others,
	};
	secrets.learnState(session.renewed);
	for (const [name, value] of [...own, ...records]) secrets.learnEntry(name, value);
	await world.call('markSecrets', secrets.shown, links !== undefined);
}

/** Takes secrets out of the texts that were written before all of them were known. */
export async function cleanTexts({ secrets, parts, seen }: Session): Promise<void> {
	if (!secrets) return;
	seen.posts = secrets.within(seen.posts);
	for (const part of parts) {
		if (part.outcome !== 'taken' || !TEXTS.has(part.role)) continue;
		const text = await readFile(part.file, 'utf8');
		const clean = secrets.text(text);
		if (clean !== text) await writeFile(part.file, clean);
	}
}
