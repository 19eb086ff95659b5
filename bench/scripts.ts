import { fileURLToPath } from 'node:url';

/** What is measured, and what measures it, each in a process of its own. */
export const SCRIPTS = {
	meter: fileURLToPath(import.meta.resolve('./meter.ts')),
	baseline: fileURLToPath(import.meta.resolve('./baseline.ts')),
	countPosts: fileURLToPath(import.meta.resolve('./count-posts.ts')),
	held: fileURLToPath(import.meta.resolve('./compare/held.ts')),
	makePdf: fileURLToPath(import.meta.resolve('./pdf/make.ts')),
	ogonblick: fileURLToPath(import.meta.resolve('../bin/ogonblick.ts')),
} as const;
