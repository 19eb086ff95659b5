import { UsageError } from '../../errors.ts';
import type { FoundText, FoundTexts, TextWish } from '../../office/texts.ts';
import type { Office } from '../../office.ts';
import type { Account } from '../../records/account.ts';
import type { Filing } from '../../records/filing.ts';
import { LEAST_BEGINNING, LONGEST_QUERY, parseQuery } from '../../records/find/query.ts';
import { theCase } from '../cases/keep.ts';

export interface FindWish extends Omit<TextWish, 'query' | 'caseId'> {
	/** As it was written. */
	readonly text: string;
	/** Number of a collective case. */
	readonly caseNumber?: string;
}

/** A text that was found, with where it stands. */
export interface TextInBundle extends FoundText {
	readonly filing: Filing;
	/** With the name that it showed when it was captured, where one was seen. */
	readonly account: Account;
}

export interface FoundInBundles extends Omit<FoundTexts, 'texts'> {
	readonly texts: readonly TextInBundle[];
}

/**
 * Posts and comments of filed bundles in which the words stand, in any inflection, the newest capture first.
 * @param signal of whoever asks: what nobody waits for is not looked for
 * @throws UsageError `empty-query` `long-query` `short-beginning` and as `TextBook.find` and `theCase`
 */
export async function findTexts(
	office: Pick<Office, 'texts' | 'catalogue' | 'occasions' | 'cases'>,
	{ text, caseNumber, ...wish }: FindWish,
	signal?: AbortSignal,
): Promise<FoundInBundles> {
	const { texts, catalogue, occasions } = office;
	const parsed = parseQuery(text);
	if (!parsed.ok) throw FLAWS[parsed.flaw]();
	const collective = caseNumber === undefined ? undefined : await theCase(office, caseNumber);
	const { query } = parsed;
	const within = collective ? { caseId: collective.id, year: wish.year ?? collective.year } : {};
	const found = await texts.find({ ...wish, query, ...within }, signal);
	const ids = [...new Set(found.texts.map(({ bundleId }) => bundleId))];
	const filings = new Map<string, Filing>();
	for (const id of ids) {
		const filing = await catalogue.filing(id);
		if (filing) filings.set(id, filing);
	}
	const named = await occasions.named([...new Set([...filings.values()].map((f) => f.accountId))]);
	return {
		...found,
		texts: found.texts.flatMap((each) => {
			const filing = filings.get(each.bundleId);
			const account = filing && named.get(filing.accountId)?.account;
			if (!account) return [];
			return [{ ...each, filing, account: { ...account, name: filing.accountName ?? account.name } }];
		}),
	};
}

const FLAWS = {
	empty: () =>
		new UsageError('There is no word to look for', {
			code: 'empty-query',
			remedy: 'Write at least one word that must be there; a minus leaves out what stands behind it.',
		}),
	'too-long': () =>
		new UsageError('The search is too long', {
			code: 'long-query',
			remedy: `Write at most ${LONGEST_QUERY} characters and 24 words.`,
		}),
	'short-beginning': () =>
		new UsageError('Too little of a word stands before a star', {
			code: 'short-beginning',
			remedy: `Write at least ${LEAST_BEGINNING} letters before the star.`,
		}),
};
