import type { Filing } from '../../records/filing.ts';

/** Where a file of a bundle is had. @param path below the bundle's root folder */
export function fileAddress({ bundleId }: Pick<Filing, 'bundleId'>, path: string): string {
	return `/paket/${bundleId}/fil/${path.split('/').map(encodeURIComponent).join('/')}`;
}
