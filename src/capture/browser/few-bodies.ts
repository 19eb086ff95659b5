import type { Page } from 'playwright';

/** Bytes of bodies that the browser keeps for Playwright, which we ask for none but that of an answer just given (recorder/witness.ts). */
const KEPT = 16 << 20;

/** What is read of Playwright's own objects; none of it is promised by its documentation. */
interface Insides {
	readonly _connection?: { readonly toImpl?: (of: unknown) => ServerPage | undefined };
}
interface ServerPage {
	readonly delegate?: { readonly _networkManager?: { readonly _sessions?: ReadonlyMap<Wire, unknown> } };
}
interface Wire {
	send(method: 'Network.enable', sizes: Record<string, number>): Promise<unknown>;
}

/**
 * Has the browser keep few bodies for Playwright. It asks to be told of the network without saying how much may be kept,
 * and the renderer then holds up to 200 MB of pictures that the page itself has dropped, a third longer than they were
 * (Chrome DevTools Protocol: Network.enable, maxTotalBufferSize). There is no documented way to say less.
 * @returns false where Playwright is built otherwise by now; all else works as before, with more memory
 */
export async function keepFewBodies(page: Page): Promise<boolean> {
	const inside = (page as unknown as Insides)._connection?.toImpl?.(page);
	const wires = [...(inside?.delegate?._networkManager?._sessions?.keys() ?? [])];
	const sizes = { maxTotalBufferSize: KEPT, maxResourceBufferSize: KEPT };
	await Promise.all(wires.map((wire) => wire.send('Network.enable', sizes)));
	return wires.length > 0;
}
