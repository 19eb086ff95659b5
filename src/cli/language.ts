import { UsageError } from '../errors.ts';
import type { Language } from '../records/finding-words.ts';

const LANGUAGES: readonly Language[] = ['sv', 'en'];

/**
 * The language of this run: `--lang` first, then the locale of the environment, else Swedish.
 * Read before the options are parsed, because help and error messages need it. A wrong `--lang` is left
 * for `askedLang` to refuse; a locale in a third language gives Swedish.
 */
export function chooseLang(
	argv: readonly string[],
	env: Readonly<Record<string, string | undefined>>,
): Language {
	const asked = askedFor(argv);
	const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
	return (
		LANGUAGES.find((l) => l === asked) ?? LANGUAGES.find((l) => locale.toLowerCase().startsWith(l)) ?? 'sv'
	);
}

/** @throws UsageError `unknown-language` */
export function askedLang(value: string): Language {
	const lang = LANGUAGES.find((l) => l === value);
	if (lang) return lang;
	throw new UsageError(`--lang ${value}: okänt språk / unknown language`, {
		code: 'unknown-language',
		subject: '--lang',
		remedy: '--lang sv | en',
	});
}

function askedFor(argv: readonly string[]): string | undefined {
	const at = argv.lastIndexOf('--lang');
	if (at >= 0) return argv[at + 1];
	return argv.findLast((a) => a.startsWith('--lang='))?.slice('--lang='.length);
}
