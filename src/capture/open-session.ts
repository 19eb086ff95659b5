import { join } from 'node:path';
import type { Page } from 'playwright';
import { sessionFacts } from '../records/login.ts';
import type { Progress } from '../records/progress.ts';
import { LISTENERS_TOLD, tellListeners } from './browser/click-listeners.ts';
import { keepFewBodies } from './browser/few-bodies.ts';
import { launchBrowser, openContext } from './browser/launch.ts';
import { openRoots, ROOTS_OPENED } from './browser/open-roots.ts';
import { Courtesy } from './courtesy/courtesy.ts';
import { openGate } from './gate/gate.ts';
import { quietLog } from './login/quiet-log.ts';
import { Secrets } from './login/secrets.ts';
import { knowledgeOf } from './platforms/known.ts';
import { openRecorder } from './recorder/recorder.ts';
import { type CaptureRequest, nothingSeen, type Session } from './session.ts';
import { textsOfSource } from './witness/letters.ts';
import { TextSketch } from './witness/sketch.ts';
import { openWorld } from './world.ts';

/** Opens gate, browser, recorder and page, in that order, and closes what was opened when one of them fails. */
export async function openSession(
	request: CaptureRequest,
	show: (progress: Progress) => void,
): Promise<Session & { close(): Promise<void> }> {
	const open: (() => Promise<unknown>)[] = [];
	const close = async () => {
		for (const end of open.splice(0).reverse()) await end();
	};
	try {
		const { config, login } = request;
		const secrets = login && new Secrets(request.address, login.state);
		const log = secrets ? quietLog(request.log, secrets) : request.log;
		const gate = await openGate({ allowHosts: [...config.ALLOW_HOSTS, ...request.allowHosts], log });
		open.push(() => gate.close());
		const launched = await launchBrowser(config, gate.server);
		open.push(() => launched.end());
		const context = await openContext(launched.browser, config, login?.state);
		const recorded = new TextSketch();
		const recorder = await openRecorder({
			file: join(request.dir, 'snapshot.warc.gz'),
			software: request.software,
			gate,
			log,
			...(secrets ? { secrets } : {}),
			told: (text) => {
				for (const one of textsOfSource(text)) recorded.add(one);
			},
		});
		await openRoots(context);
		await tellListeners(context);
		const page = await context.newPage();
		await keepFewBodies(page);
		await recorder.attach(context, page);
		const cdp = await context.newCDPSession(page);
		const world = await openWorld(cdp);
		const seen = nothingSeen(request.address);
		const knowledge = knowledgeOf(request.platform);
		if (knowledge) {
			seen.platform = { name: knowledge.name, from: 'address' };
			await world.know(knowledge.page);
		}
		const startedAt = Date.now();
		if (login) {
			const { condition } = sessionFacts(login, request.address, new Date(startedAt));
			seen.login = { madeAt: login.madeAt, expired: condition === 'expired' };
		}
		const crash = new AbortController();
		const crashed = () => {
			seen.crashed = true;
			world.abandon();
			crash.abort(new Error('The page crashed'));
		};
		let current = 'open';
		const session: Session & { close(): Promise<void> } = {
			close,
			request: { ...request, log },
			...(secrets ? { secrets } : {}),
			launched,
			context,
			page,
			cdp,
			world,
			gate,
			courtesy: new Courtesy({
				leastMs: config.PAGE_DELAY_SECONDS * 1000,
				jitter: config.DELAY_JITTER,
				chance: Math.random,
				now: Date.now,
			}),
			recorder,
			crash: crash.signal,
			abandon: crashed,
			recorded,
			parts: [],
			changes: [ROOTS_OPENED, LISTENERS_TOLD],
			seen,
			startedAt,
			wall: false,
			restless: 0,
			waited: { inVain: 0 },
			show(step) {
				current = step ?? current;
				show({
					step: current,
					posts: seen.posts.length || seen.mostInPage,
					tiles: seen.tiles.length,
					bytes: recorder.traffic.bytes,
					elapsedMs: Date.now() - startedAt,
				});
			},
		};
		watchPage(page, session, crashed);
		return session;
	} catch (error) {
		await close();
		throw error;
	}
}

/** Dialogs, windows, downloads and crashes: bounded and noted, never left to hold the page. */
function watchPage(page: Page, { seen, context }: Session, crashed: () => void): void {
	page.on('dialog', (dialog) => {
		seen.dialogs.push(`${dialog.type()}: ${dialog.message().slice(0, 120)}`);
		// A page that asks whether to leave must not keep us; everything else is answered as by closing it.
		const answer = dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss();
		answer.catch(() => seen.dialogs.push('the dialog was gone before it was answered'));
	});
	context.on('page', (popup) => {
		if (popup === page) return;
		seen.popups.push(popup.url());
		popup.close().catch(() => seen.popups.push('the window was gone before it was closed'));
	});
	page.on('download', (download) => {
		seen.downloads.push(download.url());
		download.cancel().catch(() => seen.downloads.push('the download was over before it was refused'));
	});
	page.on('pageerror', () => {
		seen.pageErrors++;
	});
	page.on('crash', crashed);
	context.browser()?.on('disconnected', crashed);
}
