import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const read = (name: string) => readFileSync(new URL(name, import.meta.url));

/** What a page looks like, and its small picture in the browser's tab; read once, kept by browsers until it changes. Later rules win. */
export const STYLE = Buffer.concat(
	['office.css', 'parts.css', 'records.css', 'viewers.css', 'login.css'].map(read),
);
export const ICON = read('ogonblick.svg');
export const STYLE_PATH = `/stil/${hash('sha256', STYLE, 'hex').slice(0, 16)}.css`;
