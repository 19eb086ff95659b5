import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A script that the office itself hands out, under a name that changes with it. */
export interface OwnScript {
	readonly path: string;
	readonly bytes: Buffer;
}

function own(name: string): OwnScript {
	return named(readFileSync(new URL(name, import.meta.url)));
}

function named(bytes: Buffer): OwnScript {
	return { path: `/stil/${hash('sha256', bytes, 'hex').slice(0, 16)}.js`, bytes };
}

/** Marks regions on tiles. */
export const REDACT_SCRIPT = own('redact.js');

/** Has a device sign, to add a passkey or to sign in by one. */
export const PASSKEY_SCRIPT = own('passkey.js');

/** Shows a browser that is elsewhere, and sends what is done to it. */
export const LOGIN_SCRIPT = own('login.js');

/** Shows a whole page as one picture that can be zoomed, with the library that draws it. */
export const ZOOM_SCRIPT = own('zoom.js');
export const ZOOM_LIBRARY = named(
	readFileSync(
		createRequire(import.meta.url).resolve('openseadragon/build/openseadragon/openseadragon.min.js'),
	),
);

export const SCRIPTS: readonly OwnScript[] = [
	...[REDACT_SCRIPT, PASSKEY_SCRIPT, LOGIN_SCRIPT],
	...[ZOOM_SCRIPT, ZOOM_LIBRARY],
];
