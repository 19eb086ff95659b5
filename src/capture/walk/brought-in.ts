import type { Session } from '../session.ts';

/**
 * What the posts say that stand in the page, where its script has itself asked for the page that comes next: a list that
 * grows by its pages leaves the link to the second in place. Nothing where no script has asked for that.
 * @param next address of the page that comes next
 */
export async function saidBeside({ recorder, world }: Session, next: string): Promise<readonly string[]> {
	const isAsked = recorder.traffic.responses.some(
		({ url, kind, method, status, frame }) =>
			(kind === 'xhr' || kind === 'fetch') &&
			method === 'GET' &&
			frame === 'main' &&
			status >= 200 &&
			status < 300 &&
			bare(url) === bare(next),
	);
	return isAsked ? await world.call('postsNow') : [];
}

/**
 * Whether the page that was gone to shows nothing but posts that the one before it had brought in by itself. Walked
 * once more, each post that has no address of its own would be counted for another. What was merely asked for and never shown is not had.
 * @param said by `saidBeside`
 */
export async function isBroughtIn({ world }: Session, said: readonly string[]): Promise<boolean> {
	if (said.length === 0) return false;
	const left = [...said];
	const now = await world.call('postsNow');
	return (
		now.length > 0 &&
		now.every((post) => {
			const at = left.indexOf(post);
			if (at >= 0) left.splice(at, 1);
			return at >= 0;
		})
	);
}

function bare(address: string): string {
	return address.split('#', 1)[0] ?? address;
}
