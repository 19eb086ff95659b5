import { describe } from 'vitest';
import { identitiesContract } from './identities-contract.ts';
import { tempOffice } from './temp-office.ts';

describe('identities on SQLite', () => {
	identitiesContract(() => tempOffice());
});
