export interface LockedPackage {
	readonly version?: string;
	readonly dev?: boolean;
	readonly optional?: boolean;
	readonly optionalDependencies?: Readonly<Record<string, string>>;
	readonly os?: readonly string[];
	readonly cpu?: readonly string[];
	readonly libc?: readonly string[];
}
/** `packages` of package-lock.json (version 3): place under the root → what lies there. */
export type LockedPackages = Readonly<Record<string, LockedPackage>>;

const SYSTEMS = [
	'android',
	'darwin',
	'freebsd',
	'linux',
	'netbsd',
	'openbsd',
	'openharmony',
	'sunos',
	'win32',
];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'wasm32'];

/**
 * Builds for other systems that a registry did not hold when the lock file was written, so that npm left them out.
 * `npm ci` refuses such a lock file, on every machine.
 * @returns place → entry
 */
export function leftOut(packages: LockedPackages): LockedPackages {
	const found = Object.entries(packages).flatMap(([place, parent]) =>
		Object.entries(parent.optionalDependencies ?? {})
			.filter(([name]) => !packages[`node_modules/${name}`] && !packages[`${place}/node_modules/${name}`])
			.filter(([, version]) => /^\d+\.\d+\.\d+/.test(version))
			.map(([name, version]): [string, LockedPackage] => [
				`node_modules/${name}`,
				entryOf(name, version, parent),
			]),
	);
	return Object.fromEntries(found);
}

/** The lock file with those entries in place; npm fetches the checksum when such a machine asks. */
export function completed(packages: LockedPackages): LockedPackages {
	const all = Object.entries({ ...packages, ...leftOut(packages) });
	return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function entryOf(name: string, version: string, parent: LockedPackage): LockedPackage {
	const words = name.split(/[/-]/);
	const os = SYSTEMS.filter((system) => words.includes(system));
	const cpu = PROCESSORS.filter((processor) => words.includes(processor));
	const musl = words.some((word) => word.startsWith('musl'));
	return {
		version,
		...(cpu.length > 0 ? { cpu } : {}),
		...(parent.dev ? { dev: true } : {}),
		...(os.includes('linux') ? { libc: [musl ? 'musl' : 'glibc'] } : {}),
		optional: true,
		...(os.length > 0 ? { os } : {}),
	};
}
