import { type Mark, readTokens, token } from '../../../fixtures/marks/code.ts';
import { ANSWERS, READERS, REMARKS, SUBJECTS } from './voices.ts';

/** What fill.php is asked to write. Times are local, `YYYY-MM-DD HH:MM:SS`. */
export interface WantedPost {
	readonly number: number;
	readonly title: string;
	readonly paragraphs: readonly string[];
	readonly date: string;
	readonly tags: readonly string[];
	readonly pictures: readonly WantedPicture[];
	readonly comments: readonly WantedComment[];
}

export interface WantedPicture {
	/** From 1 in its post, as in the mark that is painted into it. */
	readonly index: number;
	readonly alt: string;
}

export interface WantedComment {
	readonly author: string;
	readonly date: string;
	readonly text: string;
	readonly replies: readonly WantedComment[];
}

/**
 * Posts 1 (oldest) to `count`. Each says its own token in its text and has one picture, every fifth two; comments say
 * theirs. Posts have none to three comments, some answered, some of the answers answered again.
 */
export function wantedPosts(count: number): WantedPost[] {
	return Array.from({ length: count }, (_, i) => wantedPost(i + 1, count));
}

/** What a post says of itself, in its text, its pictures' alternative texts and its comments. */
export function tokensOf(post: WantedPost): Mark[] {
	const comments = (list: readonly WantedComment[]): string[] =>
		list.flatMap((comment) => [comment.text, ...comments(comment.replies)]);
	const said = [
		...post.paragraphs,
		...post.pictures.map((picture) => picture.alt),
		...comments(post.comments),
	];
	return readTokens(said.join('\n'));
}

function wantedPost(number: number, count: number): WantedPost {
	const subject = at(SUBJECTS, number);
	const said = token({ kind: 'P', number, index: 0 });
	const day = new Date(Date.UTC(2026, 9, 30 - (count - number) * 3));
	const pictures = number % 5 === 0 ? 2 : 1;
	return {
		number,
		title: subject.title.replace('{nr}', String(number)),
		paragraphs: [subject.lines[0], `${subject.lines[1]} (${said})`],
		date: local(day, 9, number % 60),
		tags: subject.tags,
		pictures: Array.from({ length: pictures }, (_, p) => ({
			index: p + 1,
			alt: `${subject.picture} (${token({ kind: 'I', number, index: p + 1 })})`,
		})),
		comments: wantedComments(number, day),
	};
}

function wantedComments(number: number, day: Date): WantedComment[] {
	let index = 0;
	const comment = (text: string, author: string, replies: (() => WantedComment)[]): WantedComment => {
		index++;
		const said = token({ kind: 'C', number, index });
		const date = local(day, 10 + index, (number * 7) % 60);
		return { author, date, text: `${text} ${said}`, replies: replies.map((reply) => reply()) };
	};
	const remark = (n: number, replies: (() => WantedComment)[]) =>
		comment(at(REMARKS, n), at(READERS, n), replies);
	const answer = (n: number, replies: (() => WantedComment)[]) =>
		comment(at(ANSWERS, n), 'Redaktionen', replies);
	const thanks = () => comment('Tack för svaret!', at(READERS, number), []);
	return Array.from({ length: number % 4 }, (_, c) => {
		if (c > 0) return remark(number + c, []);
		return remark(number, [() => answer(number, number % 3 === 0 ? [thanks] : [])]);
	});
}

function at<T>(list: readonly T[], n: number): T {
	return list[n % list.length] as T;
}

function local(day: Date, hour: number, minute: number): string {
	const clock = [hour, minute, 0].map((part) => String(part).padStart(2, '0')).join(':');
	return `${day.toISOString().slice(0, 10)} ${clock}`;
}
