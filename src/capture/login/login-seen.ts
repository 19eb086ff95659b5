/** The login that a capture was given; `expired` where its own dates say that nothing of it was left. */
export interface LoginSeen {
	readonly madeAt: string;
	readonly expired: boolean;
	/** Databases of the page that could not be read to their end, so that secrets in them are not known. */
	unread?: readonly string[];
}
