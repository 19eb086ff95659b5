import type { Step } from '../step.ts';
import { testimony, textsOf } from '../witness/testimony.ts';

/**
 * Asks the text PDF and the recording for every text and picture that was read in the page: none of them made the
 * other. What they do not know is evidence for the judge.
 */
export const compare: Step = {
	name: 'compare',
	when: 'account',
	deadline: () => 60_000,
	async run({ seen, recorder, recorded }) {
		const { posts, printed } = seen;
		if (posts.length === 0) return { outcome: 'nothing', detail: 'no posts to ask for' };
		if (!printed) return { outcome: 'nothing', detail: 'the text PDF was not read' };
		const recording = testimony(recorded, textsOf(posts));
		const pictures = new Set(posts.flatMap((p) => p.images.filter((i) => !i.broken).map((i) => i.address)));
		const picturesNotRecorded = [...pictures].filter(
			(address) => /^https?:/.test(address) && recorder.recordOf(address) === undefined,
		);
		seen.witnesses = { pdf: printed, recording, picturesNotRecorded };
		const known = ({ asked, unknown }: typeof printed) => `${asked - unknown.length} of ${asked} texts`;
		return {
			outcome: 'done',
			detail: `${known(printed)} in the text PDF, ${known(recording)} in the recording`,
		};
	},
};
