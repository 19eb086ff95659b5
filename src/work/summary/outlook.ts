import type { Office } from '../../office.ts';
import type { Account } from '../../records/account.ts';
import type { Day } from '../../records/day.ts';
import { localDate } from '../../records/local-date.ts';
import type { NoticeKind } from '../../records/notices/notice.ts';
import { type DeliveryNeed, pressingDeliveries } from '../delivery/pressing.ts';
import { whatPresses } from '../notices/pressing.ts';
import { type Coming, whatComes } from '../occasions/what-comes.ts';

/** What needs a person today and what is due this month, of all units: whoever shows it leaves out what is not for the one who looks. */
export interface Outlook {
	/** What presses most first; none is empty. */
	readonly groups: readonly { readonly kind: NoticeKind; readonly needs: readonly Need[] }[];
	/** Kinds of which nothing could be seen. */
	readonly unseen: readonly NoticeKind[];
	/** Deliveries to e-archives; who may see one is asked where it is shown. */
	readonly deliveries: readonly DeliveryNeed[];
	/** The most pressing first. */
	readonly due: readonly Due[];
}

/** Something that needs a person. */
export interface Need {
	readonly unitId: string;
	/** Name of the unit. */
	readonly unit: string;
	/** Since when. */
	readonly on?: Day;
	readonly account?: NamedOnly;
}

type NamedOnly = Pick<Account, 'id' | 'name' | 'platform'>;

export interface Due extends Pick<Coming, 'unitId' | 'on' | 'kind' | 'urgency'> {
	readonly account: NamedOnly;
	/** Name of the unit. */
	readonly unit: string;
	/** An order is open for it. */
	readonly isOrdered: boolean;
}

/** Looks through every account: some tenths of a second where there are tens of thousands. */
export async function makeOutlook(office: Office): Promise<Outlook> {
	const { clock, config, register } = office;
	const names = new Map((await register.units()).map(({ id, name }) => [id, name]));
	const { groups, unseen } = await whatPresses(office, () => true);
	const due = await whatComes(office, { until: monthEnd(localDate(clock.now(), config.TIMEZONE)) });
	return {
		groups: groups.map(({ kind, notices }) => ({
			kind,
			needs: notices.map(({ notice: { unitId, on }, account }): Need => {
				const unit = names.get(unitId) ?? '';
				return { unitId, unit, ...(on ? { on } : {}), ...(account ? { account: plain(account) } : {}) };
			}),
		})),
		deliveries: await pressingDeliveries(office),
		unseen: unseen.map(({ kind }) => kind),
		due: due.map(({ unitId, on, kind, urgency, account, unit, order }) => ({
			...{ unitId, on, kind, urgency, account: plain(account), unit: unit.name },
			isOrdered: order !== undefined,
		})),
	};
}

/** Without all that else is known of it: there are thousands of them. */
function plain({ id, name, platform }: NamedOnly): NamedOnly {
	return { id, name, platform };
}

/** @param today ISO date */
function monthEnd(today: string): string {
	const [year = 0, month = 1] = today.split('-').map(Number);
	return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
