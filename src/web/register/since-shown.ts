import { z } from 'zod';
import { type OgonblickError, UsageError } from '../../errors.ts';
import type { RegisterField } from '../../records/register/problem.ts';
import { html, type Markup, visible } from '../shell/markup.ts';
import { fieldNames } from '../words/errors.ts';

/** What a form holds, field by field. */
type Said = Readonly<Record<string, unknown>>;

/** Name of the field that carries what the form showed. */
export const SHOWN = 'visat';
const parsed = z.record(z.string(), z.json());
const CALLED: Readonly<Record<string, RegisterField>> = {
	isPublic: 'public',
	isWide: 'wide',
	isCommunications: 'communications',
};

/**
 * Carries with a form what it showed when it was opened, so that what its reader changed can be told from what somebody else changed meanwhile.
 * @param shown what was carried before, where the form is shown again
 * @param error why it is: whoever has been told that something is changed has seen what holds now
 */
export function shownField(shown: string, now: Said, error?: OgonblickError): Markup {
	const kept = shown === '' || error?.code === 'changed-meanwhile' ? JSON.stringify(now) : shown;
	return html`<input type="hidden" name="${SHOWN}" value="${visible(kept)}">`;
}

/**
 * What of a form its reader changed: all else stays as it is now, whoever changed it since.
 * @param shown what `shownField` carried; where it is none of ours all that is typed counts
 * @throws UsageError `changed-meanwhile` where somebody else changed the same otherwise; its subject names the fields, separated by commas
 */
export function changedSince<T extends Said>(shown: string, typed: T, now: T): Partial<T> {
	const before = read(shown);
	if (!before) return typed;
	const changed = Object.keys(typed).filter((key) => !same(typed[key], before[key]));
	const clashing = changed.filter((key) => !same(now[key], before[key]) && !same(now[key], typed[key]));
	if (clashing.length > 0) throw changedMeanwhile(clashing.map((key) => CALLED[key] ?? key));
	return Object.fromEntries(changed.map((key) => [key, typed[key]])) as Partial<T>;
}

/** The form as it is shown again: what its reader changed, and all else as it is now, so that saving it takes nobody else's back. */
export function mergedSince<T extends Said>(shown: string, typed: T, now: T): T {
	const before = read(shown);
	if (!before) return typed;
	const own = Object.entries(typed).filter(([key, value]) => !same(value, before[key]));
	return { ...now, ...Object.fromEntries(own) };
}

function same(one: unknown, other: unknown): boolean {
	return JSON.stringify(one, asSent) === JSON.stringify(other, asSent);
}

/** A browser ends lines with CR LF (HTML Standard, converting an entry list to a list of name-value pairs), and no form is read with the spaces around a text: neither is anybody's change. */
function asSent(_: string, value: unknown): unknown {
	return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : value;
}

function read(shown: string): Said | undefined {
	try {
		return parsed.safeParse(JSON.parse(shown)).data;
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}

function changedMeanwhile(fields: readonly string[]): UsageError {
	const names = fieldNames(fields, 'en');
	return new UsageError(`Somebody else has changed this since you opened the page: ${names}`, {
		...{ code: 'changed-meanwhile', subject: fields.join(',') },
		remedy: 'Compare it with what holds now. Save again if what you have written is to hold instead.',
	});
}
