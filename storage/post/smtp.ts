import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Config } from '../../src/config.ts';
import { NO_ORGANISATION } from '../../src/config.ts';
import { OgonblickError } from '../../src/errors.ts';
import type { Delivery, Parcel, Post } from '../../src/office/post.ts';
import { readSecret } from './secret.ts';

type Settings = Pick<Config, 'SMTP_PASSWORD_FILE' | 'NOTICES_TO' | 'ORGANISATION_NAME'> & {
	readonly SMTP_URL: string;
	readonly NOTICES_FROM: string;
};

/** Opens a connection; the test of what a distant server may do dials one here. */
export type Dial = (host: string, port: number, signal: AbortSignal) => Promise<Socket>;

const CONNECT_MS = 15_000;
/** How long a server may be silent; some look a sender up before they answer. */
const SILENCE_MS = 60_000;
/** Met by one letter; whatever else goes wrong would meet every other too. */
const OF_ONE_LETTER = ['EENVELOPE', 'EMESSAGE'];
const MOST_SAID = 300;

/**
 * Mail by the organisation's own server (RFC 5321). TLS is never left out but on loopback: from the first byte for `smtps:`, by a STARTTLS
 * that must succeed for `smtp:`. A letter sent twice has one Message-ID and one date.
 */
export function smtpPost(settings: Settings, dial: Dial = dialOut): Post {
	const url = new URL(settings.SMTP_URL);
	const host = url.hostname.replace(/^\[|\]$/g, '');
	const isSecure = url.protocol === 'smtps:';
	const port = Number(url.port || (isSecure ? 465 : 587));
	const credentials = async () => {
		const user = decodeURIComponent(url.username);
		if (user === '') return undefined;
		const { SMTP_PASSWORD_FILE: file } = settings;
		return { user, pass: file ? await readSecret(file) : decodeURIComponent(url.password) };
	};
	return {
		way: 'mail',
		where: `${url.hostname}:${port}`,
		check: async () => {
			await credentials();
		},
		async deliver(parcel, signal) {
			const auth = await credentials();
			// Loaded when something is sent: most commands send nothing.
			const { createTransport } = await import('nodemailer');
			const transport = createTransport({
				...{ host, port, secure: isSecure, ...(auth ? { auth } : {}) },
				...(isLoopback(host) ? { ignoreTLS: true } : { requireTLS: true }),
				tls: { minVersion: 'TLSv1.2' },
				...{ disableFileAccess: true, disableUrlAccess: true },
				...{ greetingTimeout: CONNECT_MS, socketTimeout: SILENCE_MS },
				getSocket: (_options: object, done: (error: Error | null, opened: object) => void) => {
					dial(host, port, signal).then(
						(connection) => done(null, { connection }),
						(error: Error) => done(error, {}),
					);
				},
			});
			try {
				const { response } = await transport.sendMail(mailOf(parcel, settings));
				return { isDelivered: true, said: inShort(response) };
			} catch (error) {
				signal.throwIfAborted();
				return asDelivery(error, auth);
			} finally {
				transport.close();
			}
		},
	};
}

function mailOf({ id, recipient, subject, text, html, writtenAt }: Parcel, settings: Settings) {
	const { NOTICES_FROM: from, NOTICES_TO: replyTo, ORGANISATION_NAME: organisation } = settings;
	const domain = from.slice(from.lastIndexOf('@') + 1);
	const name = organisation === NO_ORGANISATION ? 'Ögonblick' : `Ögonblick, ${organisation}`;
	return {
		from: { name, address: from },
		to: { name: '', address: recipient },
		...(replyTo && replyTo !== recipient ? { replyTo } : {}),
		...{ subject, text, html, messageId: `<${id}@${domain}>`, date: new Date(writtenAt) },
		list: { id: { url: `ogonblick.${domain}`, comment: 'Ögonblick' } },
		// RFC 3834: no absence is answered to it. The other header is what Exchange goes by.
		headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
	};
}

function asDelivery(
	error: unknown,
	auth: { readonly user: string; readonly pass: string } | undefined,
): Delivery {
	if (error instanceof OgonblickError) throw error;
	const { code = '', message = String(error) } = error as NodeJS.ErrnoException;
	const secrets = auth ? [auth.pass, auth.user].filter(Boolean) : [];
	// A server may repeat what it was told.
	const said = secrets.reduce((text, secret) => text.replaceAll(secret, '…'), inShort(message));
	return { isDelivered: false, said, isDown: !OF_ONE_LETTER.includes(code) };
}

function inShort(text: string): string {
	return (text.split('\n')[0] ?? '').slice(0, MOST_SAID);
}

/** The signal ends the connection too, so that a stop waits for nobody. */
async function dialOut(host: string, port: number, signal: AbortSignal): Promise<Socket> {
	const socket = connect({ host, port, signal });
	const late = setTimeout(() => socket.destroy(new Error(`no connection to ${host}:${port}`)), CONNECT_MS);
	try {
		await once(socket, 'connect');
		return socket;
	} finally {
		clearTimeout(late);
	}
}

function isLoopback(host: string): boolean {
	return host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host);
}
