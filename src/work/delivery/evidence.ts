import { hash } from 'node:crypto';
import { evidenceFolder, evidenceName, type Renewal } from '../../bundle/evidence/read.ts';
import { Fault } from '../../errors.ts';
import type { OpenTarget } from '../../office/deliveries.ts';
import type { Office } from '../../office.ts';
import type { DeliveryLine, EvidenceLine } from '../../records/delivery/delivery.ts';
import type { Filing } from '../../records/filing.ts';
import { doHold, IN_ORDER, knownRenewals, renewalsOf } from '../seal/carried.ts';
import { knownTrust } from '../seal/trust.ts';
import { textSource } from './source.ts';

/** Renewals of a bundle as lines of the delivery list. @param file name of the bundle at the target @returns undefined where they are gone or damaged */
export async function evidenceLines(
	office: Office,
	filing: Filing,
	file: string,
): Promise<readonly EvidenceLine[] | undefined> {
	const renewals = await renewalsOf(filing);
	const isShort = (renewals.at(-1)?.number ?? 0) < (await knownRenewals(office, filing.bundleId));
	const trust = { ...(await knownTrust(office.config)), now: office.clock.now() };
	if (isShort || !doHold(filing.path, renewals, trust)) return undefined;
	return inOrder(renewals).map(([name, bytes]) => ({
		...{ file: `${evidenceFolder(file)}/${name}`, bytes: bytes.length },
		sha256: hash('sha256', bytes, 'hex'),
	}));
}

/** Sends the renewals that were written down, and a file of their checksums, before the bundle. @throws Fault `renewals-damaged` · TryAgainLater `bundle-unreadable` · as `OpenTarget.put` */
export async function sendEvidence(
	open: OpenTarget,
	number: string,
	{ file, evidence = [] }: DeliveryLine,
	filing: Filing,
	signal: AbortSignal,
): Promise<void> {
	if (evidence.length === 0) return;
	const renewals = await renewalsOf(filing);
	const lying = new Map(inOrder(renewals));
	for (const line of evidence) {
		const bytes = lying.get(line.file.slice(line.file.lastIndexOf('/') + 1));
		if (!bytes || hash('sha256', bytes, 'hex') !== line.sha256) throw damaged(filing);
		await open.put(`${number}/${line.file}`, textSource(bytes), { signal });
	}
	await open.put(`${number}/${evidenceFolder(file)}.sha256`, textSource(evidenceSums(evidence)), { signal });
}

/** The renewals' checksums, as `sha256sum` writes them. */
export function evidenceSums(evidence: readonly EvidenceLine[]): string {
	return evidence.map(({ file, sha256 }) => `${sha256}  ${file}\n`).join('');
}

function inOrder(renewals: readonly Renewal[]): readonly (readonly [string, Buffer])[] {
	return renewals.flatMap(({ number, files }) =>
		IN_ORDER.map((ending) => {
			const name = evidenceName(number, ending);
			return [name, files.get(name) ?? Buffer.alloc(0)] as const;
		}),
	);
}

function damaged({ root, path }: Filing): Fault {
	return new Fault(
		'The renewals of the time stamp beside the bundle are not those that were to be delivered',
		{
			...{ code: 'renewals-damaged', subject: `${root}/${evidenceFolder(path)}` },
			remedy:
				'Check the bundle with fixity, bring the renewals back with fixity restore, and resume the delivery.',
		},
	);
}
