import type { TakenPart } from '../../records/capture.ts';
import type { Comment, Post } from '../../records/post.ts';
import type { Testimony } from '../session.ts';
import type { Step } from '../step.ts';
import { readPdfText } from '../witness/pdf-text.ts';
import { TextSketch } from '../witness/sketch.ts';

/**
 * Asks the text PDF and the recording for every text and picture that was read in the page: none of them made the
 * other. What they do not know is evidence for the judge.
 */
export const compare: Step = {
	name: 'compare',
	when: 'account',
	deadline: ({ seen }) => 60_000 + seen.posts.length * 100,
	async run(session, signal) {
		const { seen, recorder, recorded } = session;
		if (seen.posts.length === 0) return { outcome: 'nothing', detail: 'no posts to ask for' };
		const texts = seen.posts.flatMap(textsOf);
		const printed = new TextSketch();
		const pdf = session.parts.find((p): p is TakenPart => p.role === 'text-pdf' && p.outcome === 'taken');
		if (pdf) await readPdfText(pdf.file, (text) => printed.add(text), signal);
		const pictures = new Set(
			seen.posts.flatMap((p) => p.images.filter((i) => !i.broken).map((i) => i.address)),
		);
		seen.witnesses = {
			pdf: ask(printed, texts.filter(isLeftToRight)),
			recording: ask(recorded, texts),
			picturesNotRecorded: [...pictures].filter(
				(address) => /^https?:/.test(address) && !recorder.has(address),
			),
		};
		const { pdf: inPdf, recording } = seen.witnesses;
		return {
			outcome: 'done',
			detail: `${inPdf.asked - inPdf.unknown.length} of ${inPdf.asked} texts in the text PDF, ${recording.asked - recording.unknown.length} of ${recording.asked} in the recording`,
		};
	},
};

function textsOf(post: Post): string[] {
	return [post.text, ...post.comments.flatMap(textsOfComment)].filter(Boolean);
}

function textsOfComment(comment: Comment): string[] {
	return [comment.text, ...comment.replies.flatMap(textsOfComment)];
}

/** A PDF holds right-to-left text in the order of its glyphs: it cannot be looked for in the order of its letters. */
function isLeftToRight(text: string): boolean {
	return !/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(text);
}

function ask(witness: TextSketch, texts: readonly string[]): Testimony {
	const answers = texts
		.map((text) => [text, witness.holds(text)] as const)
		.filter(([, held]) => held !== undefined);
	const unknown = answers
		.filter(([, held]) => held === false)
		.map(([text]) => text.replace(/\s+/g, ' ').slice(0, 60));
	return { asked: answers.length, unknown };
}
