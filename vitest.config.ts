import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Hundreds of processes load the same sources: each compiles only what none before it has. They inherit it, so that it is set here.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '.cache', 'compiled');

export default defineConfig({
	test: {
		include: ['test/**/*.test.ts'],
		exclude: ['test/conformance/**'],
		globals: false,
		// What the program keeps outside of DATA_DIR, such as the passphrase of the seal key, never lands with whoever runs the tests.
		env: { XDG_CONFIG_HOME: join(tmpdir(), `ogonblick-test-config-${process.getuid?.() ?? ''}`) },
		// Each file in a process of its own: what leaks out of one (a browser, a port, an environment) ends with it.
		pool: 'forks',
		// Three with browsers fill two cores: a fourth makes each file as much slower as there are more of them, and nearer its deadline.
		maxWorkers: 3,
		// Of tests that mostly wait, side by side in a file (test/house/side-by-side.ts): with more of them browsers would wait for a processor instead.
		maxConcurrency: 2,
		// A machine that stalls for seconds breaks what waits for a browser; it is tried once more, and named at the end.
		retry: 1,
		reporters: ['default', './bin/check/second-try.ts'],
		testTimeout: 150_000,
		hookTimeout: 120_000,
		teardownTimeout: 20_000,
		// Node runs the files as they are, as it does in production; vite would hide what it cannot run.
		experimental: { viteModuleRunner: false, nodeLoader: false },
	},
});
