import { z } from 'zod';

function isOrigin(text: string): boolean {
	const url = URL.parse(text);
	return url !== null && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, '');
}

/** Settings of the web office. */
export const WEB_SETTINGS = {
	WEB_HOST: z
		.string()
		.min(1)
		.default('127.0.0.1')
		.describe(
			'Address of this machine that the web office listens on; 0.0.0.0 for all of them, behind a proxy with TLS',
		),
	WEB_PORT: z.coerce
		.number()
		.int()
		.min(0)
		.max(65_535)
		.default(8080)
		.describe('Port that the web office listens on; 0 takes one that is free'),
	WEB_URL: z
		.string()
		.refine(isOrigin, 'https:// and a name, without path')
		.transform((text) => text.replace(/\/$/, ''))
		.optional()
		.describe(
			'Where people reach the web office, such as https://ogonblick.kommun.example; needed wherever WEB_HOST is not loopback',
		),
	WEB_REPLAY_PORT: z.coerce
		.number()
		.int()
		.min(0)
		.max(65_535)
		.default(8081)
		.describe('Port that the replay of web archives listens on, at WEB_HOST; 0 takes one that is free'),
	WEB_REPLAY_URL: z
		.string()
		.refine(isOrigin, 'https:// and a name, without path')
		.transform((text) => text.replace(/\/$/, ''))
		.optional()
		.describe(
			'Where browsers reach the replay, under a host name of its own, such as https://uppspelning.kommun.example; where WEB_URL is given and this is not, nothing is replayed',
		),
	WEB_PROXIES: z.coerce
		.number()
		.int()
		.min(0)
		.max(5)
		.default(0)
		.describe(
			'How many proxies stand before the web office and say in X-Forwarded-For whom they ask for; 0 takes the sender itself',
		),
};
