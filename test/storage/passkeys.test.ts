import { describe } from 'vitest';
import { passkeysContract } from './passkeys-contract.ts';
import { tempOffice } from './temp-office.ts';

describe('passkeys on SQLite', () => {
	passkeysContract(() => tempOffice());
});
