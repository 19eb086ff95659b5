import type { Config } from '../../src/config.ts';
import type { Log } from '../../src/log.ts';
import type { Post } from '../../src/office/post.ts';
import { smtpPost } from './smtp.ts';
import { webhookPost } from './webhook.ts';

/** The ways out of the house that the settings name; none where they name none. Nothing is opened before something is to be sent. */
export function openPost(config: Config, log: Log): readonly Post[] {
	const { SMTP_URL, NOTICES_FROM, WEBHOOK_URL, WEBHOOK_SECRET_FILE } = config;
	return [
		...(SMTP_URL && NOTICES_FROM ? [smtpPost({ ...config, SMTP_URL, NOTICES_FROM })] : []),
		...(WEBHOOK_URL && WEBHOOK_SECRET_FILE
			? [webhookPost({ ...config, WEBHOOK_URL, WEBHOOK_SECRET_FILE }, log)]
			: []),
	];
}
