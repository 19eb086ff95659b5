import { arrive } from '../beyond/arrive.ts';
import { asideOf } from '../beyond/aside.ts';
import { bareAddress } from '../beyond/bare-address.ts';
import type { TabVisit } from '../beyond/beyond.ts';
import { Refusals } from '../beyond/refusals.ts';
import { visit } from '../beyond/visit.ts';
import type { FoundTab } from '../page/around/tabs.ts';
import { networkQuiet } from '../quiet.ts';
import type { Session } from '../session.ts';
import type { Step } from '../step.ts';
import { PostJoiner } from '../walk/join.ts';
import { limitReached } from '../walk/limits.ts';
import { walkPage } from '../walk/walk-page.ts';
import { settle } from './settle.ts';
import { walkFeed } from './walk.ts';

/** Visits each tab of the account, one at a time, and walks it like the account's page. */
export const tabs: Step = {
	name: 'tabs',
	when: 'account',
	deadline: timeLeft,
	async run(session, signal) {
		const beyond = session.seen.beyond;
		const found = beyond?.found;
		if (!beyond || !found) return { outcome: 'nothing', detail: 'the tabs were not looked for' };
		const { LIMIT_TABS } = session.request.config;
		const others = found.filter((tab) => !tab.here);
		const refusals = new Refusals();
		for (const [i, tab] of others.entries()) {
			const limit = i >= LIMIT_TABS ? { name: `tabs ${LIMIT_TABS}`, asked: false } : limitReached(session, 0);
			if (limit) {
				beyond.limits.push(limit);
				break;
			}
			session.show('tabs');
			const visited = await visitTab(session, tab, signal);
			beyond.tabs.push(visited);
			const why = refusals.after(visited);
			if (why === undefined) continue;
			beyond.gaveUp.tabs = why;
			break;
		}
		const had = beyond.tabs.filter((tab) => tab.outcome === 'captured').length;
		return { outcome: 'done', detail: `${had} of ${others.length} tabs captured` };
	},
};

/** What is left of the capture's time, and a minute to end in; milliseconds. */
export function timeLeft({ request, startedAt }: Session): number {
	const limit = (request.limits.seconds ?? request.config.LIMIT_SECONDS) * 1000;
	return Math.max(0, limit - (Date.now() - startedAt)) + 60_000;
}

async function visitTab(session: Session, tab: FoundTab, signal: AbortSignal): Promise<TabVisit> {
	const address = tab.address ?? (await addressOfPressed(session, tab, signal));
	if (address === undefined) return walkTab(session, tab, undefined, signal);
	const byAddress = await walkTab(session, tab, address, signal);
	// What a page writes into the address field when a tab is pressed need not be there for the asking.
	const canPress = tab.address === undefined && byAddress.outcome === 'not-captured' && !byAddress.refused;
	return canPress ? walkTab(session, tab, undefined, signal) : byAddress;
}

/** Walks a tab at its address, or, where it has none, on the account's page after pressing it. */
async function walkTab(
	session: Session,
	tab: FoundTab,
	address: string | undefined,
	signal: AbortSignal,
): Promise<TabVisit> {
	const aside = asideOf(session);
	const { world } = session;
	const joiner = new PostJoiner();
	let text = '';
	const visited = await visit(
		session,
		aside,
		{
			arrive: () =>
				address === undefined
					? press(aside, session, tab, signal)
					: arrive(aside, session.seen, address, signal),
			async read() {
				aside.seen.pages.push(session.page.url());
				await walkTabFeed(aside, joiner, signal);
				text = await world.call('pageText');
			},
		},
		signal,
	);
	// Rows of facts look like posts; what has neither an address nor a time of its own is text of the tab.
	const posts = joiner.posts().filter((p) => p.idFrom !== 'content' || p.time !== undefined);
	return { ...visited, name: tab.name, ...(address === undefined ? {} : { address }), posts, text };
}

/** A tab without posts has no further pages: a link to what comes next leads to somewhere else. */
async function walkTabFeed(aside: Session, joiner: PostJoiner, signal: AbortSignal): Promise<void> {
	const { seen, world } = aside;
	if ((await world.call('signs')).posts > 0) return walkFeed(aside, joiner, signal, () => undefined);
	const { request } = aside;
	const config = { ...request.config, FEED_TRIES: 1 };
	seen.stop = await walkPage({ ...aside, request: { ...request, config } }, joiner, signal);
}

async function press(aside: Session, { seen, changes, world }: Session, tab: FoundTab, signal: AbortSignal) {
	const refusal = await arrive(aside, seen, seen.main.finalAddress, signal, async () => true);
	if (refusal) return refusal;
	const before = await world.call('pageText');
	if (!(await world.call('pressTab', tab.name)))
		return { reason: 'it was not there any more', refused: false };
	changes.push(`pressed the tab “${tab.name}”`);
	await networkQuiet(aside, 250, 12_000, signal);
	await settle.run(aside, signal);
	await world.call('forgetFeed');
	if ((await world.call('pageText')) === before)
		return { reason: 'pressing it changed nothing on the page', refused: false };
	return undefined;
}

/** The address that pressing a tab puts into the address field, where that is another than the account's. */
async function addressOfPressed(
	session: Session,
	tab: FoundTab,
	signal: AbortSignal,
): Promise<string | undefined> {
	const aside = asideOf(session);
	const { page, seen } = session;
	try {
		if (await press(aside, session, tab, signal)) return undefined;
	} catch (error) {
		// Pressed once more for its contents, and then what is wrong is its outcome.
		signal.throwIfAborted();
		if (seen.crashed) throw error;
		return undefined;
	}
	const address = page.url();
	const isOther = bareAddress(address) !== bareAddress(seen.main.finalAddress);
	return isOther && URL.parse(address)?.host === URL.parse(seen.main.finalAddress)?.host
		? address
		: undefined;
}
