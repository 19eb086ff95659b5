import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What follows an order where scripts run; read once, kept by browsers until it changes. */
export const LIVE = readFileSync(new URL('live.js', import.meta.url));
export const LIVE_PATH = `/stil/${hash('sha256', LIVE, 'hex').slice(0, 16)}.js`;
