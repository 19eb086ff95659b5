import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig, SETTINGS } from '../../src/config.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

describe('Dockerfile', () => {
	it('has the Node of package.json, in every stage', () => {
		const { devDependencies } = JSON.parse(read('package.json'));
		const bases = [...read('Dockerfile').matchAll(/^FROM node:([\d.]+)-/gm)].map((m) => m[1]);
		expect(new Set(bases)).toEqual(new Set([devDependencies.node]));
	});

	it('copies only what .dockerignore lets in', () => {
		const letIn = read('.dockerignore')
			.split('\n')
			.filter((line) => line.startsWith('!'));
		for (const line of letIn) expect(existsSync(join(ROOT, line.slice(1))), line).toBe(true);
		expect(read('.dockerignore')).toMatch(/^\*$/m);
	});
});

/** Of the web office, which would else hear nobody outside its container. */
const WEB: Readonly<Record<string, string>> = { WEB_HOST: '0.0.0.0', WEB_URL: 'http://localhost:8080' };

describe('compose.yaml', () => {
	const { services } = parse(read('compose.yaml'), { merge: true });

	it.each(Object.keys(services))('%s is confined', (name) => {
		const service = services[name];
		expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
		expect(service.security_opt).toContain('no-new-privileges:true');
		expect(service.user).not.toMatch(/^(0|root)\b/);
		const profile = service.security_opt
			.find((option: string) => option.startsWith('seccomp:'))
			.slice('seccomp:'.length);
		expect(existsSync(join(ROOT, profile))).toBe(true);
	});

	it.each(Object.keys(services))('%s is given every setting that the host has', (name) => {
		const inTheImage = ['DATA_DIR', 'SEAL_PASSPHRASE_FILE', 'BROWSER_PATH'];
		const passed = Object.keys(SETTINGS).filter((setting) => !inTheImage.includes(setting));
		expect(services[name].environment).toEqual(
			Object.fromEntries(
				passed.map((setting) => [setting, `\${${setting}:-${(name === 'serve' && WEB[setting]) || ''}}`]),
			),
		);
		// What the host has not set arrives empty, and counts as not set.
		expect(readConfig(Object.fromEntries(passed.map((setting) => [setting, ''])))).toEqual(readConfig({}));
	});

	const gigabytes = (size: string) => Number(/^(\d+)g$/.exec(size)?.[1]);

	it.each(Object.keys(services))(
		'%s has memory for a full /tmp and a long capture, and no size without effect',
		(name) => {
			const { tmpfs, mem_limit, shm_size } = services[name];
			const [tmp] = tmpfs.map((mount: string) => /^\/tmp:size=(\w+),/.exec(mount)?.[1]);
			expect(gigabytes(mem_limit)).toBeGreaterThanOrEqual(gigabytes(tmp) + 1.5);
			expect(shm_size).toBeUndefined();
		},
	);

	it.each(Object.keys(services))('%s has time to give its order back when it is stopped', (name) => {
		expect(services[name].stop_grace_period).toBe('45s');
	});

	it('starts the clock again with the host', () => {
		expect(services.clock.restart).toBe('unless-stopped');
	});

	it('has a service for every command', () => {
		expect(services.ogonblick.entrypoint.at(-1)).toBe('/app/bin/ogonblick.ts');
	});

	it.each(['compose.yaml', 'README.md'])(
		'%s says to make the folder before Docker makes it as root',
		(file) => {
			const folders = services.snapshot.volumes.map((volume: string) =>
				volume.split(':')[0]?.replace('./', ''),
			);
			const text = read(file);
			const made = text.indexOf(`mkdir -p ${folders.join(' ')} && sudo chown`);
			expect(made).toBeGreaterThan(0);
			expect(made).toBeLessThan(text.indexOf('docker compose run'));
			expect(text).toContain('OGONBLICK_COMMIT=$(git rev-parse HEAD)');
		},
	);

	it.each(Object.keys(services))('%s starts a file that is there', (name) => {
		const started = services[name].entrypoint.find((part: string) => part.startsWith('/app/'));
		expect(existsSync(join(ROOT, started.replace('/app/', '')))).toBe(true);
	});
});

describe('seccomp.json', () => {
	const profile = JSON.parse(read('container/seccomp.json'));
	const NEW_NAMESPACES = { mount: 0x20000, cgroup: 0x2000000, uts: 0x4000000, ipc: 0x8000000 };

	it('refuses what it does not name, and names nothing twice', () => {
		expect(profile.defaultAction).toBe('SCMP_ACT_ERRNO');
		const names = profile.syscalls.flatMap((rule: { names: string[] }) => rule.names);
		expect(names.filter((name: string, i: number) => names.indexOf(name) !== i)).toEqual([]);
	});

	it.each(['clone', 'unshare'])(
		'lets %s make none of the namespaces that Chromium does not ask for',
		(name) => {
			const rule = profile.syscalls.find((r: { names: string[] }) => r.names.includes(name));
			const [{ value, valueTwo, op }] = rule.args;
			expect(op).toBe('SCMP_CMP_MASKED_EQ');
			expect(valueTwo).toBe(0);
			for (const flag of Object.values(NEW_NAMESPACES)) expect(value & flag).toBe(flag);
		},
	);

	it.each(['io_uring_setup', 'bpf', 'mount', 'ptrace', 'setns', 'keyctl', 'kexec_load', 'userfaultfd'])(
		'does not allow %s',
		(name) => {
			const rule = profile.syscalls.find((r: { names: string[] }) => r.names.includes(name));
			expect(rule.action).toBe('SCMP_ACT_ERRNO');
		},
	);
});
