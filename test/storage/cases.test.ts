import { describe } from 'vitest';
import { casesContract } from './cases-contract.ts';
import { tempOffice } from './temp-office.ts';

describe('the collective cases on SQLite', () => {
	casesContract(() => tempOffice());
});
