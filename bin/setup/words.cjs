'use strict';

/** Same rule as the program's own: a locale in English gives English, every other gives Swedish. */
function speaksEnglish(env) {
	const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
	return locale.toLowerCase().startsWith('en');
}

/** The sentence in the language of this environment. */
function say(swedish, english) {
	return speaksEnglish(process.env) ? english : swedish;
}

/** One line to the person, on stderr: stdout belongs to the command's own answer, which may be JSON. */
function tell(line) {
	process.stderr.write(`Ögonblick: ${line}\n`);
}

module.exports = { say, speaksEnglish, tell };
