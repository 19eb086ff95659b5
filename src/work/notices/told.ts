import type { Account } from '../../records/account.ts';
import { findingWords } from '../../records/finding-words.ts';
import { accountTitle } from '../../records/labels.ts';
import { NOTICE_KINDS, type Notice, type NoticeKind } from '../../records/notices/notice.ts';
import type { Organisation, Unit } from '../../records/organisation.ts';
import { dayInWords } from '../../records/words/day.ts';
import type { Language } from '../../records/words/language.ts';
import { NOTICE_WORDS } from '../../records/words/notices.ts';
import { changeWords } from '../../records/words/watch.ts';
import { letterWords } from './words.ts';

/** One notice as it is told: of which account, what, and what to run. */
export interface ToldNotice {
	/** Id of the notice; empty where it is only shown and not kept. */
	readonly id: string;
	readonly notice: Notice;
	/** Absent where it is the unit's own. */
	readonly account?: Account;
	/** The account as people call it; the unit's name where there is none. */
	readonly name: string;
	/** One sentence of this one; empty where the heading says it all. */
	readonly detail: string;
	/** Lines to paste. */
	readonly commands: readonly string[];
}

/** All of one kind. */
export interface ToldGroup {
	readonly kind: NoticeKind;
	readonly title: string;
	readonly next: string;
	readonly notices: readonly ToldNotice[];
}

/** What one letter tells. */
export interface Digest {
	readonly organisation: Pick<Organisation, 'name' | 'number'>;
	readonly unit: Pick<Unit, 'id' | 'name' | 'creator'>;
	readonly isUrgent: boolean;
	/** ISO 8601 in UTC. */
	readonly writtenAt: string;
	/** Whom the reader may ask; absent where nobody has said. */
	readonly contact?: string;
	readonly groups: readonly ToldGroup[];
}

/** Notices of one kind that a letter tells one by one. */
export const MOST_TOLD = 40;

/** How many accounts it is about. */
export function accountsIn(groups: readonly ToldGroup[]): number {
	const ids = groups.flatMap(({ notices }) => notices.flatMap(({ notice }) => notice.accountId ?? []));
	return new Set(ids).size;
}

/** How many accounts all of it is about; 0 where some of it is the unit's own. */
export function onlyAccountsIn(groups: readonly ToldGroup[]): number {
	return groups.some(({ notices }) => notices.some(({ account }) => !account)) ? 0 : accountsIn(groups);
}

/** What others have written is one line: it can begin no heading of its own. */
export function oneLine(text: string): string {
	return text.replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}

/** @param accounts by id @param idOf the kept notice's id by its key */
export function toldGroups(
	notices: readonly Notice[],
	unit: Pick<Unit, 'name'>,
	accounts: ReadonlyMap<string, Account>,
	idOf: (key: string) => string,
	lang: Language,
): readonly ToldGroup[] {
	const byKind = Map.groupBy(notices, ({ kind }) => kind);
	return NOTICE_KINDS.flatMap((kind) => {
		const ofKind = byKind.get(kind) ?? [];
		if (ofKind.length === 0) return [];
		const { title, next } = NOTICE_WORDS[lang][kind];
		const told = ofKind.map((notice) => {
			const account = notice.accountId === undefined ? undefined : accounts.get(notice.accountId);
			return {
				...{ id: idOf(notice.key), notice, detail: detailOf(notice, lang) },
				name: account ? accountTitle(account, lang) : unit.name,
				...(account ? { account } : {}),
				commands: commandsFor(notice, account?.address ?? '', unit.name),
			};
		});
		return [{ kind, title, next, notices: told }];
	});
}

function detailOf({ kind, on, facts }: Notice, lang: Language): string {
	const say = letterWords[lang];
	const day = on === undefined ? '' : dayInWords(on, lang);
	if (facts.changes) {
		const changes = facts.changes.map((change) => {
			const said = changeWords(change, lang);
			// Which bytes a picture has says nothing to who reads a letter.
			return change.what === 'avatar' || change.what === 'cover' ? said.replace(/ \([^()]*\)$/, '') : said;
		});
		return `${day}: ${changes.join('; ')}.`;
	}
	if (facts.what !== undefined) return say.change(day, facts.what);
	if (facts.code !== undefined) {
		const { title, meaning } = findingWords(
			facts.code,
			lang,
			facts.occasion === 'removal' ? 'post' : 'account',
		);
		return `${day}: ${title}. ${meaning}`;
	}
	if (kind === 'bundle-spoilt') return say.stored(day, facts.bundle?.slice(0, 8) ?? '');
	if (facts.bundle !== undefined) return say.captured(day, facts.bundle.slice(0, 8));
	if (kind === 'login-expired') return say.loginMade(day);
	if (kind === 'purpose-due') return say.answerBy(day);
	if (kind === 'closure-waiting' || kind === 'closure-late') return say.closing(day);
	return on === undefined ? '' : say.since(day);
}

/** A stored login is what helps. */
const LOGIN_CODES: readonly string[] = ['login-wall', 'session-expired'];

/** As they are given in a checkout; in a container, what stands after `npm run` is given to it. */
function commandsFor({ kind, facts }: Notice, address: string, unit: string): readonly string[] {
	const account = shellWord(address);
	const run = (command: string, rest: string) => `npm run ${command} -- ${rest}`;
	const occasion =
		facts.occasion === undefined || facts.occasion === 'adhoc' ? '' : ` --occasion ${facts.occasion}`;
	switch (kind) {
		case 'change-pressing':
		case 'change-missed':
		case 'change-near':
			return [run('snapshot', `${account} --occasion change`)];
		case 'snapshot-failed':
			return LOGIN_CODES.includes(facts.code ?? '')
				? [run('login', account), run('snapshot', account + occasion)]
				: [run('snapshot', account + occasion)];
		case 'evidence-failed':
			return [run('removal', '--help')];
		case 'snapshot-partial':
		case 'evidence-partial':
			return [run('bundles', `show ${facts.bundle?.slice(0, 8)}`)];
		case 'bundle-spoilt':
			return [run('fixity', 'report'), run('fixity', `restore ${facts.bundle?.slice(0, 8)} --by "NAMN"`)];
		case 'copies-owed':
			return ['npm run doctor', run('fixity', 'copy')];
		case 'closure-late':
		case 'closure-waiting':
			return [run('close', account)];
		case 'login-expired':
			return [run('login', account)];
		case 'purpose-due':
			return [
				run('accounts', `purpose ${account} --holds ja --by "NAMN"`),
				run('accounts', `purpose ${account} --holds nej --reason "SKÄL" --by "NAMN"`),
			];
		case 'plan-not-signed':
			return ['verksamhetschef', 'förvaltningschef'].map((role) =>
				run('accounts', `sign ${account} --role ${role} --name "NAMN" --on DATUM --reference "DIARIENUMMER"`),
			);
		case 'row-missing':
			return [run('plans', 'list'), run('plans', `use "PLAN" "RAD" --unit ${shellWord(unit)}`)];
		default:
			return [run('watch', `show ${account}`)];
	}
}

function shellWord(text: string): string {
	return /^[\p{L}\p{N}_@%+=:,./~-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
