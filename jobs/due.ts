import { EXIT } from '../src/errors.ts';
import { type OrderedDue, orderDue } from '../src/work/order-due.ts';
import { startJob } from './start-job.ts';

interface Ordered extends Omit<OrderedDue, 'placed'> {
	/** Orders that were placed now. */
	readonly placed: readonly { readonly order: string; readonly account: string; readonly occasion: string }[];
}

const NOTHING: Ordered = { placed: [], open: 0, resting: 0, missed: 0, questions: 0 };

/** Places an order for everything that is due by its history and has none. As often as it is started, never two for the same. */
await startJob<Ordered>('due', NOTHING, async (office, { signal, log }) => {
	const { placed, ...rest } = await orderDue(office, signal);
	log.info({ placed: placed.length, ...rest }, 'ordered what is due');
	if (rest.missed > 0) log.warn({ missed: rest.missed }, 'changes happened without a snapshot before them');
	return {
		placed: placed.map(({ id, accountId, occasion }) => ({ order: id, account: accountId, occasion })),
		...rest,
		exit: EXIT.complete,
	};
});
