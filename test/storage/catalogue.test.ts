import { describe } from 'vitest';
import { askedForContract } from './asked-for-contract.ts';
import { catalogueContract } from './catalogue-contract.ts';
import { closingsContract } from './closings-contract.ts';
import { filedByRowContract } from './filed-by-row-contract.ts';
import { occasionsContract } from './occasions-contract.ts';
import { queueContract } from './queue-contract.ts';
import { registerContract } from './register-contract.ts';
import { handClock, tempOffice } from './temp-office.ts';
import { watchContract } from './watch-contract.ts';

describe('the catalogue on SQLite', () => {
	catalogueContract(() => tempOffice());
	askedForContract(() => tempOffice());
	filedByRowContract(() => tempOffice());
});

describe('the order queue on SQLite', () => {
	queueContract(async () => {
		const clock = handClock();
		return { office: await tempOffice({ clock }), clock };
	});
});

describe('the register on SQLite', () => {
	registerContract(() => tempOffice());
});

describe('occasions on SQLite', () => {
	occasionsContract(async () => {
		const clock = handClock();
		return { office: await tempOffice({ clock }), clock };
	});
});

describe('the watch on SQLite', () => {
	watchContract(async () => {
		const clock = handClock();
		return { office: await tempOffice({ clock }), clock };
	});
});

describe('closings on SQLite', () => {
	closingsContract(async () => {
		const clock = handClock();
		return { office: await tempOffice({ clock }), clock };
	});
});
