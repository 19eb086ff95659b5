import { randomUUID } from 'node:crypto';
import { type Handler, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import { OgonblickError, UsageError } from '../errors.ts';
import type { Office } from '../office.ts';
import type { Language } from '../records/words/language.ts';
import type { Look } from '../work/look/open-look.ts';
import { type Documents, documentsOf } from '../work/report/documents.ts';
import { type SummaryMaker, summariesOf } from '../work/summary/summaries.ts';
import { stillForms } from './answer/compressed.ts';
import { officeHeaders } from './answer/headers.ts';
import { sameOrigin } from './answer/same-origin.ts';
import { API_PATH, apiApp, faultProblem, isApi, refusedProblem } from './api/app.ts';
import { refuseTokenInAddress } from './api/bearer.ts';
import { recognise, signedIn, type WebContext, type WebEnv } from './asking/visitor.ts';
import { LIVE, LIVE_PATH } from './live/live.ts';
import { openLeaves } from './login/leaves.ts';
import { accessibilityPages } from './pages/accessibility.ts';
import { accountPages } from './pages/accounts/account.ts';
import { accountChangesPages } from './pages/accounts/account-changes.ts';
import { accountEditPages } from './pages/accounts/account-edit.ts';
import { accountPlanPages } from './pages/accounts/account-plan.ts';
import { accountRemovalPages } from './pages/accounts/account-removal.ts';
import { accountWatchPages } from './pages/accounts/account-watch.ts';
import { accountsPages } from './pages/accounts/accounts.ts';
import { casePages } from './pages/accounts/case.ts';
import { casesPages } from './pages/accounts/cases.ts';
import { plansPages } from './pages/accounts/plans.ts';
import { unitsPages } from './pages/accounts/units.ts';
import { bundlePages } from './pages/bundles/bundle.ts';
import { bundleFilesPages } from './pages/bundles/bundle-files.ts';
import { bundlePicturePages } from './pages/bundles/bundle-picture.ts';
import { bundleReplayPages } from './pages/bundles/bundle-replay.ts';
import { bundleSmallPages } from './pages/bundles/bundle-small.ts';
import { bundlesPages } from './pages/bundles/bundles.ts';
import { comparePages } from './pages/bundles/compare.ts';
import { findPages } from './pages/bundles/find.ts';
import { fixityPages } from './pages/bundles/fixity.ts';
import { looksPages } from './pages/bundles/looks.ts';
import { postsPages } from './pages/bundles/posts.ts';
import { calendarPages } from './pages/calendar.ts';
import { agreementsPages } from './pages/deliveries/agreements.ts';
import { deliveriesPages } from './pages/deliveries/deliveries.ts';
import { deliveryPages } from './pages/deliveries/delivery.ts';
import { deliveryOrderPages } from './pages/deliveries/delivery-order.ts';
import { disclosurePages } from './pages/disclosures/disclosure.ts';
import { disclosuresPages } from './pages/disclosures/disclosures.ts';
import { redactPages } from './pages/disclosures/redact.ts';
import { redactedCopyPages } from './pages/disclosures/redacted-copy.ts';
import { disposalPages } from './pages/disposal.ts';
import { documentsPages } from './pages/documents.ts';
import { closingPages } from './pages/orders/closing.ts';
import { loginPages } from './pages/orders/login.ts';
import { loginStreamPages } from './pages/orders/login-stream.ts';
import { orderPages } from './pages/orders/order.ts';
import { orderGuidePages } from './pages/orders/order-guide.ts';
import { orderLivePages } from './pages/orders/order-live.ts';
import { hooksPages } from './pages/people/hooks.ts';
import { invitationPages } from './pages/people/invitation.ts';
import { mePages } from './pages/people/me.ts';
import { passkeysPages } from './pages/people/passkeys.ts';
import { peoplePages } from './pages/people/people.ts';
import { personPages } from './pages/people/person.ts';
import { type Sender, signInPages } from './pages/people/sign-in.ts';
import { signInPasskeyPages } from './pages/people/sign-in-passkey.ts';
import { signInProviderPages } from './pages/people/sign-in-provider.ts';
import { SIGNED_OUT_PATH, signOutProviderPages } from './pages/people/sign-out-provider.ts';
import { tokensPages } from './pages/people/tokens.ts';
import { reportsPages } from './pages/reports.ts';
import { startPages } from './pages/start.ts';
import { tablesPages } from './pages/tables.ts';
import { refusal, statusOf } from './parts/told.ts';
import type { NoReplay, Replaying } from './replay/replaying.ts';
import { SCRIPTS } from './script/script.ts';
import { lookFiles, shownLook } from './shell/look.ts';
import { html } from './shell/markup.ts';
import { page } from './shell/shell.ts';
import { ICON, STYLE, STYLE_PATH } from './style/style.ts';
import { shellWords } from './words/shell.ts';

export interface WebOptions {
	/** Where people reach the office; the request's own address where absent, on loopback alone. */
	readonly origin?: string;
	readonly senderOf: Sender;
	readonly look?: Look;
	readonly replay?: Replaying | NoReplay;
	/** Where what takes long is made; in this thread where absent. */
	readonly maker?: SummaryMaker & Documents;
	/** How long the body of a program's question may take, in milliseconds. */
	readonly apiBodyMs?: number;
}

/** A form is small; files are taken in by these pages alone, and only from who may. */
const LARGEST_FORM = 256 * 1024;
const LARGEST_FILE = 11 * 1024 * 1024;
const TAKES_FILES = /^\/(konton\/[^/]+\/underskrift|planer|tabeller\/[a-z]+|leveranser\/[^/]+\/kvittens)$/;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** The web office as one handler of requests. It reads the catalogue and places orders; it never captures. */
export function webApp(
	office: Office,
	{ origin, senderOf, look = {}, replay = 'no-address', apiBodyMs, maker }: WebOptions,
): Hono<WebEnv> {
	const isSecure = origin?.startsWith('https:') ?? false;
	const shown = shownLook(look, office.config.ORGANISATION_NAME);
	const app = new Hono<WebEnv>();
	app.use(officeHeaders(isSecure));
	app.use(async (c, next) => {
		c.set('lang', isApi(c) ? langAsked(c) : getCookie(c, 'sprak') === 'en' ? 'en' : 'sv');
		c.set('visitor', undefined);
		c.set('look', shown);
		refuseHost(c, origin);
		refuseTokenInAddress(c);
		await next();
	});
	const summaries = summariesOf(office, maker);
	const documents = maker ?? documentsOf(office);
	// What somebody does here is in every page that they ask for after it.
	app.use(async (c, next) => {
		await next();
		const isDeed = c.req.method !== 'GET' && c.req.method !== 'HEAD';
		if (isDeed && c.var.visitor) summaries.acted(c.var.visitor.person.id);
	});
	app.get('/halsa', (c) => c.text('ok'));
	app.get(STYLE_PATH, still(STYLE, 'text/css; charset=utf-8'));
	app.get(LIVE_PATH, still(LIVE, 'text/javascript; charset=utf-8'));
	app.get('/stil/ogonblick.svg', still(ICON, 'image/svg+xml'));
	app.route('/', lookFiles(look));
	for (const { path, bytes } of SCRIPTS) app.get(path, still(bytes, 'text/javascript; charset=utf-8'));
	// Before all that knows of cookies: a program shows a key, and nothing else counts.
	app.route(
		API_PATH,
		apiApp(office, { senderOf, documents, ...(apiBodyMs === undefined ? {} : { bodyMs: apiBodyMs }) }),
	);
	const small = bodyLimit({ maxSize: LARGEST_FORM, onError: () => tooLarge() });
	app.use(SIGNED_OUT_PATH, small);
	app.route('/', signOutProviderPages(office));
	app.use(sameOrigin(origin));
	const large = bodyLimit({ maxSize: LARGEST_FILE, onError: () => tooLarge() });
	app.use((c, next) => (TAKES_FILES.test(c.req.path) ? large : small)(c, next));
	app.use(recognise(office, isSecure));
	// What is shown is one person's, and may be changed by the next.
	app.use(async (c, next) => {
		await next();
		if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
	});
	app.route('/', signInPages(office, isSecure, senderOf, origin));
	app.route('/', signInPasskeyPages(office, isSecure, origin));
	app.route('/', signInProviderPages(office, isSecure, origin));
	app.route('/', invitationPages(office, isSecure));
	app.route('/', accessibilityPages(office));
	app.use(signedIn);
	const pages = [
		accountsPages,
		accountEditPages,
		accountPlanPages,
		accountChangesPages,
		accountRemovalPages,
		accountWatchPages,
		accountPages,
		unitsPages,
		plansPages,
		casesPages,
		casePages,
		orderPages,
		orderLivePages,
		orderGuidePages,
		closingPages,
		bundlesPages,
		bundlePages,
		bundlePicturePages,
		bundleSmallPages,
		bundleFilesPages,
		findPages,
		postsPages,
		documentsPages,
		comparePages,
		deliveriesPages,
		agreementsPages,
		deliveryOrderPages,
		deliveryPages,
		disclosuresPages,
		disclosurePages,
		redactPages,
		redactedCopyPages,
		looksPages,
		tokensPages,
		hooksPages,
	];
	for (const each of pages) app.route('/', each(office));
	for (const each of [tablesPages, reportsPages, fixityPages, disposalPages])
		app.route('/', each(office, documents));
	app.route('/', startPages(office, summaries));
	app.route('/', calendarPages(office, summaries));
	app.route('/', bundleReplayPages(office, replay, isSecure));
	const leaves = openLeaves(office.clock);
	app.route('/', loginPages(office, leaves));
	app.route('/', loginStreamPages(office, leaves, origin, summaries));
	app.route('/', mePages(office, isSecure));
	app.route('/', passkeysPages(office, isSecure, origin));
	for (const each of [peoplePages, personPages]) app.route('/', each(office, origin));
	app.notFound((c) => {
		const say = shellWords[c.var.lang];
		const content = html`<p>${say.notFoundMore}</p><p><a href="/">${say.toStart}</a></p>`;
		return page(c, { title: say.notFound, status: 404, content });
	});
	app.onError((error, c) => failed(office, error, c));
	return app;
}

/** What was thrown on purpose is told; anything else is a fault of ours, logged under a number that the person can name. */
function failed({ log }: Office, error: Error, c: WebContext): Response | Promise<Response> {
	const { signal } = c.req.raw;
	// Whoever has gone away while it was made is told nothing, and it is no fault.
	if (signal.aborted && error === signal.reason) return c.body(null, 408);
	const say = shellWords[c.var.lang];
	const told = isApi(c) ? refusedProblem(c, error) : undefined;
	if (told) return told;
	if (!isApi(c) && error instanceof OgonblickError && error.advice !== 'report-fault') {
		const title = error.code === 'not-allowed' ? say.notAllowed : say.wrong;
		return page(c, { title, status: statusOf(error), content: refusal(error, c.var.lang) });
	}
	const id = randomUUID().slice(0, 8);
	log.error({ err: error, id, path: new URL(c.req.url).pathname }, 'a page failed');
	if (isApi(c)) return faultProblem(c, id);
	return page(c, { title: say.fault, status: 500, content: html`<p>${say.faultMore(id)}</p>` });
}

/** Swedish, unless English is preferred. */
function langAsked(c: WebContext): Language {
	const header = 'Accept-Language';
	const chosen = accepts(c, { header, supports: ['sv', 'en'], default: 'sv' });
	return chosen === 'en' ? 'en' : 'sv';
}

/** A name that another has pointed at this machine is not the office (DNS rebinding). */
function refuseHost(c: WebContext, origin: string | undefined): void {
	const asked = URL.parse(`http://${c.req.header('host') ?? ''}`);
	const isOurs =
		origin === undefined ? LOOPBACK.includes(asked?.hostname ?? '') : asked?.host === new URL(origin).host;
	if (isOurs || new URL(c.req.url).pathname === '/halsa') return;
	throw new UsageError('This is not the address of the web office', {
		...{ code: 'foreign-host', subject: origin ?? 'http://127.0.0.1' },
		remedy: `Go to ${origin ?? 'http://127.0.0.1'}.`,
	});
}

function tooLarge(): never {
	throw new UsageError('What was sent is too large', { code: 'too-large', remedy: 'Send less at a time.' });
}

/** A file of ours under a name that changes with it. */
function still(bytes: Buffer, type: string): Handler<WebEnv> {
	const formsOf = stillForms(bytes);
	return async (c) => {
		const [body, headers] = await formsOf(c);
		const kept = { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' };
		return c.body(body, 200, { ...headers, ...kept });
	};
}
