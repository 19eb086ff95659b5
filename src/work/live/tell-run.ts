import type { Office, Progress, ShowProgress } from '../../office.ts';
import type { Order } from '../../records/order.ts';
import type { StopWish } from '../../records/run.ts';
import { workerName } from '../worker.ts';

/** Never oftener, whatever the capture does: each time is a write to the catalogue. */
const EVERY_MS = 1000;

/** Tells whoever watches how far the work on an order has come, and hears when it is asked to stop. */
export interface Teller extends Disposable {
	readonly show: ShowProgress;
	/** Aborted where somebody has asked the work to stop. */
	readonly stopped: AbortSignal;
	/** Who that is; undefined where nobody has. */
	stop(): StopWish | undefined;
}

/**
 * Keeps the newest progress in the queue, once a second at most. What cannot be kept is logged and nothing more: a capture does not end because nobody
 * can watch it.
 * @param order one that this process has claimed
 * @param show told of everything, as it comes
 */
export function tellRun({ queue, log }: Office, order: Order, show: ShowProgress): Teller {
	const stopped = new AbortController();
	let newest: Progress = { step: 'claimed', posts: 0, tiles: 0, bytes: 0, elapsedMs: 0 };
	let wish: StopWish | undefined;
	let isTelling = false;
	const tell = async () => {
		// A catalogue that answers slowly is not asked twice at once.
		if (isTelling || wish) return;
		isTelling = true;
		try {
			wish = await queue.tell(order.id, workerName(), newest);
			if (wish) stopped.abort();
		} catch (error) {
			log.warn({ order: order.id, err: error }, 'progress could not be kept');
		} finally {
			isTelling = false;
		}
	};
	const timer = setInterval(tell, EVERY_MS);
	timer.unref();
	return {
		show: (progress) => {
			newest = progress;
			show(progress);
		},
		stopped: stopped.signal,
		stop: () => wish,
		[Symbol.dispose]: () => clearInterval(timer),
	};
}
