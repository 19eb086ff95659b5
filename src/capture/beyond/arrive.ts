import { loadPolitely } from '../courtesy/load.ts';
import { readWall } from '../judge/wall.ts';
import type { Seen, Session } from '../session.ts';
import { answerConsent } from '../steps/consent.ts';
import { settle } from '../steps/settle.ts';
import { bareAddress } from './bare-address.ts';

/** Why a page could not be had. */
export interface Refusal {
	readonly reason: string;
	/** It was not this page alone: the site asks for a login, or for fewer visits. */
	readonly refused: boolean;
}

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
	const main = await loadPolitely(session, address, signal);
	if (main.leftAloneMs !== undefined) return { reason: leftAlone(main.leftAloneMs), refused: true };
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

function leftAlone(ms: number): string {
	return `rate-limited: not asked for, since the server asks to be left alone for ${Math.ceil(ms / 1000)} s`;
}

function elsewhere(final: string, asked: string, account: string): Refusal | undefined {
	if (bareAddress(final) === bareAddress(asked)) return undefined;
	if (bareAddress(final) === bareAddress(account))
		return { reason: "it leads to the account's own page", refused: false };
	const [to, from] = [URL.parse(final), URL.parse(asked)];
	return to?.host === from?.host ? undefined : { reason: `it leads to ${final}`, refused: false };
}
