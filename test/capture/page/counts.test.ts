import { expect, test } from 'vitest';
import type { PostCounts } from '../../../src/records/post.ts';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const CASES: readonly (readonly [string, PostCounts])[] = [
	[
		'<div><span>1,2 tn reaktioner</span> <span>45 kommentarer</span> <span>3 delningar</span></div>',
		{ reactions: 1200, comments: 45, shares: 3 },
	],
	['<button>1.2K likes</button><button>12 345 comments</button>', { reactions: 1200, comments: 12_345 }],
	['<button aria-label="23 reaktioner; se vem som reagerat">😀</button>', { reactions: 23 }],
	['<div><b>12</b><span>kommentarer</span></div>', { comments: 12 }],
	['<button>Gilla · 3</button><button>Kommentera (7)</button>', { reactions: 3, comments: 7 }],
	['<a href="#">Visa alla 14 kommentarer</a>', { comments: 14 }],
	['<span>👍 ❤️ 8 reaktioner</span>', { reactions: 8 }],
	['<span>2 kommentarer · 5 delningar</span>', { comments: 2, shares: 5 }],
	['<button aria-label="0 kommentarer">0</button>', { comments: 0 }],
	['<a href="#tråd">En kommentar</a>', { comments: 1 }],
	['<span><a href="#t">One comment</a></span>', { comments: 1 }],
	['<div><i class="fa fa-comment"></i><span>6</span></div>', { comments: 6 }],
	['<p>2 kommentarer</p>', { comments: 2 }],
	['<h4>Kommentarer (4)</h4>', { comments: 4 }],
	['<p>3 svar på frågor om snö</p>', {}],
	// What a post says of numbers is no count, and a sign alone tells nothing of what it counts.
	['<div>Tack för era 200 kommentarer!</div>', {}],
	['<div>Vi såg 3 svarta katter i parken</div>', {}],
	['<div>2 delade lägenheter är lediga</div>', {}],
	['<div>Svar på fråga 3</div>', {}],
	['<div>En kommentar från nämnden kom i går</div>', {}],
	// A column that counts posts, beside one that has a sign beside its title.
	[
		'<div><div><i class="fa fa-comment"></i> <a href="/t/1">Välkommen</a></div><div>1</div><div>40</div></div>',
		{},
	],
	// Which page this is, beside what answers it; and a button beside another with its number.
	['<div><ul><li>Sida 1 av 1</li></ul><div><a href="/svara/7">Reply</a></div></div>', {}],
	['<div><span>Gilla 3</span><span>Kommentera</span></div>', { reactions: 3 }],
	['<div><span>Visar 2 av 45</span> kommentarer</div>', { comments: 45 }],
	['<div><span>Visa alla 12</span> <span>kommentarer</span></div>', { comments: 12 }],
	['<div>Visar 2 av 45 <span>kommentarer</span></div>', { comments: 45 }],
	['<span>👍 12</span>', {}],
	[
		'<span role=button aria-label="Gilla: 10 personer"><span>👍</span> <span>10</span></span>',
		{ reactions: 10 },
	],
	// The word on a button has its own number, and not that of the button before it.
	['<div><button>👍 13</button><button>Kommentarer (2)</button></div>', { comments: 2 }],
	['<div><span role=button>♥ 40</span><span role=button>Comments: 3</span></div>', { comments: 3 }],
	['<div><button>5</button><button>Kommentarer</button></div>', { comments: 5 }],
	['<p>👍 4 💬 1</p>', { comments: 1 }],
	['<div><span>2 🔁</span> <span>11 💬</span></div>', { comments: 11 }],
	['<div>Ring oss 💬 1177</div>', {}],
	['<a href="/p/1"><div style="opacity:0"><span>♥ 4</span> <span>💬 5</span></div></a>', {}],
	['<span>4,5 kommentarer</span>', {}],
	[
		'<div><div class="n-replies"><svg width=9 height=9></svg>0</div><div class="n-reblogs"><svg width=9 height=9></svg>3</div><div class="n-favourites"><svg width=9 height=9></svg>12</div></div>',
		{ comments: 0, shares: 3, reactions: 12 },
	],
	['<div><i class="fa fa-heart"></i><span>6</span></div>', { reactions: 6 }],
	// Of two kinds by name it is either.
	['<div class="share-likes"><svg width=9 height=9></svg>4</div>', {}],
	['<div class="n-likely"><svg width=9 height=9></svg>4</div>', {}],
];

test('counts are what the post states beside it, and none is better than a wrong one', async () => {
	const { call } = await visit(
		page(
			'',
			posts((n) => CASES[n - 1]?.[0] ?? '', CASES.length),
		),
	);
	const read = (await call('harvest', 0, 9000, NOW)).posts.map(({ counts }) => counts);
	expect(CASES.map(([shown], i) => [shown, read[i]])).toEqual(CASES);
});

test('a row of drawn signs with numbers below the words is none of them; what stands between words, or has no sign, is', async () => {
	const one = (n: number) => `<div><svg width=9 height=9><path d="M0 0h9v9H0z"/></svg>${n}</div>`;
	const rows = [
		`<div>${one(0)}${one(3)}${one(12)}</div>`,
		`<div><div>${one(1)}<div><svg width=9 height=9></svg></div>${one(2)}</div></div>`,
		`<div>${one(1)}${one(2)}</div><p>Så många var vi.</p>`,
		'<div><div>4</div><div>5</div></div>',
		`<div>${one(6)}<div>kl.</div>${one(7)}</div>`,
	];
	const { call } = await visit(
		page(
			'',
			posts((n) => rows[n - 1] ?? '', rows.length),
		),
	);
	const ends = (await call('harvest', 0, 9000, NOW)).posts.map(({ text }) =>
		(text.replace(/\s+/g, ' ').split(/Nummer \d+\./)[1] ?? '').replace(/^ \d+ november/, '').trim(),
	);
	expect(ends).toEqual(['', '', '1 2 Så många var vi.', '4 5', '6 kl. 7']);
});

test('how many posts everybody has written on a topic is nothing that the account states', async () => {
	const aside = (what: string) =>
		`<aside><div><h3>Trender</h3><div><b>${what}</b><span>1 240 inlägg</span></div></div></aside>`;
	const stated = async (what: string) => {
		const { call } = await visit(page('', `${posts(() => '')}${aside(what)}`));
		return (await call('profile')).statedPosts;
	};
	expect(await stated('#snö')).toBeUndefined();
	expect(await stated('Kommunen')).toBe(1240);
});
