import { comparable } from '../same-name.ts';

/** The words that archives answer in. */
const RECEIVED = [
	...['received', 'accepted', 'approved', 'ok', 'success', 'ingested'],
	...['successful', 'succeeded', 'archived', 'preserved', 'arkiverad', 'arkiverat'],
	...['mottagen', 'mottaget', 'godkänd', 'godkänt', 'accepterad', 'accepterat', 'inlevererad', 'inlevererat'],
];
/** Words that something is done. Of taking a bundle in they say that the archive has it; of another work, such as a transfer, they say nothing. */
const DONE = [
	...['complete', 'completed', 'stored', 'ingest complete', 'ingest completed'],
	...['lagrad', 'lagrat', 'bevarad', 'bevarat', 'slutförd', 'slutfört'],
];
const REFUSED = [
	...['refused', 'rejected', 'fail', 'failed', 'failure', 'error', 'denied', 'declined', 'invalid'],
	...['not accepted', 'not approved', 'not received'],
	...['avvisad', 'avvisat', 'underkänd', 'underkänt', 'nekad', 'nekat', 'avslag', 'avslagen', 'avslaget'],
	...['ogiltig', 'ogiltigt', 'misslyckad', 'misslyckat', 'misslyckades'],
	...['ej', 'inte', 'icke'].flatMap((no) =>
		['godkänd', 'godkänt', 'mottagen', 'mottaget', 'accepterad', 'accepterat'].map((word) => `${no} ${word}`),
	),
];

/** In our own delivery list “complete” is what became of a capture, and archives send its fields back. */
const OF_CAPTURE = /^(?:outcome|utfall|omdöme)$/;

const AS_RECEIVED = new Set(RECEIVED.map(comparable));
const AS_DONE = new Set(DONE.map(comparable));
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

/**
 * Whether an answer says no more than that something is done.
 * @param column what it stands in is called
 */
export function isDone(status: string, column = ''): boolean {
	return AS_DONE.has(comparable(status)) && !OF_CAPTURE.test(comparable(column));
}

/** Works of an archive by which it has taken a bundle in; that something has arrived, or that it begins, is not enough. */
const TAKING_IN =
	/^(?:(?:end of |completed? )?(?:ingest|ingestion|accession|accessioning|archiving|preservation)(?: (?:end|ended|complete|completed|finished))?|(?:inleverans|inleverering|mottagning|arkivering|ingest)(?: (?:slut|avslutad|klar))?)$/;

/** Whether what an archive did is to have taken a bundle in. @param work as the archive calls it */
export function isTakingIn(work: string): boolean {
	return TAKING_IN.test(comparable(work.replace(/[_-]+/g, ' ')));
}
