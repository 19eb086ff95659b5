import { z } from 'zod';

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour as #0a4b78');

/** Settings of what the web office looks like. Whether a colour can be read, and a logo shown, is looked at by `serve` and `doctor`: no capture waits for them. */
export const LOOK_SETTINGS = {
	WEB_LOGO_FILE: z
		.string()
		.optional()
		.describe('Logo of the organisation on every page of the web office: an SVG or PNG of at most 200 kB'),
	WEB_ACCENT: colour
		.optional()
		.describe(
			'Colour of links and buttons on a white ground, such as #0a4b78, with a contrast of at least 4.5:1; blue where absent',
		),
	WEB_ACCENT_DARK: colour
		.optional()
		.describe(
			'As WEB_ACCENT, where the browser asks for a dark page; a lighter one of WEB_ACCENT where absent',
		),
	WEB_ACCESSIBILITY_CONTACT: z
		.string()
		.regex(
			/^(?:[^\s@<>,;:"?&]+@[^\s@<>,;:"?&]+\.[^\s@<>,;:".?&]+|https:\/\/[^\s<>"]+)$/,
			'an e-mail address or an https address',
		)
		.optional()
		.describe(
			'Where people tell what keeps them from using the web office, in its accessibility statement: an e-mail address or an https address',
		),
};
