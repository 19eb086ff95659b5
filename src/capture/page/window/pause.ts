/** Known when the first clock has come; a page whose policy lets no script run (CSP `sandbox`) gives none, also to us. */
let hasClocks = false;
setTimeout(() => {
	hasClocks = true;
}, 0);

/** Waits so many milliseconds: by a clock, and by frames where it is not known that the page has clocks. */
export function pause(ms: number): Promise<void> {
	return new Promise((done) => {
		setTimeout(done, ms);
		if (hasClocks) return;
		const end = performance.now() + ms;
		const onFrame = () => {
			if (performance.now() >= end) done();
			else if (!hasClocks) requestAnimationFrame(onFrame);
		};
		requestAnimationFrame(onFrame);
	});
}
