/** Height of a window that most short pages are taller than, CSS pixels. */
export const LOW_WINDOW = 600;

/** Height of one that also most of what was made for a small frame is taller than, CSS pixels. */
export const LOWEST_WINDOW = 280;
