import type { FindingCode } from './verdict.ts';
import { FAILURE_WORDS } from './words/failures.ts';
import type { Language, Words, WordTable } from './words/language.ts';
import { LOSS_WORDS } from './words/losses.ts';
import { NOTE_WORDS } from './words/notes.ts';
import { OF_POST } from './words/of-post.ts';

export { evidenceWords } from './words/evidence.ts';
export type { Language, Words } from './words/language.ts';

const WORDS: WordTable<FindingCode> = { ...FAILURE_WORDS, ...LOSS_WORDS, ...NOTE_WORDS };

const UNKNOWN: Readonly<Record<Language, string>> = {
	sv: 'Koden är okänd för den här versionen av programmet; den kommer från ett paket som en annan version har skapat.',
	en: 'This version of the program does not know the code; it comes from a bundle that another version made.',
};

/**
 * A finding in the words of a records officer.
 * @param code a finding's code; one that a later version added gives the code itself as title
 * @param lang `sv` or `en`
 * @param of what was ordered: an account, or evidence of one post
 */
export function findingWords(code: string, lang: Language, of: 'account' | 'post' = 'account'): Words {
	const ofPost = of === 'post' && Object.hasOwn(OF_POST, code) ? OF_POST[code as FindingCode] : undefined;
	if (ofPost) return ofPost[lang];
	if (!Object.hasOwn(WORDS, code)) return { title: code, meaning: UNKNOWN[lang] };
	return WORDS[code as FindingCode][lang];
}
