import { expect, test } from 'vitest';
import type { Comment } from '../../../src/records/post.ts';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.now();
const WORDS = 'Snöröjningen pågår i hela kommunen, och det här är besked nummer';
const day = (n: number) => new Date(NOW - n * 86_400_000).toISOString();
const face = '<i style="display:block;width:32px;height:32px;border-radius:50%;background:#9bd"></i>';

/** Posts of which each has below its words what is given. */
async function read(below: (n: number) => string) {
	const post = (n: number) =>
		`<section data-post-id=p${n}><div><a href=/k>Kommunen</a> <time datetime="${day(n + 20)}">för ${n + 20} dagar sedan</time></div><p>${WORDS} ${n}.</p>${below(n)}</section>`;
	const { call } = await visit(page('', `<main>${[1, 2, 3, 4].map(post).join('')}</main>`));
	const { posts } = await call('harvest', 0, 20_000, NOW);
	const tree = (comments: readonly Comment[]): unknown[] =>
		comments.map((c) => [c.author?.name, c.text, ...tree(c.replies)]);
	return posts.map(({ text, comments }) => ({ text, tree: tree(comments) }));
}

test('a comment whose own box holds the boxes of its answers: a face and words, a bar, and answers built alike', async () => {
	const one = (name: string, words: string, answers = ''): string =>
		`<div class=q1><div class=q2>${face}<div><span>${name}</span><div>${words}</div></div></div><div class=q3><span>2 d</span> <span role=button>Gilla</span> <span role=button>Svara</span></div><div class=q4>${answers}</div></div>`;
	const found = await read((n) =>
		n > 2 ? '' : one('Siv Ek', 'Tack!', one('Olle Ask', 'Ja, tack.')) + one('Kim Vik', 'När?'),
	);
	expect(found[0]).toEqual({
		text: `${WORDS} 1.`,
		tree: [
			['Siv Ek', 'Tack!', ['Olle Ask', 'Ja, tack.']],
			['Kim Vik', 'När?'],
		],
	});
});

test('a comment whose own box holds the boxes of its answers: name, time and words beside them', async () => {
	const one = (name: string, words: string, answers = ''): string =>
		`<div class=z><b>${name}</b> <time datetime="${day(3)}">3 d</time><p>${words}</p>${answers}<button>Svara</button></div>`;
	const found = await read((n) =>
		n > 1
			? ''
			: one('Siv Ek', 'Tack!', one('Olle Ask', 'Ja.', one('Siv Ek', 'Bra.'))) + one('Kim Vik', 'När?'),
	);
	expect(found[0]).toEqual({
		text: `${WORDS} 1.`,
		tree: [
			['Siv Ek', 'Tack!', ['Olle Ask', 'Ja.', ['Siv Ek', 'Bra.']]],
			['Kim Vik', 'När?'],
		],
	});
});

const people = ['Siv Ek', 'Olle Ask', 'Kim Vik', 'Ada Berg'];

test('without a face and without anything to press, boxes built alike in several posts are comments: spans', async () => {
	const one = (name = '', n = 0) =>
		`<div class=y><span>${name}</span> <span>1 v</span><div>Tack för besked ${n}.</div></div>`;
	const found = await read((n) => one(people[n - 1], n) + (n === 2 ? one('Eva Lind', n) : ''));
	for (const [i, { text, tree }] of found.entries()) {
		const also = i === 1 ? [['Eva Lind', 'Tack för besked 2.']] : [];
		expect(tree).toEqual([[people[i], `Tack för besked ${i + 1}.`], ...also]);
		expect(text).toBe(`${WORDS} ${i + 1}.`);
	}
});

test('what each post quotes of others is what it says', async () => {
	const found = await read(
		(n) =>
			`<div class=y><span>${people[n - 1]}</span> <span>1 v</span><div>Ett eget inlägg ${n}.</div></div>`,
	);
	for (const [i, { text, tree }] of found.entries()) {
		expect(tree).toEqual([]);
		expect(text).toContain(`Ett eget inlägg ${i + 1}.`);
	}
});

test('without a face and without anything to press: days, in a list, with an answer in the box', async () => {
	const one = (name: string, words: string, answer = ''): string =>
		`<li><b>${name}</b> <time datetime="${day(2)}">${day(2).slice(0, 10)}</time><p>${words}</p>${answer}</li>`;
	const found = await read((n) =>
		n > 2
			? ''
			: `<ul>${one('Siv Ek', 'Tack!', `<ul>${one('Olle Ask', 'Ja.')}</ul>`)}${one('Kim Vik', 'När?')}</ul>`,
	);
	const tree = [
		['Siv Ek', 'Tack!', ['Olle Ask', 'Ja.']],
		['Kim Vik', 'När?'],
	];
	expect(found.slice(0, 2)).toEqual([1, 2].map((n) => ({ text: `${WORDS} ${n}.`, tree })));
});

test('a programme in several posts is what they say, also where its days are past', async () => {
	const event = (what: string, ago: number) =>
		`<div class=ev><b>${what}</b> <time datetime="${day(ago)}">${day(ago).slice(0, 10)}</time><div>Välkommen till torget.</div></div>`;
	const found = await read(
		(n) => event('Konsert i parken', 4) + event('Öppet hus', 2 + n) + event('Marknad', -9),
	);
	const past = await read(
		(n) => event('Konsert i parken', 4) + event('Öppet hus', 2 + n) + event('Marknad', 3),
	);
	for (const { text, tree } of [...found, ...past]) {
		expect(tree).toEqual([]);
		expect(text).toContain('Konsert i parken');
	}
});

test('one comment on a page without a face, a control or a link is what somebody said later', async () => {
	const spans = await read((n) =>
		n === 2 ? '<div class=y><span>Siv Ek</span> <span>2 d</span><div>Tack för beskedet.</div></div>' : '',
	);
	const marked = await read((n) =>
		n === 3
			? `<ul><li><b>Siv Ek</b> <time datetime="${day(2)}">2 d</time><br>Tack för beskedet.</li></ul>`
			: '',
	);
	for (const [found, at] of [
		[spans, 1],
		[marked, 2],
	] as const) {
		expect(found[at]).toEqual({ text: `${WORDS} ${at + 1}.`, tree: [['Siv Ek', 'Tack för beskedet.']] });
		expect(found.filter(({ tree }) => tree.length > 0)).toHaveLength(1);
	}
});

test('who changed a post, what it announces, and what it quotes of earlier are no comments', async () => {
	const below = [
		`<div class=y><span>Uppdaterad av Siv Ek</span> <span>2 d</span><div>Ny tid för plogningen.</div></div>`,
		`<div class=y><b>Anna Berg</b> <span>${day(2).slice(0, 10)}</span><div>Konsert i parken.</div></div>`,
		`<div class=y><b>Siv Ek</b> <time datetime="${day(60)}">60 d</time><div>Snart kommer snön.</div></div>`,
	];
	for (const one of below)
		for (const { tree } of await read((n) => (n === 2 ? one : ''))) expect(tree).toEqual([]);
});

test('who and when may stand in one line in either order, with a sign that leads to the comment behind them', async () => {
	const one = (n: number, who: string, words: string, answers = '') =>
		`<div id=c${n} class="comment flex" style="display:flex"><img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='48' height='48'/>" width=48 height=48><div><h6><span>${who}</span> <a href="#c${n}">¶</a></h6><div>${words}</div><a href="/svara/${n}">Reply</a>${answers}</div></div>`;
	const { call } = await visit(
		page(
			'<title>Parken - Kommunen</title>',
			`<main><h2>Parken</h2><p>20 november 2026 08:00</p><p>${WORDS} 1, om bänkarna i parken och lampan vid dammen, och om stigen som går dit från skolan, som ska få ny beläggning innan vintern kommer på allvar.</p><div id=comments><h5>5 kommentarer</h5>${one(1, '23 november 2026 09:59 - Eva Berg', 'Tack, det blir bra.', one(2, '24 november 2026 10:05 - Olle Ask Svensson', 'Ja, mycket.'))}${one(3, 'Siv Ek – 24 november 2026', 'När blir den klar?')}${one(4, '25 november 2026 11:07 - Kim Vik', 'Det undrar jag också.')}${one(5, '25 november 2026 12:07 - Anna Berg', 'Till våren, står det.')}</div></main>`,
		),
	);
	const { posts } = await call('harvest', 0, 20_000, Date.parse('2026-11-27T12:00:00Z'));
	const told = (comments: readonly Comment[]): unknown[] =>
		comments.map((c) => [c.author?.name, c.time?.iso?.slice(0, 10), c.text, ...told(c.replies)]);
	expect(posts.flatMap(({ comments }) => told(comments))).toEqual([
		['Eva Berg', '2026-11-23', 'Tack, det blir bra.', ['Olle Ask Svensson', '2026-11-24', 'Ja, mycket.']],
		['Siv Ek', '2026-11-24', 'När blir den klar?'],
		['Kim Vik', '2026-11-25', 'Det undrar jag också.'],
		['Anna Berg', '2026-11-25', 'Till våren, står det.'],
	]);
});

test('where parts of a comment are called so as well, and who and when stand after the words, the comment is all of it', async () => {
	const one = (n: number, name: string, words: string) =>
		`<div class=q-comment data-post-id="${n}0"><div class=comment-votes>0</div><div class=comment-content><div class=comment-body>${words}</div><div class=comment-user-info><img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='24' height='24'/>" width=24 height=24> <a class=comment-author href="/u/${name}">${name}</a> <span class=comment-age>(<abbr title="${day(3)}">för 3 dagar sedan</abbr>)</span></div></div></div>`;
	const wrote = (name: string) =>
		`<div class=info style="margin-top:90px"><img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'/>" width=40 height=40><div><a href="/u/${name}">${name}</a></div><div><a href="/r/${name}">answered <abbr title="${day(9)}">9 d</abbr></a></div></div>`;
	const answer = (n: number, name: string, said: string) =>
		`<div class=answer data-post-id="${n}"><p>${WORDS} ${n}.</p>${wrote(name)}<div class=comments-box>${said}</div></div>`;
	const { call } = await visit(
		page(
			'',
			`<main>${answer(1, 'Farah Noor', one(1, 'Siv Ek', 'Tack för det.') + one(2, 'Kim Vik', 'När blir det?'))}${answer(2, 'Kalle Lind', one(3, 'Olle Ask', 'Bra.'))}${answer(3, 'Eva Berg', '')}</main>`,
		),
	);
	const { posts } = await call('harvest', 0, 20_000, NOW);
	expect(
		posts.map((p) => [
			p.author?.name,
			p.text.includes('Tack'),
			...p.comments.map((c) => [c.author?.name, c.text]),
		]),
	).toEqual([
		['Farah Noor', false, ['Siv Ek', 'Tack för det.'], ['Kim Vik', 'När blir det?']],
		['Kalle Lind', false, ['Olle Ask', 'Bra.']],
		['Eva Berg', false],
	]);
});

test('who speaks at which hour of a day is a programme, and nobody’s comments', async () => {
	const found = await read(
		(n) =>
			`<ul>${people.map((name, k) => `<li><b>${name}</b> <span>1${k}:00</span> <span>Talar om gata ${n} och ${k}.</span></li>`).join('')}</ul>`,
	);
	for (const { text, tree } of found) {
		expect(tree).toEqual([]);
		expect(text).toContain('Talar om gata');
	}
});

test('who and when in one line above the words, in a box of the comment that is called so as well, with answers in the comment’s own box', async () => {
	const one = (n: number, who: string, words: string, answers = '', tag = 'h6') =>
		`<div id=c${n} class="comment${answers ? '' : ' pb-3'}"><div><${tag} class="comment-header"><div><span>${n} november 2026 09:00&nbsp;-&nbsp;${who}</span> <span>&nbsp;<a href="/cr/${n}#c${n}">¶</a></span></div></${tag}><div class=content>${words}</div><div><a href="/gilla/${n}"><i></i></a> <span>⋅</span> <span>•</span> <a href="/svara/${n}">Reply</a></div>${answers && `<div class=py-3>${answers}</div>`}</div></div>`;
	const told = (comments: readonly Comment[]): unknown[] =>
		comments.map((c) => [c.author?.name, c.text, ...told(c.replies)]);
	for (const tag of ['h6', 'div']) {
		const { call } = await visit(
			page(
				'<title>Parken - Kommunen</title>',
				`<main><h2>Parken</h2><p>10 november 2026 08:00</p><p>${WORDS} 1, om bänkarna i parken och lampan vid dammen, och om stigen som går dit från skolan, som ska få ny beläggning innan vintern kommer på allvar.</p><div id=comments><h5>5 kommentarer</h5>${one(11, 'Eva Berg', 'Tack.', one(12, 'Olle Ask', 'Ja.', one(13, '<a href="http://example.org/siv">Siv Ek</a>', 'Bra.', '', tag), tag), tag)}${one(14, 'Kim Vik', 'Ok', '', tag)}${one(15, '<a href="http://example.org/a">Anna Berg</a>', 'Till våren.', '', tag)}</div></main>`,
			),
		);
		const { posts } = await call('harvest', 0, 20_000, Date.parse('2026-11-27T12:00:00Z'));
		expect(posts.flatMap(({ comments }) => told(comments))).toEqual([
			['Eva Berg', 'Tack.', ['Olle Ask', 'Ja.', ['Siv Ek', 'Bra.']]],
			['Kim Vik', 'Ok'],
			['Anna Berg', 'Till våren.'],
		]);
	}
});

test('what answers a thread is a comment though it is called otherwise than what begins it, and a box around threads is none', async () => {
	const one = (kind: string, name: string, words: string) =>
		`<by-c class="${kind}" style="display:flex"><div class=left>${face}</div><div class=right><div class=cmeta><a class="comment-account" href="/a/${name.length}">${name}</a> <a class="comment-date" href="/w/1;threadId=${name.length}" title="2026-11-2${name.length % 8} 07:10">2 dagar sedan</a></div><div class=comment-html><p>${words}</p></div><div class=comment-actions><button>Svara</button></div></div></by-c>`;
	const thread = (first: string, ...answers: string[]) =>
		`<div class=thread>${first}${answers.length > 0 ? `<div class=children style="margin-left:45px">${answers.join('')}</div>` : '<button class=view-replies>Visa 1 svar</button>'}</div>`;
	const { call } = await visit(
		page(
			'<title>Parken</title>',
			`<div class=root><div class=video-info><h1>Parken byggs om</h1><time datetime="${day(9)}">9 d</time><div><a href="/k">Kommunen</a></div><p>${WORDS} 1, om bänkarna i parken och lampan vid dammen, och om stigen som går dit från skolan.</p></div><div class=comments><h2>5 kommentarer</h2><div class=comment-threads>${thread(one('root-comment', 'Siv Ek', 'Tack för filmen!'), one('child', 'Olle Ask', 'Ja, tack.'), one('child', 'Kommunen', 'Varsågoda!'))}${thread(one('root-comment', 'Kim Vik', 'När blir det klart?'))}${thread(one('root-comment', 'Ada Berg', 'Bra.'), one('child', 'Eva Lind', 'Mycket.'))}</div></div></div>`,
		),
	);
	const { posts } = await call('harvest', 0, 20_000, NOW);
	const told = (comments: readonly Comment[]): unknown[] =>
		comments.map((c) => [c.author?.name, c.text, ...told(c.replies)]);
	expect(posts.flatMap(({ comments }) => told(comments))).toEqual([
		['Siv Ek', 'Tack för filmen!', ['Olle Ask', 'Ja, tack.'], ['Kommunen', 'Varsågoda!']],
		['Kim Vik', 'När blir det klart?'],
		['Ada Berg', 'Bra.', ['Eva Lind', 'Mycket.']],
	]);
});

test('who has a face stands further in than who has none, and answers nobody by that', async () => {
	const one = (name: string, words: string, has = false, answers = '') =>
		`<div class=wl-item style="display:flex"><div class=wl-user style="flex-shrink:0">${has ? face : ''}</div><div class="wl-comment"><div><span class=wl-name>${name}</span> <span>2 d</span> <button>Svara</button></div><div><p>${words}</p></div><div style="margin-left:20px">${answers}</div></div></div>`;
	const found = await read((n) =>
		n > 1
			? ''
			: `<div>${one('Siv Ek', 'När kommer ni?', false, one('Olle Ask', 'I går.'))}${one('Ada Berg', 'Tack!', true)}${one('Kim Vik', 'Bra.')}</div>`,
	);
	expect(found[0]?.tree).toEqual([
		['Siv Ek', 'När kommer ni?', ['Olle Ask', 'I går.']],
		['Ada Berg', 'Tack!'],
		['Kim Vik', 'Bra.'],
	]);
});
