import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

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
		// A machine that stalls for seconds breaks what waits for a browser; it is tried once more, and the report names it.
		retry: 1,
		testTimeout: 150_000,
		hookTimeout: 120_000,
		teardownTimeout: 20_000,
		// Node runs the files as they are, as it does in production; vite would hide what it cannot run.
		experimental: { viteModuleRunner: false, nodeLoader: false },
	},
});
