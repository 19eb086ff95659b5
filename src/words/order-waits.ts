import type { Language } from '../records/words/language.ts';

const KEY = { sv: 'sigillnyckeln gick inte att använda', en: 'the seal key could not be used' };

/** What was in the way at the last try, by its code; another one is told as it is. */
const WHY: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
	'host-resting': {
		sv: 'plattformen har bett programmet att vänta',
		en: 'the platform asked the program to wait',
	},
	'host-busy': {
		sv: 'en annan fångst pågick på samma plattform',
		en: 'another capture was under way on the same platform',
	},
	'account-busy': { sv: 'kontot fångades redan', en: 'the account was being captured already' },
	'disk-full': { sv: 'disken var full', en: 'the disk was full' },
	'store-full': { sv: 'det fanns inget utrymme kvar', en: 'there was no room left' },
	'timestamp-unreachable': {
		sv: 'tidsstämpeltjänsten gav ingen tidsstämpel; fångsten är sparad',
		en: 'the time-stamp authority gave no time stamp; the capture is kept',
	},
	'timestamp-wrong': {
		sv: 'tidsstämpeltjänsten svarade fel, vilket någon behöver se över; fångsten är sparad',
		en: 'the time-stamp authority answered wrongly, which somebody has to look at; the capture is kept',
	},
	'timestamp-clock': {
		sv: 'datorns klocka går inte som tidsstämpeltjänstens; fångsten är sparad',
		en: "the clock of the machine is not as the time-stamp authority's; the capture is kept",
	},
	...Object.fromEntries(
		['key-missing', 'key-damaged', 'key-unreadable', 'passphrase-missing', 'passphrase-open'].map((code) => [
			`seal-${code}`,
			KEY,
		]),
	),
	'process-gone': { sv: 'arbetet bröts flera gånger', en: 'the work broke off several times' },
	'lease-ran-out': { sv: 'arbetet bröts flera gånger', en: 'the work broke off several times' },
	'lease-lost': { sv: 'arbetet bröts', en: 'the work broke off' },
	stopped: {
		sv: 'programmet som utförde den skulle sluta',
		en: 'the program that carried it out was to end',
	},
	fault: { sv: 'ett fel i programmet', en: 'a fault in the program' },
};
/** What was in the way of an order at its last try, as the end of a sentence; undefined where the code has no words. */
export function whyOf(code: string, lang: Language): string | undefined {
	return Object.hasOwn(WHY, code) ? WHY[code]?.[lang] : undefined;
}
