// Shows the whole page as one picture that can be zoomed. Without it the page shows the tiles one below the other.
const place = document.querySelector('[data-zoom]');
const library = globalThis.OpenSeadragon;

// The library empties elements by markup; no other markup of its is let through.
globalThis.trustedTypes?.createPolicy('default', { createHTML: (text) => (text === '' ? text : null) });

// It would put a style into the page, which the policy refuses, unless it finds one that it put there before.
const styled = document.createElementNS(null, 'style');
styled.setAttribute('data-openseadragon-mobile-css', 'true');
document.head.append(styled);

if (place instanceof HTMLElement && library) show(place);

function show(frame) {
	const { from, label, position } = frame.dataset;
	const [width, height, rows, halvings] = ['width', 'height', 'rows', 'halvings'].map((name) =>
		Number(frame.dataset[name]),
	);
	const tops = (frame.dataset.tops ?? '').split(',').map(Number);
	const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
	frame.hidden = false;
	const tiles = document.querySelector('[data-tiles]');
	if (tiles instanceof HTMLDetailsElement) tiles.open = false;

	const viewer = library({
		element: frame.querySelector('[data-picture]'),
		tileSources: {
			...{ width, height, tileWidth: width, tileHeight: rows, minLevel: 0, maxLevel: halvings },
			getTileUrl: (level, _x, y) => `${from}/${halvings - level}/${y}`,
		},
		drawer: 'canvas',
		showNavigationControl: false,
		visibilityRatio: 1,
		constrainDuringPan: true,
		maxZoomPixelRatio: 3,
		// A piece takes some eight megabytes when it is drawn.
		maxImageCacheCount: 24,
		imageLoaderLimit: 3,
		animationTime: isCalm ? 0 : 0.6,
		blendTime: 0,
		immediateRender: isCalm,
		gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true, flickEnabled: false },
		gestureSettingsTouch: { flickEnabled: !isCalm },
	});
	const { viewport } = viewer;
	viewer.canvas.setAttribute('role', 'application');
	viewer.canvas.setAttribute('aria-label', label ?? '');
	viewer.canvas.setAttribute('aria-describedby', 'zoom-hint');

	/** Rows of the page that are in view. */
	const seen = () => {
		const { y, height: part } = viewport.getBounds();
		return { top: y * width, height: part * width };
	};
	const goTo = (row, isAtOnce = isCalm) => {
		const bounds = viewport.getBounds();
		const top = Math.min(Math.max(row, 0), height) / width;
		viewport.panTo(new library.Point(bounds.x + bounds.width / 2, top + bounds.height / 2), isAtOnce);
		viewport.applyConstraints(isAtOnce);
	};
	const tileAt = (row) =>
		Math.max(
			0,
			tops.findLastIndex((top) => top <= row + 1),
		);
	const fitWidth = (row) => {
		viewport.zoomTo(1, undefined, true);
		goTo(row, true);
	};
	const limit = () => {
		const { x, y } = viewport.getContainerSize();
		const whole = (y * width) / (x * height);
		viewport.minZoomLevel = Math.min(1, Math.max(width / 2 ** halvings / x, whole));
	};

	const turn = {
		in: () => viewport.zoomBy(1.5),
		out: () => viewport.zoomBy(1 / 1.5),
		width: () => fitWidth(seen().top),
		first: () => goTo(0),
		last: () => goTo(height),
		back: () => goTo(seen().top - seen().height * 0.9),
		on: () => goTo(seen().top + seen().height * 0.9),
	};
	for (const button of frame.querySelectorAll('[data-turn]'))
		button.addEventListener('click', () => turn[button.dataset.turn]?.());
	const keys = { Home: 'first', End: 'last', PageUp: 'back', PageDown: 'on', 0: 'width' };
	// Before the library, which has keys of its own for turning the picture round.
	viewer.addHandler('canvas-key', (event) => {
		const { key, ctrlKey, altKey, metaKey } = event.originalEvent;
		const name = keys[key];
		const isOurs = !ctrlKey && !altKey && !metaKey && name !== undefined;
		if (isOurs) turn[name]();
		if (isOurs || /^[a-z]$/i.test(key)) event.preventDefaultAction = true;
		event.preventDefault = isOurs || /^(Arrow|[+\-=_])/.test(key);
	});
	// The wheel goes on down the page, as it does everywhere; with Ctrl it zooms. At the ends it moves what is around the picture.
	viewer.addHandler('canvas-scroll', (event) => {
		const { deltaY, deltaMode, ctrlKey } = event.originalEvent;
		if (ctrlKey) return;
		const { top, height: part } = seen();
		const isAtEnd = deltaY > 0 ? top + part >= height - 2 : top <= 2;
		event.preventDefaultAction = true;
		event.preventDefault = !isAtEnd;
		const { x } = viewport.getContainerSize();
		const pixels = deltaMode === 1 ? deltaY * 20 : deltaY;
		if (!isAtEnd) goTo(top + (pixels / x) * viewport.getBounds().width * width, true);
	});

	const told = frame.querySelector('[data-told]');
	let said = '';
	const tell = () => {
		const { top, height: part } = seen();
		const text = (position ?? '')
			.replace('{tile}', `${tileAt(top + part / 2) + 1}`)
			.replace('{percent}', `${Math.round((Math.min(height, Math.max(0, top + part)) / height) * 100)}`);
		if (told && text !== said) told.textContent = text;
		said = text;
	};
	// What is not there would be blank, as if the page had shown nothing.
	const failed = frame.querySelector('[data-failed]');
	viewer.addHandler('tile-load-failed', () => {
		if (failed?.textContent !== '') return;
		failed.className = 'told bad';
		failed.textContent = failed.dataset.failed ?? '';
	});
	viewer.addHandler('animation-finish', tell);
	viewer.addHandler('resize', limit);
	viewer.addHandler('open', () => {
		limit();
		fitWidth(start());
		mark();
		tell();
		frame.dataset.zoom = 'open';
	});

	/** Where the address points: a row, or a tile. */
	function start() {
		const row = new URLSearchParams(location.search).get('rad');
		if (row !== null && Number(row) >= 0) return Math.max(0, Number(row) - rows / 8);
		const tile = /^#ruta-(\d+)$/.exec(location.hash)?.[1];
		return tile === undefined ? 0 : (tops[Number(tile) - 1] ?? 0);
	}

	/** Frames what the address points at. */
	function mark() {
		if (location.hash !== '' || location.search !== '') frame.scrollIntoView({ block: 'start' });
		const asked = new URLSearchParams(location.search);
		const [row, tall] = [Number(asked.get('rad') ?? Number.NaN), Number(asked.get('hojd'))];
		if (!(row >= 0) || row >= height || !(tall > 0)) return;
		const box = document.createElement('div');
		box.className = 'found-place';
		const shape = new library.Rect(0, row / width, 1, Math.min(tall, height - row) / width);
		viewer.addOverlay({ element: box, location: shape });
	}

	addEventListener('hashchange', () => {
		const tile = /^#ruta-(\d+)$/.exec(location.hash)?.[1];
		if (tile !== undefined) goTo(tops[Number(tile) - 1] ?? 0);
	});
}
