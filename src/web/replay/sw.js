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
	"frame-ancestors 'self' OFFICE",
	'sandbox allow-scripts allow-same-origin allow-forms',
].join('; ');

self.addEventListener('fetch', (event) => {
	const { url } = event.request;
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
	headers.delete('refresh');
	const body = [204, 205, 304].includes(status) ? null : response.body;
	return new Response(body, { status, statusText, headers });
}

importScripts('/uppspelare.js');
