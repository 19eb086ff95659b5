/** Why a snapshot is taken (anledning). */
export const OCCASIONS = ['annual', 'change', 'closure', 'adhoc', 'removal'] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** How much is captured (nivå). */
export const LEVELS = ['overview', 'unique', 'full'] as const;
export type Level = (typeof LEVELS)[number];

/** How the capture got in. */
export const WAYS_IN = ['browser', 'browser-session', 'export'] as const;
export type WayIn = (typeof WAYS_IN)[number];
