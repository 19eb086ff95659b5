import type { AccountLogin } from '../../work/log-in.ts';
import type { Desk } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { moment } from '../quantities.ts';
import { loginWords } from '../words/login-words.ts';
import { rows } from './rows.ts';

/** What became of a login, and what is kept of it: never a value of it. */
export function loginText(
	{ account, session }: AccountLogin,
	outcome: string,
	{ lang, page, timeZone }: Desk,
	key?: string,
): string {
	const say = loginWords[lang];
	const table = rows(
		[
			[say.account, `${printable(account.name)}, ${printable(account.address)}`],
			[say.madeAt, session && moment(session.madeAt, timeZone)],
			[say.madeBy, session && printable(session.madeBy)],
			[say.endsBy, session && (session.endsBy ? moment(session.endsBy, timeZone) : say.unknownEnd)],
			[say.hosts, session?.hosts.map(printable).join(', ')],
			[say.key, key, 'whole'],
		],
		page,
	);
	return [
		page.paint('strong', wrap(outcome, page.width)),
		table,
		...(session ? [page.paint('dim', wrap(say.limit, page.width))] : []),
	].join('\n');
}
