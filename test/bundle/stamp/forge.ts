import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GeneralizedTime, Integer } from 'asn1js';
import { TSTInfo } from 'pkijs';
import type { Authority } from './authority.ts';

/** What an authority is made to state. */
export interface Lie {
	/** Name of the signer whose key signs. */
	readonly signer?: string;
	readonly at?: Date;
	readonly nonce?: Buffer;
	/** What is to be done with the DER of the TSTInfo before it is signed. */
	readonly change?: (info: TSTInfo) => void;
	/** Without the attribute that names the signer's certificate. */
	readonly unbound?: boolean;
	readonly status?: number;
}

/** Whose honest answer to what lies there to be changed. */
let made = '';

/** A TimeStampResp that `openssl ts` would not make: signed by `openssl cms`, and right in every way but those that are asked for. */
export function forge(authority: Authority, request: Buffer, lie: Lie): Buffer {
	const { dir } = authority;
	const at = (file: string) => join(dir, file);
	const openssl = (...args: readonly string[]) =>
		execFileSync('openssl', args, { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] });
	const plain = `${dir} ${request.toString('hex')}`;
	if (made !== plain) {
		authority.answer(request);
		openssl('ts', '-reply', '-in', 'signer.tsr', '-token_out', '-out', 'token.der');
		openssl(
			'cms',
			'-verify',
			'-noverify',
			'-inform',
			'DER',
			'-in',
			'token.der',
			'-binary',
			'-out',
			'info.der',
		);
		made = plain;
	}
	const info = TSTInfo.fromBER(new Uint8Array(readFileSync(at('info.der'))));
	if (lie.nonce) info.nonce = new Integer({ valueHex: new Uint8Array(lie.nonce) });
	lie.change?.(info);
	const schema = info.toSchema();
	if (lie.at) schema.valueBlock.value[4] = new GeneralizedTime({ valueDate: lie.at });
	writeFileSync(at('lie.der'), Buffer.from(schema.toBER()));
	const signer = lie.signer ?? 'signer';
	openssl(
		...['cms', '-sign', '-binary', '-nodetach', '-outform', 'DER', '-in', 'lie.der', '-out', 'signed.der'],
		...['-econtent_type', '1.2.840.113549.1.9.16.1.4', '-signer', `${signer}.pem`, '-inkey', `${signer}.key`],
		...['-certfile', 'between.pem', '-md', 'sha256', ...(lie.unbound ? [] : ['-cades'])],
	);
	return response(readFileSync(at('signed.der')), lie.status ?? 0);
}

/** TimeStampResp ::= SEQUENCE { SEQUENCE { INTEGER status }, token } */
export function response(token: Buffer, status: number): Buffer {
	return sequence(Buffer.concat([sequence(Buffer.from([0x02, 0x01, status])), token]));
}

function sequence(contents: Buffer): Buffer {
	const { length } = contents;
	const size = length < 128 ? Buffer.from([length]) : Buffer.from([0x82, length >> 8, length & 0xff]);
	return Buffer.concat([Buffer.from([0x30]), size, contents]);
}
