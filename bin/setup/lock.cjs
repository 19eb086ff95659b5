'use strict';
const fs = require('fs');
const path = require('path');
const { say, tell } = require('./words.cjs');
const { SetupError } = require('./setup-error.cjs');

const LOOK_AGAIN_MS = 250;
const LONGEST_WAIT_MS = 20 * 60 * 1000;
/** Breaking takes microseconds: an older guard belongs to a process that was killed. */
const GUARD_MS = 10 * 1000;

/**
 * Does `work` while no other process of this checkout does anything under the same lock. A lock whose owner is
 * no longer alive is taken over. It lies outside node_modules, which npm empties.
 */
async function underLock(root, work) {
	const file = path.join(root, '.cache', 'setup.lock');
	fs.mkdirSync(path.dirname(file), { recursive: true });
	const started = Date.now();
	let told = false;
	while (!take(file)) {
		if (Date.now() - started > LONGEST_WAIT_MS)
			throw new SetupError(
				say(
					`en annan installation blir inte färdig; ta bort ${file}`,
					`another set-up never ends; remove ${file}`,
				),
				75,
			);
		if (!told) tell(say('väntar på en annan installation …', 'waiting for another set-up …'));
		told = true;
		await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
	}
	try {
		return await work();
	} finally {
		fs.unlinkSync(file);
	}
}

function take(file) {
	const mine = `${file}.${process.pid}`;
	fs.writeFileSync(mine, String(process.pid));
	try {
		// A link appears whole or not at all: nobody can read a lock that has no owner in it yet.
		fs.linkSync(mine, file);
		return true;
	} catch (error) {
		if (error.code !== 'EEXIST') throw error;
		if (isStale(file)) removeStale(file);
		return false;
	} finally {
		fs.unlinkSync(mine);
	}
}

/** Whether its owner has gone without taking it away. One that is not there any more was given back, and may be somebody else's in the next moment. */
function isStale(file) {
	const text = readOr(file, undefined);
	if (text === undefined) return false;
	const owner = Number(text);
	if (!owner) return true;
	try {
		process.kill(owner, 0);
		return false;
	} catch (error) {
		return error.code !== 'EPERM';
	}
}

/** Only one at a time may break a lock: otherwise two who saw the same dead owner would remove each other's new lock. */
function removeStale(file) {
	const guard = `${file}.breaking`;
	try {
		fs.mkdirSync(guard);
	} catch (error) {
		if (error.code !== 'EEXIST') throw error;
		if (ageMs(guard) > GUARD_MS) fs.rmdirSync(guard);
		return;
	}
	try {
		if (isStale(file)) fs.unlinkSync(file);
	} finally {
		fs.rmdirSync(guard);
	}
}

function ageMs(file) {
	try {
		return Date.now() - fs.statSync(file).mtimeMs;
	} catch (error) {
		if (error.code === 'ENOENT') return 0;
		throw error;
	}
}

function readOr(file, fallback) {
	try {
		return fs.readFileSync(file, 'utf8');
	} catch (error) {
		if (error.code === 'ENOENT') return fallback;
		throw error;
	}
}

module.exports = { readOr, underLock };
