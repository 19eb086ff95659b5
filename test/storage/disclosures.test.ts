import { describe } from 'vitest';
import { disclosuresContract } from './disclosures-contract.ts';
import { tempOffice } from './temp-office.ts';

describe('requests for public records on SQLite', () => {
	disclosuresContract(() => tempOffice());
});
