/** What announces a clock time, or stands behind one. */
const AT =
	/^(?:[\s,·•|–—-]|(?<!\p{L})(?:at|kl|klo|klokka|klokken|um|uhr|à|alle|ore|a las|om|o|g|godz|в|بتوقيت|الساعة|on|den|d)(?!\p{L})\.?)*$/iu;
const HALVES: Readonly<Record<string, 0 | 12>> = {
	am: 0,
	fm: 0,
	pm: 12,
	em: 12,
	ص: 0,
	م: 12,
	午前: 0,
	午後: 12,
	上午: 0,
	下午: 12,
};
/** Hours ahead of UTC of the zones that are named beside times. */
const ZONES: Readonly<Record<string, number>> = {
	z: 0,
	utc: 0,
	gmt: 0,
	wet: 0,
	west: 1,
	bst: 1,
	cet: 1,
	cest: 2,
	mez: 1,
	mesz: 2,
	eet: 2,
	eest: 3,
	est: -5,
	edt: -4,
	pst: -8,
	pdt: -7,
};
const CLOCK =
	/(?<![\p{L}\d.:])(?:(午前|午後|上午|下午) ?)?(\d{1,2})( ?h ?|[:.時])(\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(?![\d\p{L}]|[:.]\d)分?(?: ?(am|pm|fm|em|ص|م)(?!\p{L}))?(?: ?\(?(z|utc|gmt|[a-z]{3,4})\)?(?!\p{L}))?/iu;
/** One hour and no minutes needs its half of the day. */
const HOUR = /(?<![\p{L}\d.:])(\d{1,2}) ?(am|pm)(?!\p{L})/iu;

export interface Clock {
	/** `hh:mm`. */
	readonly time: string;
	/** As in ISO 8601; absent where it is the visitor's own. */
	readonly zone?: string;
}

/**
 * The clock time in what is left of a shown time without its day. One with a point is a clock only where nothing else stands there:
 * “9.15” may be a sum. Pure.
 */
export function clockIn(rest: string): Clock | undefined {
	const text = rest.replace(/\b([ap])\. ?m\b\.?/giu, '$1m');
	const match = CLOCK.exec(text);
	if (!match) {
		const [, hour, half] = HOUR.exec(text) ?? [];
		return hour && half && Number(hour) <= 12 ? { time: told(hour, '00', half) } : undefined;
	}
	const [all, before, hour = '', mark = '', minute = '', second, after, name] = match;
	const around = text.replace(all, ' ');
	const isAnnounced = /(?:kl|klo|um|at|à|om|klokken|klokka)\.? ?$/iu.test(text.slice(0, match.index));
	if (/[.h]/i.test(mark) && !isAnnounced && !AT.test(around)) return undefined;
	if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined;
	const half = Number(hour) > 12 ? undefined : (before ?? after);
	const ahead = name === undefined ? undefined : ZONES[name.toLowerCase()];
	const time = told(hour, minute, half);
	return ahead === undefined ? { time } : { time, zone: zone(ahead) };
}

function told(hour: string, minute: string, half?: string): string {
	const past = half === undefined ? undefined : HALVES[half.toLowerCase()];
	const hours = past === undefined ? Number(hour) : (Number(hour) % 12) + past;
	return `${String(hours).padStart(2, '0')}:${minute}`;
}

function zone(ahead: number): string {
	return ahead === 0 ? 'Z' : `${ahead < 0 ? '-' : '+'}${String(Math.abs(ahead)).padStart(2, '0')}:00`;
}
