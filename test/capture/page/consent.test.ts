import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const say = (what: string) => `onclick="document.body.dataset.said='${what}';this.closest('.ask').remove()"`;
const swap = (to: string) => `onclick="one.hidden=true;two.hidden=false;${to}"`;
/** Presses answers as a capture does, and tells which, and what the page heard. */
const answers = async (first: string, second: string) => {
	const { call, ours } = await visit(
		page(
			'',
			`<main><p>Kommunen</p></main><div class=ask style="position:fixed;inset:auto 0 0 0;background:#eee">
			<p>Vi använder kakor.</p><div id=one>${first}</div><div id=two hidden>${second}</div></div>`,
		),
	);
	const pressed: string[] = [];
	for (let round = 0; round < 4 && (await call('asksConsent')); round++)
		pressed.push((await call('answerConsent', round < 2))?.answer ?? 'nothing');
	return { pressed, said: await ours<string>('document.body.dataset.said') };
};
const ACCEPT = `<button ${say('all')}>Godkänn alla</button>`;
const CHOICES = `<label><input type=checkbox checked disabled> Nödvändiga</label><label><input type=checkbox checked id=mk> Marknadsföring</label>`;

test.for([
	'Inställningar',
	'Manage preferences',
	'Tilpass',
	'Asetukset',
	'Cookie-Einstellungen',
	'Indstillinger',
])('a refusal that stands behind “%s” is found', async (label) => {
	const { pressed, said } = await answers(
		`${ACCEPT}<button ${swap('')}>${label}</button>`,
		`${CHOICES}<button ${say('all')}>Godkänn alla</button><button ${say('none')}>Neka alla</button>`,
	);
	expect([pressed, said]).toEqual([['choices', 'reject'], 'none']);
});

test('choices are kept with everything optional off where that is all there is', async () => {
	const keep = `<button onclick="document.body.dataset.said=mk.checked?'some':'none';this.closest('.ask').remove()">Spara mina val</button>`;
	const { pressed, said } = await answers(
		`${ACCEPT}<button ${swap('')}>Anpassa</button>`,
		`${CHOICES}${ACCEPT}${keep}`,
	);
	expect([pressed, said]).toEqual([['choices', 'save'], 'none']);
});

test.for([
	['Ändra inställningar för kakor', 'Godkänn bara nödvändiga kakor'],
	['Välj kakor', 'Endast obligatoriska'],
	['Cookie-Richtlinie anpassen …', 'Required only'],
	['Välj', 'Godkänn nödvändiga kakor'],
	['Prilagodi', 'Accept only essential cookies'],
	['Se alla alternativ', 'Endast obligatoriska'],
])('“%s” is pressed before all is accepted, and “%s” refuses', async ([label, refusal]) => {
	const { pressed, said } = await answers(
		`<button ${say('all')}>Jag godkänner kakor</button><button ${swap('')}>${label}</button>`,
		`${CHOICES}<button ${say('none')}>${refusal}</button><button ${say('all')}>Godkänn alla</button>`,
	);
	expect([pressed, said]).toEqual([['choices', 'reject'], 'none']);
});

test('choices are updated with everything optional off where that is what keeps them', async () => {
	const { pressed, said } = await answers(
		`${ACCEPT}<button ${swap('')}>Visa detaljer</button>`,
		`${CHOICES}<button onclick="document.body.dataset.said=mk.checked?'some':'none';this.closest('.ask').remove()">Uppdatera samtycke</button>${ACCEPT}`,
	);
	expect([pressed, said]).toEqual([['choices', 'save'], 'none']);
});

test('a button that opens nothing is pressed at most twice before all is accepted', async () => {
	const { pressed, said } = await answers(
		`${ACCEPT}<button role=tab>Om oss</button><button>Mer information</button>`,
		'<p>Mer om kakor</p>',
	);
	expect([pressed, said]).toEqual([['choices', 'accept'], 'all']);
});

test.for(['Starta chatt', 'Prenumerera', 'Skicka'])(
	'what asks for consent before it offers “%s” is not answered by that',
	async (label) => {
		const { pressed, said } = await answers(`${ACCEPT}<button ${say('acted')}>${label}</button>`, '');
		expect([pressed, said]).toEqual([['accept'], 'all']);
	},
);

test('what offers no refusal behind its settings either is accepted', async () => {
	const { pressed, said } = await answers(
		`${ACCEPT}<button ${swap('one.hidden=false')}>Inställningar</button>`,
		'<p>Mer om kakor</p>',
	);
	expect([pressed, said]).toEqual([['choices', 'accept'], 'all']);
});

test('a question that speaks of privacy and not of cookies is one where it can be refused and accepted, also in a shadow root', async () => {
	const ask = async (words: string, buttons: string) => {
		const { call, ours } = await visit(
			page(
				'',
				`<main><p>Kommunen</p></main><div id=host></div><script>const root = document.getElementById('host').attachShadow({ mode: 'open' }); root.innerHTML = ${JSON.stringify(`<div style="position:fixed;inset:0;background:#0007"><h2>${words}</h2>${buttons}</div>`)};root.querySelectorAll('button').forEach((b) => b.onclick = () => { document.body.dataset.said = b.textContent; root.innerHTML = ''; });</script>`,
			),
		);
		const asks = await call('asksConsent');
		if (asks) await call('answerConsent', true);
		return [asks, await ours('document.body.dataset.said')];
	};
	const both = '<button>Neka</button><button>Acceptera alla</button>';
	expect(await ask('Integritetsinställningar: vi spårar med tredje part', both)).toEqual([true, 'Neka']);
	expect(await ask('Vill du ha vårt nyhetsbrev?', both)).toEqual([false, undefined]);
	expect(await ask('Läs vår integritetspolicy', '<button>Acceptera</button>')).toEqual([false, undefined]);
});

const ASKED: readonly (readonly [string, string])[] = [
	['a chat', '<p>Innan chatten börjar behöver vi ditt samtycke till att spara samtalet.</p>'],
	['a letter', '<p>Nyhetsbrev: så behandlar vi personuppgifter.</p><input type=email>'],
	['an application', '<p>Din ansökan innehåller personuppgifter.</p>'],
];
test.for(ASKED)('what %s asks for before it begins is no consent of ours', async ([, words]) => {
	const { call, pressed } = await visit(
		page(
			'',
			`<main><p>Kommunen</p></main><div class=consent-box style="position:fixed;inset:auto 0 0 auto;background:#eee">${words}<button id=ok>Godkänn</button><button id=nej>Neka</button></div>`,
		),
	);
	expect(await call('asksConsent')).toBe(false);
	expect(await call('answerConsent', true)).toBeNull();
	expect(await pressed()).toEqual([]);
});

test('what else is approved in a box that speaks of cookies is left alone', async () => {
	const { pressed } = await answers(
		`<button ${say('else')}>Godkänn ansökan</button><button ${say('else')}>Tillåt aviseringar</button>${ACCEPT}`,
		'',
	);
	expect(pressed).toEqual(['accept']);
});
