import { upgradeWebSocket } from '@hono/node-server';
import { Hono } from 'hono';
import { UsageError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { may } from '../../../records/people/may.ts';
import { visitBy } from '../../../work/people/visits.ts';
import type { Summaries } from '../../../work/summary/summaries.ts';
import { seenAccount } from '../../asking/seen-account.ts';
import { needs, visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import type { Leaves } from '../../login/leaves.ts';
import { relay } from '../../login/relay.ts';

/**
 * The line to a browser on the worker, for the person who has just asked for it by the form, and nobody else. A WebSocket knows no same-origin rule of its
 * own (RFC 6455, 10.2): the origin is asked for here.
 */
export function loginStreamPages(
	office: Office,
	leaves: Leaves,
	origin: string | undefined,
	{ acted }: Pick<Summaries, 'acted'>,
): Hono<WebEnv> {
	return new Hono<WebEnv>().get(
		'/konton/:id/inloggning/strom',
		async (c, next) => {
			if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') return c.notFound();
			await next();
			return undefined;
		},
		upgradeWebSocket(
			async (c: WebContext) => {
				if (c.req.header('origin') !== (origin ?? new URL(c.req.url).origin)) throw foreignLine();
				const account = await seenAccount(office, c);
				const { name: by } = needs(c, 'order', account.unitId);
				const { visit, person } = visitorOf(c);
				if (!leaves.take(visit.key, account.id)) throw notAsked();
				return relay(office, {
					...{ accountId: account.id, by, visit: visit.key, lang: c.var.lang },
					hasStored: () => acted(person.id),
					async stillMay() {
						const now = await visitBy(office, visit.key);
						return now !== undefined && may(now.person.grants, 'order', account.unitId);
					},
				});
			},
			{ onError: (err) => office.log.error({ err }, 'a line to a login failed') },
		),
	);
}

function foreignLine(): UsageError {
	return new UsageError('The line was not opened from a page of this office', {
		code: 'foreign-form',
		remedy: 'Open the page in this office and send the form from there.',
	});
}

function notAsked(): UsageError {
	return new UsageError('No browser waits for you here', {
		code: 'login-not-asked',
		remedy: "Open one from the page of the account's login.",
	});
}
