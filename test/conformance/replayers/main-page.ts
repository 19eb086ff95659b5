import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MainPage } from './played.ts';

/** @param folder an unpacked WACZ */
export async function mainPageOf(folder: string): Promise<MainPage> {
	const text = await readFile(join(folder, 'datapackage.json'), 'utf8');
	const { mainPageUrl, mainPageDate } = JSON.parse(text) as Readonly<Record<string, string | undefined>>;
	if (!mainPageUrl || !mainPageDate) throw new Error('datapackage.json names no page to begin with');
	return { url: mainPageUrl, timestamp: mainPageDate.replace(/\D/g, '').slice(0, 14) };
}
