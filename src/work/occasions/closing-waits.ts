import { TryAgainLater } from '../../errors.ts';
import type { ClosureLack } from '../../records/occasions/closing.ts';

/** The account stays closing: what documents it is not there yet. */
export class ClosingWaits extends TryAgainLater {
	readonly lack: ClosureLack;

	constructor(lack: ClosureLack, subject: string) {
		super(`The account is not closed yet: ${LACKS[lack]}`, {
			code: 'closing-waits',
			subject,
			remedy:
				'Where the day of the last content is still to come, job due orders the snapshot when it has passed. Else carry out the closure order with work. The account closes when the snapshot is filed as complete. Without one, a named person closes it with close --override --reason … --by ….',
		});
		this.lack = lack;
	}
}

/** In the way of a closing, in English. */
const LACKS: Readonly<Record<ClosureLack, string>> = {
	'no-snapshot': 'no snapshot of it has been filed at all',
	'only-other-occasions': 'no closure snapshot of it has been filed, only others',
	'only-partial': 'its closure snapshot is partial',
	'too-little':
		'its closure snapshot takes in too little: it was ordered at a lower level or with limits of its own',
	'before-last-content': 'its closure snapshot was taken before the last content',
	'before-closing':
		'its closure snapshot was taken before the closing began, and less has been asked for since then',
};
