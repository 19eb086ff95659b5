import type { RegisterProblem } from '../../records/register/problem.ts';

/** What may keep a file from being a table. */
export type TableFault = Extract<
	RegisterProblem,
	| 'not-a-table'
	| 'unreadable-letters'
	| 'a-workbook'
	| 'no-heads'
	| 'no-sheets'
	| 'no-such-sheet'
	| 'no-sheet-has-heads'
	| 'several-sheets'
	| 'hidden-sheet'
	| 'cells-beyond'
	| 'large-workbook'
>;

/** The file is no table. `message` says what the parser stumbled over, or the value that the problem is about. */
export class NotATable extends Error {
	readonly problem: TableFault;

	constructor(message: string, problem: TableFault = 'not-a-table') {
		super(message);
		this.problem = problem;
	}
}
