// What an order's page does where scripts run: it hears of each second by server-sent events, and is fetched anew where what it shows has another shape.
const live = document.querySelector('[data-live]');
const list = document.querySelector('[data-pictures]');

if (live instanceof HTMLElement) {
	const source = new EventSource(live.dataset.live ?? '');
	source.addEventListener('message', ({ data }) => {
		const { shape, texts, pictures } = JSON.parse(data);
		if (shape !== live.dataset.shape) {
			source.close();
			location.reload();
			return;
		}
		for (const [name, text] of Object.entries(texts)) write(name, String(text));
		if (list instanceof HTMLElement) show(list, pictures);
	});
	// Turned away rather than cut off: the browser asks no more by itself.
	source.addEventListener('error', () => {
		if (source.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 5000);
	});
}

/** Only what has changed, so that a screen reader is told of each step once. */
function write(name, text) {
	const place = document.querySelector(`[data-text="${name}"]`);
	if (place && place.textContent !== text) place.textContent = text;
}

function show(place, pictures) {
	const there = new Map([...place.children].map((item) => [item.getAttribute('data-name'), item]));
	const items = pictures.map((picture) => there.get(picture.name) ?? made(picture));
	place.replaceChildren(...items);
}

function made({ name, small, whole, alt }) {
	const item = document.createElement('li');
	item.setAttribute('data-name', name);
	const link = document.createElement('a');
	link.href = whole;
	const image = document.createElement('img');
	image.src = small;
	image.alt = alt;
	image.width = 120;
	image.height = 160;
	link.append(image);
	item.append(link);
	return item;
}
