/** Height of a window that even short pages are taller than, CSS pixels. */
export const LOW_WINDOW = 600;
