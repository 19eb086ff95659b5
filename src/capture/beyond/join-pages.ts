import type { Comment, Post } from '../../records/post.ts';
import { countComments, merged, mergedEmbeds } from '../walk/join.ts';
import { letters } from '../witness/letters.ts';
import { bareAddress } from './bare-address.ts';
import type { Beyond, PermalinkVisit } from './beyond.ts';
import { inLargestSize } from './same-picture.ts';

/** Letters that two texts must share to be one. */
const WORDS = 24;
/** Discussions from which on they tell how a list counts. */
const SEVERAL = 3;

/**
 * The account's posts with what its tabs and the posts' own pages add: posts that only a tab shows, comments and texts that
 * the feed did not show. Each says where it was seen. Pure.
 * @param account address of the account's page, where `posts` were seen
 */
export function joinPages(account: string, posts: readonly Post[], beyond: Beyond): Post[] {
	const joined = new Map<string, Post>(posts.map((p) => [p.id, { ...p, seenOn: [account] }]));
	const ids = new Map(posts.flatMap((p) => keysOf(p).map((key) => [key, p.id] as const)));
	for (const tab of beyond.tabs) {
		for (const { box, again, ...post } of tab.posts) {
			const where = tab.address ?? `${account} (${tab.name})`;
			const known = joined.get(keysOf(post).flatMap((key) => ids.get(key) ?? [])[0] ?? '');
			if (known) joined.set(known.id, onAlso({ ...merged(known, post), position: known.position }, where));
			else {
				const id = freeId(joined, post.id);
				joined.set(id, {
					...post,
					...(box ? { box } : {}),
					...(again ? { again } : {}),
					id,
					seenOn: [where],
				});
				for (const key of keysOf(post)) ids.set(key, id);
			}
		}
	}
	const visits = new Map(beyond.visits.map((visit) => [visit.permalink, visit]));
	const opened: Post[] = [];
	for (const post of joined.values()) {
		const visit = post.permalink === undefined ? undefined : visits.get(post.permalink);
		if (!visit?.reading) continue;
		const whole = withOwnPage(post, visit);
		joined.set(post.id, whole);
		if (visit.reading.opening && post.elsewhere) opened.push(whole);
	}
	for (const post of withoutOpenings(opened)) joined.set(post.id, post);
	return [...joined.values()].map((post, i) => ({ ...post, position: i + 1 }));
}

/** What a post is known again by on another page: its own address, or where it has none its words. */
function keysOf({ permalink, text }: Pick<Post, 'permalink' | 'text'>): string[] {
	if (permalink !== undefined) return [bareAddress(permalink)];
	const words = letters(text);
	return words.length >= WORDS ? [words] : [];
}

function freeId(taken: ReadonlyMap<string, unknown>, id: string): string {
	for (let number = 1; ; number++) {
		const free = number === 1 ? id : `${id}~${number}`;
		if (!taken.has(free)) return free;
	}
}

function onAlso(post: Post, where: string): Post {
	return { ...post, seenOn: [...new Set([...(post.seenOn ?? []), where])] };
}

function withOwnPage(
	post: Post,
	{ reading, permalink }: Pick<PermalinkVisit, 'reading' | 'permalink'>,
): Post {
	if (!reading) return post;
	if (reading.opening && post.elsewhere) {
		const { opening, ...said } = reading;
		return withOwnPage(withOpening(post, opening.comment), {
			permalink,
			reading: {
				...said,
				text: '',
				images: [...said.images, ...opening.images],
				comments: without(said.comments, opening.comment),
			},
		});
	}
	const own = withoutByline(reading.text, [post, reading]);
	const images = new Map(post.images.map((image) => [image.address, image]));
	for (const image of reading.images) if (!images.has(image.address)) images.set(image.address, image);
	const comments = joinComments(post.comments, reading.comments);
	// The page that shows more of its pictures says what is still to be seen.
	const unread = reading.images.length > post.images.length ? reading.unreadPictures : post.unreadPictures;
	const embeds = mergedEmbeds(post.embeds, reading.embeds);
	const hasMore = isLonger(own, post.text) || (post.elsewhere === 'rest' && isWhole(own, post.text));
	const { unreadPictures: _, elsewhere, ...known } = post;
	const says = letters(`${reading.text}${reading.around}`).length > 0 || reading.comments.length > 0;
	const author = post.author ?? reading.author;
	const time = post.time ?? reading.time;
	const isStillElsewhere = elsewhere === 'words' ? !says : elsewhere === 'rest' && !hasMore;
	return onAlso(
		{
			...known,
			...(author ? { author } : {}),
			...(time ? { time } : {}),
			...(elsewhere && isStillElsewhere ? { elsewhere } : {}),
			...(unread ? { unreadPictures: unread } : {}),
			...(embeds.length > 0 ? { embeds } : {}),
			text: hasMore ? withTitle(own, post.text) : post.text,
			images: inLargestSize([...images.values()]),
			counts: { ...post.counts, ...reading.counts },
			comments,
		},
		permalink,
	);
}

/** What the page says above the words of who wrote them and when is known of the post, and none of its words. */
function withoutByline(
	own: string,
	known: readonly {
		readonly author?: Post['author'] | undefined;
		readonly time?: Post['time'] | undefined;
	}[],
): string {
	const parts = known
		.flatMap(({ author, time }) => [letters(author?.name ?? ''), letters(time?.shown ?? '')])
		.toSorted((a, b) => b.length - a.length);
	const isByline = (line: string) => {
		const said = letters(line);
		return said !== '' && parts.reduce((rest, part) => rest.replace(part, ''), said) === '';
	};
	const lines = own.split('\n');
	const at = lines.findIndex((line) => line.trim() !== '' && !isByline(line));
	return at > 0 ? lines.slice(at).join('\n') : own;
}

/** A post of which the feed showed hardly more than the title, with what its discussion begins with: who wrote that, and when, is surer than what a list tells. */
function withOpening(post: Post, { author, time, text }: Comment): Post {
	const { elsewhere: _, ...known } = post;
	return {
		...known,
		...(author ? { author } : {}),
		...(time ? { time } : {}),
		text: isLonger(text, post.text) ? withTitle(text, post.text) : `${post.text}\n${text}`,
		comments: without(post.comments, { author, text }),
	};
}

/** The comments without one of them, and what answers that among them. */
function without(
	comments: readonly Comment[],
	one: Pick<Comment, 'text'> & { readonly author?: Comment['author'] | undefined },
): readonly Comment[] {
	return comments.flatMap((other) => (keyOf(other) === keyOf(one) ? other.replies : [other]));
}

/**
 * Lists of discussions may count what each begins with among what is said in it: only where every one of several states one more than
 * is there does none of them lack an answer.
 */
function withoutOpenings(opened: readonly Post[]): readonly Post[] {
	const stating = opened.filter(({ counts }) => counts.comments !== undefined);
	const isOneMore = ({ counts, comments }: Post) => counts.comments === countComments(comments) + 1;
	if (stating.length < SEVERAL || !stating.every(isOneMore)) return [];
	return stating.map((post) => ({
		...post,
		counts: { ...post.counts, comments: countComments(post.comments) },
	}));
}

/** What stood above the words in the feed and stands elsewhere on the own page: a title is not lost. */
function withTitle(own: string, known: string): string {
	const plain = letters(own);
	const lines = known.split('\n');
	const at = lines.findIndex(
		(line) => letters(line).length >= WORDS && plain.includes(letters(line).slice(0, WORDS)),
	);
	const above = lines.slice(0, Math.max(0, at)).filter((line) => !plain.includes(letters(line)));
	return [...above, own].join('\n');
}

/** The own page shows the same text and more of it; between its title and its words there may stand other things. */
function isLonger(own: string, known: string): boolean {
	const [longer, shorter] = [letters(own), letters(known)];
	if (longer.length <= shorter.length) return false;
	const beginnings = [
		shorter,
		...known
			.split('\n')
			.map(letters)
			.filter((line) => line.length >= WORDS),
	];
	return beginnings.some((line) => longer.includes(line.slice(0, WORDS)));
}

/** What a text ends with that goes on elsewhere. */
const GOES_ON = /(?:…|\.{3})[\s\])]*$/u;

/**
 * The own page shows every line that the feed showed below its title, and does not break off: a short post leads to its page as long
 * ones do. What leads there is the last of its lines, and no word of it.
 */
function isWhole(own: string, known: string): boolean {
	const all = letters(own);
	const lines = known.split('\n').map(letters);
	const isThere = (line: string) => all.includes(line);
	const first = lines.findIndex((line) => line.length >= WORDS && isThere(line));
	const below = lines.filter((line, i) => i >= first && (i < lines.length - 1 || line.length >= WORDS));
	return first >= 0 && !GOES_ON.test(own.trimEnd()) && below.every(isThere);
}

/** Both readings of a post's comments: the fuller one, and what only the other has. */
export function joinComments(a: readonly Comment[], b: readonly Comment[]): readonly Comment[] {
	const [fuller, other] = countComments(b) >= countComments(a) ? [b, a] : [a, b];
	const known = new Set(flat(fuller).map(keyOf));
	const missing = other.filter((comment) => !known.has(keyOf(comment)));
	return [...fuller, ...missing];
}

function flat(comments: readonly Comment[]): Comment[] {
	return comments.flatMap((comment) => [comment, ...flat(comment.replies)]);
}

function keyOf({
	author,
	text,
}: Pick<Comment, 'text'> & { readonly author?: Comment['author'] | undefined }): string {
	return letters(`${author?.name ?? ''} ${text}`);
}
