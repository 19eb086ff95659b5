import { asDiskFull } from '../errors.ts';
import type { Capture, PostMark } from '../records/capture.ts';
import type { SessionState } from '../records/login.ts';
import type { Level } from '../records/occasion.ts';
import type { Post } from '../records/post.ts';
import { postDate } from '../records/post-moment.ts';
import type { Progress } from '../records/progress.ts';
import type { Verdict } from '../records/verdict.ts';
import { capturedPages, coverageOf } from './beyond/coverage.ts';
import { judge } from './judge/judge.ts';
import { orderedIn } from './judge/ordered.ts';
import { openSession } from './open-session.ts';
import type { CaptureRequest, Session } from './session.ts';
import type { SlideTile } from './slide-tile.ts';
import { runSteps, type Steps } from './step.ts';
import { compare } from './steps/compare.ts';
import { compose } from './steps/compose.ts';
import { consent } from './steps/consent.ts';
import { joinPages } from './steps/join-pages.ts';
import { look } from './steps/look.ts';
import { open } from './steps/open.ts';
import { overview } from './steps/overview.ts';
import { permalinks } from './steps/permalinks.ts';
import { recording } from './steps/recording.ts';
import { relook } from './steps/relook.ts';
import { closeReplayer, replay } from './steps/replay.ts';
import { settle } from './steps/settle.ts';
import { tabs } from './steps/tabs.ts';
import { textPdf } from './steps/text-pdf.ts';
import { texts } from './steps/texts.ts';
import { walk } from './steps/walk.ts';
import { countComments } from './walk/join.ts';
import { placedSlides } from './walk/slide-tiles.ts';

/**
 * A capture, as data: what is done, in this order. Tabs and posts' own pages come when all that needs the account's page
 * has been taken from it.
 */
const stepsFor = (level: Level): Steps => [
	open,
	settle,
	consent,
	look,
	overview,
	walk,
	relook,
	texts,
	textPdf,
	...(level === 'full' ? [tabs, permalinks, joinPages] : []),
	recording,
	[compose, replay],
	compare,
];

export interface Captured {
	readonly capture: Capture;
	readonly verdict: Verdict;
	/** The login as it is after the capture, where it was made with one and the platform did not end it. Secret. */
	readonly renewed?: SessionState;
	/** How long from now the account's host asked to be left alone (Retry-After), milliseconds. */
	readonly leftAloneMs?: number;
}

/**
 * Captures one account page and judges the capture. A page that is a wall, or cannot be had, is a verdict and not an
 * error; what is thrown is what makes capturing itself impossible.
 * @throws UsageError `no-browser` · TryAgainLater `disk-full` · Fault `browser-start`
 */
export async function capture(
	request: CaptureRequest,
	signal: AbortSignal,
	show: (progress: Progress) => void,
): Promise<Captured> {
	const session = await openSession(request, show);
	const { seen, parts } = session;
	try {
		const steps = await runSteps(stepsFor(request.level), session, signal);
		const refused = session.gate.refused.map((r) => `${r.host}:${r.port} (${r.why})`);
		const verdict = judge({
			request,
			seen,
			parts,
			steps,
			aborted: signal.aborted,
			sandbox: session.launched.sandbox,
			refused: [...new Set(refused)],
		});
		const told = { capture: summary(session, steps), verdict };
		const { secrets, renewed } = session;
		const holds = verdict.outcome !== 'failed' && !verdict.findings.some((f) => f.code === 'session-expired');
		return {
			...(secrets?.within(told) ?? told),
			...(renewed && holds ? { renewed } : {}),
			...leftAlone(session),
		};
	} catch (error) {
		throw asDiskFull(error, request.dir);
	} finally {
		await closeReplayer(session);
		await session.close();
	}
}

function leftAlone({ courtesy, seen }: Session): Pick<Captured, 'leftAloneMs'> {
	const leftAloneMs = courtesy.asked(seen.main.finalAddress);
	return leftAloneMs > 0 ? { leftAloneMs } : {};
}

function summary(session: Session, steps: Capture['steps']): Capture {
	const { request, seen, launched } = session;
	const ordered = orderedIn(seen, request);
	const { config } = request;
	const dated = seen.posts
		.map((p) => p.time?.iso)
		.filter((t): t is string => t !== undefined)
		.sort();
	const oldest = dated[0];
	const newest = dated[dated.length - 1];
	const { profile } = seen;
	return {
		started: new Date(session.startedAt).toISOString(),
		...(seen.walkedAt === undefined ? {} : { walked: new Date(seen.walkedAt).toISOString() }),
		finished: new Date().toISOString(),
		address: request.address,
		finalAddress: seen.main.finalAddress,
		...(seen.loadedFrom === undefined ? {} : { loadedFrom: seen.loadedFrom }),
		level: request.level,
		wayIn: request.wayIn,
		viewport: { width: config.VIEWPORT_WIDTH, height: config.VIEWPORT_HEIGHT, scale: 1 },
		locale: config.LOCALE,
		timezone: config.TIMEZONE,
		browser: launched.name,
		userAgent: config.USER_AGENT ?? launched.userAgent,
		stop: seen.stop,
		covers: coverageOf(request.level, seen),
		pages: capturedPages(seen),
		counts: {
			posts: seen.posts.length,
			comments: seen.posts.reduce((sum, p) => sum + countComments(p.comments), 0),
			images: new Set(seen.posts.flatMap((p) => p.images.map((i) => (i.made ? p.id : '') + i.address))).size,
			brokenImages: seen.images.broken.size,
		},
		...(ordered ? { ordered } : {}),
		stated: profile?.statedPosts === undefined ? {} : { posts: profile.statedPosts },
		...(oldest ? { oldest } : {}),
		...(newest ? { newest } : {}),
		profile: {
			...(profile?.name ? { name: profile.name } : {}),
			...(profile?.language ? { language: profile.language } : {}),
			...(profile?.title ? { title: profile.title } : {}),
			...(seen.platform?.from === 'page' ? { platform: seen.platform.name } : {}),
		},
		changes: [...new Set(session.changes)],
		steps,
		parts: session.parts,
		marks: seen.posts.map((post) => markOf(post, seen.slides, config.TIMEZONE)),
	};
}

function slidesOf(post: Post, slides: readonly SlideTile[]): Pick<PostMark, 'slides'> {
	const names = new Set(post.images.map(({ tile }) => tile));
	const boxes = placedSlides(slides)
		.filter(({ name }) => names.has(name))
		.map(({ y, width, height }) => ({ x: 0, y, width, height }));
	return boxes.length > 0 ? { slides: boxes } : {};
}

function markOf(post: Post, slides: readonly SlideTile[], timeZone: string): PostMark {
	const date = post.time?.iso === undefined ? undefined : postDate(post.time.iso, timeZone);
	const title = [date, post.text.split('\n')[0]?.slice(0, 80) ?? ''].filter(Boolean).join(' ');
	return {
		id: post.id,
		title: title || `Inlägg ${post.position}`,
		...(date ? { date } : {}),
		...(post.box ? { box: post.box } : {}),
		...slidesOf(post, slides),
	};
}
