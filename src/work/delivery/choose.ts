import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { DeliveryStanding } from '../../records/delivery/delivery.ts';
import type { DeliveryTarget } from '../../records/delivery/target.ts';
import type { Filing } from '../../records/filing.ts';
import { isSpoilt } from '../../records/fixity.ts';
import type { Occasion } from '../../records/occasion.ts';
import { namesAPerson } from '../../records/register/named-person.ts';
import { theCase } from '../cases/keep.ts';
import type { RestrictedWish } from '../get-bundle.ts';
import { noPerson } from '../no-person.ts';
import { theUnit } from '../register/keep.ts';
import { wantedBundle } from '../wanted-bundle.ts';

/** Which bundles are to be delivered. */
export interface Choice {
	/** Named one by one, as `wantedBundle` takes them. */
	readonly bundles: readonly string[];
	readonly unit?: string;
	readonly year?: number;
	readonly occasion?: Occasion;
	/** A collective case, by number, id or year. */
	readonly case?: string;
	readonly isAll?: boolean;
	/** Why bundles that are restricted in access are handed over too; each of them has to be named. */
	readonly restricted?: RestrictedWish;
	/** Whether what was delivered there before is delivered once more. */
	readonly isAgain?: boolean;
	/** More than these are refused before anything of them is read. */
	readonly most?: number;
}

/** Why a bundle that was chosen is not delivered. */
export type WhyNot = 'restricted' | 'delivered' | 'spoilt' | 'not-there' | 'unreadable' | 'renewals';

export interface LeftOut {
	readonly filing: Filing;
	readonly why: WhyNot;
	/** Where it stands, if it was delivered before. */
	readonly standing?: DeliveryStanding;
}

export interface Chosen {
	readonly filings: readonly Filing[];
	readonly leftOut: readonly LeftOut[];
}

/**
 * The bundles that a choice means and a target has not, oldest capture first. What is restricted in access is never chosen by a rule: it
 * has to be named, and a person has to stand for it.
 * @throws UsageError `too-many-chosen` `nothing-chosen` `not-together` `bundle-restricted` `no-person` `unknown-bundle` `ambiguous-bundle` `unknown-case`
 */
export async function chooseBundles(office: Office, target: DeliveryTarget, choice: Choice): Promise<Chosen> {
	const { restricted, isAgain = false } = choice;
	const isNamed = choice.bundles.length > 0;
	const filings = isNamed ? await namedBundles(office, choice) : await byRule(office, choice);
	if (choice.most !== undefined && filings.length > choice.most) throw tooMany(choice.most);
	if (isNamed && filings.some(({ isRestricted }) => isRestricted)) {
		if (!restricted) throw notAsked(filings);
		if (!namesAPerson(restricted.by)) throw noPerson(restricted.by);
	}
	const ids = filings.map(({ bundleId }) => bundleId);
	const standings = await office.deliveries.standings(ids, target.id);
	const checks = await office.fixity.latest(ids);
	const taken: Filing[] = [];
	const leftOut: LeftOut[] = [];
	for (const filing of filings) {
		const standing = standings.get(filing.bundleId);
		const check = checks.get(filing.bundleId);
		const isThere = standing?.state === 'sent' || standing?.state === 'received';
		if (filing.isRestricted && !isNamed) leftOut.push({ filing, why: 'restricted' });
		else if (standing && isThere && !isAgain) leftOut.push({ filing, why: 'delivered', standing });
		else if (check && isSpoilt(check.outcome)) leftOut.push({ filing, why: 'spoilt' });
		else taken.push(filing);
	}
	return { filings: taken, leftOut };
}

async function namedBundles(office: Office, choice: Choice): Promise<readonly Filing[]> {
	const rule = ruleIn(choice);
	if (rule !== undefined)
		throw new UsageError(`Named bundles and ${rule} do not go together`, {
			...{ code: 'choices-not-together', subject: rule },
			remedy: 'Leave one of them out.',
		});
	const found = new Map<string, Filing>();
	for (const name of choice.bundles) {
		const filing = await wantedBundle(office, name.trim());
		found.set(filing.bundleId, filing);
	}
	return [...found.values()];
}

async function byRule(office: Office, choice: Choice): Promise<readonly Filing[]> {
	const { unit, year, occasion, isAll } = choice;
	if (ruleIn(choice) === undefined)
		throw new UsageError('Nothing says which bundles are to be delivered', {
			...{ code: 'nothing-chosen', subject: 'bundles' },
			remedy: 'Name bundles, or choose by --unit, --year, --occasion or --case; --all takes every one.',
		});
	if (isAll && (unit ?? year ?? occasion ?? choice.case) !== undefined)
		throw new UsageError('--all goes together with no other choice', {
			...{ code: 'choices-not-together', subject: '--all' },
			remedy: 'Leave one of them out.',
		});
	const caseId = choice.case === undefined ? undefined : (await theCase(office, choice.case)).id;
	const filings = await office.catalogue.filings({
		...(unit === undefined ? {} : { unit: (await theUnit(office, unit)).id }),
		...(year === undefined ? {} : { year }),
		...(occasion === undefined ? {} : { occasion }),
		...(caseId === undefined ? {} : { caseId }),
		...(choice.most === undefined ? {} : { limit: choice.most + 1 }),
	});
	return filings.toReversed();
}

function tooMany(most: number): UsageError {
	return new UsageError(`More than ${most} bundles are chosen`, {
		...{ code: 'too-many-chosen', subject: `${most}` },
		remedy:
			'Choose fewer: one unit, one year or one occasion at a time. The command deliver takes any number.',
	});
}

function ruleIn({ unit, year, occasion, isAll, case: one }: Choice): string | undefined {
	const rules = { '--unit': unit, '--year': year, '--occasion': occasion, '--case': one, '--all': isAll };
	return Object.entries(rules).find(([, value]) => value !== undefined && value !== false)?.[0];
}

function notAsked(filings: readonly Filing[]): UsageError {
	const restricted = filings.filter(({ isRestricted }) => isRestricted).map(({ bundleId }) => bundleId);
	return new UsageError('The bundle is restricted in access', {
		...{ code: 'bundle-restricted', subject: restricted.join(', ') },
		remedy:
			'Review secrecy first. Then add --restricted and --reason, which is recorded with your name (--by).',
	});
}
