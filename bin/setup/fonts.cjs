'use strict';
const fs = require('fs');
const path = require('path');
const { execFileSync } = require('child_process');

const NOTO = '/usr/share/fonts/truetype/noto';
/**
 * What a Swedish account may hold, with the file that Debian's package puts there (looked at first, it costs
 * nothing) and the language that fontconfig is asked about where the file is elsewhere.
 */
const SCRIPTS = [
	{ name: 'Latin', file: `${NOTO}/NotoSans-Regular.ttf`, lang: 'sv', from: 'fonts-noto-core' },
	{ name: 'Greek', file: `${NOTO}/NotoSans-Regular.ttf`, lang: 'el', from: 'fonts-noto-core' },
	{ name: 'Cyrillic', file: `${NOTO}/NotoSans-Regular.ttf`, lang: 'ru', from: 'fonts-noto-core' },
	{ name: 'Arabic', file: `${NOTO}/NotoSansArabic-Regular.ttf`, lang: 'ar', from: 'fonts-noto-core' },
	{ name: 'Hebrew', file: `${NOTO}/NotoSansHebrew-Regular.ttf`, lang: 'he', from: 'fonts-noto-core' },
	{
		name: 'CJK',
		file: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
		lang: 'ja',
		from: 'fonts-noto-cjk',
	},
	{ name: 'emoji', file: `${NOTO}/NotoColorEmoji.ttf`, lang: 'und-zsye', from: 'fonts-noto-color-emoji' },
];

/**
 * Scripts that nothing installed can draw: a capture would show boxes in their place.
 * @param {object} env the environment that the browser will have
 * @returns {{ name: string, from: string }[]} `from` is the Debian package that brings it
 */
function missingFonts(env) {
	const missing = SCRIPTS.filter((script) => !fs.existsSync(script.file));
	return missing.filter((script) => !knownToFontconfig(script.lang, env));
}

function knownToFontconfig(lang, env) {
	try {
		const query = lang === 'und-zsye' ? `:lang=${lang}:color=true` : `:lang=${lang}`;
		return (
			execFileSync('fc-list', [query, 'family'], { env, stdio: ['ignore', 'pipe', 'ignore'] }).length > 0
		);
	} catch (error) {
		if (error.code === 'ENOENT' || error.status) return false;
		throw error;
	}
}

function packagesOf(missing) {
	return missing.map((script) => script.from).filter((name, at, all) => all.indexOf(name) === at);
}

/** Folder of fonts that were unpacked here because nothing could be installed, and the fontconfig file that adds it. */
function ownFonts(root) {
	const folder = path.join(root, '.cache', 'fonts');
	return { folder, config: path.join(folder, 'fonts.conf') };
}

/** Adds folders of fonts to those of the system, without changing the system. */
function writeFontConfig(file, folders) {
	const dirs = ['/usr/share/fonts', '/usr/local/share/fonts'].concat(folders);
	const lines = dirs.map((dir) => `\t<dir>${dir}</dir>`);
	fs.writeFileSync(
		file,
		`<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n\t<include ignore_missing="yes">/etc/fonts/fonts.conf</include>\n${lines.join('\n')}\n\t<cachedir>${path.dirname(file)}/cache</cachedir>\n</fontconfig>\n`,
	);
}

/** Makes the browser see the fonts that lie in this checkout, where there are any. Changes `env`. */
function useOwnFonts(root, env) {
	const own = ownFonts(root);
	if (!env.FONTCONFIG_FILE && fs.existsSync(own.config)) env.FONTCONFIG_FILE = own.config;
}

module.exports = { missingFonts, ownFonts, packagesOf, useOwnFonts, writeFontConfig };
