import type { Finding, FindingCode } from '../../records/verdict.ts';
import type { Seen } from '../session.ts';
import { type Evidence, finding } from './evidence.ts';

const AGAIN = 'run `ogonblick login` for the account again';

/** A page that asks for a login although one was given says that it no longer holds. */
export function loginFailure({ login }: Pick<Seen, 'login'>, wall: FindingCode): Finding[] {
	if (!login || wall !== 'login-wall') return [];
	const why = login.expired
		? 'its cookies had run out before the page was opened'
		: 'the platform has ended it';
	const data = { made: login.madeAt, why: login.expired ? 'cookies-ran-out' : 'ended-by-platform' };
	return [expired('failure', `the login session of ${login.madeAt} has expired: ${why}; ${AGAIN}`, data)];
}

/** What was captured without the login that was asked for is what any visitor sees, and may be less. */
export function loginLoss({ seen: { login, after, before } }: Evidence): Finding[] {
	if (!login) return [];
	if (login.expired)
		return [
			expired(
				'loss',
				`the cookies of the login session of ${login.madeAt} had run out: the page was captured the way every visitor sees it; ${AGAIN}`,
				{ made: login.madeAt, why: 'cookies-ran-out' },
			),
		];
	const asks = [before, after].some(
		(s) => s && (s.passwordFields > 0 || s.overlay?.asksLogin || s.gate !== ''),
	);
	return asks
		? [
				expired('loss', `the page asked for a login although one of ${login.madeAt} was given; ${AGAIN}`, {
					made: login.madeAt,
					why: 'asked-again',
				}),
			]
		: [];
}

export function loginNotes({ login, recording }: Pick<Seen, 'login' | 'recording'>): Finding[] {
	if (!login) return [];
	const used = `captured logged in, with the session of ${login.madeAt}: the page may show what other visitors do not see`;
	const headers = Object.values(recording?.redacted ?? {}).reduce((sum, n) => sum + n, 0);
	const records = recording?.recordsCleaned ?? 0;
	const detail = `the values of ${headers} headers were replaced in the recording, and secrets of the login in ${records} records`;
	const { unread = [] } = login;
	const hidden = `${unread.length} databases of the page could not be read to their end, such as ${unread[0]}; secrets that only they hold are unknown and may be in the recording`;
	return [
		...(unread.length > 0
			? [finding('storage-unread', 'note', hidden, { count: unread.length, examples: unread.slice(0, 5) })]
			: []),
		...(login.expired ? [] : [finding('session-used', 'note', used, { made: login.madeAt })]),
		...(headers + records > 0
			? [
					finding('secrets-redacted', 'note', detail, {
						headers,
						records,
						names: Object.keys(recording?.redacted ?? {}).sort(),
					}),
				]
			: []),
	];
}

function expired(severity: 'failure' | 'loss', detail: string, data: Finding['data']): Finding {
	return finding('session-expired', severity, detail, data);
}
