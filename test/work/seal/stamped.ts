import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Office } from '../../../src/office.ts';
import {
	type Authority,
	type Behaviour,
	honest,
	makeAuthority,
	serveAuthority,
} from '../../bundle/stamp/authority.ts';
import { tempOffice } from '../../storage/temp-office.ts';

/** An authority on loopback for one test file, honest before each test; and offices that it stamps for. */
export function stampingHouse() {
	const dir = mkdtempSync(join(tmpdir(), 'ogonblick-tsa-'));
	let authority: Authority;
	let served: Awaited<ReturnType<typeof serveAuthority>>;
	beforeAll(async () => {
		authority = makeAuthority(join(dir, 'tsa'));
		served = await serveAuthority(honest(authority));
	});
	afterEach(() => served.behave(honest(authority)));
	afterAll(async () => {
		await served.close();
		rmSync(dir, { recursive: true, force: true });
	});
	const env = () => ({
		...{ TIMESTAMP_URLS: served.address, TIMESTAMP_CA_FILE: authority.root },
		...{ ALLOW_HOSTS: '127.0.0.1', TIMESTAMP_SECONDS: '5', HOST_DELAY_SECONDS: '0' },
	});
	return {
		env,
		address: () => served.address,
		authority: () => authority,
		behave: (behaviour: Behaviour) => served.behave(behaviour),
		office: (more: Readonly<Record<string, string>> = {}): Promise<Office> =>
			tempOffice({ env: { ...env(), ...more } }),
	};
}

/** A server that has fallen over. */
export const DOWN: Behaviour = (_, response) => {
	response.writeHead(503);
	response.end();
};
