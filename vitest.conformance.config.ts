import { defineConfig } from 'vitest/config';
import everyDay from './vitest.config.ts';

/** Other people's validators and real sites: minutes, and a network to fetch the validators from. */
export default defineConfig({
	test: {
		...everyDay.test,
		include: ['test/conformance/**/*.test.ts'],
		exclude: [],
		maxWorkers: 1,
		testTimeout: 600_000,
		hookTimeout: 600_000,
	},
});
