import type { Post } from '../../office/post.ts';
import type { Office } from '../../office.ts';
import { nextTry } from '../../planning/notices/telling.ts';
import type { Letter } from '../../records/notices/letter.ts';
import { unitAddresses } from './plan.ts';

/** What came of the letters that waited. */
export interface Sent {
	readonly sent: readonly Letter[];
	/** Tried in vain now; tried again by themselves. */
	readonly putOff: readonly (Letter & { readonly trouble: string })[];
	/** Not tried: they rest after an earlier try, or nothing goes by their way at the moment. */
	readonly waiting: number;
}

export interface SendWish {
	/** Only this unit's. */
	readonly unitId?: string;
	/** A person asks for it: letters that rest after a try in vain are tried at once. */
	readonly isAsked?: boolean;
}

/**
 * Sends the letters that wait, the oldest first. Each was kept before and is marked after: one that was sent when the program was killed in
 * between is sent again as the same letter. Where a way is down, the letters behind the first wait without being tried.
 * @throws UsageError `post-secret-unreadable` `post-secret-short`
 */
export async function sendWaiting(
	office: Office,
	signal: AbortSignal,
	{ unitId, isAsked = false }: SendWish = {},
): Promise<Sent> {
	const { notices, clock, log } = office;
	const rests = ({ nextAt }: Letter) => !isAsked && Date.parse(nextAt) > clock.now().getTime();
	const of = unitId === undefined ? {} : { unitId };
	const isOpen = ({ way }: Letter) => office.post.some((post) => post.way === way);
	// A way that is set up no more keeps its letters, and nobody waits for them.
	const letters = (await notices.letters({ ...of, isWaiting: true })).filter(isOpen);
	const addressOf = await unitAddresses(office);
	const down = new Set<Post>();
	const sent: Letter[] = [];
	const putOff: (Letter & { trouble: string })[] = [];
	let waiting = 0;
	for (const kept of letters) {
		const post = office.post.find(({ way }) => way === kept.way);
		const letter = post ? await readdressed(office, kept, post.recipient ?? addressOf(kept.unitId)) : kept;
		if (!post || down.has(post) || signal.aborted || rests(letter)) {
			waiting++;
			continue;
		}
		const { isDelivered, said, isDown } = await post.deliver(letter, signal);
		if (isDelivered) {
			await notices.arrived(letter.id, said);
			sent.push(letter);
			continue;
		}
		if (isDown) down.add(post);
		const tries = letter.tries + 1;
		const nextAt = nextTry(tries, clock.now()).toISOString();
		await notices.putOff(letter.id, said, nextAt);
		log.warn(
			{ letter: letter.id, way: letter.way, where: post.where, trouble: said },
			'a letter did not arrive',
		);
		putOff.push({ ...letter, tries, nextAt, trouble: said });
	}
	return { sent, putOff, waiting };
}

/** Where a unit's address was corrected, its letter goes there, at once. */
async function readdressed(
	{ notices, clock }: Office,
	letter: Letter,
	recipient: string | undefined,
): Promise<Letter> {
	if (recipient === undefined || recipient === letter.recipient) return letter;
	await notices.readdress(letter.id, recipient);
	return { ...letter, recipient, nextAt: clock.now().toISOString() };
}
