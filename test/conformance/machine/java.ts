import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache.ts';
import { needPackages, whyNotDebian } from './debian.ts';
import { has, mustRun, type Ran, run } from './run.ts';

const PACKAGES = ['default-jre-headless', 'maven'];
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';

export interface Artifact {
	/** `group:artifact:version`, as Maven names it. */
	readonly coordinates: string;
	/** True where the artifact holds all it needs. */
	readonly alone?: boolean;
}

/** Why no Java program can be had here; undefined when one can. */
export async function whyNotJava(): Promise<string | undefined> {
	return (await hasJava()) ? undefined : whyNotDebian(PACKAGES);
}

/** Fetches an artifact and what it depends on. @returns folder of jars */
export async function jars(artifact: Artifact): Promise<string> {
	if (!(await hasJava())) await needPackages(PACKAGES);
	const [group, name, version] = artifact.coordinates.split(':');
	const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
	<modelVersion>4.0.0</modelVersion>
	<groupId>ogonblick</groupId><artifactId>validator</artifactId><version>1</version>
	<dependencies><dependency>
		<groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version>
	</dependency></dependencies>
</project>
`;
	const more = artifact.alone ? ['-DexcludeTransitive=true'] : [];
	const folder = await cached(String(name), `${COPY} ${more.join(' ')}\n${pom}`, async (into) => {
		const file = join(into, 'pom.xml');
		await writeFile(file, pom);
		await mustRun('mvn', [
			'--batch-mode',
			'--quiet',
			`--file=${file}`,
			COPY,
			`-DoutputDirectory=${join(into, 'jars')}`,
			'-DincludeScope=runtime',
			...more,
		]);
	});
	return join(folder, 'jars');
}

/** Runs a class. @param classPath folders of classes or, ending in `*`, of jars; the first that has a file wins */
export function java(
	classPath: readonly string[],
	mainClass: string,
	args: readonly string[],
	cwd: string,
): Promise<Ran> {
	return run('java', ['-cp', classPath.join(':'), mainClass, ...args], { cwd });
}

async function hasJava(): Promise<boolean> {
	return (await has('java')) && (await has('mvn'));
}
