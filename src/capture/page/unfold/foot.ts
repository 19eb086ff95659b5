import { isSigned } from '../counts/signed-counts.ts';

/** What is done with a post, as a word alone below it. */
const DEED =
	/^(?:gilla|kommentera|dela|svara|länk|permalänk|direktlänk|kopiera länk(?:en)?|anmäl|rapportera|like|comment|share|reply|link|permalink|copy link|report|lik|kommenter|del|svar|synes godt om|kommentér|reshare|boosta?|repost|reblogga?|kommentarer|comments|public|publik|offentligt?|published|publicerad|collapse|show less|visa mindre|fäll ihop|(?:comments?|kommentarer|svar|replies) \(\d+\)|log in to (?:post comments|comment|reply)|logga in för att (?:kommentera|svara)|\d[\d .,\u00a0]* (?:personer gillar|people like|personer liker|personer synes godt om) (?:detta|det här|this|dette))$/iu;
/** How many have seen it, liked it, said something of it: a number with its word, or with a sign alone. */
const TALLY =
	/^[^\p{L}\p{N}]*(?:\d[\d .,\u00a0]*\s?(?:k|tn|m|mn)?|inga|no|ingen)\s(?:visning(?:ar)?|views?|kommentar(?:er)?|comments?|svar|repl(?:y|ies)|gilla-markering(?:ar)?|gillar|likes?|delning(?:ar)?|shares?|reaktion(?:er)?|reactions?|anteckning(?:ar)?|notes?)$/iu;
/** What a number in the line below it counts. */
const COUNTED =
	/^(?:visningar|views|kommentarer|comments?|svar|repl(?:y|ies)|gillar|gilla-markeringar|likes?|delningar|shares?|reaktioner|reactions?|favou?rites?|faves|favoriter|boosts?|reposts?|bokmärken|bookmarks?)$/iu;
const NUMBER = /^\d[\d .,\u00a0]*\s?(?:k|tn|m|mn)?$/iu;
/** Lines that a foot has at most. */
const MOST = 8;

/**
 * The text without the lines below it that only say when, whose, how many and what may be done: those have fields of their own, or
 * are none of it. Nothing is taken from a text of which little would be left, and no line that its head had as well: then the
 * one below is the writer's.
 * @param text without its head
 * @param whole with its head
 */
export function footless(
	text: string,
	whole: string,
	author: string | undefined,
	shown: string | undefined,
): string {
	const when = tidy(shown ?? '');
	const once = (part: string) => part !== '' && whole.split(part).length === 2;
	const isSaid = (part: string) =>
		part === '' || DEED.test(part) || TALLY.test(part) || isSigned(part) || areDeeds(part) || isTallied(part);
	const isWhen = (part: string) => once(when) && part.includes(when) && isSaid(tidy(part.replace(when, '')));
	const isPart = (part: string) => isSaid(part) || isWhen(part);
	const lines = text.split('\n');
	let isDated = false;
	for (let most = MOST; most > 0 && lines.length > 1; most--) {
		const line = tidy(lines.at(-1) ?? '');
		if (NUMBER.test(line) && COUNTED.test(tidy(lines.at(-2) ?? ''))) {
			lines.splice(-2);
			continue;
		}
		// A style may set two numbers apart that have nothing between them: “5 gilla-markeringar1 kommentar”.
		const parts = partsOf(line).flatMap((part) =>
			isPart(part) ? [part] : part.split(/(?<=\p{L})(?=\p{N})/u),
		);
		const isName = isDated && line === author && once(line);
		if (line !== '' && !isName && !parts.every(isPart)) break;
		isDated ||= parts.some(isWhen);
		lines.pop();
	}
	const left = lines.join('\n').trimEnd();
	return /\p{L}{2}/u.test(left) ? left : text;
}

/** What can be done with what somebody has said, as a word alone. */
export function isDeed(text: string): boolean {
	return DEED.test(text.trim());
}

/** Several that stand beside each other without a sign between, perhaps with a number of votes: “▲ 2 Svara Dela”. */
function areDeeds(part: string): boolean {
	const words = part.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
	return words.length >= 2 && words.every((word) => DEED.test(word));
}

/** A number of something and what can be done, with no sign between: “12 anteckningar Reblogga”. */
function isTallied(part: string): boolean {
	const [, tally = '', deed = ''] = /^(\d[\d .,\u00a0]*\s\p{L}+)\s+(.+)$/u.exec(part) ?? [];
	return TALLY.test(tally) && (DEED.test(deed) || areDeeds(deed));
}

function partsOf(line: string): string[] {
	return tidy(line).split(/\s*[·⋅•|]\s*/u);
}

function tidy(line: string): string {
	return line.replace(/^[·⋅•|\s]+|[·⋅•|\s]+$/g, '').trim();
}
