import { expect, test } from 'vitest';
import { launchBrowser } from '../../../src/capture/browser/launch.ts';
import { answerOnce, asksForConsent } from '../../../src/capture/consent/answer.ts';
import { knownPlatform } from '../../../src/capture/consent/known-platforms.ts';
import { openWorld } from '../../../src/capture/world.ts';
import { readConfig } from '../../../src/config.ts';
import { page as pageOf, serve } from '../platforms/serve.ts';

/** As a maker's dialog is called, and built by a customer of his: nothing in it refuses but its second layer. */
const DIALOG = `<div id="CybotCookiebotDialog" role="dialog" aria-modal="true" style="position:fixed;inset:20px;background:#fff">
<h2>Sidan använder kakor</h2><ul id="val" hidden><li><label><input type=checkbox checked id=st> Statistik</label></li></ul>
<button onclick="val.hidden=false;spara.hidden=false;this.remove()">Anpassa</button>
<button id=spara hidden onclick="document.body.dataset.said=st.checked?'some':'none';this.closest('[role=dialog]').remove()">Tillåt urval</button>
<button onclick="document.body.dataset.said='all';this.closest('[role=dialog]').remove()">Tillåt alla</button></div>`;

test('a dialog that its maker’s rules cannot answer is seen afterwards, and answered by what it says', async () => {
	const { browser } = await launchBrowser(readConfig({ ...process.env, LOG_LEVEL: 'silent' }));
	try {
		const page = await browser.newPage();
		const world = await openWorld(await page.context().newCDPSession(page));
		const host = await serve({ '/': pageOf('', `<main><p>Kommunen</p></main>${DIALOG}`) });
		await page.goto(`http://${host}/`);
		const at = { page, world, frame: page.mainFrame() };
		expect(await knownPlatform(page, AbortSignal.timeout(20_000))).toBeUndefined();
		expect(await asksForConsent(at)).toBe(true);
		for (let round = 0; round < 3 && (await asksForConsent(at)); round++) await answerOnce(at, round);
		expect(await page.evaluate('document.body.dataset.said')).toBe('none');
	} finally {
		await browser.close();
	}
}, 40_000);
