import { UsageError } from '../../errors.ts';
import type { WebContext } from './visitor.ts';

/** What was sent in a form: each field's values in order, as text. A file is none of them. */
export interface Form {
	/** The one value of a field; empty where it was not sent. */
	text(name: string): string;
	/** All values of a field, such as those of boxes that are ticked. */
	all(name: string): readonly string[];
}

/** @throws UsageError `not-a-form` */
export async function readForm(c: WebContext): Promise<Form> {
	return formOf(await bodyOf(c));
}

/** A form with a file in it; no file where none was chosen. @throws as `readForm` */
export async function readUpload(
	c: WebContext,
	name: string,
): Promise<{ readonly form: Form; readonly file?: { readonly name: string; readonly bytes: Uint8Array } }> {
	const body = await bodyOf(c);
	const form = formOf(body);
	const file = body.get(name);
	if (!(file instanceof File) || file.size === 0) return { form };
	return { form, file: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } };
}

function formOf(body: FormData): Form {
	const all = (name: string) => body.getAll(name).filter((value) => typeof value === 'string');
	return { all, text: (name) => all(name)[0]?.trim() ?? '' };
}

/** Whoever has no key to the door may send anything to it: what is no form is no fault of ours, and fills no log. */
async function bodyOf(c: WebContext): Promise<FormData> {
	try {
		return await c.req.formData();
	} catch (error) {
		if (!(error instanceof TypeError) || c.req.raw.signal.aborted) throw error;
		throw new UsageError('What was sent is no form', {
			...{ code: 'not-a-form', subject: '', cause: error },
			remedy: 'Send the form from its own page, as application/x-www-form-urlencoded or multipart/form-data.',
		});
	}
}

/** As it was typed: spaces of a password are its own. @throws as `readForm` */
export async function readSecrets(c: WebContext, ...names: readonly string[]): Promise<readonly string[]> {
	const body = await bodyOf(c);
	return names.map((name) => {
		const value = body.get(name);
		return typeof value === 'string' ? value : '';
	});
}

/** A way back within the office; the start page where it would lead elsewhere. */
export function wayBack(given: string): string {
	const base = 'http://office.invalid';
	const url = URL.canParse(given, base) && given.startsWith('/') ? new URL(given, base) : undefined;
	// What is left of `/.//elsewhere` would be another host's to a browser (URL Standard, 4.4: scheme-relative).
	return url?.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search : '/';
}
