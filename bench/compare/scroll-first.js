// For single-file: scrolls the page to the end of its feed before the page is saved. In the browser, before the page's own scripts.
dispatchEvent(new CustomEvent('single-file-user-script-init'));
addEventListener('single-file-on-before-capture-request', async (event) => {
	event.preventDefault();
	const height = () => document.documentElement.scrollHeight;
	// The end is where the page has not grown for half a second, as for the bare script.
	for (let quietSince = performance.now(); performance.now() - quietSince < 500; ) {
		const before = height();
		scrollBy(0, 800);
		await new Promise(requestAnimationFrame);
		if (height() !== before || scrollY + innerHeight < before - 1) quietSince = performance.now();
	}
	dispatchEvent(new CustomEvent('single-file-on-before-capture-response'));
});
