import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import { keepLook } from '../../work/keep-look.ts';
import { notAllowed } from '../../work/people/who.ts';
import { seenBundle } from './seen-bundle.ts';
import { sightOf } from './sight.ts';
import { visitorOf, type WebContext } from './visitor.ts';

/** A picture that is panned over is asked for in hundreds of pieces: that is one look, for so long. */
const ONE_LOOK_MS = 3_600_000;
const MOST = 1000;

/** What is had piece by piece, as `openBundle` has what is had whole. */
interface Opening {
	/** A visit's first piece of a restricted bundle is recorded before it is shown, and again after an hour. */
	open(c: WebContext): Promise<Filing>;
	/** That the look at all of its pieces has just been recorded. */
	looked(c: WebContext, filing: Filing): void;
}

/** @param what as `keepLook` */
export function openOnce(office: Office, what: string): Opening {
	const looks = new Map<string, number>();
	const keyOf = (c: WebContext, { bundleId }: Filing) => `${visitorOf(c).visit.key} ${bundleId}`;
	const looked = (c: WebContext, filing: Filing) => {
		const key = keyOf(c, filing);
		looks.delete(key);
		looks.set(key, office.clock.now().getTime());
		for (const oldest of looks.keys()) {
			if (looks.size <= MOST) break;
			looks.delete(oldest);
		}
	};
	return {
		looked,
		async open(c) {
			const filing = await seenBundle(office, c);
			const { seesRestricted } = sightOf(office, c);
			if (!filing.isRestricted) return filing;
			if (!seesRestricted(filing.unitId)) throw notAllowed();
			const last = looks.get(keyOf(c, filing)) ?? Number.NEGATIVE_INFINITY;
			if (office.clock.now().getTime() - last < ONE_LOOK_MS) return filing;
			await keepLook(office, filing, visitorOf(c).person, what);
			looked(c, filing);
			return filing;
		},
	};
}
