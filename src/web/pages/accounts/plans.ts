import { Hono } from 'hono';
import { type OgonblickError, UsageError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { may } from '../../../records/people/may.ts';
import { ROW_PURPOSES } from '../../../records/plan.ts';
import { nameRow } from '../../../work/register/name-row.ts';
import { type TakenInPlan, takeInPlan } from '../../../work/register/take-in-plan.ts';
import { safeName } from '../../../work/register/uploaded.ts';
import { readForm, readUpload } from '../../asking/form.ts';
import { needs, visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { table } from '../../parts/table.ts';
import { day } from '../../parts/times.ts';
import { refusal, refused, statusOf } from '../../parts/told.ts';
import { planContent } from '../../register/plan-view.ts';
import { NOTHING_SAID, type PlanSaid, takeInForm, takenIn } from '../../register/take-in.ts';
import { foreign, html, nothing } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { registerWords } from '../../words/register.ts';
import { seenUnit, show as showUnit } from './units.ts';

/** Records plans: which there are, their rows with who uses them, one taken in, and a row named by a unit. */
export function plansPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/planer', async (c) => list(office, c))
		.post('/planer', async (c) => {
			const { name: by } = needs(c, 'keep-register');
			const { form, file } = await readUpload(c, 'file');
			const said: PlanSaid = {
				...{ title: form.text('title'), version: form.text('version') },
				...{ decidedOn: form.text('decided-on'), reference: form.text('reference') },
				tryOnly: form.text('try') !== '',
			};
			let taken: TakenInPlan | undefined;
			const error = await refused(async () => {
				if (!file) throw noFile();
				const sheet = form.text('sheet');
				const handedIn = { ...file, name: safeName(file.name), ...(sheet ? { sheet } : {}) };
				taken = await takeInPlan(office, handedIn, said, by, said.tryOnly);
			});
			return list(office, c, { said, ...(taken ? { taken } : {}), ...(error ? { error } : {}) });
		})
		.get('/planer/:id', async (c) => {
			const { title, content } = await planContent(office, c);
			return page(c, { title, part: '/enheter', content });
		})
		.post('/enheter/:id/rad', async (c) => {
			const unit = await seenUnit(office, c);
			const { name: by } = needs(c, 'keep-register', unit.id);
			const sent = await readForm(c);
			const [plan = '', row = ''] = sent.text('row').split(' ');
			const purposes = ROW_PURPOSES.filter((each) => each === sent.text('purpose'));
			const error = await refused(() => nameRow(office, { unit: unit.id, plan, row, purposes }, by));
			return error
				? showUnit(office, c, unit, { error })
				: c.redirect(`/enheter/${unit.id}?klart=named`, 303);
		});
}

interface Given {
	readonly said?: PlanSaid;
	readonly taken?: TakenInPlan;
	readonly error?: OgonblickError;
}

async function list(office: Office, c: WebContext, { said = NOTHING_SAID, taken, error }: Given = {}) {
	const { lang } = c.var;
	const say = registerWords[lang];
	const plans = (await office.register.plans()).filter(({ isDefault }) => !isDefault);
	const rows = plans.map(({ id, title, version, decidedOn, reference = '' }) => [
		html`<a href="/planer/${id}">${foreign(title)}</a>`,
		foreign(version),
		decidedOn ? day(decidedOn, lang) : '',
		foreign(reference),
	]);
	const isKeeper = may(visitorOf(c).person.grants, 'keep-register');
	const isWrong = taken !== undefined && taken.wrong.length > 0;
	return page(c, {
		title: say.plansTitle,
		part: '/enheter',
		...(error ? { status: statusOf(error) } : isWrong ? { status: 400 } : {}),
		content: html`${error ? refusal(error, lang) : nothing}${taken ? takenIn(taken, said, c) : nothing}
${rows.length > 0 ? table(say.plansCaption, [say.plansTitle, say.version, say.decided, say.reference], rows) : html`<p>${say.noPlans}</p>`}
${isKeeper ? takeInForm(taken && !isWrong && !said.tryOnly ? NOTHING_SAID : said, c) : nothing}`,
	});
}

function noFile(): UsageError {
	return new UsageError('No file was chosen', { code: 'no-file', remedy: 'Choose the file with the plan.' });
}
