import { hash } from 'node:crypto';
import { Hono } from 'hono';
import { NO_ORGANISATION } from '../../config.ts';
import type { Accent, Logo, Look } from '../../work/look/open-look.ts';
import type { WebEnv } from '../asking/visitor.ts';
import { html, type Markup } from './markup.ts';
import type { ShownLook } from './shown-look.ts';

const named = (bytes: Buffer | string, type: string) =>
	`/stil/${hash('sha256', bytes, 'hex').slice(0, 16)}.${type}`;

/** @param name the organisation's, which the logo says */
export function shownLook({ accent, logo }: Look, name: string): ShownLook {
	return {
		...(accent ? { accentPath: named(accentStyle(accent), 'css') } : {}),
		...(logo ? { logo: logoImage(logo, name === NO_ORGANISATION ? '' : name) } : {}),
	};
}

/** The logo and the colours as files, under names that change with them. */
export function lookFiles({ accent, logo }: Look): Hono<WebEnv> {
	const app = new Hono<WebEnv>();
	const forLong = { 'cache-control': 'public, max-age=31536000, immutable' };
	if (accent) {
		const style = accentStyle(accent);
		app.get(named(style, 'css'), (c) =>
			c.body(style, 200, { 'content-type': 'text/css; charset=utf-8', ...forLong }),
		);
	}
	if (logo)
		app.get(logoPath(logo), (c) =>
			c.body(new Uint8Array(logo.bytes), 200, {
				'content-type': logo.type === 'image/png' ? logo.type : `${logo.type}; charset=utf-8`,
				// Opened by itself an SVG is a page: were anything in it that its reading let through, it would run nothing and load nothing.
				'content-security-policy':
					"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
				...forLong,
			}),
		);
	return app;
}

/** Also on paper, which is light whatever the screen is. */
function accentStyle({ light, onLight, dark, onDark }: Accent): string {
	const bright = `:root{--accent:${light};--on-accent:${onLight}}`;
	return `${bright}\n@media screen and (prefers-color-scheme:dark){:root{--accent:${dark};--on-accent:${onDark}}}\n@media print{${bright}}\n`;
}

function logoPath({ bytes, type }: Logo): string {
	return named(bytes, type === 'image/png' ? 'png' : 'svg');
}

/** Its place is kept before it has come. */
function logoImage(logo: Logo, name: string): Markup {
	const wide = Math.max(1, Math.round((logo.width / logo.height) * 40));
	return html`<img class="logo" src="${logoPath(logo)}" alt="${name}" width="${wide}" height="40">`;
}
