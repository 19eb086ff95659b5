import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { cached } from '../../conformance/machine/cache.ts';
import { unpackPackages, whyNotDebian } from '../../conformance/machine/debian.ts';
import { mustRun } from '../../conformance/machine/run.ts';

/** OpenSSH's server, its library, and what lets a process have users of its own without touching the machine's. */
const PACKAGES = ['openssh-server', 'openssh-client', 'libwrap0', 'libnss-wrapper'];
export const PASSWORD = 'kunglig hemlighet 1766';
const NOBODY = 65_534;

/** Why OpenSSH's server cannot be had here, in words for a skipped test; undefined when it can. */
export const whyNotSshd = async () => {
	const why = await whyNotDebian([]);
	return why ?? (process.platform === 'linux' ? undefined : 'OpenSSH is unpacked from Debian packages');
};

export interface Sshd {
	readonly port: number;
	/** Where what is sent lies: the folder that `sftp://arkiv@127.0.0.1:port<folder>` names. */
	readonly folder: string;
	/** Private key that it lets in; readable by this user alone. */
	readonly keyFile: string;
	/** The fingerprint of its host key. */
	readonly hostKey: string;
	/** Ends every connection, as a line that breaks does; the server takes new ones. */
	cut(): Promise<void>;
	/** Has another host key from now on. @returns its fingerprint */
	changeKey(): Promise<string>;
	close(): Promise<void>;
}

/** OpenSSH's server on loopback, unpacked and not installed, with one user of its own. Nothing of it runs as root. */
export async function openSshd(): Promise<Sshd> {
	const programs = await cached('openssh', PACKAGES.join(' '), (into) => unpackPackages(PACKAGES, into));
	const dir = await mkdtemp(join(tmpdir(), 'ogonblick-sshd-'));
	const asRoot = process.getuid?.() === 0;
	const uid = asRoot ? NOBODY : (process.getuid?.() ?? NOBODY);
	const [folder, keyFile] = [join(dir, 'inlämnat'), join(dir, 'key')];
	await mkdir(folder);
	await chmod(dir, 0o755);
	const keygen = join(programs, 'usr/bin/ssh-keygen');
	await newKey(keygen, keyFile);
	await newKey(keygen, join(dir, 'host'));
	const { stdout: password } = await mustRun('openssl', ['passwd', '-6', '-stdin'], { input: PASSWORD });
	await writeFile(join(dir, 'passwd'), `arkiv:x:${uid}:${uid}::${dir}:/bin/sh\n`);
	await writeFile(join(dir, 'group'), `arkiv:x:${uid}:\n`);
	await writeFile(join(dir, 'shadow'), `arkiv:${password.trim()}:19000:0:99999:7:::\n`);
	await writeFile(join(dir, 'sshd_config'), configOf(dir));
	if (asRoot) for (const name of ['', 'inlämnat', 'host']) await chown(join(dir, name), uid, uid);
	const libraries = join(programs, 'lib/x86_64-linux-gnu');
	const env = {
		LD_LIBRARY_PATH: `${libraries}:${join(programs, 'usr/lib/x86_64-linux-gnu')}`,
		LD_PRELOAD: join(programs, 'usr/lib/x86_64-linux-gnu/libnss_wrapper.so'),
		NSS_WRAPPER_PASSWD: join(dir, 'passwd'),
		NSS_WRAPPER_GROUP: join(dir, 'group'),
		NSS_WRAPPER_SHADOW: join(dir, 'shadow'),
	};
	const port = await freePort();
	const start = async () => {
		const args = ['-D', '-e', '-f', join(dir, 'sshd_config'), '-p', String(port)];
		const identity = asRoot ? { uid, gid: uid } : {};
		const started = spawn(join(programs, 'usr/sbin/sshd'), args, { cwd: '/', env, ...identity });
		const listens = Promise.withResolvers<void>();
		started.stderr.on('data', (said) => /listening on/i.test(String(said)) && listens.resolve());
		started.once('exit', (code) => listens.reject(new Error(`sshd ended with ${code}`)));
		await listens.promise;
		return started;
	};
	let server = await start();
	const stop = async () => {
		const ended = once(server, 'exit');
		// Each session is a process of its own, in a session of its own.
		const pids = [server.pid ?? 0, ...(await descendantsOf(server.pid ?? 0))];
		for (const pid of pids) kill(pid);
		await ended;
	};
	return {
		...{ port, folder, keyFile },
		hostKey: await fingerprintOf(keygen, join(dir, 'host.pub')),
		async cut() {
			await stop();
			server = await start();
		},
		async changeKey() {
			await stop();
			await rm(join(dir, 'host'));
			await newKey(keygen, join(dir, 'host'));
			if (asRoot) await chown(join(dir, 'host'), uid, uid);
			server = await start();
			return fingerprintOf(keygen, join(dir, 'host.pub'));
		},
		async close() {
			await stop();
			await rm(dir, { recursive: true, force: true });
		},
	};
}

function configOf(dir: string): string {
	return [
		'ListenAddress 127.0.0.1',
		`HostKey ${join(dir, 'host')}`,
		'PidFile none',
		`AuthorizedKeysFile ${join(dir, 'key.pub')}`,
		'StrictModes no',
		'UsePAM no',
		'KbdInteractiveAuthentication no',
		'Subsystem sftp internal-sftp',
		'',
	].join('\n');
}

/** A session ends by itself where its server has: one that is gone by then must not leave the server ended and no new one begun. */
function kill(pid: number): void {
	try {
		process.kill(pid, 'SIGKILL');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

/** Processes that a process has started, and those that they have. */
async function descendantsOf(parent: number): Promise<readonly number[]> {
	const listed = await mustRun('ps', ['-e', '-o', 'pid=,ppid=']);
	const all = listed.stdout
		.trim()
		.split('\n')
		.map((line) => line.trim().split(/\s+/).map(Number));
	const below = (of: number): number[] =>
		all.flatMap(([pid = 0, above]) => (above === of ? [pid, ...below(pid)] : []));
	return below(parent);
}

async function newKey(keygen: string, file: string): Promise<void> {
	await rm(`${file}.pub`, { force: true });
	await mustRun(keygen, ['-q', '-t', 'ed25519', '-N', '', '-C', 'prov', '-f', file]);
}

async function fingerprintOf(keygen: string, publicKey: string): Promise<string> {
	const { stdout } = await mustRun(keygen, ['-l', '-f', publicKey]);
	return stdout.split(' ')[1] ?? '';
}

/** A port that was free a moment ago; the server cannot choose one by itself and tell. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as { port: number };
	server.close();
	await once(server, 'close');
	await setTimeout(1);
	return port;
}
