import type { Finding } from '../../records/verdict.ts';
import type { ReplayTestimony } from '../session.ts';
import type { Testimony } from '../witness/testimony.ts';
import { type Evidence, finding } from './evidence.ts';

type Replayed = Exclude<ReplayTestimony, { readonly notAsked: string }>;

/**
 * Does the recording, replayed without a network, show the same posts? What it does not show is a loss, whoever is to
 * blame: a reader years from now has no other replay.
 */
export function replayFindings({ seen }: Evidence): Finding[] {
	// With nothing read there is nothing to ask for, and that has a finding of its own.
	if (seen.posts.length === 0) return [];
	const told = seen.replay ?? { notAsked: 'its step brought nothing back' };
	if ('notAsked' in told)
		return [
			finding('replay-not-asked', 'loss', `the recording was not replayed: ${told.notAsked}`, {
				told: told.notAsked,
			}),
		];
	const { posts, texts, pictures, of, cut, notTried, byChance } = told;
	const found: Finding[] = [];
	if (posts.asked < of || notTried > 0) {
		const others = notTried > 0 ? `, and ${notTried} other pages in it were not replayed` : '';
		const detail = `the replay was compared with the first ${posts.asked} of ${of} posts${others}`;
		found.push(finding('replay-part', 'note', detail, { compared: posts.asked, posts: of, notTried }));
	}
	if (cut) {
		const detail = `the replay was not walked to its end because ${cut}; ${lacking(posts)} posts had not been shown`;
		return [...found, finding('replay-not-asked', 'loss', detail, { told: cut, ...dataOf(posts) })];
	}
	if (posts.unknown.length > 0) {
		const detail = `the replay lacks ${lacking(posts)} posts${why(told)}`;
		const positions = told.missingAt.map(String);
		found.push(
			finding('replay-lacks-posts', 'loss', detail, { ...dataOf(posts), positions, ...inVain(told) }),
		);
	}
	if (texts.unknown.length > 0) {
		const detail = `the replay lacks ${lacking(texts)} texts of posts and comments${why(told)}`;
		found.push(finding('replay-lacks-texts', 'loss', detail, { ...dataOf(texts), ...inVain(told) }));
	}
	if (pictures.unknown.length > 0) {
		const detail = `the replay lacks ${lacking(pictures)} pictures: it asks for them at other addresses, such as ${pictures.unknown[0]}`;
		found.push(finding('replay-lacks-pictures', 'loss', detail, dataOf(pictures)));
	}
	if (byChance !== undefined) {
		const detail = `what the replay shows is chance: what it is asked for holds numbers drawn by lot, and with others it answers otherwise, such as ${byChance}`;
		found.push(finding('replay-by-chance', 'loss', detail, { addresses: [byChance] }));
	}
	return found;
}

/** What the replayed page could not get: often an address that holds the time, or chance, and is another at each visit. */
function why({ notShown, unanswered }: Replayed): string {
	const some = (what: string, all: readonly string[]) =>
		all.length > 0 ? `; ${what}: ${all.length}, such as ${all[0]}` : '';
	const pages = some('pages that it does not show', notShown);
	return `${pages}${some('addresses that it asked for and the recording does not have', unanswered)}`;
}

function inVain({ notShown, unanswered }: Replayed) {
	return {
		...(notShown.length > 0 ? { pages: notShown.length } : {}),
		...(unanswered.length > 0 ? { unanswered: unanswered.length, addresses: unanswered.slice(0, 3) } : {}),
	};
}

function lacking({ asked, unknown }: Testimony): string {
	return `${unknown.length} of ${asked}`;
}

function dataOf({ asked, unknown }: Testimony) {
	return { count: unknown.length, asked, examples: unknown.slice(0, 5) };
}
