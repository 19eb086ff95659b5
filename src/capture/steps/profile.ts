import type { ProfileSeen } from '../../records/watch/look.ts';
import { untilAborted } from '../pause.ts';
import type { Session } from '../session.ts';
import type { Step } from '../step.ts';
import { pictureOf } from '../watch/sketch.ts';

/** What the step has read, for whoever runs it. */
export interface ReadProfile {
	profile?: ProfileSeen;
	/** All that the profile says of itself. */
	said?: string;
}

/** Reads what the profile shows of itself, with the bytes of its pictures. @param read where it is put */
export const readProfile = (read: ReadProfile): Step => ({
	name: 'profile',
	when: 'account',
	deadline: () => 30_000,
	async run(session, signal) {
		const { world, seen } = session;
		const head = await world.call('profileHead');
		const avatar = await pictureAt(session, head.avatar, signal);
		const cover = await pictureAt(session, head.cover, signal);
		const { name, bio, link, verified, followers, posts, text } = head;
		read.profile = {
			...{ address: seen.main.finalAddress, verified },
			...(name ? { name } : {}),
			...(avatar ? { avatar } : {}),
			...(cover ? { cover } : {}),
			...(bio ? { bio } : {}),
			...(link ? { link } : {}),
			...(followers === undefined ? {} : { followers }),
			...(posts === undefined ? {} : { posts }),
		};
		read.said = [name, bio, text].filter(Boolean).join('\n');
		return { outcome: 'done' };
	},
});

/** A picture that the page does not show itself, such as one that it only declares, is asked for by the page. */
const LOADED_MS = 6000;

/** The bytes as the browser has them, so that no picture is asked for a second time, and nothing past the gate. */
async function pictureAt({ cdp, world }: Session, address: string | undefined, signal: AbortSignal) {
	if (!address) return undefined;
	await world.call('loadPicture', address, LOADED_MS);
	const { frameTree } = await cdp.send('Page.getFrameTree');
	const asked = cdp.send('Page.getResourceContent', { frameId: frameTree.frame.id, url: address });
	const got = await untilAborted(
		// The browser has let it go, or never had it: then nothing is known of it.
		asked.catch(() => undefined),
		signal,
	);
	if (!got) return undefined;
	return pictureOf(address, Buffer.from(got.content, got.base64Encoded ? 'base64' : 'utf8'));
}
