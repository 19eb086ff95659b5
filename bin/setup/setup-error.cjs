'use strict';

/** What a person must do before the program can run. `exit` is one of the documented exit codes. */
class SetupError extends Error {
	/**
	 * @param {string} message what is missing, and the remedy
	 * @param {2 | 70 | 75} exit 2: correct something · 75: try again later, such as a network that is down
	 */
	constructor(message, exit) {
		super(message);
		this.name = 'SetupError';
		this.exit = exit;
	}
}

module.exports = { SetupError };
