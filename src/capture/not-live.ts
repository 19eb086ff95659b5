/** Why the text PDF is composed and not printed from the live page: `why` is a code, and `detail` says it in English prose. */
export interface NotLive {
	readonly why:
		| 'level-full'
		| 'several-pages'
		| 'inner-scroller'
		| 'recycled'
		| 'too-tall'
		| 'print-lacks'
		| 'pictures-gone'
		| 'not-printable';
	readonly detail: string;
	readonly count?: number;
	readonly of?: number;
	readonly height?: number;
}
