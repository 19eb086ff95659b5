import type { Office } from '../../office.ts';
import type { Actor } from '../../records/people/token.ts';

/** What a program has done. */
export type Acted =
	| 'order'
	| 'closing'
	| 'stop'
	| 'delivery'
	| 'delivery-again'
	| 'delivery-withdrawal'
	| 'receipt'
	| 'case'
	| 'case-change';

/** That a program did it, beside the event that names in whose name. */
export async function keepActed(
	{ catalogue }: Pick<Office, 'catalogue'>,
	subject: string,
	{ name, byToken }: Actor,
	what: Acted,
): Promise<void> {
	await catalogue.appendEvent({ kind: 'token-acted', actor: name, subject, data: { what, token: byToken } });
}
