import { type Advice, Fault, OgonblickError } from '../errors.ts';
import type { Language } from '../records/finding-words.ts';
import type { RegisterField } from '../records/register/problem.ts';
import { FIELD_NAMES } from '../records/words/register.ts';
import { errorWords } from '../words/error-words.ts';
import type { Answer } from './desk.ts';
import { type Page, printable, wrap } from './page.ts';
import { faultWords } from './words/fault-words.ts';

const STOPPED: readonly string[] = ['stopped', 'stopped-by-request'];
/** What the disk has done, or somebody on it; the program is not at fault. */
const DAMAGED: readonly string[] = [
	...['catalogue-damaged', 'catalogue-refused', 'bundle-damaged', 'bundle-exists', 'store-refused'],
	...['warc-damaged', 'recording-write', 'recording-read'],
];

/** An error as it is told, in words of one language. */
export interface Failure {
	readonly code: string;
	readonly message: string;
	readonly subject: string | null;
	readonly remedy: string | null;
	readonly advice: Advice;
	readonly exit: number;
	readonly stack?: string;
}

/**
 * What an error becomes for the one who gave the command.
 * @param page layout of stderr, where a person reads it
 * @param withStack true only under LOG_LEVEL=debug or trace: a stack frightens and helps nobody else
 */
export function failureAnswer(error: unknown, lang: Language, page: Page, withStack: boolean): Answer {
	const failure = failureOf(error, lang, withStack);
	return {
		exit: failure.exit,
		document: { error: failure },
		text: () => failureLines(failure, lang, page).join('\n'),
	};
}

/** Whatever was not thrown on purpose is a fault of ours. */
export function failureOf(error: unknown, lang: Language, withStack: boolean): Failure {
	const known =
		error instanceof OgonblickError
			? error
			: new Fault(faultWords[lang].unexpected(messageOf(error)), { code: 'unexpected', cause: error });
	const words = errorWords(known, lang);
	return {
		code: known.code,
		message: words.message,
		subject: known.subject ?? null,
		remedy: words.remedy ?? (known instanceof Fault ? faultWords[lang].report : null),
		advice: known.advice,
		exit: known.exit,
		...(withStack ? { stack: stackOf(known) } : {}),
	};
}

/** Message, what it is about, and what to do. */
export function failureLines(failure: Failure, lang: Language, page: Page): string[] {
	const say = faultWords[lang];
	const { remedy, stack } = failure;
	const named = (part: string) =>
		say.fields[part] ?? (part in FIELD_NAMES ? FIELD_NAMES[part as RegisterField][lang] : part);
	const subject = failure.subject?.split(', ').map(named).join(', ');
	const [first = '', ...rest] = failure.message.split('\n');
	const unnamed = subject
		?.split(', ')
		.filter((part) => !failure.message.includes(part))
		.join(', ');
	return [
		wrap(`${head(failure, lang, page)} ${printable(first)}`, page.width),
		...rest.map((line) => wrap(printable(line), page.width, 4)),
		...(unnamed ? [wrap(`${say.about} ${printable(unnamed)}`, page.width, 2)] : []),
		...(remedy ? [wrap(`${page.paint('strong', say.remedy)} ${printable(remedy)}`, page.width, 2)] : []),
		...(stack ? [page.paint('dim', stack)] : []),
	];
}

/** What was stopped on request is no failure, and does not look like one. */
function head({ code, advice }: Failure, lang: Language, page: Page): string {
	const say = faultWords[lang];
	if (STOPPED.includes(code)) return page.paint('warn', `! ${say.stopped}:`);
	if (DAMAGED.includes(code)) return page.paint('bad', `✗ ${say.damaged}:`);
	return page.paint(
		'bad',
		`✗ ${code === 'browser-start' ? say.labels['correct-and-retry'] : say.labels[advice]}:`,
	);
}

function stackOf(error: Error): string {
	const causes = error.cause instanceof Error ? `\n${stackOf(error.cause)}` : '';
	return `${error.stack ?? error.message}${causes}`;
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message.split('\n')[0] || error.name : String(error);
}
