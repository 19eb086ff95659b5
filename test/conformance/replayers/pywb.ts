import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pythonTools, whyNotPython } from '../machine/python.ts';
import { mustRun } from '../machine/run.ts';
import { WACZ } from '../validators/files.ts';
import type { Bundle, Validator } from '../validators/validator.ts';
import { mainPageOf } from './main-page.ts';
import { type MainPage, type Player, playAll, whyNotCompared } from './played.ts';

// pywb 2.10 asks for pkg_resources, which later setuptools do not have.
const tools = () => pythonTools('pywb', ['pywb==2.10.0', 'setuptools==80.9.0']);

/**
 * Replay by a server, with the WACZ's own index, as a proxy: every address is the recorded one, and nothing is rewritten. Where
 * pywb rewrites pages instead, it puts scripts into blocks, and one that imports another does not run (2.10).
 */
export const pywb: Validator = {
	name: 'pywb (replay)',
	browses: true,
	whyNot: whyNotPython,
	install: async () => {
		await tools();
	},
	whyNotAsked: whyNotCompared,
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
	const wanted = mains.flatMap(({ timestamp }, place) => [`c${place}`, timestamp]);
	const script = join(import.meta.dirname, 'play-pywb.py');
	const server = spawn(join(await tools(), 'python'), [script, folder, ...wanted], {
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let said = '';
	server.stderr.on('data', (piece: Buffer) => {
		said = `${said}${piece}`.slice(-2000);
	});
	const ports = await portsOf(createInterface(server.stdout)).catch(() => {
		throw new Error(`pywb ended:\n${said}`);
	});
	return {
		opening(place) {
			const main = mains[place];
			if (!main) throw new Error(`there is no archive ${place}`);
			return { main, proxy: `http://127.0.0.1:${ports[place]}`, address: main.url, isFramed: false };
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

/** @throws where the lines end before one tells them */
async function portsOf(lines: AsyncIterable<string>): Promise<readonly number[]> {
	for await (const line of lines) {
		const ports = /^ports ([\d ]+)$/.exec(line)?.[1];
		if (ports !== undefined) return ports.split(' ').map(Number);
	}
	throw new Error('no ports');
}
