import { readWall } from '../judge/wall.ts';
import { pause } from '../pause.ts';
import { retryAfter } from '../recorder/retry-after.ts';
import type { Seen, Session } from '../session.ts';
import { shortMessage } from '../step.ts';
import { answerConsent } from '../steps/consent.ts';
import { settle } from '../steps/settle.ts';
import { bareAddress } from './bare-address.ts';

/** Why a page could not be had. */
export interface Refusal {
	readonly reason: string;
	/** It was not this page alone: the site asks for a login, or for fewer visits. */
	readonly refused: boolean;
}

/** Longest wait that a server is given when it asks for one, and how often. */
const MOST_WAIT_MS = 120_000;
const MOST_WAITS = 2;
const UNSAID_WAIT_MS = 5000;
const REFUSALS = new Set(['login-wall', 'blocked', 'rate-limited']);

/**
 * Opens a page beyond the account's, settles it and answers its consent dialog. A server that asks to come back later is
 * waited for. @returns why the page is not what was asked for; undefined when it is
 */
export async function arrive(
	session: Session,
	account: Seen,
	address: string,
	signal: AbortSignal,
	before: () => Promise<boolean> = async () => false,
): Promise<Refusal | undefined> {
	const main = await openPatiently(session, address, signal);
	if (main.failure !== undefined) return { reason: main.failure, refused: false };
	await settle.run(session, signal);
	await answerConsent(session, signal);
	const finalAddress = session.page.url();
	const isShown = await before();
	const isRefused = main.status === undefined || main.status >= 400;
	if (isShown && !isRefused) return undefined;
	const signs = await session.world.call('signs');
	// A form for logging in that stands on the account's page too is furniture, and no wall.
	const usual = account.before;
	const wall = readWall(
		{
			main: { ...main, finalAddress, namesIdentity: true },
			before: {
				...signs,
				passwordFields: Math.max(0, signs.passwordFields - (usual?.passwordFields ?? 0)),
				identityForms: Math.max(0, signs.identityForms - (usual?.identityForms ?? 0)),
			},
		},
		address,
	);
	// A tab with a few words, such as one about the account, is what it is.
	if (wall && wall.code !== 'no-content')
		return { reason: `${wall.code}: ${wall.detail}`, refused: REFUSALS.has(wall.code) };
	return elsewhere(finalAddress, address, account.main.finalAddress);
}

function elsewhere(final: string, asked: string, account: string): Refusal | undefined {
	if (bareAddress(final) === bareAddress(asked)) return undefined;
	if (bareAddress(final) === bareAddress(account))
		return { reason: "it leads to the account's own page", refused: false };
	const [to, from] = [URL.parse(final), URL.parse(asked)];
	return to?.host === from?.host ? undefined : { reason: `it leads to ${final}`, refused: false };
}

async function openPatiently(session: Session, address: string, signal: AbortSignal): Promise<Seen['main']> {
	for (let waits = 0; ; waits++) {
		const main = await open(session, address);
		const later = main.status === 429 || (main.status === 503 && main.retryAfterMs !== undefined);
		if (!later || waits >= MOST_WAITS) return main;
		const wait = Math.min(MOST_WAIT_MS, main.retryAfterMs ?? UNSAID_WAIT_MS * 2 ** waits);
		session.show(`waiting ${Math.ceil(wait / 1000)} s, as the server asks`);
		await pause(wait, signal);
	}
}

async function open({ page, cdp }: Session, address: string): Promise<Seen['main']> {
	try {
		const response = await page.goto(address, { waitUntil: 'load', timeout: 40_000 });
		const headers = response?.headers() ?? {};
		const after = retryAfter(headers['retry-after']);
		const mediaType = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
		return {
			finalAddress: page.url(),
			...(response ? { status: response.status() } : {}),
			...(mediaType ? { mediaType } : {}),
			...(after === undefined ? {} : { retryAfterMs: after }),
		};
	} catch (error) {
		await cdp.send('Page.stopLoading');
		return { finalAddress: address, failure: shortMessage(error) };
	}
}
