import { describe } from 'vitest';
import { tempOffice } from './temp-office.ts';
import { tokensContract } from './tokens-contract.ts';

describe('keys of programs on SQLite', () => {
	tokensContract(() => tempOffice());
});
