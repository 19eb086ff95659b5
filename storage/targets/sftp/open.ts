import type { OpenTarget } from '../../../src/office/deliveries.ts';
import type { DeliveryTarget } from '../../../src/records/delivery/target.ts';
import { pathOf } from '../../bundles/key.ts';
import { putWhole, takeBack, tryOut } from '../put-whole.ts';
import { trouble } from '../trouble.ts';
import { connect } from './connect.ts';
import { sftpFiles } from './files.ts';
import { Line } from './line.ts';

/** A folder on an SFTP server. Its own folder must be there. @throws as `connect`, UsageError `delivery-no-folder` */
export async function openSftp(target: DeliveryTarget, signal: AbortSignal): Promise<OpenTarget> {
	const { client, sftp, root } = await connect(target, signal);
	const line = new Line();
	client.on('error', (error) => line.lose(error));
	client.on('close', () => line.lose(new Error('the connection closed')));
	const stop = () => client.destroy();
	signal.addEventListener('abort', stop, { once: true });
	const files = sftpFiles(sftp, line, root, target.where);
	try {
		if ((await files.size('')) === undefined) throw trouble.noFolder(target.where);
	} catch (error) {
		client.destroy();
		throw error;
	}
	return {
		put: (key, source, options) => {
			pathOf('/', key);
			return putWhole(files, key, source, options);
		},
		takeBack: (key, source, options) => {
			pathOf('/', key);
			return takeBack(files, key, source, options);
		},
		lies: async (key) => {
			pathOf('/', key);
			return (await files.size(key)) !== undefined;
		},
		takeFolderBack: (key) => {
			pathOf('/', key);
			return files.removeFolder(key);
		},
		tryOut: () => tryOut(files),
		close: async () => {
			signal.removeEventListener('abort', stop);
			client.end();
		},
	};
}
