import type { OpenDeliveryTarget } from '../../src/office/deliveries.ts';
import { openFolder } from './folder.ts';

/** Opens a target by its kind; the libraries of the far ones are loaded when one is opened. */
export const openTarget: OpenDeliveryTarget = async (target, signal) => {
	if (target.kind === 'folder') return openFolder(target);
	if (target.kind === 'sftp') return (await import('./sftp/open.ts')).openSftp(target, signal);
	return (await import('./s3/open.ts')).openS3(target);
};
