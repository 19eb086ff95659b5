import type { Comment, Post, PostEmbed, PostImage, Quoted } from '../../records/post.ts';
import { postMoment } from '../../records/post-moment.ts';
import type { TabVisit } from '../beyond/beyond.ts';
import type { Seen } from '../session.ts';
import { headingOf } from './heading.ts';

/** One of the documents that a composed text PDF is printed from. */
export interface ComposedDocument {
	/**
	 * @param fileOf the picture of an address, as the document is to name it; empty where there is none
	 * @param policy Content-Security-Policy that the document gives itself
	 */
	html(fileOf: (address: string) => string, policy: string): string;
	/** Of its bookmark, where there are several. */
	readonly title: string;
	/** Those whose pictures it shows. */
	readonly posts: readonly Post[];
	/** Those that its text must hold; none where it shows pictures alone. */
	readonly told: readonly Post[];
}

type FileOf = (address: string) => string;

/** Printing costs memory by the post: a feed of thousands is printed fifty at a time. */
const POSTS_A_DOCUMENT = 50;

/**
 * Every harvested post in reading order: author, time, text, pictures, counts, comments. The first document says that it
 * was composed, and why. All captured text is escaped: it is data, never markup.
 * @param timeZone IANA name: where times that have a clock are told
 */
export function composedDocuments(
	seen: Seen,
	address: string,
	why: string,
	timeZone: string,
): ComposedDocument[] {
	const name = seen.profile?.name ?? address;
	const documents: ComposedDocument[] = [];
	for (let from = 0; from === 0 || from < seen.posts.length; from += POSTS_A_DOCUMENT) {
		const posts = seen.posts.slice(from, from + POSTS_A_DOCUMENT);
		const title = `Inlägg ${from + 1}–${from + posts.length}`;
		const html = (fileOf: FileOf, policy: string) => {
			const body = `${from === 0 ? head(seen, name, address, why) : ''}<main>${posts.map((p) => post(p, timeZone, fileOf)).join('\n')}</main>`;
			return whole(seen, name, body, policy);
		};
		documents.push({ html, title, posts, told: posts });
	}
	return documents;
}

/**
 * The pictures that carousels of the live page show only when they are turned, post by post: what a print of the page lacks.
 * None where there are no such pictures.
 */
export function slideDocuments(seen: Seen, address: string, timeZone: string): ComposedDocument[] {
	const name = seen.profile?.name ?? address;
	const turned = seen.posts
		.map((p) => ({ ...p, images: p.images.filter((i) => i.turned && !i.broken) }))
		.filter((p) => p.images.length > 0);
	return Array.from({ length: Math.ceil(turned.length / POSTS_A_DOCUMENT) }, (_, i) => {
		const posts = turned.slice(i * POSTS_A_DOCUMENT, (i + 1) * POSTS_A_DOCUMENT);
		const html = (fileOf: FileOf, policy: string) => {
			const body = `<header><h1>${SLIDES}</h1><p class="note">Inläggens bildspel visar en bild i taget. Här står de bilder som inte syns på sidan ovan. / The posts’ carousels show one picture at a time. These are the pictures that are not seen in the page above.</p></header><main>${posts.map((p) => slidesOfPost(p, timeZone, fileOf)).join('\n')}</main>`;
			return whole(seen, name, body, policy);
		};
		return { html, title: SLIDES, posts, told: [] };
	});
}

const SLIDES = 'Bilder i bildspel / Pictures in carousels';

function whole(seen: Seen, name: string, body: string, policy: string): string {
	// Nobody knows the language of a page that does not state it.
	const lang = seen.profile?.language ? ` lang="${esc(seen.profile.language)}"` : '';
	return `<!doctype html><html${lang}><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${esc(policy)}"><title>${esc(name)}</title><style>${STYLE}</style></head><body>
${body}</body></html>`;
}

function slidesOfPost(p: Post, timeZone: string, fileOf: FileOf): string {
	const who = whose(p.author?.name, postMoment(p.time, timeZone));
	return `<article class="slides"><h2>${who || esc(`Inlägg ${p.position}`)}</h2><p class="meta">Inlägg ${p.position}${p.permalink ? ` · <a href="${esc(p.permalink)}">${esc(p.permalink)}</a>` : ''}</p>
<p class="text">${esc(p.text.split('\n')[0] ?? '')}</p>${p.images.map((i) => figure(i, fileOf)).join('')}</article>`;
}

function figure(i: PostImage, fileOf: FileOf): string {
	if (i.made)
		return `<p class="meta">Bild som sidan själv har gjort och som bara finns i bildrutorna${i.alt ? `: ${esc(i.alt)}` : ''}. / A picture that the page made itself, and that only the tiles hold.</p>`;
	return `<figure><img src="${esc(fileOf(i.address))}" alt="${esc(i.alt)}">${i.alt ? `<figcaption>${esc(i.alt)}</figcaption>` : ''}</figure>`;
}

function head(seen: Seen, name: string, address: string, why: string): string {
	return `<header><h1>${esc(name)}</h1><p><a href="${esc(address)}">${esc(address)}</a></p>${seen.profile?.description ? `<p>${esc(seen.profile.description)}</p>` : ''}
<p class="note">Sammanställd ur ${seen.posts.length} inlägg som lästes under fångsten, eftersom sidan inte kunde skrivas ut hel. / Composed from ${seen.posts.length} posts harvested during the capture, because ${esc(why)}.</p></header>
${(seen.beyond?.tabs ?? []).map(tab).join('')}`;
}

function tab({ name, address, text }: TabVisit): string {
	if (!text) return '';
	return `<section><h2>${esc(name)}</h2>${address ? `<p class="meta"><a href="${esc(address)}">${esc(address)}</a></p>` : ''}<p class="text">${esc(text)}</p></section>
`;
}

function post(p: Post, timeZone: string, fileOf: FileOf): string {
	const when = postMoment(p.time, timeZone);
	const counts = [
		p.counts.reactions === undefined ? '' : `${p.counts.reactions} reaktioner`,
		p.counts.comments === undefined ? '' : `${p.counts.comments} kommentarer`,
		p.counts.shares === undefined ? '' : `${p.counts.shares} delningar`,
	].filter(Boolean);
	return `<article>${p.sharedBy ? `<p class="meta">${esc(p.sharedBy.shown)}</p>` : ''}<h2>${when ? whose(p.author?.name, when) : esc(headingOf(p, timeZone))}</h2>
${p.byline ? `<p class="meta">${esc(p.byline)}</p>` : ''}<p class="text">${esc(p.text)}</p>${p.quoted ? quote(p.quoted, timeZone) : ''}${(p.embeds ?? []).map(embed).join('')}${p.images.map((i) => figure(i, fileOf)).join('')}
${p.videos.map((v) => (v.address ? `<p class="meta">Video: ${esc(v.address)}</p>` : '')).join('')}
<p class="meta">${esc(counts.join(' · '))} ${p.permalink ? `<a href="${esc(p.permalink)}">${esc(p.permalink)}</a>` : ''}</p>
${p.comments.length ? `<section><h3>Kommentarer</h3><ul>${p.comments.map((c) => comment(c, timeZone)).join('')}</ul></section>` : ''}</article>`;
}

/** Markup of whose something is and when, either of them absent. The time is set by itself, whichever way the name is read. */
function whose(name: string | undefined, when: string): string {
	return [name ? esc(name) : '', when ? `<time>${esc(when)}</time>` : ''].filter(Boolean).join(' · ');
}

function quote(q: Quoted, timeZone: string): string {
	const link = q.permalink ? ` <a href="${esc(q.permalink)}">${esc(q.permalink)}</a>` : '';
	return `<blockquote><p class="meta"><strong>${esc(q.author?.name ?? '')}</strong> <time>${esc(postMoment(q.time, timeZone))}</time>${link}</p><p class="text">${esc(q.text)}</p></blockquote>`;
}

function embed({ address, text }: PostEmbed): string {
	return `<blockquote><p class="text">${esc(text)}</p><p class="meta">${esc(address)}</p></blockquote>`;
}

function comment(c: Comment, timeZone: string): string {
	return `<li><p class="by"><strong>${esc(c.author?.name ?? '')}</strong> <time class="meta">${esc(postMoment(c.time, timeZone))}</time></p><p class="text">${esc(c.text)}</p>${
		c.replies.length ? `<ul>${c.replies.map((reply) => comment(reply, timeZone)).join('')}</ul>` : ''
	}</li>`;
}

function esc(text: string): string {
	return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/**
 * What is read from the right is set from the right, paragraph by paragraph: each by its own first letter, as nobody knows the direction that the page gave it.
 * Times and addresses in it are read from the left, and say nothing of how it is read. Source: CSS Writing Modes 4, §2.4.3 and CSS Text 3, §6.1.
 */
const DIRECTION = `h1,h2,h3,p,figcaption{unicode-bidi:plaintext;text-align:start}time,a{unicode-bidi:isolate;direction:ltr}`;

const STYLE = `${DIRECTION}body{font:11pt/1.45 "Noto Sans",sans-serif;color:#111;margin:0}h1{font-size:18pt;margin:0 0 4pt}
header{border-bottom:1px solid #999;margin-bottom:12pt}.note{font-size:9pt;color:#444}a{color:#1a4b8c;overflow-wrap:anywhere}
article{border-bottom:1px solid #ccc;padding:8pt 0}h2{font-size:11pt;margin:0 0 4pt;break-after:avoid}time{font-weight:normal;color:#333}
.text{white-space:pre-wrap;margin:0 0 6pt;overflow-wrap:anywhere}.meta{font-size:9pt;color:#444;margin:0 0 4pt}.by{margin:0}
blockquote{margin:0 0 6pt;padding-left:10pt;border-left:2px solid #ccc}figure{margin:0 0 6pt;break-inside:avoid}img{max-width:100%;max-height:120mm}figcaption{font-size:9pt;color:#444}
article.slides{break-inside:avoid}article.slides p{break-after:avoid}
section h3{font-size:10pt;margin:4pt 0}ul{margin:0;padding-left:14pt;list-style:none;border-left:2px solid #ddd}li{margin:4pt 0 4pt 6pt}`;
