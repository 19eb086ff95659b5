import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.ts'],
		exclude: ['test/conformance/**'],
		globals: false,
		// Each file in a process of its own: what leaks out of one (a browser, a port, an environment) ends with it.
		pool: 'forks',
		// Real browsers fill two cores; more files at once only make each of them slower than its deadline.
		maxWorkers: 2,
		testTimeout: 150_000,
		hookTimeout: 120_000,
		teardownTimeout: 20_000,
		// Node runs the files as they are, as it does in production; vite would hide what it cannot run.
		experimental: { viteModuleRunner: false, nodeLoader: false },
	},
});
