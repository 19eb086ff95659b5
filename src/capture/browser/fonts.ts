import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * The font families that the browser could draw with, by name: the same page looks otherwise with others.
 * @returns undefined where there is no fontconfig to ask
 */
export async function fontFamilies(): Promise<readonly string[] | undefined> {
	try {
		const { stdout } = await promisify(execFile)('fc-list', [':', 'family'], { timeout: 20_000 });
		const families = stdout.split('\n').map((line) => line.split(',')[0]?.trim() ?? '');
		return [...new Set(families)].filter(Boolean).sort();
	} catch {
		return undefined;
	}
}
