import { createHmac } from 'node:crypto';
import type { Log } from '../../src/log.ts';
import type { PostHook } from '../../src/office/hooks.ts';
import { postThroughGate } from './through-gate.ts';

/**
 * Posts messages to programs as Standard Webhooks 1.0 has it: `webhook-id`, `webhook-timestamp` of this try in seconds, and in `webhook-signature`
 * `v1,` and HMAC-SHA256 in base64 over both and the body, with full stops between.
 */
export function hookPost(allowHosts: readonly string[], log: Log): PostHook {
	return async ({ address, secret }, message, signal) => {
		const { id, ...shown } = message;
		const body = JSON.stringify(shown);
		const t = `${Math.floor(Date.now() / 1000)}`;
		const signed = createHmac('sha256', Buffer.from(secret, 'base64')).update(`${id}.${t}.${body}`);
		const headers = {
			...{ 'webhook-id': id, 'webhook-timestamp': t },
			'webhook-signature': `v1,${signed.digest('base64')}`,
		};
		const answer = await postThroughGate({ address, headers, body, allowHosts }, log, signal);
		if ('trouble' in answer) return { isDelivered: false, isGone: false, said: answer.trouble };
		const { status } = answer;
		return { isDelivered: status >= 200 && status < 300, isGone: status === 410, said: `HTTP ${status}` };
	};
}
