import type { FailedPage } from '../failed-page.ts';
import { evidenceWords } from './evidence.ts';

/** In English prose, for the details of the record; a person reads the data in the language of choice. */
export function toldOf(page: FailedPage): string {
	return evidenceWords({ data: { ...page } }, 'en') ?? page.sign;
}
