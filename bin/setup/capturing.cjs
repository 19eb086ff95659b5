'use strict';
const { findBrowser, isKnown } = require('./browser.cjs');
const { aptCommand, aptInstall, rootPrefix, systemKind, unpackPackages } = require('./debian.cjs');
const { fetchBrowser } = require('./fallback.cjs');
const { missingFonts, ownFonts, packagesOf, useOwnFonts, writeFontConfig } = require('./fonts.cjs');
const { underLock } = require('./lock.cjs');
const { SetupError } = require('./setup-error.cjs');
const { say, tell } = require('./words.cjs');

/**
 * Makes sure that there is a Chromium to capture with and fonts for what it will show.
 * @param {string} root
 * @param {string} node a Node 24
 * @returns {Promise<string>} path of the browser
 * @throws SetupError with the command that a person with rights must run
 */
async function ensureCapturing(root, node, env) {
	const ready = () => (missingFonts(env).length === 0 ? findBrowser(root, env) : undefined);
	return ready() || underLock(root, async () => ready() || provide(root, node, env));
}

async function provide(root, node, env) {
	const kind = systemKind();
	const fonts = packagesOf(missingFonts(env));
	const wanted = (findBrowser(root, env) || kind !== 'debian' ? [] : ['chromium']).concat(fonts);
	const prefix = kind === 'other' ? undefined : await rootPrefix(root);
	if (wanted.length > 0 && prefix) {
		tell(`${say('installerar', 'installing')} ${wanted.join(' ')} …`);
		if (!(await aptInstall(root, prefix, wanted)))
			tell(say('apt misslyckades, se .cache/setup.log', 'apt failed, see .cache/setup.log'));
	}
	// The same engine without a window's machinery captures for less; older releases of Debian have no package of it.
	if (wanted.includes('chromium') && prefix) await aptInstall(root, prefix, ['chromium-headless-shell']);
	await provideFonts(root, env, kind);
	const browser = findBrowser(root, env) || (await fetchBrowser({ root, node, env, prefix }));
	if (!browser) throw new SetupError(howToGetOne(kind, fonts), 2);
	if (kind === 'debian' && !isKnown(browser, env))
		tell(
			`${say('Debians egen Chromium är nyare. Kör', "Debian's own Chromium is newer. Run")}: ${aptCommand(['chromium'])}`,
		);
	return browser;
}

/** Without them a capture is still true to what this machine can draw, so it goes on and says so. */
async function provideFonts(root, env, kind) {
	const packages = packagesOf(missingFonts(env));
	if (packages.length === 0) return;
	const own = ownFonts(root);
	tell(say('hämtar typsnitt …', 'fetching fonts …'));
	if (kind !== 'other' && (await unpackPackages(root, packages, own.folder))) {
		writeFontConfig(own.config, [own.folder]);
		useOwnFonts(root, env);
	}
	const lacking = missingFonts(env);
	if (lacking.length === 0) return;
	const names = lacking.map((script) => script.name).join(', ');
	const remedy = kind === 'other' ? 'Noto' : aptCommand(packagesOf(lacking));
	tell(
		say(
			`typsnitt saknas (${names}): sådan text blir rutor. Installera: ${remedy}`,
			`fonts are missing (${names}): such text becomes boxes. Install: ${remedy}`,
		),
	);
}

function howToGetOne(kind, fonts) {
	const command =
		kind === 'debian'
			? aptCommand(['chromium'].concat(fonts))
			: 'npx playwright install --with-deps chromium';
	return say(
		`ingen Chromium finns och ingen kunde hämtas. Kör (med rättigheter): ${command}\n  eller ange en i BROWSER_PATH.`,
		`there is no Chromium and none could be fetched. Run (with rights): ${command}\n  or name one in BROWSER_PATH.`,
	);
}

module.exports = { ensureCapturing };
