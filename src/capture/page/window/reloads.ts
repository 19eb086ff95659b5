let held: number | undefined;

/** From now on this document does not load itself anew; where it goes to another address, it goes. */
export function holdReloads(): void {
	if (held !== undefined) return;
	held = 0;
	window.navigation.addEventListener('navigate', (event: NavigateEvent) => {
		if (event.destination.sameDocument || !event.cancelable || event.formData) return;
		if (withoutHash(event.destination.url) !== withoutHash(location.href)) return;
		event.preventDefault();
		held = (held ?? 0) + 1;
	});
}

/** How many times it would have. */
export function reloadsHeld(): number {
	return held ?? 0;
}

function withoutHash(address: string): string {
	return address.split('#', 1)[0] ?? address;
}
