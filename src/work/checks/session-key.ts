import { UsageError } from '../../errors.ts';
import type { SessionStore } from '../../office/sessions.ts';
import { type Check, type Condition, inShort, missing, ok } from './check.ts';

const CONDITIONS: Readonly<Record<string, Condition>> = {
	'session-key-inside-data': 'session-key-inside-data',
	'session-key-open': 'session-key-open',
	'session-key-unusable': 'session-key-unusable',
};

/** Whether the key of the login sessions is there where it is needed, lies apart from them, and is for the program's eyes only. */
export async function checkSessionKey(sessions: Pick<SessionStore, 'keyFile' | 'keyState'>): Promise<Check> {
	const { keyFile } = sessions;
	try {
		const state = await sessions.keyState();
		if (state === 'gone') return missing('session-key', keyFile, 'session-key-gone');
		return state === 'there' ? ok('session-key', keyFile) : ok('session-key', keyFile, 'session-key-new');
	} catch (error) {
		const condition = error instanceof UsageError ? CONDITIONS[error.code] : undefined;
		const found = condition ? keyFile : `${keyFile} (${inShort(error)})`;
		return missing('session-key', found, condition ?? 'session-key-unusable');
	}
}
