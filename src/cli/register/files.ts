import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { UsageError } from '../../errors.ts';
import type { HandedIn } from '../../work/tables/form.ts';
import type { TableFormat } from '../../work/tables/formats.ts';
import type { Desk } from '../desk.ts';
import { registerWords } from '../words/register-words.ts';

/** @param sheet of a workbook; the one that has the heads where nobody says @throws UsageError `unreadable-file` */
export async function handedIn(file: string, { lang }: Desk, sheet?: string): Promise<HandedIn> {
	const path = resolve(file);
	try {
		const bytes = await readFile(path);
		return { name: basename(path), bytes, ...(sheet === undefined ? {} : { sheet }) };
	} catch (cause) {
		const say = registerWords[lang];
		const remedy = say.nameFile;
		throw new UsageError(say.unreadable(path), { code: 'unreadable-file', subject: path, remedy, cause });
	}
}

/** Writes a new file. @throws UsageError `file-there` `unwritable-file` */
export async function writeNew(file: string, text: string, { lang }: Desk): Promise<string> {
	const path = resolve(file);
	try {
		await writeFile(path, text, { flag: 'wx' });
		return path;
	} catch (cause) {
		const say = registerWords[lang];
		const isThere = (cause as NodeJS.ErrnoException).code === 'EEXIST';
		throw new UsageError(isThere ? say.fileThere(path) : say.unwritable(path), {
			code: isThere ? 'file-there' : 'unwritable-file',
			subject: path,
			remedy: say.anotherFile,
			cause,
		});
	}
}

/** What is asked for, else what the name of the file says, else CSV. */
export function formatOf(asked: TableFormat | undefined, file: string | undefined): TableFormat {
	const byName = { '.yaml': 'yaml', '.yml': 'yaml', '.json': 'json' } as const;
	return asked ?? byName[extname(file ?? '').toLowerCase() as keyof typeof byName] ?? 'csv';
}
