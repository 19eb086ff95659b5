// Marks regions on the tiles by dragging, and writes them into the form's field, where they can be read and changed. Without it they are written by hand.
const field = document.querySelector('textarea[name="regions"]');

/** @param {PointerEvent} event @param {HTMLImageElement} image */
function placeIn(event, image) {
	const box = image.getBoundingClientRect();
	const clamped = (value, most) => Math.min(Math.max(value, 0), most);
	return {
		x: (clamped(event.clientX - box.left, box.width) / box.width) * image.naturalWidth,
		y: (clamped(event.clientY - box.top, box.height) / box.height) * image.naturalHeight,
	};
}

/** Shows the regions of the field over the tiles. */
function draw() {
	for (const old of document.querySelectorAll('.mark')) old.remove();
	for (const line of field.value.split('\n')) {
		const found = /^\s*(\d+):([\d.]+),([\d.]+),([\d.]+),([\d.]+)\s*$/.exec(line);
		if (!found) continue;
		const [tile, x, y, width, height] = found.slice(1).map(Number);
		const frame = document.querySelector(`[data-tile="${tile}"]`);
		const image = frame?.querySelector('img');
		if (!image?.naturalWidth) continue;
		const mark = document.createElement('span');
		mark.className = 'mark';
		mark.style.left = `${(x / image.naturalWidth) * 100}%`;
		mark.style.top = `${(y / image.naturalHeight) * 100}%`;
		mark.style.width = `${(width / image.naturalWidth) * 100}%`;
		mark.style.height = `${(height / image.naturalHeight) * 100}%`;
		frame.append(mark);
	}
}

for (const frame of document.querySelectorAll('[data-tile]')) {
	const image = frame.querySelector('img');
	let from;
	image.draggable = false;
	image.addEventListener('load', draw);
	frame.addEventListener('pointerdown', (event) => {
		if (event.pointerType === 'touch') return;
		from = placeIn(event, image);
		frame.setPointerCapture(event.pointerId);
	});
	frame.addEventListener('pointerup', (event) => {
		if (!from) return;
		const to = placeIn(event, image);
		const [x, y] = [Math.floor(Math.min(from.x, to.x)), Math.floor(Math.min(from.y, to.y))];
		const [width, height] = [Math.ceil(Math.abs(from.x - to.x)), Math.ceil(Math.abs(from.y - to.y))];
		from = undefined;
		if (width < 4 || height < 4) return;
		const line = `${frame.dataset.tile}:${x},${y},${width},${height}`;
		field.value = field.value.trim() === '' ? line : `${field.value.trimEnd()}\n${line}`;
		draw();
	});
}
field.addEventListener('input', draw);
draw();
