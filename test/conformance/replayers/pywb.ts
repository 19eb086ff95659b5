import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pythonTools, whyNotPython } from '../machine/python.ts';
import { mustRun } from '../machine/run.ts';
import { WACZ } from '../validators/files.ts';
import type { Bundle, Validator } from '../validators/validator.ts';
import { mainPageOf } from './main-page.ts';
import { type MainPage, type Player, playAll } from './played.ts';

// pywb 2.10 asks for pkg_resources, which later setuptools do not have.
const tools = () => pythonTools('pywb', ['pywb==2.10.0', 'setuptools==80.9.0']);

/** Replay by a server that rewrites pages, with the WACZ's own index. */
export const pywb: Validator = {
	name: 'pywb (replay)',
	browses: true,
	whyNot: whyNotPython,
	install: async () => {
		await tools();
	},
	faults: (bundles) => playAll(bundles, setUp),
};

async function setUp(bundles: readonly Bundle[]): Promise<Player> {
	const folder = await mkdtemp(join(tmpdir(), 'pywb-'));
	const mains: MainPage[] = [];
	for (const [place, bundle] of bundles.entries()) {
		// An unpacked WACZ is a collection of pywb's: archive/ and indexes/.
		const collection = join(folder, 'collections', `c${place}`);
		await mkdir(collection, { recursive: true });
		await mustRun('python3', ['-m', 'zipfile', '-e', join(bundle.folder, WACZ), collection]);
		mains.push(await mainPageOf(collection));
	}
	const script = join(import.meta.dirname, 'serve-pywb.py');
	const server = spawn(join(await tools(), 'python'), [script, folder], {
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let said = '';
	server.stderr.on('data', (piece: Buffer) => {
		said = `${said}${piece}`.slice(-2000);
	});
	const port = await portOf(createInterface(server.stdout)).catch(() => {
		throw new Error(`pywb ended:\n${said}`);
	});
	const main = (place: number) => {
		const found = mains[place];
		if (!found) throw new Error(`there is no archive ${place}`);
		return found;
	};
	return {
		main,
		opens: (place) => `/c${place}/${main(place).timestamp}/${main(place).url}`,
		stage(request, response, path) {
			const { method, headers } = request;
			const passed = ask({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
				response.writeHead(answer.statusCode ?? 502, answer.headers);
				answer.pipe(response);
			});
			passed.on('error', () => response.destroy());
			request.pipe(passed);
		},
		async close() {
			if (server.exitCode === null) {
				server.kill('SIGTERM');
				await once(server, 'exit');
			}
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** @throws where the lines end before one tells it */
async function portOf(lines: AsyncIterable<string>): Promise<number> {
	for await (const line of lines) {
		const port = /^port (\d+)$/.exec(line)?.[1];
		if (port !== undefined) return Number(port);
	}
	throw new Error('no port');
}
