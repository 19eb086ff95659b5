import { randomUUID } from 'node:crypto';
import { checksumKey } from '../../filing/checksum.ts';
import type { Office } from '../../office.ts';
import {
	type Disclosure,
	type DisclosureEnd,
	picksRead,
	type ReviewOutcome,
} from '../../records/disclosure/disclosure.ts';
import type { Filing } from '../../records/filing.ts';
import { localDate } from '../../records/local-date.ts';
import { namesAPerson } from '../../records/register/named-person.ts';
import { noPerson } from '../no-person.ts';
import { wantedBundle } from '../wanted-bundle.ts';
import { refuseTelling } from './check-strikes.ts';
import { disclosureStore } from './files.ts';
import {
	badDay,
	extractWithoutCopy,
	needsReason,
	needsWhat,
	noSuchPost,
	nothingPicked,
	notRefused,
	otherUnit,
	partWithoutCopy,
	tooLong,
	unknownUnit,
	wholeWithCopies,
} from './refusals.ts';
import { wantedPick } from './wanted.ts';

/** A request as somebody has written it. */
export interface RequestWish {
	/** Id; absent where it concerns the whole organisation. */
	readonly unitId?: string;
	/** ISO date; today where it is empty. */
	readonly receivedOn: string;
	/** Empty where whoever asks is not known. */
	readonly requester: string;
	readonly what: string;
	readonly caseNumber: string;
}

/** What a text may have, so that a page and a certificate can hold it. */
const LONGEST = 2000;

/** @throws UsageError `no-person` `disclosure-needs-what` `disclosure-bad-day` `too-long` `unknown-unit` */
export async function registerRequest(office: Office, wish: RequestWish, by: string): Promise<Disclosure> {
	refuseNobody(by);
	const { unitId } = wish;
	if (unitId !== undefined && !(await office.register.units()).some(({ id }) => id === unitId))
		throw unknownUnit(unitId);
	const today = localDate(office.clock.now(), office.config.TIMEZONE);
	const receivedOn = wish.receivedOn.trim() || today;
	if (!isDay(receivedOn) || receivedOn > today) throw badDay(receivedOn);
	const [what, requester, caseNumber] = [wish.what, wish.requester, wish.caseNumber].map(kept);
	if (!what) throw needsWhat();
	return office.disclosures.add(
		{
			...{ id: randomUUID(), receivedOn, what },
			...(unitId === undefined ? {} : { unitId }),
			...(requester ? { requester } : {}),
			...(caseNumber ? { caseNumber } : {}),
		},
		by,
	);
}

/**
 * Takes a bundle in, all of it or some of its posts.
 * @param posts positions
 * @throws as `wantedBundle` · UsageError `no-person` `other-unit` `no-such-post` `disclosure-ended`
 */
export async function pickBundle(
	office: Office,
	disclosure: Disclosure,
	wanted: string,
	posts: readonly number[],
	by: string,
): Promise<Filing> {
	refuseNobody(by);
	const filing = await wantedBundle(office, wanted);
	if (disclosure.unitId !== undefined && disclosure.unitId !== filing.unitId) throw otherUnit(filing);
	const sorted = [...new Set(posts)].toSorted((a, b) => a - b);
	const wrong = sorted.find(
		(position) => !Number.isInteger(position) || position < 1 || position > filing.posts,
	);
	if (wrong !== undefined) throw noSuchPost(wrong);
	await office.disclosures.pick(disclosure.id, { bundleId: filing.bundleId, posts: sorted }, by);
	await dropOld(office, disclosure, filing.bundleId);
	return filing;
}

/** @throws as `wantedPick` · UsageError `no-person` `disclosure-ended` */
export async function unpickBundle(
	office: Office,
	disclosure: Disclosure,
	wanted: string,
	by: string,
): Promise<Filing> {
	refuseNobody(by);
	const { filing } = await wantedPick(office, disclosure, wanted);
	await office.disclosures.unpick(disclosure.id, filing.bundleId, by);
	await dropOld(office, disclosure, filing.bundleId);
	return filing;
}

/** A copy that is gone from the catalogue is not left lying; what a kill leaves is swept. */
export async function dropOld(office: Office, { id, picks }: Disclosure, bundleId: string): Promise<void> {
	const old = picks.find((pick) => pick.bundleId === bundleId)?.copy;
	const now = await office.disclosures.disclosure(id);
	const isUsed = now?.picks.some(({ copy }) => copy?.path === old?.path);
	if (old && !isUsed) await removeCopy(office, old.path);
}

/** Its file and its checksum. */
export async function removeCopy(office: Office, path: string): Promise<void> {
	const store = disclosureStore(office);
	await store.remove(path);
	await store.remove(checksumKey(path));
}

/** @throws as `wantedPick` · UsageError `no-person` `disclosure-ended` */
export async function dropCopy(
	office: Office,
	disclosure: Disclosure,
	wanted: string,
	by: string,
): Promise<void> {
	refuseNobody(by);
	const { filing } = await wantedPick(office, disclosure, wanted);
	await office.disclosures.dropCopy(disclosure.id, filing.bundleId, by);
	await dropOld(office, disclosure, filing.bundleId);
}

export interface ReviewWish {
	readonly outcome: ReviewOutcome;
	readonly sections: string;
	readonly reason: string;
}

/**
 * Keeps what the secrecy review came to.
 * @param of what the reviewer had before them, as `picksRead` names it
 * @throws UsageError `disclosure-changed` `no-person` `review-needs-reason` `nothing-picked` `whole-with-copies` `part-without-copy` `extract-without-copy` `strike-in-reason` `disclosure-ended` `too-long`
 */
export async function reviewRequest(
	office: Office,
	disclosure: Disclosure,
	wish: ReviewWish,
	by: string,
	of = picksRead(disclosure.picks),
): Promise<void> {
	refuseNobody(by);
	const { outcome } = wish;
	const [sections = '', reason = ''] = [wish.sections, wish.reason].map(kept);
	if (outcome !== 'whole' && reason === '') throw needsReason(outcome);
	if (outcome !== 'refused') {
		refuseUnready(disclosure, outcome);
		refuseTelling(disclosure.picks, [sections, reason]);
	}
	await office.disclosures.review(disclosure.id, { outcome, sections, reason }, by, of);
}

/** Whether what is picked is what the review says of it. */
export function refuseUnready({ id, picks }: Disclosure, outcome: ReviewOutcome): void {
	if (picks.length === 0) throw nothingPicked(id);
	const extract = picks.find(({ posts, copy }) => posts.length > 0 && !copy);
	if (extract) throw extractWithoutCopy(extract.bundleId);
	const struck = picks.filter(({ copy }) => copy && hasStrikes(copy));
	if (outcome === 'whole' && struck.length > 0) throw wholeWithCopies(struck[0]?.bundleId ?? '');
	if (outcome === 'part' && struck.length === 0) throw partWithoutCopy(id);
}

function hasStrikes({
	strikes: { posts, texts, regions, isWithoutPictures },
}: NonNullable<Disclosure['picks'][number]['copy']>) {
	return posts.length + texts.length + regions.length > 0 || isWithoutPictures;
}

/** Ends it without anything handed out. @throws UsageError `no-person` `not-refused` `disclosure-ended` */
export async function endRequest(
	office: Office,
	disclosure: Disclosure,
	how: Exclude<DisclosureEnd, 'handed-out'>,
	by: string,
): Promise<void> {
	refuseNobody(by);
	if (how === 'refused' && disclosure.review?.outcome !== 'refused') throw notRefused(disclosure.id);
	await office.disclosures.end(disclosure.id, how, by);
}

export function refuseNobody(by: string): void {
	if (!namesAPerson(by)) throw noPerson(by);
}

function kept(text: string): string {
	const whole = text.trim().toWellFormed();
	if (whole.length > LONGEST) throw tooLong(whole.length, LONGEST);
	return whole;
}

function isDay(text: string): boolean {
	const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
