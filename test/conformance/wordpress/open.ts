import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { mustRun } from '../machine/run.ts';
import { writeConfig } from './config.ts';
import { openDatabase } from './database.ts';
import { type WordpressTree, wordpressTree } from './packages.ts';
import { drawPictures } from './pictures.ts';
import { type WantedPost, wantedPosts } from './posts.ts';
import { openWebServer } from './web-server.ts';

/** A running WordPress, all of it under one temporary folder. */
export interface Wordpress {
	/** Such as `http://127.0.0.1:38639`. */
	readonly origin: string;
	/** The front page: every post in full, with pictures and comments. */
	readonly address: string;
	/** The list as the theme ships it: ten posts a page, with its own pager. */
	readonly listAddress: string;
	/** Oldest first. */
	readonly posts: readonly { readonly number: number; readonly title: string; readonly permalink: string }[];
	readonly wanted: readonly WantedPost[];
	readonly version: string;
	close(): Promise<void>;
}

const LANGUAGE = 'sv_SE';

/**
 * Sets up WordPress from Debian's packages with MariaDB and PHP's own server, and fills it through its own functions.
 * Nothing of it is changed; wp-config.php, settings and content are what every site brings.
 * @throws Error where packages, database, server or WordPress itself refuse; `whyNotWordpress` tells beforehand
 */
export async function openWordPress(count = 40): Promise<Wordpress> {
	const tree = await wordpressTree();
	const folder = await mkdtemp(join(tmpdir(), 'wp-'));
	const closers: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
	const close = async () => {
		for (const closer of closers.splice(0).reverse()) await closer();
	};
	try {
		const root = join(folder, 'site');
		const wanted = wantedPosts(count);
		const upload = join(folder, 'upload');
		await mkdir(upload);
		const [database, drawn] = await Promise.all([
			openDatabase(join(folder, 'db')),
			drawPictures(upload, wanted),
			copyTree(tree, root),
		]);
		closers.push(database.close);
		const server = await openWebServer(root, join(folder, 'php.log'));
		closers.push(server.close);
		await writeConfig(root, server.origin, database.socket);
		await php('install.php', root, LANGUAGE);
		const order = join(folder, 'fill.json');
		await writeFile(order, JSON.stringify({ theme: tree.theme, posts: withFiles(wanted, drawn) }));
		const filled = JSON.parse(await php('fill.php', root, order)) as Pick<Wordpress, 'posts'>;
		return {
			origin: server.origin,
			address: `${server.origin}/`,
			listAddress: `${server.origin}/nyheter/`,
			posts: filled.posts,
			wanted,
			version: tree.version,
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

/** Follows the package's links into shared libraries, and leaves out every language but the site's. */
async function copyTree(tree: WordpressTree, root: string): Promise<void> {
	await cp(tree.folder, root, {
		recursive: true,
		dereference: true,
		filter: (source) => {
			const path = relative(tree.folder, source);
			if (path === 'wp-config.php') return false;
			return !path.startsWith('wp-content/languages/') || path.includes(LANGUAGE);
		},
	});
	await mkdir(join(root, 'wp-content/uploads'), { recursive: true });
}

function withFiles(wanted: readonly WantedPost[], drawn: ReadonlyMap<string, string>) {
	return wanted.map((post) => ({
		...post,
		pictures: post.pictures.map(({ index, alt }) => ({ alt, file: drawn.get(`${post.number}-${index}`) })),
	}));
}

/** Runs a script of ours that loads WordPress. @returns what it printed */
async function php(script: string, ...args: string[]): Promise<string> {
	const settings = [
		'-d',
		'display_errors=stderr',
		'-d',
		'memory_limit=512M',
		'-d',
		'sendmail_path=/bin/true',
	];
	const ran = await mustRun('php', [...settings, join(import.meta.dirname, script), ...args]);
	return ran.stdout;
}
