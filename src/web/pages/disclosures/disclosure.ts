import { Hono } from 'hono';
import type { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import {
	type Disclosure,
	REVIEW_OUTCOMES,
	type ReviewOutcome,
} from '../../../records/disclosure/disclosure.ts';
import { readPositions } from '../../../records/disclosure/positions.ts';
import { fetchHandedOut, handOut, streamOf } from '../../../work/disclosure/hand-out.ts';
import {
	dropCopy,
	endRequest,
	pickBundle,
	reviewRequest,
	unpickBundle,
} from '../../../work/disclosure/request.ts';
import { showDisclosure } from '../../../work/disclosure/show.ts';
import { wantedDisclosure } from '../../../work/disclosure/wanted.ts';
import { asksHeadersAlone, streamed } from '../../answer/streamed.ts';
import { theRequest } from '../../asking/disclosure-access.ts';
import { type Form, readForm } from '../../asking/form.ts';
import { seenBundle } from '../../asking/seen-bundle.ts';
import type { WebContext, WebEnv } from '../../asking/visitor.ts';
import { disclosureView } from '../../parts/disclosure-view.ts';
import { done, refusal, refused, statusOf } from '../../parts/told.ts';
import { html } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { disclosureWords } from '../../words/disclosures.ts';

/** One request: what it is, which bundles it concerns, the review, and how it ends. */
export function disclosurePages(office: Office): Hono<WebEnv> {
	const answered = async (
		c: WebContext,
		what: keyof (typeof disclosureWords)['sv']['done'],
		act: (disclosure: Disclosure, by: string, sent: Form) => Promise<unknown>,
	) => {
		const { disclosure, by } = await theRequest(office, c);
		const sent = await readForm(c);
		const error = await refused(() => act(disclosure, by, sent));
		if (error) return show(office, c, disclosure, error);
		return c.redirect(`/utlamnanden/${disclosure.id}?klart=${what}`, 303);
	};
	return new Hono<WebEnv>()
		.get('/utlamnanden/:id', async (c) => show(office, c, (await theRequest(office, c)).disclosure))
		.post('/utlamnanden/:id/valj', (c) =>
			answered(c, 'picked', async (disclosure, by, sent) => {
				const { bundleId } = await seenBundle(office, c, sent.text('bundle'));
				return pickBundle(office, disclosure, bundleId, readPositions(sent.text('posts')), by);
			}),
		)
		.post('/utlamnanden/:id/ta-bort', (c) =>
			answered(c, 'unpicked', async (disclosure, by, sent) => {
				const { bundleId } = await seenBundle(office, c, sent.text('bundle'));
				return unpickBundle(office, disclosure, bundleId, by);
			}),
		)
		.post('/utlamnanden/:id/ta-bort-kopia', (c) =>
			answered(c, 'dropped', (disclosure, by, sent) => dropCopy(office, disclosure, sent.text('bundle'), by)),
		)
		.post('/utlamnanden/:id/prova', (c) =>
			answered(c, 'reviewed', (disclosure, by, sent) => {
				const outcome = outcomeOf(sent.text('outcome'));
				const wish = { outcome, sections: sent.text('sections'), reason: sent.text('reason') };
				return reviewRequest(office, disclosure, wish, by, sent.text('read'));
			}),
		)
		.post('/utlamnanden/:id/lamna-ut', (c) =>
			answered(c, 'handed', (disclosure, by) => handOut(office, disclosure, by, c.req.raw.signal)),
		)
		.post('/utlamnanden/:id/avsluta', (c) =>
			answered(c, 'ended', (disclosure, by, sent) =>
				endRequest(office, disclosure, sent.text('how') === 'refused' ? 'refused' : 'withdrawn', by),
			),
		)
		.get('/utlamnanden/:id/fil', async (c) => {
			const { disclosure, by } = await theRequest(office, c);
			// Who asks for its headers alone has fetched nothing.
			const told = asksHeadersAlone(c) ? disclosure.handedOut : undefined;
			const fetched = told ?? (await fetchHandedOut(office, disclosure, by));
			const name = fetched.path.split('/').at(-1) ?? 'utlamnande.zip';
			c.header('content-type', 'application/zip');
			c.header('content-length', `${fetched.bytes}`);
			c.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
			return streamed(c, () => streamOf(fetched));
		});
}

/** What is no decision is refused for want of a reason, which is what such a form lacks too. */
function outcomeOf(text: string): ReviewOutcome {
	return REVIEW_OUTCOMES.find((outcome) => outcome === text) ?? 'refused';
}

async function show(office: Office, c: WebContext, before: Disclosure, error?: OgonblickError) {
	const { lang } = c.var;
	const say = disclosureWords[lang];
	// As it is now: another may have changed it meanwhile.
	const shown = await showDisclosure(office, await wantedDisclosure(office, before.id));
	const told = c.req.query('klart') ?? '';
	const isTold = Object.hasOwn(say.done, told) && !error;
	return page(c, {
		title: say.request(before.receivedOn),
		part: '/utlamnanden',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${isTold ? done(say.done[told as keyof typeof say.done]) : ''}${error ? refusal(error, lang) : ''}
${disclosureView(office, c, shown)}`,
	});
}
