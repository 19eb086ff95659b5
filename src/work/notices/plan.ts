import type { BegunNotice, NewLetter } from '../../office/notices.ts';
import type { Office } from '../../office.ts';
import { type OpenWay, planTelling } from '../../planning/notices/telling.ts';
import { wantedNotices } from '../../planning/notices/wanted.ts';
import { localDate } from '../../records/local-date.ts';
import type { Way } from '../../records/notices/notice.ts';
import type { Unit } from '../../records/organisation.ts';
import type { RegisteredUnit } from '../../records/register/registered.ts';
import { type Gathered, gatherGrounds } from './grounds.ts';
import { letterContent } from './letter.ts';
import { type Digest, toldGroups } from './told.ts';

/** A letter that is to be written, with what it tells. */
export interface ReadyLetter {
	readonly letter: NewLetter;
	readonly digest: Digest;
}

export interface ReadyTelling {
	readonly begun: readonly BegunNotice[];
	readonly ended: readonly string[];
	readonly letters: readonly ReadyLetter[];
	/** Units that have something to be told of, and no address to be told it at. */
	readonly unaddressed: readonly Pick<Unit, 'id' | 'name'>[];
	/** Kinds of which nothing could be seen this time. */
	readonly unseen: Gathered['unseen'];
}

/** Everything that was found by now, as the letters that it comes to. Nothing is kept. @param unitId only this unit's */
export async function planLetters(office: Office, unitId?: string): Promise<ReadyTelling> {
	const { notices, clock, config, post } = office;
	const gathered = await gatherGrounds(office);
	const isMine = (notice: { readonly unitId: string }) => unitId === undefined || notice.unitId === unitId;
	const wanted = wantedNotices(gathered.grounds).filter(isMine);
	const standing = (await notices.standing()).filter(isMine);
	const addressOf = await unitAddresses(office);
	const dayOf = (at: string | Date) => localDate(new Date(at), config.TIMEZONE);
	const ways = await openWays(office, addressOf, dayOf);
	const unseen = gathered.unseen.map(({ kind }) => kind);
	const telling = planTelling(wanted, standing, ways, unseen);
	const begun = telling.begun.map(({ key, kind, unitId: of, accountId }) => ({
		...{ id: crypto.randomUUID(), key, kind, unitId: of },
		...(accountId === undefined ? {} : { accountId }),
	}));
	const ids = new Map([...standing, ...begun].map(({ key, id }) => [key, id]));
	const unitFor = await unitFinder(office);
	const organisation = {
		name: config.ORGANISATION_NAME,
		...(config.ORGANISATION_NUMBER === undefined ? {} : { number: config.ORGANISATION_NUMBER }),
	};
	const letters: ReadyLetter[] = [];
	for (const { way, unitId: of, isUrgent, notices: told } of telling.letters) {
		const unit = await unitFor(of, told[0]?.accountId);
		const recipient = recipientOf(office, way, addressOf(of));
		const writtenAt = clock.now().toISOString();
		const contact = config.NOTICES_TO;
		const digest: Digest = {
			...{ organisation, unit, isUrgent, writtenAt },
			...(contact === undefined || contact === recipient ? {} : { contact }),
			groups: toldGroups(told, unit, gathered.accounts, (key) => ids.get(key) ?? '', config.NOTICES_LANG),
		};
		const noticeIds = told.map(({ key }) => ids.get(key) ?? '');
		const content = letterContent(digest, config.NOTICES_LANG);
		const about = { id: crypto.randomUUID(), way, unitId: of, recipient, isUrgent, writtenAt, noticeIds };
		letters.push({ letter: { ...about, ...content }, digest });
	}
	const isMailed = post.length > 0 && waysOf(office).includes('mail');
	const unaddressed: Pick<Unit, 'id' | 'name'>[] = [];
	for (const [id, [first]] of Map.groupBy(wanted, (notice) => notice.unitId)) {
		if (!isMailed || addressOf(id) !== undefined) continue;
		unaddressed.push({ id, name: (await unitFor(id, first?.accountId)).name });
	}
	const ended = telling.ended.map(({ id }) => id);
	return {
		begun,
		ended,
		letters,
		unaddressed,
		unseen: gathered.unseen,
	};
}

/** Each way, with the units that have had today's letter by it. A program takes as many as there are. */
async function openWays(
	office: Office,
	addressOf: (unitId: string) => string | undefined,
	dayOf: (at: string | Date) => string,
): Promise<readonly OpenWay[]> {
	const today = dayOf(office.clock.now());
	const ways: OpenWay[] = [];
	for (const way of waysOf(office)) {
		const last = way === 'mail' ? await office.notices.lastWritten(way) : new Map<string, string>();
		const spent = [...last].flatMap(([id, at]) => (dayOf(at) === today ? [id] : []));
		const leadsTo = (id: string) => way === 'webhook' || addressOf(id) !== undefined;
		ways.push({ way, spent: new Set(spent), leadsTo });
	}
	return ways;
}

/** Units by id; the marked default one, of accounts that nobody has registered, by such an account. */
async function unitFinder({
	register,
	catalogue,
}: Office): Promise<(id: string, accountId: string | undefined) => Promise<Unit>> {
	const units = new Map<string, Unit>((await register.units()).map((unit) => [unit.id, unit]));
	return async (id, accountId) => units.get(id) ?? (await catalogue.accountContext(accountId ?? '')).unit;
}

/** What would go by mail is shown also where no way is set up. */
function waysOf({ post }: Pick<Office, 'post'>): readonly Way[] {
	return post.length === 0 ? ['mail'] : post.map(({ way }) => way);
}

function recipientOf({ post }: Pick<Office, 'post'>, way: Way, address: string | undefined): string {
	return post.find((p) => p.way === way)?.recipient ?? address ?? '';
}

/** The unit's own, else that of the communications unit, else NOTICES_TO. @returns undefined where there is none */
export async function unitAddresses(
	office: Pick<Office, 'register' | 'config'>,
): Promise<(unitId: string) => string | undefined> {
	const units = await office.register.units();
	const own = new Map(units.map((unit: RegisteredUnit) => [unit.id, unit.email || undefined]));
	const fallback = units.find(({ isCommunications }) => isCommunications)?.email || office.config.NOTICES_TO;
	return (unitId) => own.get(unitId) ?? fallback;
}
