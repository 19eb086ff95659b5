import type { TileFile } from '../../bundle/redact/paint.ts';
import { UsageError } from '../../errors.ts';
import type { Pick, Strikes } from '../../records/disclosure/disclosure.ts';
import { atWord, holdsText, SHORTEST_TEXT, textFinder } from '../../records/disclosure/strikes.ts';
import type { Manifest } from '../../records/manifest.ts';
import type { Post } from '../../records/post.ts';

/** More than any person marks. */
const MOST = 1000;

/**
 * What can be said of an officer's strikes before the bundle is opened, and trimmed.
 * @param only positions of the posts that alone are asked for
 * @throws UsageError `strikes-need-reason` `strikes-nothing` `strike-too-short` `strike-in-reason` `strikes-too-many` `strike-bad-region`
 */
export function checkedStrikes(strikes: Strikes, only: readonly number[]): Strikes {
	const reason = strikes.reason.trim();
	const texts = [...new Set(strikes.texts.map((text) => text.trim()).filter(Boolean))];
	const posts = [...new Set(strikes.posts)].toSorted((a, b) => a - b);
	const { regions, isWithoutPictures } = strikes;
	const count = texts.length + posts.length + regions.length;
	if (count === 0 && only.length === 0 && !isWithoutPictures) throw nothing();
	if (count > MOST) throw tooMany(count);
	if (reason === '') throw needsReason();
	const short = texts.find((text) => [...text.replace(/[\s\p{Cf}]/gu, '')].length < SHORTEST_TEXT);
	if (short !== undefined) throw tooShort(short);
	refuseSaid([reason], texts);
	for (const { x, y, width, height } of regions)
		if (![x, y, width, height].every(Number.isFinite) || width <= 0 || height <= 0 || x < 0 || y < 0)
			throw badRegion(`${x},${y},${width},${height}`);
	return { ...strikes, reason, texts, posts };
}

/** @throws UsageError `no-such-post` `strike-bad-region` `strike-is-account` */
export function refuseBeyond(
	{ posts, texts, regions }: Strikes,
	manifest: Manifest,
	held: readonly Post[],
	tiles: readonly TileFile[],
): void {
	const positions = new Set(held.map(({ position }) => position));
	const missing = posts.find((position) => !positions.has(position));
	if (missing !== undefined)
		throw new UsageError(`The bundle has no post ${missing}`, {
			...{ code: 'no-such-post', subject: `${missing}` },
			remedy: 'Posts are counted from 1, as they stand in the bundle.',
		});
	const whole = {
		width: Math.max(0, ...tiles.map(({ width }) => width)),
		height: tiles.reduce((sum, { height }) => sum + height, 0),
	};
	// A slip of the pen would strike nothing, and be counted as struck.
	const beyond = regions.find(({ tile, x, y }) => {
		const picture = tile === undefined ? whole : tiles[tile - 1];
		return !picture || x >= picture.width || y >= picture.height;
	});
	if (beyond) throw badRegion(`${beyond.tile}:${beyond.x},${beyond.y},${beyond.width},${beyond.height}`);
	const { id: _, ...account } = manifest.account;
	const own = [account, manifest.filing.plan, manifest.filing.row, manifest.filing.path];
	const told = texts.find((text) => holdsText(own, textFinder([text])));
	if (told !== undefined)
		throw new UsageError('The account, its unit or where it is filed is called so', {
			...{ code: 'strike-is-account', subject: told },
			remedy:
				'It says whose records these are, and stands in all of the copy. Strike posts or regions instead, or write more of the text.',
		});
}

/**
 * What is written beside the copies is read by whoever gets them: the review in the certificate, and the reason of each copy in that copy.
 * @param said what the review says, in the officer's words
 * @throws UsageError `strike-in-reason`
 */
export function refuseTelling(picks: readonly Pick[], said: readonly string[]): void {
	const strikes = picks.flatMap(({ copy }) => copy?.strikes ?? []);
	const texts = strikes.flatMap((each) => each.texts);
	refuseSaid([...said, ...strikes.map(({ reason }) => reason)], texts);
}

/** In the officer's own words it counts where a word begins, as in the finished copy. */
function refuseSaid(said: readonly string[], texts: readonly string[]): void {
	const finder = textFinder(texts);
	if (finder && holdsText(said, atWord(finder))) throw inReason();
}

/** @throws UsageError `strike-unplaced` */
export function unplaced(positions: readonly number[]): UsageError {
	return new UsageError('It is not known where in the pictures all of what is struck stands', {
		...{ code: 'strike-unplaced', subject: positions.join(', ') },
		remedy:
			'Mark the places in the pictures and say that they are marked by hand, or leave the pictures out of the copy.',
	});
}

/** What was struck altogether stands in posts that quote it as well. */
export function isRepeated(positions: readonly number[]): UsageError {
	return new UsageError('What is struck is quoted in posts that are not', {
		...{ code: 'strike-repeated', subject: positions.join(', ') },
		remedy: 'Strike those posts too, or write the words that they quote among the texts to strike.',
	});
}

/** What was struck stands somewhere all the same: nothing is kept of such a copy. */
export function stillThere(files: readonly string[]): UsageError {
	return new UsageError('What was to be struck still stands in the copy, which was thrown away', {
		...{ code: 'strike-left', subject: files.join(', ') },
		remedy:
			'Write more of the text, or strike posts and regions instead: words that the program itself uses stand in every bundle.',
	});
}

function nothing(): UsageError {
	return new UsageError('Nothing is struck', {
		...{ code: 'strikes-nothing' },
		remedy: 'Say what is to be struck: posts, texts or regions.',
	});
}

function needsReason(): UsageError {
	return new UsageError('What is struck is struck for a reason', {
		...{ code: 'strikes-need-reason' },
		remedy: 'Write the section of the secrecy act, or why else. It stands in the copy.',
	});
}

function tooShort(subject: string): UsageError {
	return new UsageError(`“${subject}” is too short to be struck wherever it occurs`, {
		...{ code: 'strike-too-short', subject },
		remedy: `Write at least ${SHORTEST_TEXT} characters, or strike the posts.`,
	});
}

function inReason(): UsageError {
	return new UsageError('The reason says what is struck', {
		...{ code: 'strike-in-reason' },
		remedy:
			'Write the reason without it: whoever gets the copy reads the reason. Where the reason of another copy says it, make that copy anew.',
	});
}

function tooMany(count: number): UsageError {
	return new UsageError(`${count} things are to be struck at once`, {
		...{ code: 'strikes-too-many', subject: `${MOST}` },
		remedy: `Strike at most ${MOST}, or pick the posts that are to be handed out.`,
	});
}

function badRegion(subject: string): UsageError {
	return new UsageError('That is no region of the pictures', {
		...{ code: 'strike-bad-region', subject },
		remedy: 'Write it as tile:x,y,width,height in pixels, such as 2:0,140,640,90.',
	});
}
