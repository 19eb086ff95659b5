/** How the list is written. */
export const LIST_FORMATS = ['html', 'json', 'csv'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];
