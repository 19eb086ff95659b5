import type { ProfileSeen } from '../../records/watch/look.ts';
import type { Drawn } from '../page/around/profile-head.ts';
import { untilAborted } from '../pause.ts';
import type { Session } from '../session.ts';
import type { Step } from '../step.ts';
import { restedHead } from '../watch/rest.ts';
import { pictureOf } from '../watch/sketch.ts';

/** What the step has read, for whoever runs it. */
export interface ReadProfile {
	profile?: ProfileSeen;
	/** All that the profile says of itself. */
	said?: string;
}

/** Reads what the profile shows of itself, with the bytes of its pictures. @param read where it is put @param expected what earlier looks read */
export const readProfile = (read: ReadProfile, expected: readonly Drawn[]): Step => ({
	name: 'profile',
	when: 'account',
	deadline: () => 30_000,
	async run(session, signal) {
		const { seen } = session;
		const { head, isWhole } = await restedHead(session, expected, signal);
		const face = await pictureAt(session, head.avatar, signal);
		const avatar = face && !head.drawn.includes('avatar') ? { ...face, isDeclared: true as const } : face;
		const cover = await pictureAt(session, head.cover, signal);
		const { name, bio, link, verified, followers, posts, text } = head;
		// A picture that stands there and could not be had is no picture that is gone.
		const isUnread = (head.avatar && !avatar) || (head.cover && !cover);
		// Only declared, beside a head that is not drawn, it is not what the account shows.
		const said = isWhole || head.drawn.includes('bio') || !expected.includes('bio') ? bio : undefined;
		read.profile = {
			...(isWhole && !isUnread ? {} : { isPartial: true as const }),
			address: seen.main.finalAddress,
			...(verified || isWhole ? { verified } : {}),
			...(name ? { name } : {}),
			...(avatar ? { avatar } : {}),
			...(cover ? { cover } : {}),
			...(said ? { bio: said } : {}),
			...(said && !head.drawn.includes('bio') ? { isBioDeclared: true as const } : {}),
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
