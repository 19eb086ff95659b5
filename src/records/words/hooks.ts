import type { HookEvent, HookStop } from '../hooks/hook.ts';
import type { Language } from './language.ts';

const EVENTS_SV: Readonly<Record<HookEvent, string>> = {
	'snapshot.filed': 'en ögonblicksbild arkiverades som fullständig',
	'snapshot.partial': 'en ögonblicksbild arkiverades som ofullständig',
	'snapshot.failed': 'ett försök misslyckades',
	'closing.waiting': 'ett avslut väntar: ögonblicksbilden räcker inte',
	'account.closed': 'ett konto avslutades',
	'order.cancelled': 'en beställning togs tillbaka',
	'bundle.spoilt': 'ett paket är skadat, borta eller går inte att läsa',
	'bundle.restored': 'ett paket återställdes',
};
const EVENTS_EN: typeof EVENTS_SV = {
	'snapshot.filed': 'a snapshot was filed as complete',
	'snapshot.partial': 'a snapshot was filed as partial',
	'snapshot.failed': 'an attempt failed',
	'closing.waiting': 'a closing waits: its snapshot is not enough',
	'account.closed': 'an account was closed',
	'order.cancelled': 'an order was withdrawn',
	'bundle.spoilt': 'a bundle is damaged, gone or cannot be read',
	'bundle.restored': 'a bundle was restored',
};
const STOPS_SV: Readonly<Record<HookStop, string>> = {
	failing: 'stoppad: inget har kommit fram på fem dagar',
	gone: 'stoppad: mottagaren svarade att adressen är borttagen',
	person: 'stoppad av en person',
};
const STOPS_EN: typeof STOPS_SV = {
	failing: 'stopped: nothing has arrived for five days',
	gone: 'stopped: the receiver answered that the address is gone',
	person: 'stopped by a person',
};

/** What programs are told of, and why nothing is sent. */
export const HOOK_WORDS: Readonly<
	Record<
		Language,
		{
			readonly events: Readonly<Record<HookEvent, string>>;
			readonly stops: Readonly<Record<HookStop, string>>;
		}
	>
> = { sv: { events: EVENTS_SV, stops: STOPS_SV }, en: { events: EVENTS_EN, stops: STOPS_EN } };
