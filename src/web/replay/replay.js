// Starts the replayer, gives it the recording, and shows the page that was captured.
const { recording, failed } = document.body.dataset;
const told = document.querySelector('[role="status"]');
const frame = document.querySelector('iframe');
const here = new URL('./', location.href);

start().catch((error) => {
	console.error(error);
	tell(failed);
});

async function start() {
	const worker = navigator.serviceWorker;
	await worker.register(new URL('sw.js', here), { scope: here.pathname });
	await worker.ready;
	if (!worker.controller)
		await new Promise((done) => worker.addEventListener('controllerchange', done, { once: true }));
	await loaded(worker);
	frame.addEventListener('load', () => tell(''), { once: true });
	frame.hidden = false;
	frame.src = new URL(`w/recording/${await firstPage()}`, here).href;
}

/** The page that the account is, as the recording names it, at the moment that it was captured. */
async function firstPage() {
	const { pages } = await (await fetch(new URL('w/api/c/recording?all=1', here))).json();
	const { url, ts } = pages.find(({ id }) => id === 'page-1') ?? pages[0];
	return `${new Date(ts).toISOString().replace(/\D/g, '').slice(0, 14)}mp_/${url}`;
}

function loaded(worker) {
	return new Promise((done, fail) => {
		worker.addEventListener('message', ({ data }) => {
			if (data.msg_type === 'collAdded' && data.name === 'recording') done();
			if (data.msg_type === 'collProgress' && data.error) fail(new Error(String(data.error)));
		});
		worker.startMessages();
		// Nothing of what is read stays in the browser when the replay is left.
		const file = { sourceUrl: new URL(recording, here).href, noCache: true };
		worker.controller.postMessage({ msg_type: 'addColl', name: 'recording', file });
	});
}

function tell(text) {
	told.textContent = text;
	told.hidden = text === '';
}
