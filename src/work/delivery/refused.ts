import { UsageError } from '../../errors.ts';
import type { agreementProblems } from '../../records/delivery/agreement.ts';
import type { WrongReceipt } from '../../records/delivery/receipt.ts';
import type { WrongTarget } from '../../records/delivery/target.ts';
import { agreementWrong } from '../../records/words/agreement.ts';
import { RECEIPT_PROBLEMS, TARGET_PROBLEMS } from '../../records/words/delivery.ts';

/** What was said of an agreement is wrong; nothing was changed. */
export class AgreementRefused extends UsageError {
	readonly wrong: ReturnType<typeof agreementProblems>;

	/** @param wrong everything that is wrong, at least one */
	constructor(wrong: ReturnType<typeof agreementProblems>) {
		super(agreementWrong(wrong, 'en'), {
			code: 'agreement-refused',
			subject: [...new Set(wrong.map(({ field }) => field))].join(', '),
			remedy: 'Correct what is named above.',
		});
		this.wrong = wrong;
	}
}

/** What was said of a target is wrong; nothing was changed. */
export class TargetRefused extends UsageError {
	readonly wrong: readonly WrongTarget[];

	/** @param wrong everything that is wrong, at least one */
	constructor(wrong: readonly WrongTarget[]) {
		super(wrong.map(({ code, field }) => `${field}: ${TARGET_PROBLEMS[code].en}`).join('\n'), {
			code: 'target-refused',
			subject: [...new Set(wrong.map(({ field }) => field))].join(', '),
			remedy: 'Correct what is named above.',
		});
		this.wrong = wrong;
	}
}

/** A receipt that says something else than the delivery; nothing of it was kept. */
export class ReceiptRefused extends UsageError {
	readonly wrong: readonly WrongReceipt[];

	/** @param wrong everything that is wrong, at least one */
	constructor(wrong: readonly WrongReceipt[], number: string) {
		const words = wrong.map(
			({ at, column, code, given, expected = '' }) =>
				`Row ${at}${column === undefined ? '' : `, column “${column}”`}: ${RECEIPT_PROBLEMS[code].en(given, expected)}`,
		);
		super(`The receipt does not fit the delivery, and none of it is taken in:\n${words.join('\n')}`, {
			code: wrong.some(({ code }) => code === 'other-checksum')
				? 'receipt-other-checksum'
				: 'receipt-refused',
			subject: number,
			remedy: 'Compare with deliver show, and ask the archive about what differs.',
		});
		this.wrong = wrong;
	}
}
