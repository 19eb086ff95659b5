import { EXIT } from '../src/errors.ts';
import { exitOfTold, tellUnits } from '../src/work/notices/tell.ts';
import { startJob } from './start-job.ts';

interface Notified {
	/** How letters go out; empty where nothing is set up, and nothing is sent. */
	readonly ways: readonly string[];
	/** Letters written now, and letters sent, some of which may have waited. */
	readonly written: number;
	readonly sent: number;
	/** Letters that did not arrive and are tried again, each with what was in the way. */
	readonly putOff: readonly object[];
	/** Letters that rest. */
	readonly waiting: number;
	/** Names of units that have something to be told of, and no address. */
	readonly unaddressed: readonly string[];
	/** What nothing could be seen of, with a code. */
	readonly unseen: readonly object[];
	/** Another process is at it; nothing was done here, and nothing is amiss. */
	readonly overlap: boolean;
}

const NOTHING: Notified = {
	...{ ways: [], written: 0, sent: 0, putOff: [], waiting: 0, unaddressed: [], unseen: [], overlap: false },
};

/** Tells units what needs them, by mail and webhook. Exit 0 nothing to send, or all sent · 2 settings, or a unit without an address · 75 something is tried again · 70. */
await startJob<Notified>('notify', NOTHING, async (office, { signal, log }) => {
	const told = await tellUnits(office, signal);
	const { ways, written, sent, putOff, waiting, unaddressed, unseen, isOverlap } = told;
	if (ways.length === 0) log.warn('neither SMTP_URL nor WEBHOOK_URL is set: nobody is told anything');
	for (const { name } of unaddressed) log.warn({ unit: name }, 'a unit has no address to be told at');
	for (const { kind, code } of unseen) log.warn({ kind, code }, 'something could not be seen');
	log.info({ written, sent: sent.length, waiting }, 'told units what needs them');
	return {
		...{ ways, written, sent: sent.length, waiting, unseen, overlap: isOverlap },
		putOff: putOff.map(({ id, way, recipient, trouble }) => ({ letter: id, way, recipient, trouble })),
		unaddressed: unaddressed.map(({ name }) => name),
		exit: isOverlap ? EXIT.complete : exitOfTold(told),
	};
});
