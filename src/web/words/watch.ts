import type { Markup } from '../shell/markup.ts';
import { html } from '../shell/markup.ts';

const sv = {
	title: (name: string) => `Bevakning av ${name}`,
	link: 'Bevakning',
	lastSeen: 'Senast sett',
	never: 'aldrig',
	next: 'Nästa gång',
	now: 'så snart jobbet watch körs',
	name: 'Namn på sidan',
	followers: 'Följare',
	notWatched: 'Kontot bevakas inte: det är inte både registrerat och aktivt.',
	since: 'sedan',
	crisis: 'Krisläge',
	crisisLead:
		'I en kris kan kontot bevakas oftare till och med en dag. Det slutar av sig självt. Förändringar av profilen dokumenteras som vanligt.',
	isOn: (by: Markup, reason: Markup) => html`Krisläget är på, bestämt av ${by}: ${reason}`,
	again: 'Ändra krisläget',
	lastDay: 'Sista dagen',
	howOften: 'Hur ofta',
	every: (minutes: number) =>
		({
			1: 'varje minut',
			2: 'varannan minut',
			60: 'varje timme',
			120: 'varannan timme',
			1440: 'en gång om dygnet',
		})[minutes] ?? (minutes % 60 === 0 ? `var ${minutes / 60}:e timme` : `var ${minutes}:e minut`),
	start: 'Starta krisläge',
	end: 'Avsluta krisläget',
	started: 'Krisläget är på. Jobbet watch ska köras minst så ofta.',
	ended: 'Krisläget är avslutat.',
	noneOn: 'Kontot var inte i krisläge.',
	crisesCaption: 'Krislägen, det senaste först',
	from: 'Från',
	until: 'Till',
	by: 'Av',
	reason: 'Skäl',
	looks: 'Tillfällen',
	looksCaption: 'Tillfällen då kontot bevakades, det senaste först',
	noLooks: 'Kontot har inte bevakats än.',
	at: 'När',
	what: 'Vad som sågs',
	order: 'Beställning',
	ordered: 'Beställd ögonblicksbild',
	unchanged: 'sett, oförändrat',
	notSeen: (why: string) => `inte sett: ${why}`,
	over: (title: string) => `Gäller inte längre: ${title}`,
};

const en: typeof sv = {
	title: (name) => `Watch of ${name}`,
	link: 'Watch',
	lastSeen: 'Last seen',
	never: 'never',
	next: 'Next time',
	now: 'as soon as the job watch runs',
	name: 'Name on the page',
	followers: 'Followers',
	notWatched: 'The account is not watched: it is not both registered and active.',
	since: 'since',
	crisis: 'Crisis watch',
	crisisLead:
		'In a crisis the account can be looked at more often until a day is over. It ends by itself. Changes of the profile are documented as always.',
	isOn: (by, reason) => html`The crisis watch is on, decided by ${by}: ${reason}`,
	again: 'Change the crisis watch',
	lastDay: 'Last day',
	howOften: 'How often',
	every: (minutes) =>
		minutes % 60 === 0
			? minutes === 60
				? 'every hour'
				: `every ${minutes / 60} hours`
			: `every ${minutes} minutes`,
	start: 'Start a crisis watch',
	end: 'End the crisis watch',
	started: 'The crisis watch is on. The job watch has to run at least as often.',
	ended: 'The crisis watch is ended.',
	noneOn: 'The account had no crisis watch.',
	crisesCaption: 'Crisis watches, the newest first',
	from: 'From',
	until: 'Until',
	by: 'By',
	reason: 'Reason',
	looks: 'Looks',
	looksCaption: 'Looks at the account, the newest first',
	noLooks: 'The account has not been looked at yet.',
	at: 'When',
	what: 'What was seen',
	order: 'Order',
	ordered: 'Ordered snapshot',
	unchanged: 'seen, unchanged',
	notSeen: (why) => `not seen: ${why}`,
	over: (title) => `Holds no longer: ${title}`,
};

export const watchPageWords = { sv, en };
