import type { RequestWillBeSent } from './protocol.ts';
import type { Wire } from './wire.ts';

/**
 * The body of a request, byte for byte; undefined where it has none. Small bodies come with the request; files, blobs
 * and long ones are asked for at once, because a page that goes away takes them along.
 */
export function postOf(wire: Wire, { request, requestId }: RequestWillBeSent): Promise<Buffer> | undefined {
	const entries = request.postDataEntries;
	const whole = entries?.every((entry) => entry.bytes !== undefined);
	if (entries && whole)
		return Promise.resolve(Buffer.concat(entries.map((e) => Buffer.from(e.bytes ?? '', 'base64'))));
	if (!request.hasPostData) return undefined;
	const asked = wire
		.send('Network.getRequestPostData', { requestId })
		.then(({ postData, base64Encoded }) => Buffer.from(postData, base64Encoded ? 'base64' : 'utf8'));
	// It is awaited when the exchange is written; until then a refusal must not count as unhandled.
	asked.catch(() => undefined);
	return asked;
}
