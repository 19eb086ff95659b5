import { OgonblickError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Disclosure } from '../../records/disclosure/disclosure.ts';
import { may } from '../../records/people/may.ts';
import { unknownDisclosure, wantedDisclosure } from '../../work/disclosure/wanted.ts';
import { notAllowed } from '../../work/people/who.ts';
import { visitorOf, type WebContext } from './visitor.ts';

/** Whether the one who asks hands out anything anywhere: to whom the menu shows it. */
export function handsOut(c: WebContext): boolean {
	const { grants } = c.var.visitor?.person ?? { grants: [] };
	return grants.some(({ unitId }) => may(grants, 'hand-out', unitId));
}

/** @throws UsageError `not-allowed` */
export function needsHandingOut(c: WebContext): void {
	if (!handsOut(c)) throw notAllowed();
}

/** Whether a request is theirs to see: that of the whole organisation only for who hands out in all of it. */
export function mayHandle(c: WebContext, { unitId }: Pick<Disclosure, 'unitId'>): boolean {
	return may(visitorOf(c).person.grants, 'hand-out', unitId);
}

/** The request of the address, for who may handle it, and who that is. Another's is answered as one that is not there. @throws UsageError `not-allowed` `unknown-disclosure` */
export async function theRequest(
	office: Office,
	c: WebContext,
): Promise<{ disclosure: Disclosure; by: string }> {
	needsHandingOut(c);
	const id = c.req.param('id') ?? '';
	const { person } = visitorOf(c);
	try {
		const disclosure = await wantedDisclosure(office, id);
		if (mayHandle(c, disclosure)) return { disclosure, by: person.name };
	} catch (error) {
		// That several begin so tells of them as well.
		const isOfOthers = error instanceof OgonblickError && error.code === 'ambiguous-disclosure';
		if (may(person.grants, 'hand-out') || !isOfOthers) throw error;
	}
	throw unknownDisclosure(id);
}
