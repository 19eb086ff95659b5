import { hash, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);
/** 128·N·r bytes: 64 MB and some 150 ms a try, more than RFC 7914 asks of a sign-in. */
const COST = { N: 2 ** 16, r: 8, p: 1 } as const;
const KEY_BYTES = 32;
/** Hashed at the same time, each with 64 MB; more wait, so that a hundred at once do not take the machine. */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** A secret for an address or a cookie: 256 bits, in letters that need no escaping. */
export function newSecret(): string {
	return randomBytes(32).toString('base64url');
}

/** What is kept of a secret with 256 bits of chance: a plain hash cannot be turned back. */
export function keyOf(secret: string): string {
	return hash('sha256', secret, 'hex');
}

/** A password as it is kept: `scrypt$N$r$p$salt$key`, so that the numbers may grow without anybody choosing anew. */
export async function hashPassword(password: string): Promise<string> {
	const salt = randomBytes(16);
	const key = await inTurn(() => derive(plain(password), salt, KEY_BYTES, limits(COST)));
	const { N, r, p } = COST;
	return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/**
 * Whether a password is the one that is kept. Where none is kept it takes as long and says no, or the time would tell who is
 * known here.
 */
export async function isPassword(password: string, kept: string | undefined): Promise<boolean> {
	const [kind, n, r, p, salt = '', key = ''] = (kept ?? UNKNOWN).split('$');
	if (kind !== 'scrypt') return false;
	const expected = Buffer.from(key, 'base64url');
	const cost = { N: Number(n), r: Number(r), p: Number(p) };
	const got = await inTurn(() =>
		derive(plain(password), Buffer.from(salt, 'base64url'), expected.length, limits(cost)),
	);
	return timingSafeEqual(got, expected) && kept !== undefined;
}

const UNKNOWN = [
	'scrypt',
	COST.N,
	COST.r,
	COST.p,
	'AAAA',
	Buffer.alloc(KEY_BYTES).toString('base64url'),
].join('$');

/** The same letters typed on another keyboard are the same password (NIST SP 800-63B-4, 3.1.1.2). */
function plain(password: string): string {
	return password.normalize('NFKC');
}

function limits(cost: { readonly N: number; readonly r: number; readonly p: number }): ScryptOptions {
	return { ...cost, maxmem: 256 * cost.N * cost.r };
}

async function inTurn<T>(act: () => Promise<T>): Promise<T> {
	if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
	else running++;
	try {
		return await act();
	} finally {
		const next = waiting.shift();
		if (next) next();
		else running--;
	}
}
