import { Hono } from 'hono';
import type { Office } from '../../office.ts';
import { html } from '../markup.ts';
import { page } from '../shell.ts';
import { type WebEnv } from '../visitor.ts';
import { shellWords } from '../words/shell.ts';

export function startPages(_office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>().get('/', (c) =>
		page(c, { title: shellWords[c.var.lang].start, part: '/', content: html`<p></p>` }),
	);
}
