import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PrintedText } from '../../../src/capture/witness/printed-text.ts';

const WATER =
	'Vattnet stängs av på Storgatan i kväll mellan klockan nio och elva, och vi ber alla som bor där att tappa upp vatten i förväg.';

function print(...pages: string[]): PrintedText {
	const printed = new PrintedText();
	for (const page of pages) printed.add(page);
	return printed;
}

test('a text whose last words a print has cut off is not in it, nor one without its beginning', () => {
	expect(print(`Kommunen ${WATER} Gilla`).holds(WATER)).toBe(true);
	for (const cut of [3, 9, 24]) expect(print(WATER.slice(0, -cut)).holds(WATER)).toBe(false);
	expect(print(WATER.slice(24)).holds(WATER)).toBe(false);
});

test('each line is asked for, also where the longest are there, and a comment of one word', () => {
	const printed = print(`${WATER} Välkommen!`);
	expect(printed.holds(`${WATER}\nVälkommen!`)).toBe(true);
	expect(printed.holds(`${WATER}\nTa med egen dunk.`)).toBe(false);
	expect(printed.holds('Tack!')).toBe(false);
	expect(printed.holds('🙂')).toBeUndefined();
});

test('a line is found where the end of a page, and what hangs on every page, stands in it', () => {
	const page = [WATER.slice(0, 60), `Älvhamra kommun meny sök ${WATER.slice(60)}`];
	expect(print(...page).holds(WATER)).toBe(true);
});

test('what was printed whole is held, however it is divided into pages', () => {
	const line = fc.stringMatching(/^[a-zåäöæß]{1,9}( [a-zåäöæß]{1,9}){0,20}$/);
	fc.assert(
		fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), fc.nat(), (lines, at) => {
			const text = lines.join('\n');
			const cut = at % (text.length + 1);
			expect(print(text.slice(0, cut), text.slice(cut)).holds(text)).toBe(true);
		}),
	);
});

test('says on which page each post begins, in their order; one that says nothing stands where the one before does', () => {
	const say = (n: number) => `Räksmörgås och kaffe serveras i sal nummer ${n} på rådhuset.`;
	const printed = print(`Älvhamra kommun ${say(1)}`, `${say(2)} 🙂 ${say(3)}`, say(4));
	expect(
		printed.pagesOf([say(1), say(2), '', say(3), say(4), 'Något som inte står på någon sida alls.']),
	).toEqual([...[0, 1, 1, 1, 2, 2]]);
	expect(printed.pagesOf(['Något som inte står på någon sida alls.'])).toEqual([]);
});

test('what an override draws backwards is in a print as it is drawn, also over several lines, and no other words are', () => {
	const long = `\u202e${WATER}\u202c`;
	const lines = [
		'Kort: \u202egnp.dlib\u202c slut',
		long,
		'\u202eutan slut',
		'a \u202enu \u202dframåt\u202c igen\u202c b',
	];
	const backwards = (text: string) => [...text].reverse().join('');
	const [first, last] = [WATER.slice(0, 70), WATER.slice(70)];
	const page = `Kort: bild.png slut\n${backwards(first)}\n${backwards(last)}\ntuls natu\na negi framåt un b`;
	expect(print(page).holds(lines.join('\n'))).toBe(true);
	expect(print(page).holds('Kort: \u202egpj.dlib\u202c slut')).toBe(false);
	expect(print(`Kort: ${WATER}`).holds(long)).toBe(true);
	expect(print(backwards(first)).holds(long)).toBe(false);
});

test('a large first letter is drawn before the texts that flow around it', () => {
	expect(print(`V S ${WATER.slice(1)}`).holds(WATER)).toBe(true);
	expect(print(`V S ${WATER.slice(2)}`).holds(WATER)).toBe(false);
});
