'use strict';
const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawn } = require('child_process');
const { SetupError } = require('./setup-error.cjs');
const { say } = require('./words.cjs');

const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** npm passes on a Ctrl-C that the terminal has already sent to everyone: what follows so closely is the same key press. */
const SAME_PRESS_MS = 300;

/**
 * Runs a program in the foreground until it ends, passing each signal on once.
 * @returns its exit code, or 128 + the number of the signal that ended it
 */
function runToEnd(file, args, env, cwd) {
	return new Promise((resolve, reject) => {
		const child = spawn(file, args, { stdio: 'inherit', env, cwd });
		const lastSent = {};
		const listeners = PASSED_ON.map((signal) => {
			const listener = () => {
				const now = Date.now();
				if (now - (lastSent[signal] || 0) < SAME_PRESS_MS) return;
				lastSent[signal] = now;
				child.kill(signal);
			};
			process.on(signal, listener);
			return [signal, listener];
		});
		const settle = (finish, value) => {
			for (const [signal, listener] of listeners) process.removeListener(signal, listener);
			finish(value);
		};
		child.on('error', (error) => settle(reject, error));
		child.on('exit', (code, signal) =>
			settle(resolve, signal ? 128 + (os.constants.signals[signal] || 0) : code),
		);
	});
}

/**
 * Runs one step of the set-up with its words kept in `<root>/.cache/setup.log`; they are shown only when it fails.
 * @param {{ root: string, cwd?: string, env?: object, seconds?: number, exit?: 2 | 70 | 75 }} how
 * @throws SetupError with the gist of what the step wrote
 */
async function runStep(file, args, how) {
	const result = await attempt(file, args, how);
	if (result.ok) return;
	throw new SetupError(
		`${say('misslyckades', 'failed')}: ${[file].concat(args).join(' ')} (${result.why})\n${gist(result.text)}\n${say(
			'Allt som skrevs finns i',
			'All that was written is in',
		)} ${logFile(how.root)}`,
		how.exit || 75,
	);
}

/** npm puts its reason first and a page of its own manual after it; others say last what went wrong. */
function gist(text) {
	const lines = text.trim().split('\n');
	const reasons = lines.filter((line) => /^npm (error|ERR!) \S/.test(line));
	return (reasons.length > 0 ? reasons.slice(0, 12) : lines.slice(-12)).join('\n');
}

/** Runs one step that is allowed to fail. @returns {Promise<{ ok: boolean, why: string, text: string }>} */
function attempt(file, args, how) {
	return new Promise((resolve) => {
		const chunks = [];
		const child = spawn(file, args, {
			cwd: how.cwd || how.root,
			env: how.env || process.env,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		const clock = setTimeout(() => child.kill('SIGKILL'), (how.seconds || 900) * 1000);
		child.stdout.on('data', (chunk) => chunks.push(chunk));
		child.stderr.on('data', (chunk) => chunks.push(chunk));
		const done = (ok, why) => {
			clearTimeout(clock);
			const text = Buffer.concat(chunks).toString('utf8');
			keep(how.root, `$ ${[file].concat(args).join(' ')}\n${text}(${why})\n`);
			resolve({ ok, why, text });
		};
		child.on('error', (error) => done(false, error.message));
		child.on('close', (code, signal) => done(code === 0, signal || `exit ${code}`));
	});
}

function logFile(root) {
	return path.join(root, '.cache', 'setup.log');
}

function keep(root, text) {
	fs.mkdirSync(path.join(root, '.cache'), { recursive: true });
	fs.appendFileSync(logFile(root), text);
}

module.exports = { attempt, runStep, runToEnd };
