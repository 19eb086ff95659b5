import { readFile, stat } from 'node:fs/promises';
import type { Config } from '../../config.ts';
import { UsageError } from '../../errors.ts';
import { GROUNDS, inkOn, LEAST_CONTRAST, leastContrast, lightened } from '../../records/look/contrast.ts';
import { readSafeSvg } from '../../records/look/safe-svg.ts';

/** What the organisation's pages look like, where it has said so. */
export interface Look {
	readonly accent?: Accent;
	readonly logo?: Logo;
}

/** Colours of links and buttons, and of what is written on them; as `#rrggbb`. */
export interface Accent {
	readonly light: string;
	readonly onLight: string;
	readonly dark: string;
	readonly onDark: string;
}

export interface Logo {
	readonly bytes: Buffer;
	readonly type: 'image/svg+xml' | 'image/png';
	readonly width: number;
	readonly height: number;
}

type Settings = Pick<Config, 'WEB_ACCENT' | 'WEB_ACCENT_DARK' | 'WEB_LOGO_FILE'>;
const LARGEST_LOGO = 200_000;
const LONGEST_SIDE = 4000;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Reads the logo and the colours that are set, and looks whether they are fit.
 * @throws UsageError `accent-unfit` `logo-unreadable` `logo-too-large` `logo-unsafe` `logo-unknown`
 */
export async function openLook(config: Settings): Promise<Look> {
	const accent = accentOf(config);
	const logo = config.WEB_LOGO_FILE === undefined ? undefined : await openLogo(config.WEB_LOGO_FILE);
	return { ...(accent ? { accent } : {}), ...(logo ? { logo } : {}) };
}

/** @throws UsageError `accent-unfit` where text of the colour could not be read */
function accentOf(config: Omit<Settings, 'WEB_LOGO_FILE'>): Accent | undefined {
	const { WEB_ACCENT: light, WEB_ACCENT_DARK: own } = config;
	if (light === undefined && own === undefined) return undefined;
	const [bright, dark] = [light ?? '#0a4b78', own ?? lightened(light ?? '#0a4b78')];
	refuseFaint('WEB_ACCENT', bright, GROUNDS.light);
	refuseFaint('WEB_ACCENT_DARK', dark, GROUNDS.dark);
	return { light: bright, onLight: inkOn(bright), dark, onDark: inkOn(dark) };
}

function refuseFaint(name: string, colour: string, grounds: readonly string[]): void {
	const worst = leastContrast(colour, grounds);
	if (worst >= LEAST_CONTRAST) return;
	// Rounded down: 4.49 is not 4.5.
	const told = (Math.floor(worst * 100) / 100).toFixed(2);
	throw new UsageError(`Text in ${colour} (${name}) cannot be read by all: its contrast is ${told}:1`, {
		...{ code: 'accent-unfit', subject: `${name}=${colour}`, reason: { sv: `${told}:1`, en: `${told}:1` } },
		remedy: `Choose one with at least ${LEAST_CONTRAST}:1 to ${grounds.join(' and ')} (WCAG 2.2 AA).`,
	});
}

async function openLogo(path: string): Promise<Logo> {
	let bytes: Buffer;
	try {
		// Looked at before it is read: it might be a disk.
		const there = await stat(path);
		// A named pipe would hold the program for ever.
		if (!there.isFile()) throw new Error('it is not a file');
		if (there.size > LARGEST_LOGO) throw tooLarge(path);
		bytes = await readFile(path);
	} catch (cause) {
		if (cause instanceof UsageError) throw cause;
		throw new UsageError(`The logo cannot be read: ${path}`, {
			...{ code: 'logo-unreadable', subject: path, cause },
			remedy: 'Let WEB_LOGO_FILE name a file that Ögonblick may read.',
		});
	}
	if (bytes.length > LARGEST_LOGO) throw tooLarge(path);
	return bytes.subarray(0, 8).equals(PNG) ? readPng(path, bytes) : readSvg(path, bytes);
}

/** Size by its first chunk (PNG, 11.2.1). A browser draws what follows, and runs nothing of it. */
function readPng(path: string, bytes: Buffer): Logo {
	if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') throw unknown(path);
	const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
	if (width < 1 || height < 1) throw unknown(path);
	if (Math.max(width, height) > LONGEST_SIDE) throw tooLarge(path);
	return { bytes, type: 'image/png', width, height };
}

function readSvg(path: string, bytes: Buffer): Logo {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw unknown(path);
	}
	if (!/<svg[\s>]/.test(text) || text.includes('\0')) throw unknown(path);
	const read = readSafeSvg(text);
	if ('unsafe' in read)
		throw new UsageError(`The logo holds what a drawing does not need: ${read.unsafe}`, {
			...{ code: 'logo-unsafe', subject: path, reason: { sv: read.unsafe, en: read.unsafe } },
			remedy:
				'Save it as a plain or optimised SVG, without scripts, embedded pictures, fonts from elsewhere and links, with text as paths; or as a PNG.',
		});
	return { bytes, type: 'image/svg+xml', ...read };
}

function tooLarge(path: string): UsageError {
	return new UsageError(`The logo is larger than ${LARGEST_LOGO / 1000} kB or ${LONGEST_SIDE} pixels`, {
		...{ code: 'logo-too-large', subject: path },
		remedy: 'Make it smaller: it is shown some 40 pixels high.',
	});
}

function unknown(path: string): UsageError {
	return new UsageError(`The logo is neither an SVG in UTF-8 nor a PNG: ${path}`, {
		...{ code: 'logo-unknown', subject: path },
		remedy: 'Save it as one of them.',
	});
}
