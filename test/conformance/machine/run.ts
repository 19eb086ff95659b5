import { spawn } from 'node:child_process';

/** What a program answered. */
export interface Ran {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

export interface RunOptions {
	readonly cwd?: string;
	/** Added to the environment that the suite itself runs in. */
	readonly env?: Readonly<Record<string, string>>;
	readonly input?: string;
	/** Milliseconds; the program is killed and the run throws when it takes longer. */
	readonly deadline?: number;
}

/**
 * Runs a program to its end. An exit code other than 0 is an answer, not an error: most validators use it so.
 * @throws Error when the program is not there, is killed, or does not end before the deadline
 */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
	const { promise, resolve, reject } = Promise.withResolvers<Ran>();
	const deadline = options.deadline ?? 300_000;
	const child = spawn(program, args, {
		cwd: options.cwd,
		env: { ...process.env, ...options.env },
		stdio: 'pipe',
	});
	const out: Buffer[] = [];
	const err: Buffer[] = [];
	child.stdout.on('data', (piece: Buffer) => out.push(piece));
	child.stderr.on('data', (piece: Buffer) => err.push(piece));
	// A program that does not read its input closes the pipe; its exit code tells what it made of that.
	child.stdin.on('error', () => undefined);
	child.stdin.end(options.input ?? '');
	const timer = setTimeout(() => child.kill('SIGKILL'), deadline);
	child.on('error', (cause) => {
		clearTimeout(timer);
		reject(new Error(`${program} cannot be run`, { cause }));
	});
	child.on('close', (code, signal) => {
		clearTimeout(timer);
		const stdout = Buffer.concat(out).toString('utf8');
		const stderr = Buffer.concat(err).toString('utf8');
		if (code === null)
			reject(new Error(`${program} was ended by ${signal} (deadline ${deadline} ms):\n${tail(stderr)}`));
		else resolve({ code, stdout, stderr });
	});
	return promise;
}

/**
 * Runs a program that has to succeed.
 * @throws Error with the end of what it said when the exit code is not 0
 */
export async function mustRun(program: string, args: readonly string[], options?: RunOptions): Promise<Ran> {
	const ran = await run(program, args, options);
	if (ran.code !== 0)
		throw new Error(`${program} ${args.join(' ')} answered ${ran.code}:\n${tail(ran.stderr || ran.stdout)}`);
	return ran;
}

/** True where a program of that name can be run from here. */
export async function has(program: string): Promise<boolean> {
	return (await run('sh', ['-c', `command -v "$1"`, 'sh', program])).code === 0;
}

function tail(text: string): string {
	return text.trim().slice(-2000);
}
