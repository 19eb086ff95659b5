import type { BrowserContext, CDPSession, Page } from 'playwright';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Part, StopReason } from '../records/capture.ts';
import type { FailedPage } from '../records/failed-page.ts';
import type { LoginSession, SessionState } from '../records/login.ts';
import type { Level, WayIn } from '../records/occasion.ts';
import type { CaptureLimits } from '../records/order.ts';
import type { Post } from '../records/post.ts';
import type { Beyond } from './beyond/beyond.ts';
import type { Launched } from './browser/launch.ts';
import type { Courtesy } from './courtesy/courtesy.ts';
import type { Gate } from './gate/gate.ts';
import type { LoginSeen } from './login/login-seen.ts';
import type { Secrets } from './login/secrets.ts';
import type { NotLive } from './not-live.ts';
import type { Profile } from './page/around/profile.ts';
import type { Signs } from './page/around/signs.ts';
import type { Archive } from './page/feed/archives.ts';
import type { DatedList } from './page/feed/dated-lists.ts';
import type { Recorder, RecordingReport } from './recorder/recorder.ts';
import type { Replayer } from './replay/open-replay.ts';
import type { SlideTile } from './slide-tile.ts';
import type { BrokenJoin } from './walk/broken-join.ts';
import type { TextSketch } from './witness/sketch.ts';
import type { Testimony } from './witness/testimony.ts';
import type { World } from './world.ts';

/** What one capture is asked to do. */
export interface CaptureRequest {
	readonly address: string;
	/** As in `Account.platform`; where it is absent or `web`, what the page declares of itself is asked. */
	readonly platform?: string;
	/** Set where its address is one post's, of which the page is not asked what it says of the account: as ordered, with its fragment. */
	readonly evidenceOf?: { readonly ordered: string; readonly account: string };
	readonly level: Level;
	readonly wayIn: WayIn;
	/** The login that the page is visited with, where the way in is `browser-session`. */
	readonly login?: LoginSession;
	readonly limits: CaptureLimits;
	readonly allowHosts: readonly string[];
	/** Empty directory of this capture's own, for what it brings back. */
	readonly dir: string;
	readonly config: Config;
	readonly log: Log;
	/** Name and version of this program, for the WARC. */
	readonly software: string;
	/** Packs a closed recording as it will be filed, so that what is replayed is what will be kept. */
	readonly makeWacz: (recording: ClosedRecording, target: string, signal: AbortSignal) => Promise<void>;
}

/** A recording that ended, and the page that a replay of it opens first. */
export interface ClosedRecording {
	readonly warc: string;
	readonly address: string;
	readonly at: Date;
}

/** One picture of the stack, in the order taken. */
export interface Tile {
	readonly file: string;
	readonly name: string;
	/** Top row in the whole picture. */
	readonly y: number;
	readonly width: number;
	readonly height: number;
	readonly sha256: string;
	/** Text boxes that hold one flat colour although the page has text there. */
	unpainted: number;
	/** Name of an earlier tile with the same bytes. */
	repeats?: string;
}

/** What the steps saw. The judge draws its conclusions from this and from nothing else. */
export interface Seen {
	/** The platform whose knowledge this capture uses (`platforms/`); absent where there is none. */
	platform?: { readonly name: string; readonly from: 'address' | 'page' };
	main: {
		status?: number;
		failure?: string;
		finalAddress: string;
		mediaType?: string;
		retryAfterMs?: number;
		/** The page names, in its declared addresses or its text, what the ordered address calls the account. */
		namesIdentity?: boolean;
	};
	login?: LoginSeen;
	/** The page as it first settled, and after the walk. */
	before?: Signs;
	after?: Signs;
	profile?: Profile;
	stop: StopReason;
	/** Set when a limit was what ended the walk: which one, and whether the order asked for it. */
	limit?: { readonly name: string; readonly asked: boolean };
	posts: Post[];
	/** Most posts that stood in the page at one time. */
	mostInPage: number;
	inPageAtEnd: number;
	pages: string[];
	/** Parts of the feed that could not be had, with the reason. */
	failedPages: FailedPage[];
	/** Failed requests of the capture before this page was asked for: those were for other pages. Absent on the account's own. */
	failuresFrom?: number;
	/** What had come above the posts when they had been read, and holds newer ones back. */
	newerLeft?: string;
	/** The page said that it shows a choice of its posts, and what it would show all of them by. */
	selection?: { readonly chosen: string; readonly all: string };
	/** Months and years that the last page of the feed leads to, apart from those that were walked. */
	archives: readonly Archive[];
	/** Lists beside the feed that are dated as it is, on the last page of it. */
	lists: readonly DatedList[];
	/** The page went to another address by itself during the walk. */
	leftFor?: string;
	tiles: Tile[];
	/** How many of them show the account's page, once it has been walked: what follows shows slides and other pages. */
	accountTiles?: number;
	/** Index of the first tile of the page that is walked, also where it is a further page of the feed. */
	firstTile: number;
	/** Pictures of slides, in the order taken; those that have a name are among the tiles. */
	slides: SlideTile[];
	joins: { byAnchor: number; byOffset: number; broken: BrokenJoin[] };
	/** `turned` came in the place of others after their tile: posts that turn their pictures by themselves. */
	images: { seen: Set<string>; broken: Set<string>; unloaded: number; turned: Set<string> };
	/** The beginnings of posts that lay under others when their tile was taken. */
	covered: Set<string>;
	/** The beginnings of posts of which something lies beyond an edge of the window, in no picture. */
	cutAtEdge: Set<string>;
	/** The beginnings of posts with a box that scrolls by itself, of which tiles show the upper part alone. */
	shut: Set<string>;
	/** Ids of posts with frames whose words could not be read. */
	framed: Set<string>;
	/** The frame that holds the account's posts, where the page was only around it. */
	openedFrame?: string;
	/** Pictures and texts among the posts that are in none of them. */
	unread: Set<string>;
	/** The beginnings of advertisements and suggestions among the posts. */
	beside: Set<string>;
	/** The beginnings of what is dated as the posts are, and was left out since it is labelled as an advertisement. */
	doubted: Set<string>;
	foldsPressed: number;
	foldsLeft: number;
	consent: string[];
	/** A consent dialog still stands after all that was tried. */
	consentLeft: boolean;
	dialogs: string[];
	popups: string[];
	downloads: string[];
	pageErrors: number;
	/** Scripts of the page that looped and were broken. */
	interruptions: number;
	crashed: boolean;
	/** Why the text PDF is composed from the harvested posts; absent where it is printed from the live page. */
	notLive?: NotLive | undefined;
	/** What the text PDF holds of the texts that were read; absent where it was not made or not read. */
	printed?: Testimony;
	/** What the other witnesses say of what was read in the page; absent where they were not asked. */
	witnesses?: Witnesses;
	/** What a replay of the recording without a network showed; absent where it was not reached. */
	replay?: ReplayTestimony;
	/** When the walk began: what a replay shows is the page of that time. */
	walkedAt?: number;
	/** Where the page that was walked was loaded from, where its script shows another address since (`history.pushState`). */
	loadedFrom?: string;
	recording?: RecordingReport;
	/** The posts as the account's page showed them, where `posts` has what other pages add. */
	inFeed?: readonly Post[];
	/** What level `full` saw beyond the account's page; absent at the other levels. */
	beyond?: Beyond;
	/** The text of the account's page around its posts. */
	around?: string;
}

/** What a replay showed of the posts, or why it could not be asked. */
export type ReplayTestimony =
	| { readonly notAsked: string }
	| {
			/** Posts that were looked for, and the beginnings of those that were not shown. */
			readonly posts: Testimony;
			/** Their places in the feed, as `position` in posts.jsonl. */
			readonly missingAt: readonly number[];
			/** Texts of those posts and their comments. */
			readonly texts: Testimony;
			/** The first pictures of those posts, and the addresses that the replay asked for in vain in their place. */
			readonly pictures: Testimony;
			/** How many posts the capture has; more than were looked for where the feed is long, or tabs showed some. */
			readonly of: number;
			/** Pages beyond the account's that the recording has too; what they show was not looked for. */
			readonly notTried: number;
			/** Pages of the feed that the replay could not show: address and status. */
			readonly notShown: readonly string[];
			/** What the replayed page asked for and the recording does not have. */
			readonly unanswered: readonly string[];
			/** What the replayed page asked of a network, and was refused. */
			readonly refused: readonly string[];
			/** An address whose answer in the replay is another when the page's own lots fall otherwise. */
			readonly byChance?: string;
			/** Why the walk of the replay ended before its end. */
			readonly cut?: string;
	  };

export interface Witnesses {
	readonly pdf: Testimony;
	readonly recording: Testimony;
	/** Pictures of posts whose bytes are not in the recording. */
	readonly picturesNotRecorded: readonly string[];
}

/** Everything one capture's steps share. */
export interface Session {
	readonly request: CaptureRequest;
	readonly launched: Launched;
	readonly context: BrowserContext;
	readonly page: Page;
	readonly cdp: CDPSession;
	readonly world: World;
	readonly gate: Gate;
	/** When the capture may ask a host for a page again. */
	readonly courtesy: Courtesy;
	readonly recorder: Recorder;
	/** Gives up a page that no longer answers, as one that has crashed. */
	abandon(): void;
	/** Fires when the page or its browser has crashed. */
	readonly crash: AbortSignal;
	/** Of the login, where there is one: nothing that is kept may hold them. */
	readonly secrets?: Secrets;
	/** The login as the platform last renewed it. */
	renewed?: SessionState;
	/** The texts that crossed the network, as far as they are in the recording. */
	readonly recorded: TextSketch;
	readonly parts: Part[];
	readonly changes: string[];
	readonly seen: Seen;
	readonly startedAt: number;
	/** What will replay the recording, where it has been started; it takes a second, and what takes longer goes on meanwhile. */
	replayer?: Promise<Replayer>;
	/** Set once the page has shown itself not to be the account: only steps that keep evidence still run. */
	wall: boolean;
	/** How many times the network did not become quiet although everything in view was there. */
	restless: number;
	/** Milliseconds that pictures were waited for which had not come when the wait was given up; of all of its pages. */
	readonly waited: { inVain: number };
	show(step?: string): void;
}

export function nothingSeen(address: string): Seen {
	return {
		main: { finalAddress: address },
		stop: 'not-started',
		posts: [],
		mostInPage: 0,
		inPageAtEnd: 0,
		pages: [],
		failedPages: [],
		archives: [],
		lists: [],
		tiles: [],
		firstTile: 0,
		slides: [],
		joins: { byAnchor: 0, byOffset: 0, broken: [] },
		images: { seen: new Set(), broken: new Set(), unloaded: 0, turned: new Set() },
		covered: new Set(),
		cutAtEdge: new Set(),
		shut: new Set(),
		framed: new Set(),
		unread: new Set(),
		beside: new Set(),
		doubted: new Set(),
		foldsPressed: 0,
		foldsLeft: 0,
		consent: [],
		consentLeft: false,
		dialogs: [],
		popups: [],
		downloads: [],
		pageErrors: 0,
		interruptions: 0,
		crashed: false,
	};
}
