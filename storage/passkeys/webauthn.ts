import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import { UsageError } from '../../src/errors.ts';
import type { PasskeyCeremonies } from '../../src/office/passkeys.ts';
import { PASSKEY_START_MINUTES } from '../../src/records/people/passkey.ts';

/** EdDSA, ES256 and RS256 (RFC 9053; RFC 8812): every device knows one of them. */
const ALGORITHMS = [-8, -7, -257];
const TIMEOUT_MS = PASSKEY_START_MINUTES * 60_000;
/** Letters of an answer. One without attestation has some hundred; a key of 4096 bits some more. */
const LARGEST_ANSWER = 16_384;
const base64url = (longest: number) =>
	z
		.string()
		.regex(/^[\w-]+$/)
		.max(longest);

/** An id is 1023 bytes at most (Web Authentication Level 3, 5.8.3), a handle of ours is a UUID. */
const ANSWER = z.object({
	id: base64url(1364),
	rawId: base64url(1364),
	type: z.literal('public-key'),
	response: z.object({
		clientDataJSON: base64url(4096),
		attestationObject: base64url(LARGEST_ANSWER).optional(),
		authenticatorData: base64url(4096).optional(),
		signature: base64url(2048).optional(),
		userHandle: base64url(100).nullish(),
	}),
});
const CLIENT_DATA = z.object({ challenge: base64url(100), crossOrigin: z.literal(false).optional() });

/** It and what it needs are three hundred files: a command that has nothing to do with passkeys would wait for them too. */
const library = () => import('@simplewebauthn/server');

/** The ceremonies by SimpleWebAuthn. */
export const webauthn: PasskeyCeremonies = {
	creation: async ({ host }, challenge, { id, name, email }, have) =>
		(await library()).generateRegistrationOptions({
			...{ rpName: 'Ögonblick', rpID: host, userName: email, userDisplayName: name },
			userID: new Uint8Array(Buffer.from(id)),
			challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
			...{ timeout: TIMEOUT_MS, attestationType: 'none', supportedAlgorithmIDs: ALGORITHMS },
			excludeCredentials: have.map((each) => ({ id: each })),
			authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
		}),
	request: async ({ host }, challenge) =>
		(await library()).generateAuthenticationOptions({
			...{ rpID: host, timeout: TIMEOUT_MS, userVerification: 'required' },
			challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
		}),
	read: (answer) => {
		const { id, response } = parsed(answer);
		const { userHandle } = response;
		const { challenge } = clientData(response.clientDataJSON);
		const personId = userHandle ? Buffer.from(userHandle, 'base64url').toString() : undefined;
		return { id, challenge, ...(personId === undefined ? {} : { personId }) };
	},
	made: async (answer, { host, origin }, challenge) => {
		const { verifyRegistrationResponse } = await library();
		const found = await believed(() =>
			verifyRegistrationResponse({
				response: { ...parsed(answer), clientExtensionResults: {} } as RegistrationResponseJSON,
				...{ expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: host },
				...{ requireUserVerification: true, supportedAlgorithmIDs: ALGORITHMS },
			}),
		);
		if (!found.verified) throw refusedAnswer('the attestation does not hold');
		const { credential, credentialBackedUp, credentialDeviceType } = found.registrationInfo;
		if (credential.id !== parsed(answer).id) throw refusedAnswer('it was made under another id');
		return {
			...{ id: credential.id, counter: credential.counter },
			publicKey: Buffer.from(credential.publicKey).toString('base64url'),
			isSynced: credentialBackedUp || credentialDeviceType === 'multiDevice',
		};
	},
	signed: async (answer, { host, origin }, challenge, { id, publicKey }) => {
		const { verifyAuthenticationResponse } = await library();
		const { verified, authenticationInfo: info } = await believed(() =>
			verifyAuthenticationResponse({
				response: { ...parsed(answer), clientExtensionResults: {} } as AuthenticationResponseJSON,
				...{ expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: host },
				requireUserVerification: true,
				// Compared afterwards, with what is kept at that moment: here it would be looked at before the signature, and anybody could make it doubtful.
				credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: 0 },
			}),
		);
		if (!verified) throw refusedAnswer('the signature is not of this passkey');
		const isSynced = info.credentialBackedUp || info.credentialDeviceType === 'multiDevice';
		return { counter: info.newCounter, isSynced };
	},
};

function parsed(answer: string): z.infer<typeof ANSWER> {
	if (answer.length > LARGEST_ANSWER) throw refusedAnswer('the answer is too large');
	return parsedJson(answer, ANSWER);
}

function clientData(text: string): z.infer<typeof CLIENT_DATA> {
	return parsedJson(Buffer.from(text, 'base64url').toString(), CLIENT_DATA);
}

function parsedJson<T>(text: string, schema: z.ZodType<T>): T {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch (error) {
		throw refusedAnswer('the answer is no JSON', error);
	}
	const found = schema.safeParse(json);
	if (!found.success) throw refusedAnswer('the answer has another shape', found.error);
	return found.data;
}

/** The library says with plain errors what is wrong with an answer, of which every letter may be made up. */
async function believed<T>(act: () => Promise<T>): Promise<T> {
	try {
		return await act();
	} catch (error) {
		throw refusedAnswer(error instanceof Error ? error.message : 'unknown', error);
	}
}

function refusedAnswer(why: string, cause?: unknown): UsageError {
	return new UsageError('What the device sent does not hold, so nothing was done', {
		...{ code: 'passkey-refused', subject: why.slice(0, 300) },
		remedy: "Try again. If it goes on, tell an administrator: the web office's log says what was wrong.",
		...(cause === undefined ? {} : { cause }),
	});
}
