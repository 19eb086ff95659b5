#!/usr/bin/env node
import { runCli } from '../src/cli/main.ts';

/** The one place that knows both the command line and the adapters behind it. Adapters are loaded when a command asks. */
process.exitCode = await runCli(
	process.argv.slice(2),
	{
		openOffice: async (config, tools) => {
			const { openOffice } = await import('../storage/open.ts');
			return openOffice(config, tools);
		},
		openInvented: async () => {
			const { openFixtures } = await import('../fixtures/server.ts');
			const fixtures = await openFixtures();
			return {
				address: fixtures.address('torget', { posts: 20 }),
				hosts: fixtures.allowHosts,
				close: () => fixtures.close(),
			};
		},
	},
	process,
);
