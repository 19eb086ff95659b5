import { release } from 'node:os';
import type { Session } from './session.ts';

/**
 * With what and how the capture was made: enough to judge it, and to make it again. No secrets. Which steps it took, and when,
 * stands in the manifest (`capture.steps`): not all have been taken when this is written into the recording.
 * @param fonts families that the browser could draw with; undefined where nobody could tell
 */
export function provenance(session: Session, fonts: readonly string[] | undefined): Record<string, unknown> {
	const { request, launched, seen, changes, gate, recorder } = session;
	const { config } = request;
	return {
		software: request.software,
		node: process.version,
		operatingSystem: `${process.platform} ${release()}`,
		browser: { name: launched.name, path: launched.path, sandbox: launched.sandbox, flags: launched.flags },
		fonts: fonts ?? null,
		viewport: { width: config.VIEWPORT_WIDTH, height: config.VIEWPORT_HEIGHT, scale: 1 },
		locale: config.LOCALE,
		timezone: config.TIMEZONE,
		userAgent: config.USER_AGENT ?? launched.userAgent,
		courtesy: {
			pageDelaySeconds: config.PAGE_DELAY_SECONDS,
			hostDelaySeconds: config.HOST_DELAY_SECONDS,
			jitter: config.DELAY_JITTER,
			robotsTxt: 'not asked for',
		},
		started: new Date(session.startedAt).toISOString(),
		written: new Date().toISOString(),
		address: request.address,
		finalAddress: seen.main.finalAddress,
		pages: seen.pages,
		level: request.level,
		wayIn: request.wayIn,
		platform: seen.platform ?? null,
		...loginFacts(session),
		profile: seen.profile ?? null,
		unfolded: { pressed: seen.foldsPressed, left: seen.foldsLeft },
		changes,
		consent: seen.consent,
		dialogs: seen.dialogs,
		popups: seen.popups,
		downloads: seen.downloads,
		refused: gate.refused,
		certificates: recorder.certificates.map(({ origin, subject, issuer, fingerprint }) => {
			return { origin, subject, issuer, sha256: fingerprint };
		}),
		bytes: recorder.traffic.bytes,
	};
}

/** Which login the capture was made with, and what was done about its secrets. */
function loginFacts({ request: { login } }: Session): Record<string, unknown> {
	if (!login) return {};
	const { madeAt, madeBy, hosts } = login;
	return {
		login: { madeAt, madeBy, hosts },
		redaction:
			'In the recording the values of headers that carry cookies, authorisation or tokens are replaced, and named in X-Redacted-Fields. Secrets of the login in addresses, heads, bodies and texts are replaced by a marker of the same length; such records have X-Redacted-Block.',
	};
}
