import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

/** What the office asks with, as far as a device reads it. */
export interface Asked {
	readonly challenge: string;
	readonly rpId?: string;
	readonly rp?: { readonly id: string };
	readonly user?: { readonly id: string };
}

/** What a device does otherwise than it should. */
interface Crooked {
	readonly origin?: string;
	readonly rpId?: string;
	readonly challenge?: string;
	readonly crossOrigin?: boolean;
	/** Bits of authenticator data (Web Authentication Level 3, 6.1): 1 present, 4 verified. */
	readonly flags?: number;
	readonly counter?: number;
	readonly userHandle?: string | null;
	readonly id?: string;
	readonly key?: KeyObject;
}

/** A device that signs what it is told to, so that a test can send what no honest one would. It is written from the standard, with nothing of the library that judges it. */
export function openDevice(origin: string) {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const own = b64(randomBytes(32));
	let [counter, handle] = [0, ''];

	const clientData = (type: string, asked: Asked, crooked: Crooked) =>
		Buffer.from(
			JSON.stringify({
				type,
				challenge: crooked.challenge ?? asked.challenge,
				origin: crooked.origin ?? origin,
				crossOrigin: crooked.crossOrigin ?? false,
			}),
		);
	const head = (asked: Asked, crooked: Crooked, more: number) => {
		const count = Buffer.alloc(4);
		count.writeUInt32BE(crooked.counter ?? ++counter);
		const host = crooked.rpId ?? asked.rpId ?? asked.rp?.id ?? '';
		return Buffer.concat([sha256(host), Buffer.from([(crooked.flags ?? 5) | more]), count]);
	};
	const answer = (id: string, response: object) =>
		JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });

	return {
		id: own,
		/** Makes a passkey as asked (7.1). */
		make: (asked: Asked, crooked: Crooked = {}): string => {
			handle = asked.user?.id ?? '';
			const id = crooked.id ?? own;
			const bytes = Buffer.from(id, 'base64url');
			const data = Buffer.concat([
				head(asked, crooked, 0x40),
				...[Buffer.alloc(16), Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes],
				coseKey(publicKey),
			]);
			return answer(id, {
				clientDataJSON: b64(clientData('webauthn.create', asked, crooked)),
				attestationObject: b64(attestation(data)),
			});
		},
		/** Signs as asked (7.2). */
		sign: (asked: Asked, crooked: Crooked = {}): string => {
			const client = clientData('webauthn.get', asked, crooked);
			const data = head(asked, crooked, 0);
			const signature = sign('sha256', Buffer.concat([data, sha256(client)]), crooked.key ?? privateKey);
			const userHandle = crooked.userHandle === undefined ? handle : crooked.userHandle;
			return answer(crooked.id ?? own, {
				...{ clientDataJSON: b64(client), authenticatorData: b64(data), signature: b64(signature) },
				...(userHandle === null ? {} : { userHandle }),
			});
		},
	};
}

/** COSE_Key of a P-256 key for ES256 (RFC 9052, 7; RFC 9053, 7.1.1). */
function coseKey(key: KeyObject): Buffer {
	const { x = '', y = '' } = key.export({ format: 'jwk' });
	return Buffer.concat([
		Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
		Buffer.from(x, 'base64url'),
		Buffer.from([0x22, 0x58, 0x20]),
		Buffer.from(y, 'base64url'),
	]);
}

/** `{ fmt: "none", attStmt: {}, authData }` in CBOR (RFC 8949). */
function attestation(data: Buffer): Buffer {
	const text = (word: string) => Buffer.concat([Buffer.from([0x60 | word.length]), Buffer.from(word)]);
	return Buffer.concat([
		Buffer.from([0xa3]),
		...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData')],
		Buffer.from([0x59, data.length >> 8, data.length & 0xff]),
		data,
	]);
}
