import { isAbsolute, relative } from 'node:path';
import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { type DeliveryTarget, planTarget, type TargetWish } from '../../records/delivery/target.ts';
import { comparable } from '../../records/same-name.ts';
import { TargetRefused } from './refused.ts';

/** Names of the commands below `deliver`: a target that is called so could not be delivered to. */
const RESERVED = ['targets', 'agreements', 'list', 'show', 'resume', 'withdraw', 'receipt', 'help'];

/** By name, in any case, or by id. @throws UsageError `unknown-target` */
export async function theTarget(
	{ deliveries }: Pick<Office, 'deliveries'>,
	wanted: string,
): Promise<DeliveryTarget> {
	const targets = await deliveries.targets();
	const key = comparable(wanted);
	const found = targets.find(({ id, name }) => comparable(name) === key || id === wanted);
	if (found) return found;
	const names = targets.map(({ name }) => name).join(', ');
	throw new UsageError(`No delivery target is called "${wanted}"`, {
		...{ code: 'unknown-target', subject: wanted },
		remedy: names ? `There are: ${names}.` : 'Add one first, with deliver targets add.',
	});
}

/** @throws TargetRefused · UsageError `duplicate-target` `target-inside-data` */
export async function addTarget(
	office: Office,
	name: string,
	wish: TargetWish,
	by: string,
): Promise<DeliveryTarget> {
	return save(office, planTarget(undefined, name, wish, crypto.randomUUID(), RESERVED), by);
}

/** @throws TargetRefused · UsageError `unknown-target` `target-inside-data` */
export async function changeTarget(
	office: Office,
	wanted: string,
	wish: TargetWish,
	by: string,
): Promise<DeliveryTarget> {
	const there = await theTarget(office, wanted);
	return save(office, planTarget(there, there.name, wish, there.id, RESERVED), by);
}

/** @throws UsageError `unknown-target` `target-in-use` */
export async function removeTarget(office: Office, wanted: string, by: string): Promise<DeliveryTarget> {
	const there = await theTarget(office, wanted);
	await office.deliveries.removeTarget(there.id, by);
	return there;
}

/** Logs in, writes a few bytes, reads them back and takes them away. @throws UsageError `unknown-target` · as `OpenDeliveryTarget` and `OpenTarget.tryOut` */
export async function checkTarget(
	office: Office,
	wanted: string,
	signal: AbortSignal,
): Promise<DeliveryTarget> {
	const there = await theTarget(office, wanted);
	const open = await office.openTarget(there, signal);
	try {
		await open.tryOut();
	} finally {
		await open.close();
	}
	return there;
}

async function save(
	office: Office,
	{ target, wrong }: ReturnType<typeof planTarget>,
	by: string,
): Promise<DeliveryTarget> {
	if (!target) throw new TargetRefused(wrong);
	if (target.kind === 'folder') refuseOwn(office, target.where);
	await office.deliveries.saveTarget(target, by);
	return target;
}

/** Among what the program itself keeps, a delivered bundle would look like a filed one. */
function refuseOwn({ config }: Pick<Office, 'config'>, folder: string): void {
	const path = relative(config.DATA_DIR, folder);
	if (path === '..' || path.startsWith('../') || isAbsolute(path)) return;
	throw new UsageError('The copy cannot lie among what the program itself keeps', {
		...{ code: 'target-inside-data', subject: folder },
		remedy: 'Name a directory outside DATA_DIR.',
	});
}
