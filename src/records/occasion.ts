/** Why a snapshot is taken (anledning). */
export const OCCASIONS = ['annual', 'change', 'closure', 'adhoc', 'removal'] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** What cannot be taken afterwards: when the day has come, what was to be documented is gone. */
export const PASSING: readonly Occasion[] = ['change', 'closure', 'removal'];
/** An order of what passes goes before all others from so many days before its time. */
export const PRESSING_DAYS = 3;

/** How much is captured (nivå). */
export const LEVELS = ['overview', 'unique', 'full'] as const;
export type Level = (typeof LEVELS)[number];

/** How the capture got in. */
export const WAYS_IN = ['browser', 'browser-session', 'export'] as const;
export type WayIn = (typeof WAYS_IN)[number];

/**
 * What the recording holds of cookies: `as-sent`, those of a visitor whom nobody knew, byte for byte; `redacted`, markers
 * in place of a login's.
 */
export const RECORDED_COOKIES = ['as-sent', 'redacted'] as const;
export type RecordedCookies = (typeof RECORDED_COOKIES)[number];

/** An export is no recording. */
export function recordedCookies(wayIn: WayIn): RecordedCookies | undefined {
	if (wayIn === 'export') return undefined;
	return wayIn === 'browser-session' ? 'redacted' : 'as-sent';
}
