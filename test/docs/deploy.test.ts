import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'node-cron';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { TIMETABLE, type TimedJob } from '../../jobs/timetable.ts';
import { readConfig, SETTINGS } from '../../src/config.ts';
import { EXIT } from '../../src/errors.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(ROOT, 'deploy', file), 'utf8');
const jobs = Object.keys(TIMETABLE) as TimedJob[];
const defaults = readConfig({});
const timeOf = (job: TimedJob) => defaults[TIMETABLE[job]];
const files = readdirSync(join(ROOT, 'deploy'), { recursive: true, encoding: 'utf8' });
const manifests = files.filter((file) => file.endsWith('.yaml'));

/** Minutes of a day at which cron's first two fields fire. */
function minutes(cron: string): number[] {
	const [minute = '', hour = ''] = cron.split(' ');
	const fires = (field: string, at: number, most: number) => {
		const [, low = '0', high, every = '1'] = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(field) ?? [];
		const last = field.startsWith('*') ? most : Number(high ?? low);
		return at >= Number(low) && at <= last && (at - Number(low)) % Number(every) === 0;
	};
	return Array.from({ length: 24 * 60 }, (_, at) => at).filter(
		(at) => fires(minute, at % 60, 59) && fires(hour, Math.floor(at / 60), 23),
	);
}

describe('when jobs are started', () => {
	it.each(jobs)('%s has a time that cron knows', (job) => {
		expect(validate(timeOf(job))).toBe(true);
		expect(minutes(timeOf(job)).length).toBeGreaterThan(0);
	});

	it('no two at the same minute', () => {
		const all = jobs.flatMap((job) => minutes(timeOf(job)));
		expect(new Set(all).size).toBe(all.length);
	});

	it('none that comes once a day at an hour that summer time leaves out or has twice', () => {
		for (const job of jobs) {
			const fires = minutes(timeOf(job));
			if (fires.length === 1) expect(Math.floor((fires[0] ?? 0) / 60), job).not.toBe(2);
		}
	});
});

it.each(manifests)('%s is YAML without a fault', (file) => {
	for (const document of parseAllDocuments(read(file))) {
		expect(document.errors).toEqual([]);
		expect(document.warnings).toEqual([]);
	}
});

it.each(files.filter((file) => /\.(yaml|service|timer|md)$/.test(file)))(
	'%s starts only jobs that there are',
	(file) => {
		const named = [...read(file).matchAll(/\bjobs\/([a-z-]+)\.ts/g)].map(([, job]) => job ?? '');
		const missing = named.filter((job) => !existsSync(join(ROOT, 'jobs', `${job}.ts`)));
		expect(missing).toEqual([]);
	},
);

describe.each(jobs)('kubernetes/%s.yaml', (job) => {
	const { kind, spec } = parse(read(`kubernetes/${job}.yaml`));
	const pod = spec.jobTemplate.spec.template.spec;
	const [container] = pod.containers;

	it('starts the job when the clock does, where the clock is, never two at once, and makes up for what was missed', () => {
		expect(kind).toBe('CronJob');
		expect(container.command).toEqual(['/usr/bin/tini', '--', 'node', `/app/jobs/${job}.ts`]);
		expect(spec).toMatchObject({
			schedule: timeOf(job),
			timeZone: defaults.TIMEZONE,
			concurrencyPolicy: 'Forbid',
		});
		expect(spec.startingDeadlineSeconds).toBeGreaterThanOrEqual(300);
		expect(spec.jobTemplate.spec.activeDeadlineSeconds).toBeGreaterThan(0);
		expect(pod).toMatchObject({ restartPolicy: 'Never', terminationGracePeriodSeconds: 60 });
	});

	it('is confined: an ordinary user, nothing written but its volumes, no capabilities, a seccomp profile', () => {
		expect(pod.automountServiceAccountToken).toBe(false);
		expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000 });
		expect(['Localhost', 'RuntimeDefault']).toContain(pod.securityContext.seccompProfile.type);
		for (const each of [container, ...(pod.initContainers ?? [])]) {
			expect(each.securityContext).toEqual({
				...{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
				capabilities: { drop: ['ALL'] },
			});
			expect(each.resources.limits.memory).toMatch(/^\d+[MG]i$/);
		}
		const places = container.volumeMounts.map((mount: { mountPath: string }) => mount.mountPath);
		for (const place of ['/data', '/tmp', '/dev/shm']) expect(places).toContain(place);
		const volumes = pod.volumes.map((volume: { name: string }) => volume.name);
		for (const mount of container.volumeMounts) expect(volumes).toContain(mount.name);
	});

	it('has no namespace of its own, and is among what kustomize takes', () => {
		expect(parse(read(`kubernetes/${job}.yaml`)).metadata.namespace).toBeUndefined();
		expect(parse(read('kubernetes/kustomization.yaml')).resources).toContain(`${job}.yaml`);
	});
});

it.each(['work', 'watch'])(
	"kubernetes/%s.yaml lets Chromium's sandbox in, and gives it a gigabyte",
	(job) => {
		const pod = parse(read(`kubernetes/${job}.yaml`)).spec.jobTemplate.spec.template.spec;
		expect(pod.securityContext.seccompProfile).toEqual({
			type: 'Localhost',
			localhostProfile: 'ogonblick.json',
		});
		const tmp = pod.volumes.find((volume: { name: string }) => volume.name === 'tmp');
		expect(tmp.emptyDir).toEqual({ medium: 'Memory', sizeLimit: '1Gi' });
	},
);

it('a run of fixity ends by itself before Kubernetes ends it', () => {
	const { spec } = parse(read('kubernetes/fixity.yaml'));
	const { FIXITY_SECONDS } = parse(read('kubernetes/settings.yaml')).data;
	expect(spec.jobTemplate.spec.activeDeadlineSeconds).toBeGreaterThan(Number(FIXITY_SECONDS) + 300);
});

it.each([
	['kubernetes/settings.yaml', parse(read('kubernetes/settings.yaml')).data],
	['docker/compose.yaml', parse(read('docker/compose.yaml')).services.clock.environment],
] as const)('%s names only settings that there are, with values that they may have', (_, given) => {
	expect(Object.keys(given).filter((name) => !(name in SETTINGS))).toEqual([]);
	expect(() => readConfig(given)).not.toThrow();
});

it('docker/compose.yaml starts the clock, confined as the compose.yaml at the root confines it', () => {
	const { clock } = parse(read('docker/compose.yaml')).services;
	const root = parse(readFileSync(join(ROOT, 'compose.yaml'), 'utf8'), { merge: true }).services.clock;
	expect(clock).toMatchObject({
		...{ read_only: true, cap_drop: ['ALL'], init: true, restart: 'unless-stopped', image: root.image },
		...{ command: ['node', '/app/jobs/clock.ts'], mem_limit: root.mem_limit, pids_limit: root.pids_limit },
	});
	expect(existsSync(join(ROOT, 'deploy', 'docker', '../../container/seccomp.json'))).toBe(true);
	for (const job of jobs) expect(clock.environment[TIMETABLE[job]]).toBe(timeOf(job));
});

describe.each(jobs)('systemd/ogonblick-%s.timer', (job) => {
	it('starts the job when the clock does, and makes up for what was missed', () => {
		const timer = read(`systemd/ogonblick-${job}.timer`);
		const [, hour = '', minute = '', zone] =
			/^OnCalendar=\*-\*-\* ([\d*]+):([\d/]+):00 (\S+)$/m.exec(timer) ?? [];
		const asCron = (field: string) => {
			const [first = '', every] = field.split('/');
			if (first === '*') return '*';
			if (every === undefined) return String(Number(first));
			return Number(first) === 0 ? `*/${every}` : `${Number(first)}-59/${every}`;
		};
		expect(`${asCron(minute)} ${asCron(hour)} * * *`).toBe(timeOf(job));
		expect(zone).toBe(defaults.TIMEZONE);
		expect(timer).toContain('Persistent=true');
		expect(timer).toContain(`Unit=ogonblick@${job}.service`);
	});
});

describe('the web office and its logins, which stay up', () => {
	it.each([
		['logins', 'jobs/logins.ts'],
		['serve', 'bin/ogonblick.ts serve'],
	])('systemd/ogonblick-%s.service starts it, confined as the jobs are', (name, starts) => {
		const unit = read(`systemd/ogonblick-${name}.service`);
		const job = read('systemd/ogonblick@.service');
		expect(unit).toContain(`ExecStart=/usr/bin/node /opt/ogonblick/${starts}\n`);
		expect(unit).toContain('Restart=on-failure');
		expect(unit).toContain(`RestartPreventExitStatus=${EXIT.usage}\n`);
		// One user, one data folder, one key: the two meet in a socket that is open to its owner alone.
		for (const same of ['User', 'Environment', 'ProtectSystem', 'PrivateTmp', 'NoNewPrivileges', 'UMask'])
			expect(unit.match(new RegExp(`^${same}=.*$`, 'gm'))).toEqual(
				job.match(new RegExp(`^${same}=.*$`, 'gm')),
			);
	});

	it('docker/compose.yaml has them with the key of the clock, the office for this machine alone', () => {
		const { clock, logins, serve } = parse(read('docker/compose.yaml'), { merge: true }).services;
		expect(logins.command).toEqual(['node', '/app/jobs/logins.ts']);
		expect(serve.command).toEqual(['node', '/app/bin/ogonblick.ts', 'serve']);
		for (const each of [logins, serve]) {
			expect(each).toMatchObject({ read_only: true, cap_drop: ['ALL'], profiles: ['web'] });
			expect(each.volumes).toEqual(clock.volumes);
			expect(each.environment.SESSION_KEY_FILE).toBe(clock.environment.SESSION_KEY_FILE);
		}
		for (const port of serve.ports) expect(port).toMatch(/^127\.0\.0\.1:/);
		expect(() => readConfig(serve.environment)).not.toThrow();
	});

	it('kubernetes/web.yaml has them in one pod, over one data folder, confined', () => {
		const [deployment] = parseAllDocuments(read('kubernetes/web.yaml')).map((each) => each.toJS());
		const { replicas, strategy, template } = deployment.spec;
		expect([replicas, strategy.type]).toEqual([1, 'Recreate']);
		expect(template.spec.containers.map(({ name }: { name: string }) => name)).toEqual(['serve', 'logins']);
		const volumes = template.spec.volumes.map(({ name }: { name: string }) => name);
		for (const { securityContext, volumeMounts, env } of template.spec.containers) {
			expect(securityContext).toMatchObject({
				readOnlyRootFilesystem: true,
				capabilities: { drop: ['ALL'] },
			});
			for (const mount of volumeMounts) expect(volumes).toContain(mount.name);
			expect(volumeMounts).toContainEqual({ name: 'data', mountPath: '/data' });
			for (const { name } of env) expect(name in SETTINGS).toBe(true);
		}
		expect(template.spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 });
	});
});

describe('deploy/README.md', () => {
	const readme = read('README.md');

	it('has the exit codes that the program has, and no other', () => {
		const told = [...readme.matchAll(/^\| (\d+) \| `(\w+)` \|/gm)].map(([, code, name]) => [
			name,
			Number(code),
		]);
		expect(Object.fromEntries(told)).toEqual({ ...EXIT });
	});

	it.each([...jobs, 'clock'])('says what %s does', (job) => {
		expect(readme).toMatch(new RegExp(`^\\| \`${job}\` \\|`, 'm'));
	});

	it('links to files that exist', () => {
		const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((m) => m[1] ?? '');
		expect(links.filter((link) => !existsSync(join(ROOT, 'deploy', link)))).toEqual([]);
	});
});

it('systemd/ogonblick@.service starts a file of jobs/, sets only settings that there are, and keeps the key out of the data', () => {
	const unit = read('systemd/ogonblick@.service');
	expect(unit).toMatch(/^ExecStart=\/usr\/bin\/node \/opt\/ogonblick\/jobs\/%i\.ts$/m);
	const set = new Map(
		[...unit.matchAll(/^Environment=(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
	);
	const own = [...set.keys()].filter((name) => name !== 'HOME');
	expect(own.filter((name) => !((name ?? '') in SETTINGS))).toEqual([]);
	expect(set.get('DATA_DIR')).not.toBe(set.get('HOME'));
	expect(set.get('HOME')?.startsWith(`${set.get('DATA_DIR')}/`)).toBe(false);
	expect(unit).toContain(`SuccessExitStatus=${EXIT.retryLater}`);
	expect(unit).toContain('TimeoutStopSec=60');
});
