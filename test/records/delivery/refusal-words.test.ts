import { expect, test } from 'vitest';
import { objection } from '../../../src/records/delivery/refusal-words.ts';

test.each([
	...([
		['valid', 'false'],
		['giltig', 'NEJ'],
		['isAccepted', 'False'],
		['valid', '0'],
	] as const),
	...([
		['hasErrors', 'ja'],
		['not_accepted', 'true'],
		['verdict', 'rejected'],
	] as const),
])('%s: %s is a refusal', (head, text) => {
	expect(objection(head, text)).toBe('refusal');
});

test.each([
	...([
		['result', 'NOK'],
		['x', 'Underkänd preliminärt'],
		['meddelande', 'Filen kunde inte öppnas'],
	] as const),
	...([
		['antal fel', '3'],
		['felkod', 'E17'],
		['note', 'Validation: failed'],
		['text', 'Accepted: no'],
	] as const),
	...([
		['text', 'valid=false'],
		['steg två', 'false'],
		['text', 'Paketet är inte mottaget'],
	] as const),
	...([
		['statusCode', '500'],
		['httpStatus', '404'],
		['Returkod', '12'],
		['resultCode', '-1'],
		['status', 'HTTP 500'],
		['svar', 'HTTP/1.1 403 Forbidden'],
		['text', '404 Not Found'],
		['text', 'Filen hittades inte'],
		['text', 'The request timed out'],
	] as const),
	...([
		['text', 'No warnings but rejected'],
		['text', 'Utan METS avvisas paketet'],
		['text', 'inte bara fel utan avvisad'],
		['text', 'Vi tar inte emot detta'],
		['text', 'Paketet gick inte att öppna'],
		['text', 'Uppfyller inte kraven'],
		['pluginState', 'PARTIAL_SUCCESS'],
		['text', '1 of 10 packages rejected'],
	] as const),
])('%s: %s may be one, and a person has to say', (head, text) => {
	expect(objection(head, text)).toBe('unclear');
});

test.each([
	...([
		['statusCode', '200'],
		['exitCode', '0'],
		['response status', '202'],
		['postalCode', '40410'],
		['referenskod', '417'],
		['virus', 'Virus not found'],
		['text', '500 filer inlästa'],
		['text', 'Svar: HTTP 201'],
	] as const),
	...([
		['anm', 'Mottaget utan anmärkning'],
		['anm', 'Kontroll utan fel'],
		['anm', 'Inga fel. Felfritt.'],
	] as const),
	...([
		['avvikelse', 'Ingen'],
		['errorCode', '0000'],
		['rejectionReason', '-'],
		['failed', '0'],
	] as const),
	...([
		['godkänd av', 'Karin Felin'],
		['epost', 'error@kommun.example'],
		['fil', 'error-log.txt'],
	] as const),
	...([
		['href', 'https://x.example/rejected/1'],
		['encrypted', 'false'],
		['language', 'no'],
	] as const),
	...([
		['note', 'The package was not rejected'],
		['note', 'Avvisade: 0 st'],
		['note', 'Antal avvisade paket: 0'],
		['note', '0 av 12 paket avvisade'],
		['note', 'Ingested without errors'],
		['note', 'No files were missing or damaged'],
	] as const),
])('%s: %s says nothing against it', (head, text) => {
	expect(objection(head, text)).toBeUndefined();
});

// What an object is called that a number stands in says what it is of: {"status": {"code": 500}}.
test('a number of a state is known by what it stands in', () => {
	expect(objection('code', '500', 'status')).toBe('unclear');
	expect(objection('code', '200', 'status')).toBeUndefined();
	expect(objection('code', '500', 'klass')).toBeUndefined();
});
