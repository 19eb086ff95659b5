import { isAbsolute, relative, resolve } from 'node:path';
import type { Config } from '../../src/config.ts';
import { UsageError } from '../../src/errors.ts';
import type { SecondStore } from '../../src/office/copies.ts';
import { folderStore } from './folder.ts';

/**
 * The second store that is set up; undefined where none is. Nothing of it is touched yet.
 * @throws UsageError `second-store-inside-data`
 */
export function openSecondStore({ SECOND_STORE, DATA_DIR }: Config): SecondStore | undefined {
	if (SECOND_STORE === undefined) return undefined;
	const root = resolve(SECOND_STORE);
	const path = relative(DATA_DIR, root);
	const isInside = !(path === '..' || path.startsWith('../') || isAbsolute(path));
	if (isInside)
		throw new UsageError('The second store lies in the data directory, on the disk that it is to stand in for', {
			...{ code: 'second-store-inside-data', subject: root },
			remedy: 'Let SECOND_STORE name a folder on another disk.',
		});
	return folderStore(root);
}
