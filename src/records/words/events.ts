import type { Language } from './language.ts';

const sv = {
	'order-placed': 'beställningen lades',
	'order-extended': 'beställningen fick ett skäl till',
	'order-claimed': 'arbetet började',
	'order-released': 'beställningen gick tillbaka i kön',
	'order-lost': 'arbetet bröts, och beställningen gick tillbaka i kön',
	'order-stop-asked': 'någon bad arbetet att sluta',
	'order-cancelled': 'beställningen togs tillbaka',
	'filing-intended': 'arkiveringen förbereddes',
	'filing-intent-dropped': 'arkiveringen blev inte av',
	'bundle-filed': 'paketet arkiverades',
	'filing-linked': 'paketet knöts till samlingsärendet',
	'attempt-failed': 'försöket misslyckades',
	'restricted-asked-for': 'det begränsade paketet begärdes ut',
	'restricted-seen': 'det begränsade paketet visades i webbkontoret',
	'fixity-checked': 'beständigheten kontrollerades',
	'bundle-copied': 'paketet kopierades till den andra förvaringsplatsen',
	'copy-checked': 'kopian kontrollerades',
	'quarantine-intended': 'paketet skulle flyttas i karantän',
	'bundle-quarantined': 'paketet flyttades i karantän',
	'restore-intended': 'paketet skulle återställas',
	'bundle-restored': 'paketet återställdes',
	'filing-corrected': 'katalogens uppgift rättades efter händelseloggen',
	'mend-dropped': 'det avbröts innan något hade flyttats',
	'bundle-delivery-ordered': 'paketet togs med i en leverans',
	'bundle-sent': 'paketet skickades till e-arkivet',
	'bundle-received': 'e-arkivet har tagit emot paketet',
	'bundle-refused': 'e-arkivet har avvisat paketet',
	'bundle-delivery-withdrawn': 'paketet togs ut ur leveransen',
	'stamps-read': 'tidsstämpeln kontrollerades',
	'seal-renewed': 'tidsstämpeln förnyades',
} as const;

const en: Readonly<Record<keyof typeof sv, string>> = {
	'order-placed': 'the order was placed',
	'order-extended': 'the order was given a further reason',
	'order-claimed': 'work began',
	'order-released': 'the order went back to the queue',
	'order-lost': 'the work broke off, and the order went back to the queue',
	'order-stop-asked': 'somebody asked the work to stop',
	'order-cancelled': 'the order was withdrawn',
	'filing-intended': 'the filing was prepared',
	'filing-intent-dropped': 'the filing did not come about',
	'bundle-filed': 'the bundle was filed',
	'filing-linked': 'the bundle was linked to the collective case',
	'attempt-failed': 'the attempt failed',
	'restricted-asked-for': 'the restricted bundle was asked for',
	'restricted-seen': 'the restricted bundle was shown in the web office',
	'fixity-checked': 'its fixity was checked',
	'bundle-copied': 'the bundle was copied to the second store',
	'copy-checked': 'the copy was checked',
	'quarantine-intended': 'the bundle was to be quarantined',
	'bundle-quarantined': 'the bundle was quarantined',
	'restore-intended': 'the bundle was to be restored',
	'bundle-restored': 'the bundle was restored',
	'filing-corrected': "the catalogue's line was put right by the event log",
	'mend-dropped': 'it was broken off before anything was moved',
	'bundle-delivery-ordered': 'the bundle was taken into a delivery',
	'bundle-sent': 'the bundle was sent to the e-archive',
	'bundle-received': 'the e-archive has taken the bundle in',
	'bundle-refused': 'the e-archive has refused the bundle',
	'bundle-delivery-withdrawn': 'the bundle was taken out of the delivery',
	'stamps-read': 'its time stamp was checked',
	'seal-renewed': 'its time stamp was renewed',
};

const WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = { sv, en };

/** What happened, as part of a sentence. @param kind an event's kind; one that a later version added is given back as it is */
export function eventText(kind: string, lang: Language): string {
	return WORDS[lang][kind] ?? kind;
}
