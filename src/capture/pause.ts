/** Waits, unless the signal ends the wait. @throws the signal's reason */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
	return new Promise((done, fail) => {
		if (signal.aborted) {
			fail(signal.reason);
			return;
		}
		const stop = () => {
			clearTimeout(timer);
			fail(signal.reason);
		};
		const timer = setTimeout(() => {
			signal.removeEventListener('abort', stop);
			done();
		}, ms);
		signal.addEventListener('abort', stop, { once: true });
	});
}

/** Waits for work that knows no signal. @throws the signal's reason, and the work goes on unheeded */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
	return new Promise<T>((done, fail) => {
		const stop = () => fail(signal.reason);
		if (signal.aborted) stop();
		signal.addEventListener('abort', stop, { once: true });
		work.then(done, fail).finally(() => signal.removeEventListener('abort', stop));
	});
}
