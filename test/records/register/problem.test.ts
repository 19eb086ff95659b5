import { expect, test } from 'vitest';
import { REGISTER_PROBLEMS, wrong } from '../../../src/records/register/problem.ts';

test.each(REGISTER_PROBLEMS)('no personal number is repeated where %s is told', (problem) => {
	const { value } = wrong('reason', 'Kim Ek 19121212-1212', problem);
	expect(value).toContain('Kim Ek');
	expect(value).not.toContain('1212-12');
});
