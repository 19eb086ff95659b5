import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Office } from '../../../src/office.ts';
import type { DeliveryTarget } from '../../../src/records/delivery/target.ts';
import type { Filing } from '../../../src/records/filing.ts';
import type { Order } from '../../../src/records/order.ts';
import { hashFile } from '../../../src/work/hash-file.ts';
import { aFiling, anOrder } from '../../storage/sample.ts';

/** Files a copy of a packed bundle, as if it were another one. */
export async function filedCopy(
	office: Office,
	packed: string,
	more: Partial<Order> & { readonly address?: string } = {},
	filing: Partial<Filing> = {},
): Promise<Filing> {
	const order = await anOrder(office, more);
	const { sha256, bytes } = await hashFile(packed);
	const { isRestricted } = order;
	const made = await aFiling(office, order, {
		sha256,
		bytes,
		...(isRestricted ? { isRestricted } : {}),
		...filing,
	});
	const place = join(made.root, made.path);
	await mkdir(dirname(place), { recursive: true });
	await copyFile(packed, place);
	await office.catalogue.recordFiling(made);
	return made;
}

/** A folder that is the e-archive. */
export async function folderTarget(office: Office, where: string, more: Partial<DeliveryTarget> = {}) {
	const target: DeliveryTarget = { id: 't', name: 'e-arkivet', kind: 'folder', where, ...more };
	await office.deliveries.saveTarget(target, 'Anna');
	return target;
}

/** What a file at the target holds, as text. */
export function textAt(where: string, ...path: readonly string[]): Promise<string> {
	return readFile(join(where, ...path), 'utf8');
}
