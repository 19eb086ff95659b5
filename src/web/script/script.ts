import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A script of ours, under a name that changes with it. */
export interface OwnScript {
	readonly path: string;
	readonly bytes: Buffer;
}

function own(name: string): OwnScript {
	const bytes = readFileSync(new URL(name, import.meta.url));
	return { path: `/stil/${hash('sha256', bytes, 'hex').slice(0, 16)}.js`, bytes };
}

/** Marks regions on tiles. */
export const REDACT_SCRIPT = own('redact.js');

export const SCRIPTS: readonly OwnScript[] = [REDACT_SCRIPT];
