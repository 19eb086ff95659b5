/** Settings for feeds served on loopback, which answer at once: the patience that a real one needs would be most of what a test takes. */
export const SOON = { FEED_QUIET_SECONDS: '1', FEED_TRIES: '2' } as const;
