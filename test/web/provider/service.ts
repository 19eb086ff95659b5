import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Provider, { type Configuration } from 'oidc-provider';
import { onTestFinished } from 'vitest';
import type { Clock, Office } from '../../../src/office.ts';
import type { Grant } from '../../../src/records/people/person.ts';
import { addPerson } from '../../../src/work/people/people.ts';
import { tempDir } from '../../storage/temp-office.ts';
import { addFirst, FIRST, openTestOffice } from '../office.ts';

export const CLIENT = { id: 'ogonblick', secret: 'hemligt-nog-%-for-ett-prov' };
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const KEY = { ...privateKey.export({ format: 'jwk' }), kid: 'prov', use: 'sig', alg: 'RS256' };

type Claims = Record<string, unknown>;

/** What the service does otherwise than it should, while a test lets it. */
export interface Crooked {
	/** Changes what its signed token says. */
	claims?: (own: Claims) => Claims;
	/** How the token is signed; by its own key where absent. */
	signedBy?: 'another' | 'nobody';
	/** Changes its description of itself. */
	description?: (own: Claims) => Claims;
	/** Who UserInfo tells of; whoever signed in where absent. */
	userinfo?: (own: Claims) => Claims;
	/** Answers nothing any more. */
	down?: boolean;
}

export interface OfficeAndService {
	readonly office: Office;
	readonly origin: string;
	readonly issuer: string;
	readonly crooked: Crooked;
	/** People of the service, by what they sign in there with. */
	readonly accounts: Map<string, Claims>;
}

/**
 * The office with a sign-in service of its own on loopback: a real one (oidc-provider), which signs in whoever is among its people by any password.
 * @param more settings of the office · service what is set otherwise at the service · host the office's name, where it is asked by another than its address
 */
export async function officeWithService(
	more: { clock?: Clock; env?: Record<string, string>; service?: Configuration; host?: string } = {},
): Promise<OfficeAndService> {
	const crooked: Crooked = {};
	const accounts = new Map<string, Claims>();
	let handle: RequestListener = (_, answer) => answer.writeHead(503).end();
	const server = createServer((asked, answer) => {
		if (crooked.down) asked.socket.destroy();
		else handle(asked, answer);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const secretFile = join(await tempDir(), 'oidc-secret.txt');
	await writeFile(secretFile, `${CLIENT.secret}\n`);
	const { office, origin: at } = await openTestOffice(more.clock, {
		...{ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_SECRET_FILE: secretFile },
		...{ OIDC_NAME: 'kommunkontot', ALLOW_HOSTS: '127.0.0.1', ...more.env },
	});
	const origin = at.replace('127.0.0.1', more.host ?? '127.0.0.1');
	handle = openService(issuer, origin, accounts, crooked, more.service).callback();
	await addFirst(office);
	return { office, origin, issuer, crooked, accounts };
}

function openService(
	issuer: string,
	origin: string,
	accounts: Map<string, Claims>,
	crooked: Crooked,
	more: Configuration = {},
): Provider {
	const service = new Provider(issuer, {
		clients: [
			{
				...{ client_id: CLIENT.id, client_secret: CLIENT.secret },
				redirect_uris: [`${origin}/logga-in/tjanst/svar`],
				post_logout_redirect_uris: [`${origin}/logga-in?ut`],
				backchannel_logout_uri: `${origin}/logga-in/tjanst/utloggad`,
				backchannel_logout_session_required: true,
			},
		],
		jwks: { keys: [KEY] },
		cookies: { keys: ['prov'] },
		pkce: { required: () => true },
		features: { backchannelLogout: { enabled: true } },
		// The office is on loopback, which the service would not ask by itself.
		fetch: (url, { dispatcher: _, ...options }: RequestInit & { dispatcher?: unknown } = {}) =>
			fetch(url, options),
		claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
		findAccount: (_, id) => {
			const own = accounts.get(id);
			return own && { accountId: String(own.sub ?? id), claims: () => ({ sub: id, ...own }) };
		},
		// The organisation has agreed for its people.
		loadExistingGrant: async (ctx) => {
			const { client, session } = ctx.oidc;
			const grant = new ctx.oidc.provider.Grant({
				clientId: client?.clientId ?? '',
				accountId: session?.accountId ?? '',
			});
			grant.addOIDCScope('openid email profile');
			await grant.save();
			return grant;
		},
		...more,
	});
	service.use(async (ctx, next) => {
		await next();
		const body = ctx.body as Claims | undefined;
		if (ctx.path === '/token' && typeof body?.id_token === 'string') {
			const own = read(body.id_token);
			const { claims, signedBy } = crooked;
			if (claims || signedBy) ctx.body = { ...body, id_token: tokenOf(claims?.(own) ?? own, signedBy) };
		}
		if (ctx.path.includes('openid-configuration') && crooked.description && body)
			ctx.body = crooked.description(body);
		if (ctx.path === '/me' && crooked.userinfo && body) ctx.body = crooked.userinfo(body);
	});
	return service;
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function read(token: string): Claims {
	return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims;
}

/** A token as the service signs it. @param more of its header */
export function tokenOf(claims: Claims, signedBy?: Crooked['signedBy'], more: Claims = {}): string {
	const head = { ...(signedBy === 'nobody' ? { alg: 'none' } : { alg: 'RS256', kid: KEY.kid }), ...more };
	const text = `${part(head)}.${part(claims)}`;
	if (signedBy === 'nobody') return `${text}.`;
	const key = signedBy === 'another' ? other : createPrivateKey({ key: KEY, format: 'jwk' });
	return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

/** Somebody whom an administrator has added, without a password; at the service under the same address. */
export async function addKnown(
	{ office, accounts }: OfficeAndService,
	login: string,
	name: string,
	grants: readonly Grant[] = [{ role: 'reader' }],
): Promise<string> {
	const email = `${login}@kommunen.example`;
	const by = await office.people.personOf(FIRST.email);
	if (!by) throw new Error('There is no administrator');
	const { person } = await addPerson(office, { name, email, grants }, by);
	accounts.set(login, { email, email_verified: true });
	return person.id;
}

/** A browser without a window: it keeps cookies by where they come from, and goes only where it is told. */
export function openFetcher() {
	const jars = new Map<string, Map<string, string>>();
	return async (address: string, form?: Record<string, string>): Promise<Response> => {
		const { origin } = new URL(address);
		const jar = jars.get(origin) ?? new Map<string, string>();
		jars.set(origin, jar);
		const answer = await fetch(address, {
			redirect: 'manual',
			headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), origin },
			...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
		});
		for (const line of answer.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			if (value === '' || /expires=Thu, 01 Jan 1970|Max-Age=0/i.test(line)) jar.delete(name);
			else jar.set(name, value);
		}
		return answer;
	};
}

export type Fetcher = ReturnType<typeof openFetcher>;

/** Begins a sign-in in the office, and signs in at the service. @returns where the service sends the browser; it has not gone there yet */
export async function arrive(
	{ origin }: OfficeAndService,
	ask: Fetcher,
	login: string,
	till = '/',
	isAnew = false,
): Promise<string> {
	const query = new URLSearchParams({ till, ...(isAnew ? { igen: '' } : {}) });
	const begun = await ask(`${origin}/logga-in/tjanst?${query}`);
	let at = begun.headers.get('location') ?? '';
	for (let turn = 0; turn < 8 && !at.startsWith(`${origin}/`); turn++) {
		const isForm = at.includes('/interaction/');
		const answer = await ask(at, isForm ? { prompt: 'login', login, password: 'vad som helst' } : undefined);
		const next = answer.headers.get('location');
		if (next === null) throw new Error(`${at}: ${answer.status} ${(await answer.text()).slice(0, 500)}`);
		at = new URL(next, at).href;
	}
	return at;
}

/** What a person reads on a page. */
export async function shown(answer: Response): Promise<{ status: number; text: string }> {
	return { status: answer.status, text: (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') };
}
