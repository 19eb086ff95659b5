import { comparable } from '../same-name.ts';

/** The words that archives answer in. */
const RECEIVED = [
	...['received', 'accepted', 'approved', 'ok', 'success', 'ingested'],
	...['successful', 'succeeded', 'archived', 'preserved', 'arkiverad', 'arkiverat'],
	...['mottagen', 'mottaget', 'godkänd', 'godkänt', 'accepterad', 'accepterat', 'inlevererad', 'inlevererat'],
];
const REFUSED = [
	...['refused', 'rejected', 'failed', 'failure', 'error', 'denied', 'declined', 'invalid'],
	...['not accepted', 'not approved', 'not received'],
	...['avvisad', 'avvisat', 'underkänd', 'underkänt', 'nekad', 'nekat', 'avslag', 'avslagen', 'avslaget'],
	...['ogiltig', 'ogiltigt', 'misslyckad', 'misslyckat', 'misslyckades'],
	...['ej', 'inte', 'icke'].flatMap((no) =>
		['godkänd', 'godkänt', 'mottagen', 'mottaget', 'accepterad', 'accepterat'].map((word) => `${no} ${word}`),
	),
];

const AS_RECEIVED = new Set(RECEIVED.map(comparable));
const AS_REFUSED = new Set(REFUSED.map(comparable));

/** What an answer says of a bundle; undefined where it says neither. */
export function stateOf(status: string): 'received' | 'refused' | undefined {
	const text = comparable(status);
	if (AS_RECEIVED.has(text)) return 'received';
	return AS_REFUSED.has(text) ? 'refused' : undefined;
}

/** Whether a text is a refusal, in the words that archives use. */
export function isRefusal(text: string): boolean {
	return stateOf(text) === 'refused';
}
