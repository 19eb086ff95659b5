import { describe } from 'vitest';
import { mendsContract } from './mends-contract.ts';
import { tempOffice } from './temp-office.ts';

describe('copies and mends on SQLite', () => {
	mendsContract(() => tempOffice());
});
