// Shows a browser that runs on the worker: draws its pictures, and sends what is done to them. Nothing of either is kept here.
const root = document.querySelector('[data-login]');
if (root instanceof HTMLElement) start(root);

function start(root) {
	const words = JSON.parse(root.dataset.words);
	const part = (name) => root.querySelector(`[data-${name}]`);
	const canvas = part('picture');
	const pen = canvas.getContext('2d');
	const told = part('told');
	root.hidden = false;
	// What stands before it is for whoever has no scripts.
	root.previousElementSibling.hidden = true;
	const isTouch = matchMedia('(pointer: coarse)').matches;
	let size = fitting();
	canvas.width = size.width;
	canvas.height = size.height;
	let isOpen = false;
	let isOver = false;

	const socket = new WebSocket(new URL(root.dataset.login, location.href).href.replace(/^http/, 'ws'));
	socket.binaryType = 'arraybuffer';
	const send = (hand) => {
		if (socket.readyState === WebSocket.OPEN && !isOver) socket.send(JSON.stringify(hand));
	};
	socket.addEventListener('open', () => send({ ...size, isTouch }));
	socket.addEventListener('message', ({ data }) =>
		typeof data === 'string' ? hear(JSON.parse(data)) : draw(data),
	);
	socket.addEventListener('close', () => over(isOpen ? words.closed : words.notOpened));

	function fitting() {
		const within = (least, number, most) => Math.round(Math.max(least, Math.min(number, most)));
		return { width: within(300, root.clientWidth - 2, 1280), height: within(380, innerHeight * 0.7, 900) };
	}

	async function draw(data) {
		try {
			const picture = await createImageBitmap(new Blob([data], { type: 'image/jpeg' }));
			if (canvas.width !== picture.width) canvas.width = picture.width;
			if (canvas.height !== picture.height) canvas.height = picture.height;
			pen.drawImage(picture, 0, 0);
			picture.close();
		} finally {
			send({ kind: 'seen' });
		}
		if (isOpen) return;
		isOpen = true;
		// What was told meanwhile, such as that the time ends, is not written over.
		if (told.textContent === words.opening) say(words.open);
	}

	function hear(message) {
		if (message.kind === 'windows') windows(message.windows);
		else if (message.kind === 'focus') focus(message);
		else if (message.kind === 'box')
			say(
				words.box.replace('{what}', () => message.text),
				'warn',
			);
		else if (message.kind === 'download') say(words.download, 'warn');
		else if (message.kind === 'ending') say(words[message.why].replace('{s}', message.seconds), 'warn');
		else if (message.kind === 'saving') say(words.saving);
		else if (message.kind === 'stored') {
			isOver = true;
			location.replace(root.dataset.after);
		} else if (message.kind === 'refused') over(`${message.message} ${message.remedy}`);
	}

	function over(text) {
		if (isOver) return;
		isOver = true;
		socket.close();
		pen.clearRect(0, 0, canvas.width, canvas.height);
		part('open').hidden = true;
		const again = part('again');
		again.hidden = false;
		say(text, 'bad');
		again.querySelector('button').focus();
	}

	function say(text, kind = '') {
		told.textContent = text;
		told.className = `told ${kind}`;
	}

	function windows(all) {
		part('place').textContent = all.find(({ isShown }) => isShown)?.origin || '–';
		const list = part('windows');
		list.hidden = all.length < 2;
		list.replaceChildren(
			...all.map(({ title, origin, isShown }, index) => {
				const item = document.createElement('li');
				const button = document.createElement('button');
				button.type = 'button';
				button.className = 'second';
				button.textContent = `${words.window.replace('{n}', index + 1)}: ${title || origin}`;
				if (isShown) button.setAttribute('aria-current', 'true');
				button.addEventListener('click', () => send({ kind: 'window', index }));
				item.append(button);
				return item;
			}),
		);
	}

	function focus({ role, name }) {
		const what = `${name || words.noName}${words.roles[role] ? `, ${words.roles[role]}` : ''}`;
		part('focus').textContent = role ? words.focus.replace('{what}', () => what) : '';
	}

	const place = ({ clientX, clientY }) => {
		const box = canvas.getBoundingClientRect();
		const across = canvas.width / (box.width - 2);
		return {
			x: Math.round((clientX - box.left - 1) * across),
			y: Math.round((clientY - box.top - 1) * across),
		};
	};
	const BUTTONS = ['left', 'middle', 'right'];
	let moved;
	canvas.addEventListener('pointerdown', (event) => press(event, true));
	canvas.addEventListener('pointerup', (event) => press(event, false));
	canvas.addEventListener(
		'pointercancel',
		(event) => event.pointerType === 'touch' && touch(event, 'cancel'),
	);
	canvas.addEventListener('contextmenu', (event) => event.preventDefault());
	let clicks = 1;
	let lastDown = { at: 0, x: 0, y: 0 };
	function press(event, isDown) {
		event.preventDefault();
		if (isDown) {
			canvas.focus({ preventScroll: true });
			canvas.setPointerCapture(event.pointerId);
		}
		if (event.pointerType === 'touch' && isTouch) return touch(event, isDown ? 'start' : 'end');
		const { x, y } = place(event);
		if (isDown) {
			const isSame = event.timeStamp - lastDown.at < 500 && Math.hypot(x - lastDown.x, y - lastDown.y) < 5;
			clicks = isSame ? (clicks % 3) + 1 : 1;
			lastDown = { at: event.timeStamp, x, y };
		}
		send({ kind: 'button', isDown, x, y, button: BUTTONS[event.button] ?? 'left', clicks });
	}
	// One finger: what two do is the platform's zoom, which a login needs not.
	let finger;
	function touch(event, phase) {
		if (phase === 'start') {
			if (finger !== undefined) return;
			finger = event.pointerId;
		}
		if (finger !== event.pointerId) return;
		send({ kind: 'touch', phase, points: [{ ...place(event), id: 0 }] });
		if (phase === 'end' || phase === 'cancel') finger = undefined;
	}
	canvas.addEventListener('pointermove', (event) => {
		if (!moved) requestAnimationFrame(sendMove);
		moved = event;
	});
	function sendMove() {
		const event = moved;
		moved = undefined;
		if (event.pointerType !== 'touch' || !isTouch) send({ kind: 'move', ...place(event) });
		else if (finger === event.pointerId) touch(event, 'move');
	}
	const within = (number) => Math.max(-5000, Math.min(number, 5000));
	canvas.addEventListener(
		'wheel',
		(event) => {
			if (event.ctrlKey) return;
			event.preventDefault();
			const lines = event.deltaMode === 1 ? 20 : 1;
			send({
				kind: 'wheel',
				...place(event),
				dx: within(event.deltaX * lines),
				dy: within(event.deltaY * lines),
			});
		},
		{ passive: false },
	);

	const NAMED = new Set(
		'Enter Tab Backspace Delete Shift Control Alt ArrowUp ArrowDown ArrowLeft ArrowRight Home End PageUp PageDown'.split(
			' ',
		),
	);
	canvas.addEventListener('keydown', (event) => {
		// The way out for whoever has no mouse (WCAG 2.2, 2.1.2).
		if (event.key === 'Escape') {
			event.preventDefault();
			root.querySelector('[data-do="done"]').focus();
			return;
		}
		if (event.isComposing) return;
		const isCommand =
			(event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph') && !event.altKey;
		if (isCommand) {
			const key = event.key.toLowerCase();
			// What is pasted comes by the event of that name.
			if (key === 'v' || !['a', 'c', 'x', 'z', 'y'].includes(key)) return;
			event.preventDefault();
			send({ kind: 'shortcut', key });
		} else if (NAMED.has(event.key)) {
			if (event.key === 'Control' || event.key === 'Alt') return;
			event.preventDefault();
			send({ kind: 'key', isDown: true, key: event.key });
		} else if ([...event.key].length === 1) {
			event.preventDefault();
			send({ kind: 'type', text: event.key });
		}
	});
	canvas.addEventListener('keyup', (event) => {
		if (!NAMED.has(event.key) || event.key === 'Control' || event.key === 'Alt') return;
		event.preventDefault();
		send({ kind: 'key', isDown: false, key: event.key });
	});
	canvas.addEventListener('blur', () => send({ kind: 'key', isDown: false, key: 'Shift' }));
	document.addEventListener('paste', (event) => {
		if (document.activeElement !== canvas) return;
		event.preventDefault();
		write(event.clipboardData?.getData('text/plain') ?? '');
	});

	function write(text) {
		if (text) send({ kind: 'insert', text: text.slice(0, 4000) });
	}
	const field = root.querySelector('#login-text');
	part('text').addEventListener('submit', (event) => {
		event.preventDefault();
		write(field.value);
		field.value = '';
	});
	part('hide').addEventListener('change', (event) => {
		field.type = event.target.checked ? 'password' : 'text';
	});
	for (const button of root.querySelectorAll('[data-key]'))
		button.addEventListener('click', () => {
			for (const isDown of [true, false]) send({ kind: 'key', isDown, key: button.dataset.key });
		});
	for (const button of root.querySelectorAll('[data-do]'))
		button.addEventListener('click', () => send({ kind: button.dataset.do }));

	let resized;
	addEventListener('resize', () => {
		clearTimeout(resized);
		resized = setTimeout(() => {
			const now = fitting();
			// A phone's keyboard takes of the height: the page stays as it is then.
			if (now.width === size.width) return;
			size = now;
			send({ kind: 'size', ...size });
		}, 300);
	});
}
