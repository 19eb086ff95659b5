import { resolve } from 'node:path';
import type { Command } from 'commander';
import { EXIT, OgonblickError, UsageError } from '../../errors.ts';
import type { verifyFile } from '../../work/verify-file.ts';
import { collected } from '../choice.ts';
import type { Answer, Desk } from '../desk.ts';
import { type Failure, failureLines, failureOf } from '../failure.ts';
import { valued } from '../help.ts';
import { listenForInterrupt, stoppedByRequest } from '../interrupt.ts';
import { liveLine } from '../live-line.ts';
import { bytes } from '../quantities.ts';
import { reportText, stampersOf, type VerifyReport } from '../views/report-view.ts';
import { helpWords } from '../words/help-words.ts';
import { sealWords } from '../words/seal-words.ts';
import { verifyWords } from '../words/verify-words.ts';

/** Problems in the JSON of one file; a zip may be made to have hundreds of thousands. */
const MOST_LISTED = 1000;

/** Which roots and keys are trusted, and which certificates not any more. */
type Trusted = Pick<NonNullable<Parameters<typeof verifyFile>[1]>, 'trust' | 'keys' | 'history'>;

/** One file's report, or why it could not be read at all. */
type Verified = { readonly file: string } & (
	| { readonly report: VerifyReport }
	| { readonly failure: Failure }
);

/** `verify FILE…`: each bundle against its own checksums, without a catalogue. */
export function addVerify(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, after } = helpWords[desk.lang];
	const { options } = sealWords[desk.lang];
	program
		.command('verify')
		.description(commands.verify)
		.argument(`<${args.file}...>`, args.fileAbout)
		.addOption(valued('--trust', options.trust))
		.addOption(valued('--crl', options.crl).argParser(collected))
		.addOption(valued('--key', options.key).argParser(collected))
		.addOption(valued('--keys', options.keys))
		.addHelpText('after', `\n${after.verifyExits}`)
		.action(async (files: readonly string[], given: TrustOptions) =>
			answered(await verify(desk, files, given)),
		);
}

/** Files of certificates that a reader trusts, and of revoked ones. */
interface TrustOptions {
	readonly trust?: string;
	readonly crl?: readonly string[];
	readonly key?: readonly string[];
	readonly keys?: string;
}

async function verify(
	desk: Desk,
	files: readonly string[],
	{ trust, crl = [], key, keys: file }: TrustOptions,
): Promise<Answer> {
	const { readerTrust } = await import('../../work/seal/trust.ts');
	const { keyHistoryIn } = await import('../../work/seal/key-history.ts');
	const keys = key?.map(fingerprint);
	const history = file === undefined ? undefined : await keyHistoryIn(resolve(file));
	const trusted = {
		trust: await readerTrust(desk.config(), trust, crl),
		...(keys ? { keys } : {}),
		...(history ? { history } : {}),
	};
	const interrupt = listenForInterrupt(
		stoppedByRequest(),
		() => desk.tell(verifyWords[desk.lang].stopping),
		() => {},
	);
	try {
		const verified: Verified[] = [];
		for (const file of files) verified.push(await verifyOne(desk, resolve(file), trusted, interrupt.signal));
		return {
			exit: Math.max(...verified.map(exitOf)),
			document: { ok: verified.every((v) => exitOf(v) === EXIT.complete), files: verified.map(documentOf) },
			text: () => verified.map((v) => textOf(v, Boolean(keys ?? history), desk)).join('\n\n'),
		};
	} finally {
		interrupt.release();
	}
}

/** A file that cannot be read is told of in its place among the others, which are verified all the same. */
async function verifyOne(desk: Desk, file: string, trusted: Trusted, signal: AbortSignal): Promise<Verified> {
	const { verifyFile } = await import('../../work/verify-file.ts');
	const line = liveLine(desk.stderr, () => desk.side.width);
	const onProgress = (done: number) => {
		if (desk.side.live) line.write([verifyWords[desk.lang].reading(bytes(done, desk.lang)), file]);
	};
	try {
		return { file, report: await verifyFile(file, { signal, onProgress, ...trusted }) };
	} catch (error) {
		if (!(error instanceof OgonblickError) || signal.aborted) throw error;
		return { file, failure: failureOf(error, desk.lang, false) };
	} finally {
		line.clear();
	}
}

function exitOf(verified: Verified): number {
	if ('failure' in verified) return verified.failure.exit;
	return verified.report.ok ? EXIT.complete : EXIT.failed;
}

function documentOf(verified: Verified): object {
	if ('failure' in verified) return { file: verified.file, ok: false, error: verified.failure };
	const { manifest, problems, sums: _, ...report } = verified.report;
	return {
		file: verified.file,
		...report,
		stampedBy: stampersOf(verified.report),
		problemCount: problems.length,
		problems: problems.slice(0, MOST_LISTED),
		account: manifest?.account ?? null,
		verdict: manifest?.verdict ?? null,
	};
}

function textOf(verified: Verified, isKeyNamed: boolean, desk: Desk): string {
	if ('failure' in verified) return failureLines(verified.failure, desk.lang, desk.page).join('\n');
	return reportText(verified.file, verified.report, isKeyNamed, desk);
}

/** @throws UsageError `bad-fingerprint` */
function fingerprint(text: string): string {
	const hex = text.toLowerCase().replace(/[\s:]/g, '');
	if (/^[0-9a-f]{64}$/.test(hex)) return hex;
	throw new UsageError('What is given is no checksum of a key', {
		...{ code: 'bad-fingerprint', subject: '--key' },
		remedy: 'Give the 64 characters (0–9, a–f) that key show shows and the organisation itself states.',
	});
}
