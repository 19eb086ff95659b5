import { namesPlace, type OrderedPost, orderedAmong } from '../../records/occasions/ordered-post.ts';
import type { Finding } from '../../records/verdict.ts';
import type { CaptureRequest, Seen } from '../session.ts';
import { finding } from './evidence.ts';

/** Which of the posts that were read is the one that was ordered; undefined where evidence of one post was not ordered. */
export function orderedIn(
	{ posts, main, profile }: Pick<Seen, 'posts' | 'main' | 'profile'>,
	{ evidenceOf }: Pick<CaptureRequest, 'evidenceOf'>,
): OrderedPost | undefined {
	if (!evidenceOf) return undefined;
	const canonical = profile?.canonical;
	return orderedAmong(posts, {
		...{ ...evidenceOf, finalAddress: main.finalAddress },
		...(canonical === undefined ? {} : { canonical }),
	});
}

/** What of evidence of one post could not be told: that it is the post, and which comment of it was meant. */
export function evidenceFindings(seen: Seen, request: Pick<CaptureRequest, 'evidenceOf'>): Finding[] {
	const ordered = orderedIn(seen, request);
	if (!ordered || !request.evidenceOf) return [];
	const posts = seen.posts.length;
	if (ordered.post === undefined) {
		const detail =
			posts === 1
				? 'the page shows one post and does not say that it lies at the address that was ordered'
				: `the page shows ${posts} posts, and none of them lies at the address that was ordered`;
		return [finding('post-not-shown', 'loss', detail, { posts })];
	}
	const found: Finding[] = [];
	if (ordered.by === 'led-to') {
		const address = seen.main.finalAddress;
		const detail = `the address that was ordered led to ${address}, and the post there is taken for the ordered one`;
		found.push(finding('post-led-elsewhere', 'note', detail, { address }));
	}
	if (namesPlace(request.evidenceOf.ordered) && ordered.comment === undefined) {
		const says = new URL(request.evidenceOf.ordered).hash;
		const detail = `the page does not say which of its comments lies at ${says}`;
		found.push(finding('comment-not-told', 'note', detail, { says }));
	}
	return found;
}
