import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';

/** A filing as the event log tells of it, whatever the catalogue's line says; as the line says where the log tells nothing. */
export async function filedAs({ mends }: Pick<Office, 'mends'>, filing: Filing): Promise<Filing> {
	const logged = await mends.logged(filing.bundleId);
	if (!logged) return filing;
	const { bytes, sha256, path = filing.path, root = filing.root } = logged;
	return { ...filing, bytes, sha256, root, path };
}
