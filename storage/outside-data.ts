import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';

/** Whether a file lies in a directory, by where things are and not by what they are called: a link into it is inside it. */
export async function isInside(file: string, directory: string): Promise<boolean> {
	const [place, data] = [await trueplace(file), await trueplace(directory)];
	return place === data || place.startsWith(data.endsWith(sep) ? data : data + sep);
}

/** The place of a path whose end need not exist. */
async function trueplace(path: string): Promise<string> {
	const whole = resolve(path);
	try {
		return await realpath(whole);
	} catch {
		// Not there yet: its place is below that of the folder that holds it.
		const above = dirname(whole);
		return above === whole ? whole : join(await trueplace(above), basename(whole));
	}
}
