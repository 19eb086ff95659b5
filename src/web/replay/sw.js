// The service worker of a replay: the replayer, and before it what nothing that is replayed gets past.
const { scope } = self.registration;
const REPLAYED = [`${scope}w/`, `${scope}static/`];
// No network but this origin, whatever the captured page was allowed; nothing above it may be led elsewhere.
const POLICY = [
	"default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:",
	"connect-src 'self' data: blob:",
	"frame-src 'self' data: blob:",
	"form-action 'self'",
	"object-src 'none'",
	// Not yet heeded by every browser.
	"webrtc 'block'",
	"frame-ancestors 'self' OFFICE",
	'sandbox allow-scripts allow-same-origin allow-forms',
].join('; ');

// What has the browser speak to others beside the page, where no policy of contents reaches.
const BESIDE = ['refresh', 'reporting-endpoints', 'report-to', 'nel', 'alt-svc', 'speculation-rules'];

self.addEventListener('fetch', (event) => {
	const { url, mode, destination } = event.request;
	// In a window of its own nothing keeps a captured page from leading elsewhere, and no look at it would be recorded.
	if (mode === 'navigate' && destination !== 'iframe' && destination !== 'frame') {
		event.stopImmediatePropagation();
		event.respondWith(new Response('Visas bara inne i webbkontoret.', { status: 403 }));
		return;
	}
	if (REPLAYED.some((prefix) => url.startsWith(prefix))) return;
	// Our own files come as the server has them; what is elsewhere does not exist.
	event.stopImmediatePropagation();
	if (!url.startsWith(`${self.location.origin}/`)) event.respondWith(Response.error());
});

const answer = FetchEvent.prototype.respondWith;
FetchEvent.prototype.respondWith = function respondWith(response) {
	answer.call(this, Promise.resolve(response).then(bound));
};

function bound(response) {
	if (response.status === 0) return response;
	const { status, statusText } = response;
	const headers = new Headers(response.headers);
	headers.set('content-security-policy', POLICY);
	headers.set('referrer-policy', 'no-referrer');
	headers.set('x-dns-prefetch-control', 'off');
	for (const name of BESIDE) headers.delete(name);
	const body = [204, 205, 304].includes(status) ? null : response.body;
	return new Response(body, { status, statusText, headers });
}

importScripts('/uppspelare.js');
