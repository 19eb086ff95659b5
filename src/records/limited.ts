import type { StopReason } from './capture.ts';
import type { Finding } from './verdict.ts';
import type { Language } from './words/language.ts';

/** What the order took in, by the name of its limit. */
const LIMITED: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
	level: { sv: 'en översiktsbild', en: 'an overview' },
	posts: { sv: 'så många inlägg som den angav', en: 'as many posts as it set' },
	time: {
		sv: 'det som hanns med på den tid som den angav',
		en: 'what there was time for within the time that it set',
	},
	height: {
		sv: 'det som ryms i den sidhöjd som den angav',
		en: 'what fits in the page height that it set',
	},
	bytes: {
		sv: 'det som ryms i den mängd data som den angav',
		en: 'what fits in the amount of data that it set',
	},
};
const OTHER = {
	sv: 'det som ryms inom den gräns som den angav',
	en: 'what fits within the limit that it set',
};

/**
 * What the order itself limited the snapshot to, in words; undefined where it set no limit. Such a snapshot is complete and
 * yet not the whole account, and is never said to be.
 * @param stop why the feed was read no further, for findings that do not name their limit
 */
export function limitedTo(
	findings: readonly Finding[],
	stop: StopReason | undefined,
	lang: Language,
): string | undefined {
	const limits = findings.flatMap((finding) => {
		if (finding.code === 'level-limited') return ['level'];
		if (finding.code !== 'limit-asked-for') return [];
		return [limitOf(finding)?.name ?? stop?.replace('limit-', '') ?? ''];
	});
	const words = new Set(limits.map((name) => (LIMITED[name] ?? OTHER)[lang]));
	return words.size > 0 ? [...words].join(', ') : undefined;
}

/** The limit that a finding states: `posts 5000` is the limit of posts, and what it was. */
export function limitOf({ data }: Finding): { readonly name: string; readonly value: number } | undefined {
	const [, name, value] = /^([a-z]+) (\d+(?:\.\d+)?)$/.exec(String(data?.limit ?? '')) ?? [];
	return name === undefined ? undefined : { name, value: Number(value) };
}
