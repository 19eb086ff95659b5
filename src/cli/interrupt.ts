import { TryAgainLater } from '../errors.ts';
import { killDescendants } from './descendants.ts';

/** Nothing was under way that has to be taken up again. */
export function stoppedByRequest(): TryAgainLater {
	return new TryAgainLater('Stopped as you asked; nothing half-done is left.', {
		code: 'stopped-by-request',
		remedy: 'Give the command again when it suits.',
	});
}

/** An order was under way, and waits now. */
export function orderStopped(): TryAgainLater {
	return new TryAgainLater('The snapshot was stopped before it was done; nothing was filed.', {
		code: 'stopped',
		remedy: 'The order waits: run the command work, or give the same command again.',
	});
}

/** A person's or a container's wish to stop. */
export interface Interrupt {
	readonly signal: AbortSignal;
	/** Stops listening; a signal then ends the process as usual. */
	release(): void;
}

/** npm and the launcher pass a terminal's Ctrl-C on once more: what follows so closely is the same key press. */
const SAME_PRESS_MS = 700;
const EXIT_INTERRUPTED = 130;

/**
 * The first SIGINT, SIGTERM or SIGHUP (its terminal was closed) asks for a graceful stop through the signal. A second SIGINT
 * ends the process at once, browser processes included. A second SIGTERM or SIGHUP does nothing more: whoever sends it kills when it has waited enough.
 * @param reason what the signal aborts with, and what the work is to throw
 * @param onAsked called at the graceful stop · @param onForced called just before the hard one
 */
export function listenForInterrupt(
	reason: TryAgainLater,
	onAsked: () => void,
	onForced: () => void,
): Interrupt {
	const controller = new AbortController();
	let askedAt = Number.NEGATIVE_INFINITY;
	const asked = () => {
		if (controller.signal.aborted) return;
		askedAt = performance.now();
		onAsked();
		controller.abort(reason);
	};
	const onSigint = () => {
		if (!controller.signal.aborted) return asked();
		if (performance.now() - askedAt < SAME_PRESS_MS) return;
		onForced();
		killDescendants(process.pid);
		process.exit(EXIT_INTERRUPTED);
	};
	process.on('SIGINT', onSigint);
	process.on('SIGTERM', asked);
	process.on('SIGHUP', asked);
	return {
		signal: controller.signal,
		release() {
			process.off('SIGINT', onSigint);
			process.off('SIGTERM', asked);
			process.off('SIGHUP', asked);
			// The same press may still be on its way, and would take the place of the exit code that was told.
			const stillMs = askedAt + SAME_PRESS_MS - performance.now();
			if (stillMs <= 0) return;
			const passOver = () => undefined;
			process.on('SIGINT', passOver);
			setTimeout(() => process.off('SIGINT', passOver), stillMs).unref();
		},
	};
}
