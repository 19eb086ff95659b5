import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** How a signer's certificate is to be; what is absent is as a good authority has it. */
export interface SignerWish {
	/** Value of extendedKeyUsage in an OpenSSL extension file; '' for none. */
	readonly usage?: string;
	/** `20260101000000Z`. */
	readonly from?: string;
	readonly to?: string;
	/** Arguments of `openssl genpkey`. */
	readonly key?: readonly string[];
	/** Signs itself, and is issued by nobody. */
	readonly self?: boolean;
}

/** A real time-stamp authority, made by `openssl` in a directory of its own. */
export interface Authority {
	readonly dir: string;
	/** PEM file with the root. */
	readonly root: string;
	/** Answers a TimeStampReq as the named signer. @param name of a signer, `signer` where absent */
	answer(request: Buffer, name?: string): Buffer;
	/** Makes another signer. */
	signer(name: string, wish?: SignerWish): void;
	/** The list of revoked certificates as it is now. @param days until the next one; run out as many days ago where negative */
	list(days: number): string;
	/** Revokes a signer's certificate and gives the list of revoked ones. */
	revoke(name: string, reason?: string): string;
}

const RSA = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
const POLICY = '1.2.3.4.1';

/** A day as OpenSSL writes it: what is issued now must also have been valid when an answer of a minute ago was made. */
function daysFromNow(days: number): string {
	return `${new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
}

/** @param dir made here; a root, an authority between and a signer */
export function makeAuthority(dir: string, name = 'Exempel'): Authority {
	mkdirSync(join(dir, 'issued'), { recursive: true });
	const at = (file: string) => join(dir, file);
	const openssl = (...args: readonly string[]) =>
		execFileSync('openssl', args, { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] });
	writeFileSync(at('index.txt'), '');
	writeFileSync(at('serial'), '1000\n');
	writeFileSync(at('crlnumber'), '01\n');
	writeFileSync(at('tsa-serial'), '01\n');
	writeFileSync(
		at('ca.cnf'),
		`[ca]\ndefault_ca=own\n[own]\ndatabase=index.txt\nserial=serial\ncrlnumber=crlnumber\nnew_certs_dir=issued\ndefault_md=sha256\npolicy=any\nunique_subject=no\ndefault_crl_days=30\ndefault_days=3650\n[any]\ncommonName=supplied\n`,
	);
	const pair = (
		file: string,
		key: readonly string[] = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
	) => openssl('genpkey', ...key, '-out', `${file}.key`);
	const ask = (file: string, subject: string) =>
		openssl('req', '-new', '-utf8', '-key', `${file}.key`, '-subj', `/CN=${subject}`, '-out', `${file}.csr`);
	const issue = (file: string, by: string, extensions: string, dates: readonly string[] = []) => {
		writeFileSync(at(`${file}.ext`), extensions);
		const more = ['-batch', '-notext', '-extfile', `${file}.ext`, ...dates];
		openssl(
			'ca',
			'-config',
			'ca.cnf',
			'-cert',
			`${by}.pem`,
			'-keyfile',
			`${by}.key`,
			'-in',
			`${file}.csr`,
			'-out',
			`${file}.pem`,
			...more,
		);
	};
	pair('root');
	const rootUse = ['-addext', 'keyUsage=critical,keyCertSign,cRLSign'];
	openssl(
		'req',
		'-x509',
		'-utf8',
		'-key',
		'root.key',
		'-subj',
		`/CN=${name} rot`,
		'-days',
		'7300',
		'-out',
		'root.pem',
		...rootUse,
	);
	pair('between');
	ask('between', `${name} utfärdare`);
	issue(
		'between',
		'root',
		'basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\n',
	);

	const signer: Authority['signer'] = (
		file,
		{ usage = 'critical,timeStamping', from = daysFromNow(-1), to = daysFromNow(3650), key, self } = {},
	) => {
		pair(file, key);
		const purpose = usage === '' ? '' : `extendedKeyUsage=${usage}\n`;
		const extensions = `basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n${purpose}`;
		if (self) {
			const use = ['-addext', `extendedKeyUsage=${usage}`, '-addext', 'keyUsage=critical,digitalSignature'];
			openssl(
				'req',
				'-x509',
				'-utf8',
				'-key',
				`${file}.key`,
				'-subj',
				`/CN=${file}`,
				'-days',
				'10',
				'-out',
				`${file}.pem`,
				...use,
			);
		} else {
			ask(file, `${name} ${file}`);
			const dates = ['-startdate', from, '-enddate', to];
			issue(file, 'between', extensions, dates);
		}
		writeFileSync(
			at(`${file}.cnf`),
			`[tsa]\ndefault_tsa=one\n[one]\nserial=tsa-serial\nsigner_cert=${file}.pem\nsigner_key=${file}.key\n${self ? '' : 'certs=between.pem\n'}signer_digest=sha256\ndefault_policy=${POLICY}\nother_policies=1.2.3.4.2\ndigests=sha256,sha384,sha512\naccuracy=secs:1\ness_cert_id_alg=sha256\n`,
		);
	};
	signer('signer', { key: RSA });
	return {
		...{ dir, root: at('root.pem'), signer },
		answer(request, file = 'signer') {
			const [question, reply] = [at(`${file}.tsq`), at(`${file}.tsr`)];
			writeFileSync(question, request);
			rmSync(reply, { force: true });
			openssl('ts', '-reply', '-config', `${file}.cnf`, '-queryfile', question, '-out', reply);
			return readFileSync(reply);
		},
		list(days) {
			const by = ['-cert', 'between.pem', '-keyfile', 'between.key', '-config', 'ca.cnf'];
			const dates = ['-crl_lastupdate', daysFromNow(days - 30), '-crl_nextupdate', daysFromNow(days)];
			openssl('ca', ...by, '-gencrl', ...dates, '-out', `list${days}.crl`);
			return at(`list${days}.crl`);
		},
		revoke(file, reason) {
			const why = reason === undefined ? [] : ['-crl_reason', reason];
			const by = ['-cert', 'between.pem', '-keyfile', 'between.key', '-config', 'ca.cnf'];
			openssl('ca', ...by, '-revoke', `${file}.pem`, ...why);
			openssl('ca', ...by, '-gencrl', '-out', `${file}.crl`);
			return at(`${file}.crl`);
		},
	};
}

export type Behaviour = (request: Buffer, response: ServerResponse, asked: IncomingMessage) => void;

/** Serves an authority on loopback; what it does can be changed while it runs. */
export async function serveAuthority(behaviour: Behaviour) {
	let now = behaviour;
	const server: Server = createServer((asked, response) => {
		const parts: Buffer[] = [];
		asked.on('data', (part: Buffer) => parts.push(part));
		asked.on('end', () => now(Buffer.concat(parts), response, asked));
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	return {
		address: `http://127.0.0.1:${port}/tsa`,
		behave: (next: Behaviour) => {
			now = next;
		},
		close: () =>
			new Promise<void>((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};
}

/** Answers as it should. */
export function honest(authority: Authority, signer?: string): Behaviour {
	return (request, response) => {
		response.writeHead(200, { 'content-type': 'application/timestamp-reply' });
		response.end(authority.answer(request, signer));
	};
}
