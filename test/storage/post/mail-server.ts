import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A letter as a real server got it. */
export interface Arrived {
	readonly from: string;
	readonly to: readonly string[];
	/** As it was sent, headers and all. */
	readonly raw: string;
	readonly messageId: string;
	readonly isSecure: boolean;
}

/** A real SMTP server on a free loopback port, closed when the test ends. @param took called when a letter is whole and not yet answered; what it throws is the answer */
export async function mailServer(
	options: SMTPServerOptions = {},
	took: (arrived: Arrived) => void | Promise<void> = () => undefined,
) {
	const arrived: Arrived[] = [];
	const server = new SMTPServer({
		...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false },
		...options,
		onData(stream, session, done) {
			const parts: Buffer[] = [];
			stream.on('data', (part: Buffer) => parts.push(part));
			stream.on('end', async () => {
				const raw = Buffer.concat(parts).toString('utf8');
				const { mailFrom, rcptTo } = session.envelope;
				const letter = {
					...{ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw },
					...{ messageId: /^Message-ID: (<[^>]+>)/im.exec(raw)?.[1] ?? '', isSecure: session.secure },
				};
				try {
					await took(letter);
					arrived.push(letter);
					done(null, 'Taken');
				} catch (error) {
					done(error as Error);
				}
			});
		},
	});
	server.on('error', () => undefined);
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	let isOpen = true;
	const close = () => {
		if (!isOpen) return Promise.resolve();
		isOpen = false;
		return new Promise<void>((closed) => server.close(() => closed()));
	};
	onTestFinished(close);
	const { port } = server.server.address() as AddressInfo;
	return { arrived, port, url: `smtp://127.0.0.1:${port}`, close };
}

/** The words of a letter's plain part, decoded. */
export function plainOf({ raw }: Pick<Arrived, 'raw'>): string {
	const boundary = /boundary="([^"]+)"/i.exec(raw)?.[1] ?? '\0';
	const part = raw.split(`--${boundary}`).find((piece) => /content-type: text\/plain/i.test(piece)) ?? '';
	const body = part.slice(part.indexOf('\r\n\r\n') + 4);
	if (/base64/i.test(part.slice(0, 300))) return Buffer.from(body, 'base64').toString('utf8');
	return Buffer.from(
		body
			.replace(/=\r\n/g, '')
			.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
		'latin1',
	).toString('utf8');
}
