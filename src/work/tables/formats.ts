/** How a table is written. */
export const TABLE_FORMATS = ['csv', 'yaml', 'json'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];
