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
