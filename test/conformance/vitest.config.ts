import { defineConfig } from 'vitest/config';

/** The slow suite: real software, other people's validators, the real command. `vitest run --config test/conformance/vitest.config.ts` */
export default defineConfig({
	test: {
		include: ['test/conformance/**/*.test.ts'],
		globalSetup: ['test/conformance/report/once.ts'],
		pool: 'forks',
		// One file after the other: each fills the machine with browsers, a database and virtual machines of Java,
		// and the caches that they install into have one writer.
		fileParallelism: false,
		testTimeout: 300_000,
		// The first run on a machine installs packages.
		hookTimeout: 900_000,
		teardownTimeout: 30_000,
		// Node runs the files as they are, as it does in production.
		experimental: { viteModuleRunner: false, nodeLoader: false },
	},
});
