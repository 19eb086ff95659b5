#!/usr/bin/env node
import { endOnCrash } from '../src/cli/crash.ts';
import { runCli } from '../src/cli/main.ts';

// Node tells of its own experimental parts on stderr, in the midst of what a person reads there.
process.removeAllListeners('warning');
process.on('warning', (warning) => {
	if (warning.name !== 'ExperimentalWarning') process.stderr.write(`${warning.name}: ${warning.message}\n`);
});

endOnCrash(process.argv.slice(2), process);

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
		runJob: async (name) => {
			const { runJob } = await import('./run-job.ts');
			return runJob(name);
		},
		openWeb: async (office) => {
			const { openWebAside } = await import('./open-web.ts');
			return openWebAside(office);
		},
		openLogin: async (...asked) => {
			const { openLoginWindow } = await import('../src/capture/login/window.ts');
			return openLoginWindow(...asked);
		},
	},
	process,
);
