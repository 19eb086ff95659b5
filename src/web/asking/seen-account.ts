import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';
import { sightOf } from './sight.ts';
import type { WebContext } from './visitor.ts';

/**
 * The account of that id, or the one that the address names, for who may see it. One of a unit that they do not see is answered as one that is not there, or
 * the answer would tell that it is.
 * @throws UsageError `unknown-account`
 */
export async function seenAccount(
	office: Office,
	c: WebContext,
	id = c.req.param('id') ?? '',
): Promise<RegisteredAccount> {
	const [account] = await office.register.accounts({ id });
	const { sees } = sightOf(office, c);
	if (account && sees(account.unitId)) return account;
	throw new UsageError('There is no such account', {
		...{ code: 'unknown-account', subject: '' },
		remedy: 'Look it up in the list of accounts.',
	});
}
