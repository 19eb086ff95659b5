import { type ChangedPost, countOf, type SnapshotChanges } from '../../records/compare/snapshots.ts';
import type { Filing } from '../../records/filing.ts';
import type { Post } from '../../records/post.ts';
import type { WebContext } from '../asking/visitor.ts';
import { foreign, html, type Markup } from '../shell/markup.ts';
import { compareWords } from '../words/compare.ts';
import { marked } from './marked.ts';
import { table } from './table.ts';

/** More of one kind than a person reads through; the bundles themselves hold all. */
const MOST = 100;
const EXCERPT = 400;

/** What has changed between two snapshots, in tables and lists. */
export function changesView(
	changes: SnapshotChanges,
	before: Filing,
	after: Filing,
	{ var: { lang } }: WebContext,
): Markup {
	const say = compareWords[lang];
	const { profile, added, gone, changed, same, isUncertain } = changes;
	const facts = profile.map((fact) => [say.facts[fact.what], foreign(fact.before), foreign(fact.after)]);
	const figures = [
		[say.same, `${same}`],
		[say.added, `${added.length}`],
		[say.gone, `${gone.length}`],
		[say.changed, `${changed.length}`],
	];
	const list = (title: string, posts: readonly Post[], filing: Filing) =>
		html`<h2>${title} (${posts.length})</h2>${posts.length === 0 ? html`<p>${say.none}</p>` : html`<ul class="found">${posts.slice(0, MOST).map((post) => html`<li>${place(post, filing, say.post(post.position))}<p>${words(post, say.noText)}</p></li>`)}</ul>${more(posts.length)}`}`;
	const more = (n: number) => (n > MOST ? html`<p>${say.more(n - MOST)}</p>` : '');
	const both = ({
		before: old,
		after: now,
		differs,
	}: ChangedPost) => html`<li><p class="where">${say.changed}: ${differs.map((each) => say.differs[each]).join(', ')}</p>
<div class="sides"><div>${place(old, before, `${say.before}: ${say.post(old.position)}`)}<p>${words(old, say.noText)}</p>${numbers(old)}</div>
<div>${place(now, after, `${say.after}: ${say.post(now.position)}`)}<p>${words(now, say.noText)}</p>${numbers(now)}</div></div></li>`;
	const numbers = (post: Post) =>
		html`<p class="quiet">${say.differs.images}: ${post.images.length} · ${say.differs.comments}: ${countOf(post)}</p>`;
	return html`<h2>${say.profile}</h2>
${facts.length === 0 ? html`<p>${say.noProfile}</p>` : table(say.profileCaption, [say.fact, say.before, say.after], facts)}
<h2>${say.figures}</h2>${isUncertain ? html`<p class="told warn">${say.uncertain}</p>` : ''}
${table(say.figuresCaption, [say.kind, say.count], figures)}
<h2>${say.changed} (${changed.length})</h2>${changed.length === 0 ? html`<p>${say.none}</p>` : html`<ul class="found">${changed.slice(0, MOST).map(both)}</ul>${more(changed.length)}`}
${list(say.added, added, after)}
${list(say.gone, gone, before)}`;
}

function place({ position }: Post, { bundleId }: Filing, text: string): Markup {
	return html`<p class="where"><a href="/paket/${bundleId}/inlagg?vid=${position}#inlagg-${position}">${text}</a></p>`;
}

function words({ text }: Post, none: string): Markup {
	return text === '' ? html`<span class="quiet">${none}</span>` : marked(text, [], EXCERPT);
}
