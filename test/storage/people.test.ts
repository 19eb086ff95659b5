import { describe } from 'vitest';
import { peopleContract } from './people-contract.ts';
import { tempOffice } from './temp-office.ts';

describe('people on SQLite', () => {
	peopleContract(() => tempOffice());
});
