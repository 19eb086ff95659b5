// What a form with data-passkey does: it asks the office what is to be signed, has the device sign it, and sends what came of it as a form is sent. Without scripts the form stays hidden.
for (const form of document.querySelectorAll('form[data-passkey]'))
	if (form instanceof HTMLFormElement) prepare(form);

function prepare(form) {
	const button = form.querySelector('button');
	const told = form.querySelector('[data-told]');
	const { passkey: kind, begin, ...words } = form.dataset;
	const tell = (text) => {
		told.textContent = text ?? '';
		told.className = text ? 'told bad' : '';
	};
	form.hidden = false;
	form.previousElementSibling.hidden = true;
	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		tell('');
		const reader =
			kind === 'create'
				? globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON
				: globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON;
		if (!reader) return tell(words.old);
		button.disabled = true;
		try {
			const reply = await fetch(begin, { method: 'POST' });
			const { options, told: refused } = await reply.json();
			if (!options) return tell(refused);
			const publicKey = reader.call(PublicKeyCredential, options);
			const made =
				kind === 'create'
					? await navigator.credentials.create({ publicKey })
					: await navigator.credentials.get({ publicKey });
			form.elements.namedItem('answer').value = JSON.stringify(made.toJSON());
			form.submit();
		} catch (error) {
			tell(
				error.name === 'InvalidStateError'
					? words.known
					: error.name === 'NotAllowedError'
						? words.cancelled
						: words.failed,
			);
		} finally {
			button.disabled = false;
		}
	});
}
