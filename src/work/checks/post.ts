import type { Office } from '../../office.ts';
import { type Check, inFew, inShort, missing, ok, warning } from './check.ts';

/** Where notices go, whether the secrets for it can be read, and which letters do not arrive. Nothing is sent. */
export async function checkPost({
	post,
	notices,
}: Pick<Office, 'post' | 'notices'>): Promise<readonly Check[]> {
	const tried = (await notices.letters({ isWaiting: true })).filter(({ trouble }) => trouble !== undefined);
	const letters = tried.map(({ recipient, trouble }) => `${recipient} (${trouble})`);
	return [
		await checkWays(post),
		letters.length === 0 ? ok('letters', '0') : warning('letters', inFew(letters), 'letters-waiting'),
	];
}

async function checkWays(post: Office['post']): Promise<Check> {
	if (post.length === 0) return ok('post', 'SMTP_URL, WEBHOOK_URL', 'post-not-set-up');
	for (const { where, check } of post) {
		try {
			await check();
		} catch (error) {
			return missing('post', `${where} (${inShort(error)})`, 'post-unusable', error);
		}
	}
	return ok('post', post.map(({ way, where }) => `${way} ${where}`).join(', '));
}
