import { expect, test } from 'vitest';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

const seen = async (above: string, below = '') => {
	const { call } = await visit(page('', `<h1>Kommunen</h1>${above}<main>${posts(() => '')}</main>${below}`));
	return await call('feedSelection');
};

const SELECT = (first: string, second: string) =>
	`<label>Visa <select><option>${first}</option><option>${second}</option></select></label>`;

for (const [name, above, chosen, all] of [
	['a list of options', SELECT('Mest relevanta', 'Alla inlägg'), 'Mest relevanta', 'Alla inlägg'],
	[
		'tabs',
		'<div role=tablist><button role=tab aria-selected=false>All posts</button><button role=tab aria-selected=true>Top posts</button></div>',
		'Top posts',
		'All posts',
	],
	[
		'links to subjects',
		'<ul><li><a href="?">Alla (12)</a></li><li><a href="?k=skola" aria-current=true>Skola (4)</a></li></ul>',
		'Skola',
		'Alla',
	],
	[
		'radio buttons',
		'<fieldset><label><input type=radio name=o>Senaste</label><label><input type=radio name=o checked>Rekommenderade</label></fieldset>',
		'Rekommenderade',
		'Senaste',
	],
] as const)
	test(`a page that says that it shows a choice of its posts, by ${name}`, async () => {
		expect(await seen(above)).toEqual({ chosen, all });
	});

for (const [name, above, below] of [
	['where all are chosen', SELECT('Alla inlägg', 'Mest relevanta'), ''],
	['where the newest come first', SELECT('Senaste', 'Populärast'), ''],
	['where only the order is another', SELECT('Äldst först', 'Nyast först'), ''],
	[
		'by the parts of an account',
		'<nav><a href="?" aria-current=page>Inlägg</a> <a href="?om">Om</a> <a href="?foton">Foton</a></nav>',
		'',
	],
	[
		'by page numbers with all on one page',
		'<nav><a href="?1" aria-current=page>1</a> <a href="?2">2</a> <a href="?alla">Visa alla</a></nav>',
		'',
	],
	['where no other is known', '<button aria-pressed=true>Mest relevanta</button>', ''],
	['in a form that searches the site', `<form role=search>${SELECT('Nyheter', 'Alla')}</form>`, ''],
	['below the posts', '', SELECT('Mest relevanta', 'Alla')],
] as const)
	test(`nothing is said of a choice ${name}`, async () => {
		expect(await seen(above, below)).toBeNull();
	});

test('what a discussion inside a post is sorted by says nothing of the posts', async () => {
	const { call } = await visit(
		page(
			'',
			posts(() => SELECT('Mest relevanta', 'Alla')),
		),
	);
	expect(await call('feedSelection')).toBeNull();
});
