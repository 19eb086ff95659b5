import type { Finding } from '../../records/verdict.ts';
import type { Testimony } from '../witness/testimony.ts';
import { type Evidence, finding } from './evidence.ts';

/**
 * Does the recording, replayed without a network, show the same posts? What it does not show is a loss, whoever is to
 * blame: a reader years from now has no other replay.
 */
export function replayFindings({ seen }: Evidence): Finding[] {
	// With nothing read there is nothing to ask for, and that has a finding of its own.
	if (seen.posts.length === 0) return [];
	const told = seen.replay ?? { notAsked: 'its step brought nothing back' };
	if ('notAsked' in told)
		return [finding('replay-not-asked', 'loss', `the recording was not replayed: ${told.notAsked}`)];
	const { posts, texts, of, cut, notShown } = told;
	const found: Finding[] = [];
	if (posts.asked < of) {
		const detail = `the replay was compared with the first ${posts.asked} of ${of} posts`;
		found.push(finding('replay-part', 'note', detail, { compared: posts.asked, posts: of }));
	}
	if (cut) {
		const detail = `the replay was not walked to its end because ${cut}; ${shown(posts)} posts had been shown`;
		return [...found, finding('replay-not-asked', 'loss', detail, dataOf(posts))];
	}
	if (posts.unknown.length > 0) {
		const pages =
			notShown.length > 0 ? `; pages that it does not show: ${notShown.slice(0, 3).join(', ')}` : '';
		const detail = `the replay shows ${shown(posts)} posts${pages}`;
		found.push(finding('replay-lacks-posts', 'loss', detail, dataOf(posts)));
	}
	if (texts.unknown.length > 0) {
		const detail = `the replay shows ${shown(texts)} texts of posts and comments`;
		found.push(finding('replay-lacks-texts', 'loss', detail, dataOf(texts)));
	}
	return found;
}

function shown({ asked, unknown }: Testimony): string {
	return `${asked - unknown.length} of ${asked}`;
}

function dataOf({ asked, unknown }: Testimony) {
	return { count: unknown.length, asked, examples: unknown.slice(0, 5) };
}
