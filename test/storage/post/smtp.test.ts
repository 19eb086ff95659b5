import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { smtpPost } from '../../../storage/post/smtp.ts';
import { tempDir } from '../temp-office.ts';
import { mailServer } from './mail-server.ts';
import { PARCEL, postContract } from './post-contract.ts';

const FROM = 'ogonblick@kommunen.example';
const settings = (url: string, more: object = {}) => ({
	...{ SMTP_URL: url, NOTICES_FROM: FROM, ORGANISATION_NAME: 'Älvhamra kommun', ...more },
});
const never = () => new AbortController().signal;
const refusal = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code });

describe('mail', () => {
	postContract(
		async (answers) => {
			const left = [...answers];
			const { url, arrived } = await mailServer(
				{
					onRcptTo: (_address, _session, done) => {
						if (left[0] !== 'refuses') return done();
						left.shift();
						done(refusal(550, 'No such user here'));
					},
					onConnect: (_session, done) => {
						if (left[0] !== 'fails') return done();
						left.shift();
						done(refusal(421, 'Closed for the night'));
					},
				},
				() => void left.shift(),
			);
			return {
				post: smtpPost(settings(url)),
				arrived: () => arrived.map(({ messageId }) => messageId.slice(1, messageId.indexOf('@'))),
			};
		},
		async () => smtpPost(settings('smtp://127.0.0.1:9')),
	);

	test('says what it is to mail programs, and gives nothing away', async () => {
		const { url, arrived } = await mailServer();
		await smtpPost(settings(url, { NOTICES_TO: 'arkivet@kommunen.example' })).deliver(PARCEL, never());
		const [letter] = arrived;
		expect(letter).toMatchObject({
			from: FROM,
			to: [PARCEL.recipient],
			messageId: `<${PARCEL.id}@kommunen.example>`,
		});
		for (const header of [
			/^Auto-Submitted: auto-generated\r$/m,
			/^List-ID: .*<ogonblick\.kommunen\.example>\r$/im,
			/^X-Auto-Response-Suppress: All\r$/m,
			/^Reply-To: arkivet@kommunen\.example\r$/m,
			/^Date: Mon, 23 Nov 2026 12:00:00 \+0000\r$/m,
			/^Content-Type: multipart\/alternative/m,
		])
			expect(letter?.raw).toMatch(header);
		expect(letter?.raw).not.toMatch(/^X-Mailer/im);
	});

	test('an address or subject from outside adds no header', async () => {
		const { url, arrived } = await mailServer();
		const subject = 'Hej\r\nBcc: alla@kommunen.example';
		await smtpPost(settings(url)).deliver({ ...PARCEL, subject }, never());
		expect(arrived[0]?.raw).not.toMatch(/^Bcc:/im);
		expect(arrived[0]?.to).toEqual([PARCEL.recipient]);
	});

	test('logs in with a password from a file, and tells nobody what it was where it is refused', async () => {
		const file = join(await tempDir(), 'password');
		await writeFile(file, 'hemligt lösen\n');
		const { url, arrived } = await mailServer({
			...{ authOptional: false, allowInsecureAuth: true, disabledCommands: ['STARTTLS'] },
			onAuth: ({ username, password }, _session, done) =>
				username === 'ogonblick' && password === 'hemligt lösen'
					? done(null, { user: 'ogonblick' })
					: done(new Error(`No ${username} with ${password}`)),
		});
		const withUser = (user: string) => url.replace('//', `//${user}@`);
		const right = smtpPost(settings(withUser('ogonblick'), { SMTP_PASSWORD_FILE: file }));
		expect(await right.deliver(PARCEL, never())).toMatchObject({ isDelivered: true });
		expect(arrived).toHaveLength(1);
		const wrong = await smtpPost(settings(withUser('ogonblick:fel%20lösen'))).deliver(PARCEL, never());
		expect(wrong).toMatchObject({ isDelivered: false, isDown: true });
		expect(wrong.said).not.toContain('fel lösen');
		expect(right.where).not.toContain('ogonblick');
	});

	test('a server that is not on loopback must offer TLS, whose certificate holds', async () => {
		const dialled = (port: number) => async () => {
			const socket = connect(port, '127.0.0.1');
			await new Promise((ready) => socket.once('connect', ready));
			return socket;
		};
		const plain = await mailServer();
		const distant = smtpPost(settings('smtp://user:pass@mail.kommunen.example'), dialled(plain.port));
		expect(await distant.deliver(PARCEL, never())).toMatchObject({ isDelivered: false, isDown: true });
		// Its own certificate is signed by nobody.
		const secured = await mailServer({ disabledCommands: [] });
		const unknown = smtpPost(settings('smtp://user:pass@mail.kommunen.example'), dialled(secured.port));
		expect(await unknown.deliver(PARCEL, never())).toMatchObject({ isDelivered: false, isDown: true });
		expect([...plain.arrived, ...secured.arrived]).toEqual([]);
	});
});
