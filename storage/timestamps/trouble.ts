import { OgonblickError, TryAgainLater, UsageError } from '../../src/errors.ts';
import { type AuthorityTrouble, authorityTroubleWords } from '../../src/records/words/authority-troubles.ts';

/** Statuses that pass by themselves: a server that is slow or has too much to do (RFC 9110, 15.5.9; RFC 8470; RFC 6585). */
const PASSING = new Set([408, 425, 429]);
/** How Node says that the certificate of a web address is not accepted, whatever is wrong with it. */
const CERTIFICATE = /CERT|UNABLE_TO_(GET|VERIFY)|HOSTNAME_MISMATCH/;
/** How Node says that what it hears is no HTTP, is not packed as it says, or no TLS. */
const GARBLED = /^(HPE_|Z_|ERR_BUFFER_TOO_LARGE|ERR_SSL_|EPROTO)/;

/** What to tell of an authority that gives no time stamp: what passes by itself is tried again, what somebody has to look at is said to be wrong. */
export function giver(address: string, seconds: number) {
	const away = (what: AuthorityTrouble, data: Readonly<Record<string, string | number>>, cause?: unknown) => {
		const reason = authorityTroubleWords(what, data);
		return new TryAgainLater(`The time-stamp authority ${address} gives no time stamp now: ${reason.en}`, {
			...{ code: 'timestamp-unreachable', subject: address, reason, cause },
			remedy:
				'The capture is kept and the order waits: it is sealed when the authority answers. Where it never does, correct TIMESTAMP_URLS, and ALLOW_HOSTS for one inside the house.',
		});
	};
	const wrong = (
		what: AuthorityTrouble,
		data: Readonly<Record<string, string | number>>,
		cause?: unknown,
	) => {
		const reason = authorityTroubleWords(what, data);
		return new UsageError(`The time-stamp authority ${address} answered wrongly: ${reason.en}`, {
			...{ code: 'timestamp-wrong', subject: address, reason, cause },
			remedy:
				'Nothing is filed without a time stamp that holds; the capture is kept and the order waits. Look at TIMESTAMP_URLS, and ask the authority.',
		});
	};
	return {
		/** Of an answer that is none: 5xx passes by itself, an address that is another one or wants a login does not. */
		ofStatus(status: number): OgonblickError {
			if (status >= 300 && status < 400) return wrong('elsewhere', { status });
			return status >= 500 || PASSING.has(status) ? away('status', { status }) : wrong('status', { status });
		},
		ofSize: (bytes: number) => wrong('too-large', { bytes }),
		/** @param failure why no connection was made, as the gate says it */
		ofError(error: unknown, failure: string | undefined): OgonblickError {
			if (error instanceof OgonblickError) return error;
			if (failure?.startsWith('refused: '))
				return away('closed', { why: failure.slice('refused: '.length) }, error);
			if (failure !== undefined) return away('unconnected', { why: failure }, error);
			const { code = '', message, name } = error as NodeJS.ErrnoException;
			if (CERTIFICATE.test(code)) return wrong('certificate', { why: code }, error);
			if (GARBLED.test(code)) return wrong('garbled', { why: code }, error);
			if (/Timeout|Abort/.test(name) || message === 'the time is out')
				return away('slow', { seconds }, error);
			return away('broken', { why: code || (message.split('\n')[0] ?? '') }, error);
		},
	};
}
