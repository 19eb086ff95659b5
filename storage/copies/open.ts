import { isAbsolute, relative, resolve } from 'node:path';
import type { Config } from '../../src/config.ts';
import { UsageError } from '../../src/errors.ts';
import type { SecondStore } from '../../src/office/copies.ts';
import { folderStore } from './folder.ts';
import { s3Store } from './s3/store.ts';

/**
 * The second store that is set up; undefined where none is. Nothing of it is touched yet.
 * @throws UsageError `second-store-inside-data`
 */
export function openSecondStore(config: Config): SecondStore | undefined {
	const { SECOND_STORE: said, DATA_DIR } = config;
	if (said === undefined) return undefined;
	if (/^s3:\/\//i.test(said)) return inBucket(config, new URL(said));
	const root = resolve(said);
	const path = relative(DATA_DIR, root);
	const isInside = !(path === '..' || path.startsWith('../') || isAbsolute(path));
	if (isInside)
		throw new UsageError(
			'The second store lies in the data directory, on the disk that it is to stand in for',
			{
				...{ code: 'second-store-inside-data', subject: root },
				remedy: 'Let SECOND_STORE name a folder on another disk.',
			},
		);
	return folderStore(root);
}

function inBucket(config: Config, { hostname: bucket, pathname }: URL): SecondStore {
	const { SECOND_STORE_ENDPOINT, SECOND_STORE_REGION: region, SECOND_STORE_CREDENTIALS_FILE } = config;
	return s3Store({
		...{ bucket, region, prefix: decodeURIComponent(pathname).replace(/^\/+|\/+$/g, '') },
		...(SECOND_STORE_ENDPOINT === undefined ? {} : { endpoint: SECOND_STORE_ENDPOINT }),
		...(SECOND_STORE_CREDENTIALS_FILE === undefined
			? {}
			: { credentialsFile: SECOND_STORE_CREDENTIALS_FILE }),
	});
}
