import { pause } from '../window/pause.ts';

/**
 * Counts the changes of the page's tree, so that what was worked out of its elements alone, not of their places, is worked out
 * again only when they are others. What stands in shadow roots is not watched. Runs in the browser.
 */
let version = 0;
let shape = 0;
let hostCame = false;
let waiting: (() => void)[] = [];
const observer = new MutationObserver(count);
observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

function count(records: readonly MutationRecord[]): void {
	if (records.length === 0) return;
	version++;
	if (records.some(({ type, attributeName }) => type === 'childList' || attributeName === 'style')) shape++;
	hostCame ||= records.some(({ addedNodes }) => [...addedNodes].some(hasHost));
	if (records.some(({ addedNodes }) => addedNodes.length > 0)) for (const tell of waiting.splice(0)) tell();
}

function hasHost(node: Node): boolean {
	if (!(node instanceof Element)) return false;
	return node.shadowRoot !== null || [...node.querySelectorAll('*')].some((el) => el.shadowRoot);
}

/** Another number after each change, whoever made it, also where the browser has not told of it yet. */
export function treeVersion(): number {
	count(observer.takeRecords());
	return version;
}

/** Another number after each change of which elements there are, or of a style of their own: what lists do that draw where a reader comes. */
export function shapeVersion(): number {
	count(observer.takeRecords());
	return shape;
}

/** Whether, since this was last asked, an element came that has an open shadow root, or that is around one. */
export function hostHasCome(): boolean {
	count(observer.takeRecords());
	const has = hostCame;
	hostCame = false;
	return has;
}

/** When somebody was last told of something that came before their time was over (`performance.now`). */
let toldAt = 0;

/**
 * Until something new comes into the page's tree, `ms` milliseconds at most. Where something comes all the time, hardly anybody is told
 * early: to look each time would cost the page more than it does itself.
 */
export async function comes(ms: number): Promise<void> {
	if (performance.now() - toldAt < ms) {
		await pause(ms);
		return;
	}
	await new Promise<void>((done) => {
		void pause(ms).then(done);
		waiting.push(() => {
			toldAt = performance.now();
			done();
		});
	});
	waiting = [];
}
