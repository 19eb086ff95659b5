import type { Filing } from '../../records/filing.ts';
import type { Comment, Post, PostTime } from '../../records/post.ts';
import { postMoment } from '../../records/post-moment.ts';
import type { Language } from '../../records/words/language.ts';
import type { SizedTile } from '../../work/look-inside.ts';
import { foreign, html, type Markup, nothing, outsideLink } from '../shell/markup.ts';
import { postWords } from '../words/posts.ts';
import { crop, placeAddress } from './crop.ts';

interface PostLook {
	readonly filing: Filing;
	readonly tiles: readonly SizedTile[];
	readonly lang: Language;
	readonly timeZone: string;
	/** A captured text, with what was looked for marked in it. */
	mark(text: string): Markup;
}

/** Replies deeper than this stand at its depth: a page that nests thousands would nest ours. */
const DEEPEST = 8;

/** One post as it was read off the page, with its comments, beside what it looked like. */
export function postView(post: Post, look: PostLook): Markup {
	const { filing, tiles, lang } = look;
	const say = postWords[lang];
	const { position, author, box, sharedBy, evidence } = post;
	const by = [author ? foreign(author.name) : nothing, when(post.time, look)];
	return html`<article class="post" id="inlagg-${position}" tabindex="-1">
<h2>${say.post(position)}</h2>
<p class="quiet">${by}${sharedBy ? html` · ${say.shared} ${foreign(sharedBy.name)}` : ''}${evidence === 'context' ? html` · ${say.context}` : ''}</p>
<div class="sides"><div>${texts(post, look)}</div>
${box ? html`<div>${crop(filing, tiles, box, say.picture(position))}<p><a href="${placeAddress(filing, tiles, box)}">${say.onPicture}</a></p></div>` : ''}</div>
${post.comments.length > 0 ? html`<h3>${say.comments(countOf(post.comments))}</h3>${comments(post.comments, look)}` : ''}
</article>`;
}

function texts(post: Post, look: PostLook): Markup {
	const say = postWords[look.lang];
	const { text, quoted, embeds = [], images, counts, permalink, elsewhere, links } = post;
	const described = images.filter(({ alt, broken }) => alt !== '' || broken);
	const numbers = [
		counts.reactions === undefined ? '' : say.reactions(counts.reactions),
		counts.shares === undefined ? '' : say.shares(counts.shares),
	].filter(Boolean);
	return html`<p class="words">${text === '' ? html`<span class="quiet">${say.noText}</span>` : look.mark(text)}</p>
${elsewhere ? html`<p class="partial">${say[elsewhere]}</p>` : ''}
${quoted ? html`<blockquote><p class="quiet">${say.quoted} ${foreign(quoted.author?.name ?? say.unknown)}</p><p class="words">${look.mark(quoted.text)}</p></blockquote>` : ''}
${embeds.map(({ text: shown }) => html`<blockquote><p class="quiet">${say.embedded}</p><p class="words">${look.mark(shown)}</p></blockquote>`)}
${listed(
	say.alts,
	described.map(
		({ alt, broken }) =>
			html`${look.mark(alt)}${broken ? html` <span class="partial">(${say.broken})</span>` : ''}`,
	),
)}
${listed(
	say.links,
	links.map(({ address }) => outsideLink(address)),
)}
${numbers.length > 0 ? html`<p class="quiet">${numbers.join(' · ')}</p>` : ''}
${permalink ? html`<p>${say.original}: ${outsideLink(permalink)}</p>` : ''}`;
}

function listed(title: string, items: readonly Markup[]): Markup {
	if (items.length === 0) return nothing;
	return html`<details><summary>${title} (${items.length})</summary><ul>${items.map((item) => html`<li>${item}</li>`)}</ul></details>`;
}

function comments(all: readonly Comment[], look: PostLook, depth = 1): Markup {
	const each = (comment: Comment) => {
		const replies = depth < DEEPEST ? comment.replies : flat(comment.replies);
		return html`<li><p class="quiet">${comment.author ? foreign(comment.author.name) : nothing}${when(comment.time, look)}</p><p class="words">${look.mark(comment.text)}</p>${replies.length > 0 ? comments(replies, look, depth + 1) : ''}</li>`;
	};
	return html`<ul class="comments">${all.map(each)}</ul>`;
}

/** All below it as one list, without replies of their own. */
function flat(all: readonly Comment[]): readonly Comment[] {
	const found: Comment[] = [];
	const waiting = all.toReversed();
	for (let comment = waiting.pop(); comment; comment = waiting.pop()) {
		found.push({ ...comment, replies: [] });
		waiting.push(...comment.replies.toReversed());
	}
	return found;
}

function countOf(all: readonly Comment[]): number {
	return flat(all).length;
}

function when(time: PostTime | undefined, { timeZone }: PostLook): Markup {
	const text = postMoment(time, timeZone);
	return text === '' ? nothing : html` · ${foreign(text)}`;
}
