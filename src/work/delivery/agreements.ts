import type { Submission } from '../../bundle/mets/header.ts';
import type { AccountContext, Office } from '../../office.ts';
import { creatorCalled } from '../../records/cases/plan-case.ts';
import { type Agreement, agreementFor, agreementProblems } from '../../records/delivery/agreement.ts';
import type { Filing } from '../../records/filing.ts';
import { wrong } from '../../records/register/problem.ts';
import { comparable } from '../../records/same-name.ts';
import { theUnit } from '../register/keep.ts';
import { RegisterRefused } from '../register/refused.ts';
import { AgreementRefused } from './refused.ts';

/** An agreement with the name of the unit that it is for. */
export interface NamedAgreement extends Agreement {
	readonly unit?: string;
}

/** Those of the catalogue, and last the one of the settings where no other is for all. */
export async function listAgreements(office: Office): Promise<readonly NamedAgreement[]> {
	const units = new Map((await office.register.units()).map(({ id, name }) => [id, name]));
	return (await allAgreements(office)).map((one) => {
		const unit = one.unitId === undefined ? undefined : units.get(one.unitId);
		return { ...one, ...(unit === undefined ? {} : { unit }) };
	});
}

/** What is said of an agreement. */
export interface AgreementWish {
	/** Absent to take the agreement away. */
	readonly number?: string;
	readonly archive?: string;
	/** Organisation number of `archive`. */
	readonly archiveNumber?: string;
	/** What the archive knows the records creator by. */
	readonly creatorCode?: string;
	readonly creator?: string;
	/** Name or id of the unit. */
	readonly unit?: string;
}

/**
 * Sets the agreement of the organisation, a records creator or a unit, in the place of the one that it had, or takes it away.
 * @throws AgreementRefused · RegisterRefused where no unit is called so, or none belongs to a creator called so
 */
export async function keepAgreement(office: Office, wish: AgreementWish, by: string): Promise<void> {
	const { number, archive, archiveNumber, creatorCode, creator, unit } = wish;
	const said = {
		...(archive === undefined ? {} : { archive }),
		...(archiveNumber === undefined ? {} : { archiveNumber }),
		...(creatorCode === undefined ? {} : { creatorCode }),
	};
	if (number !== undefined) {
		const found = agreementProblems({ number, ...said });
		if (found.length > 0) throw new AgreementRefused(found);
	}
	const unitId = unit === undefined ? undefined : (await theUnit(office, unit)).id;
	// One for a creator that no unit belongs to would never be the nearest, and nobody would be told.
	if (creator !== undefined && number !== undefined && !creatorCalled(await office.register.units(), creator))
		throw new RegisterRefused([wrong('creator', creator, 'unknown-creator')]);
	await office.deliveries.saveAgreement(
		{
			...(number === undefined ? {} : { number }),
			...said,
			...(creator === undefined ? {} : { creator }),
			...(unitId === undefined ? {} : { unitId }),
		},
		by,
	);
}

/** What the package's METS states of the agreement that it will be handed over under, and of the archive that preserves it; nothing where nobody has said. */
export async function submissionOf(
	office: Office,
	{ unit }: Pick<AccountContext, 'unit'>,
): Promise<Omit<Submission, 'organisationNumber'>> {
	const { ARCHIVE_NAME, ARCHIVE_NUMBER: ofSettings } = office.config;
	const nearest = (await agreementOf(office, unit)) ?? {};
	const {
		number: agreement,
		archive = ARCHIVE_NAME,
		archiveNumber,
		creatorCode,
	}: Partial<Agreement> = nearest;
	// The settings' number is that of the settings' archive, and of no other.
	const isOfSettings = comparable(archive ?? '') === comparable(ARCHIVE_NAME ?? '');
	const preservationNumber = archiveNumber ?? (isOfSettings ? ofSettings : undefined);
	return {
		...(agreement === undefined ? {} : { agreement }),
		...(archive === undefined ? {} : { preservation: archive }),
		...(archive === undefined || preservationNumber === undefined ? {} : { preservationNumber }),
		...(creatorCode === undefined ? {} : { creatorCode }),
	};
}

/** Each agreement that bundles are handed over under, by its number, `''` for none; read once, whatever number of bundles. */
export async function agreementsOf(
	office: Pick<Office, 'deliveries' | 'config' | 'catalogue'>,
	filings: readonly Filing[],
): Promise<ReadonlyMap<string, Agreement | undefined>> {
	const all = await allAgreements(office);
	const found = new Map<string, Agreement | undefined>();
	for (const filing of new Map(filings.map((one) => [one.unitId, one])).values()) {
		const { unit } = await office.catalogue.filedUnder(filing);
		const one = agreementFor(all, unit);
		found.set(one?.number ?? '', one);
	}
	return found;
}

/** The agreement that a unit's bundles are handed over under. */
async function agreementOf(
	office: Pick<Office, 'deliveries' | 'config'>,
	unit: { readonly id: string; readonly creator: string },
): Promise<Agreement | undefined> {
	return agreementFor(await allAgreements(office), unit);
}

async function allAgreements({
	deliveries,
	config,
}: Pick<Office, 'deliveries' | 'config'>): Promise<readonly Agreement[]> {
	const { SUBMISSION_AGREEMENT: number, ARCHIVE_NAME: archive } = config;
	const ofSettings = number ? [{ number, ...(archive ? { archive } : {}) }] : [];
	return [...(await deliveries.agreements()), ...ofSettings];
}
