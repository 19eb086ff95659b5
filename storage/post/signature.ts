import { createHmac } from 'node:crypto';

/**
 * The value of `X-Ogonblick-Signature`: `t=<seconds since 1970>,v1=<hex>`, where v1 is HMAC-SHA256 with the shared secret over the time, a full stop and
 * the body as it is sent. The time is of this try: whoever receives it refuses one that is more than five minutes off, and one whose
 * `X-Ogonblick-Delivery` it has taken already it answers well and takes no second time.
 */
export function signatureOf(body: string, secret: string, at: Date): string {
	const t = Math.floor(at.getTime() / 1000);
	return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}
