import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Session } from '../session.ts';
import type { Step } from '../step.ts';
import { shoot } from '../walk/tile.ts';

/** A picture of the page as it meets a visitor: the first window, nothing hidden. Also the evidence of a wall. */
export const overview: Step = {
	name: 'overview',
	when: 'always',
	deadline: () => 20_000,
	async run(session) {
		if (session.seen.main.failure) return { outcome: 'nothing', detail: 'no page came' };
		if (session.parts.some((p) => p.role === 'overview')) return { outcome: 'done', detail: 'taken before' };
		await shootOverview(session);
		return { outcome: 'done' };
	},
};

export async function shootOverview(session: Session): Promise<void> {
	const { VIEWPORT_WIDTH, VIEWPORT_HEIGHT: height } = session.request.config;
	const width = session.page.viewportSize()?.width ?? VIEWPORT_WIDTH;
	const file = join(session.request.dir, 'overview.png');
	await writeFile(file, await shoot(session, { top: 0, bottom: height, width, scrolled: 0 }));
	session.parts.push({
		role: 'overview',
		outcome: 'taken',
		file,
		name: 'overview.png',
		mediaType: 'image/png',
		width,
		height,
	});
}
