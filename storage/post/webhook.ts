import type { Config } from '../../src/config.ts';
import type { Log } from '../../src/log.ts';
import type { Delivery, Post } from '../../src/office/post.ts';
import { readSecret } from './secret.ts';
import { signatureOf } from './signature.ts';
import { postThroughGate } from './through-gate.ts';

type Settings = Pick<Config, 'ALLOW_HOSTS'> & {
	readonly WEBHOOK_URL: string;
	readonly WEBHOOK_SECRET_FILE: string;
};

/** Characters that a secret must have: below it a receiver's signatures can be guessed. */
const LEAST_SECRET = 32;

/**
 * Posts a letter's document as signed JSON (decision 18). It goes out by the gate, as everything that is not the organisation's own mail server, so that
 * private addresses are refused unless ALLOW_HOSTS opens them; and only to the address that was set: a redirect is no delivery.
 */
export function webhookPost(settings: Settings, log: Log): Post {
	const { WEBHOOK_URL: address, WEBHOOK_SECRET_FILE: file, ALLOW_HOSTS: allowHosts } = settings;
	const url = new URL(address);
	const shown = url.origin + url.pathname;
	return {
		way: 'webhook',
		where: shown,
		recipient: shown,
		check: async () => {
			await readSecret(file, LEAST_SECRET);
		},
		async deliver({ id, document }, signal) {
			const secret = await readSecret(file, LEAST_SECRET);
			const headers = {
				'x-ogonblick-delivery': id,
				'x-ogonblick-signature': signatureOf(document, secret, new Date()),
			};
			const answer = await postThroughGate({ address, headers, body: document, allowHosts }, log, signal);
			if ('trouble' in answer) return { isDelivered: false, said: answer.trouble, isDown: true };
			return answered(answer.status);
		},
	};
}

/** What a server refuses of one letter (4xx) it may take of another; else it is the server. */
function answered(status: number): Delivery {
	const said = `HTTP ${status}`;
	if (status >= 200 && status < 300) return { isDelivered: true, said };
	return { isDelivered: false, said, isDown: status < 400 || status >= 500 || status === 429 };
}
