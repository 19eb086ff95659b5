import { describe } from 'vitest';
import { noticesContract } from './notices-contract.ts';
import { handClock, tempOffice } from './temp-office.ts';

describe('notices on SQLite', () => {
	noticesContract(async () => {
		const clock = handClock();
		return { clock, office: await tempOffice({ clock }) };
	});
});
