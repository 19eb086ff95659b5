import { basename } from 'node:path';
import { titleOf } from '../../bundle/dublin-core.ts';
import { readManifest } from '../../bundle/read.ts';
import { OgonblickError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { DeliveryLine } from '../../records/delivery/delivery.ts';
import type { Filing } from '../../records/filing.ts';
import { label } from '../../records/labels.ts';
import type { LeftOut } from './choose.ts';
import { evidenceLines } from './evidence.ts';

/**
 * The line of a bundle in the delivery list, from its own sealed manifest; why it cannot be delivered where that cannot be read.
 * @param cases numbers of the collective cases, by id
 */
export async function lineOf(
	office: Office,
	filing: Filing,
	cases: ReadonlyMap<string, string>,
): Promise<DeliveryLine | LeftOut> {
	try {
		const file = await office.bundles(filing.root).read(filing.path);
		const { account, capture, occasion, filing: filed } = await readManifest(file);
		// What is taken in goes by its id, which is also the name of the package's root folder.
		const name = `${filing.bundleId}.zip`;
		const evidence = await evidenceLines(office, filing, name);
		if (!evidence) return { filing, why: 'renewals' };
		const caseNumber = cases.get(filing.caseId ?? '') ?? filed.caseNumber;
		return {
			bundleId: filing.bundleId,
			title: titleOf({ account, capture, occasion }),
			...{ account: account.name, address: account.address, unit: account.unit, creator: account.creator },
			...(filed.isDefault ? {} : { row: `${filed.row.code} ${filed.row.title}` }),
			...(caseNumber === undefined ? {} : { caseNumber }),
			...{ occasion: label('occasion', filing.occasion, 'sv'), outcome: filing.outcome },
			capturedAt: capture.started,
			...(capture.oldest === undefined ? {} : { oldest: capture.oldest }),
			...(capture.newest === undefined ? {} : { newest: capture.newest }),
			...(filing.isRestricted ? { isRestricted: true } : {}),
			...{ file: name, filedAs: basename(filing.path), bytes: filing.bytes, sha256: filing.sha256 },
			...(evidence.length === 0 ? {} : { evidence }),
		};
	} catch (error) {
		if (error instanceof OgonblickError)
			return { filing, why: error.code === 'bundle-missing' ? 'not-there' : 'unreadable' };
		// The disk that it lies on.
		if ((error as NodeJS.ErrnoException).code === undefined) throw error;
		return { filing, why: 'unreadable' };
	}
}
