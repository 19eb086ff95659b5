import { html } from '../../bundle/readme/html.ts';
import { TryAgainLater, UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { letterWords } from './words.ts';

const EMAIL = /^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:".]+$/;

/**
 * Sends a letter that asks for nothing, to see that mail arrives. It is not kept.
 * @returns what the server said
 * @throws UsageError `not-email` `no-mail`, as `Post.deliver` · TryAgainLater `mail-not-sent`
 */
export async function sendTest(
	{ post, clock, config }: Office,
	to: string,
	signal: AbortSignal,
): Promise<string> {
	if (!EMAIL.test(to))
		throw new UsageError(`"${to}" is no e-mail address`, {
			...{ code: 'not-email', subject: to },
			remedy: 'Write a whole address, such as name@municipality.example.',
		});
	const mail = post.find(({ way }) => way === 'mail');
	if (!mail)
		throw new UsageError('Mail is not set up', {
			...{ code: 'no-mail', subject: 'SMTP_URL' },
			remedy: 'Set SMTP_URL and NOTICES_FROM; README.md explains them.',
		});
	const say = letterWords[config.NOTICES_LANG];
	const text = say.testText(config.ORGANISATION_NAME);
	const parcel = {
		...{ id: crypto.randomUUID(), recipient: to, writtenAt: clock.now().toISOString() },
		...{ subject: say.testSubject, text: `${text}\n`, document: '{}' },
		html: html`<!doctype html>
<html lang="${config.NOTICES_LANG}"><head><meta charset="utf-8"><title>${say.testSubject}</title></head>
<body style="font:16px/1.5 system-ui,Arial,sans-serif"><p>${text}</p></body></html>
`.text,
	};
	const { isDelivered, said } = await mail.deliver(parcel, signal);
	if (isDelivered) return said;
	throw new TryAgainLater(`The test letter did not arrive: ${said}`, {
		...{ code: 'mail-not-sent', subject: said },
		remedy:
			'Correct SMTP_URL, or the password in it, and try again. The command doctor shows where letters go.',
	});
}
