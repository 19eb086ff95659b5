import * as asking from '../../../src/bundle/appearance/page-cuts.ts';

/** Cuts where no question is answered: by the boxes alone. */
export function cutPages(...about: Parameters<typeof asking.cutPages>): readonly asking.PageCut[] {
	return answered(asking.cutPages(...about), () => undefined);
}

/** As `cutPages`, of sections. */
export function cutSections(...about: Parameters<typeof asking.cutSections>): readonly asking.PageCut[] {
	return answered(asking.cutSections(...about), () => undefined);
}

export function answered(
	cutting: ReturnType<typeof asking.cutPages>,
	answer: (question: asking.Question) => number | undefined,
): readonly asking.PageCut[] {
	let step = cutting.next();
	while (!step.done) step = cutting.next(answer(step.value));
	return step.value;
}
