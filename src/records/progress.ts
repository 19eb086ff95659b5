/** What a person or a machine is shown while a snapshot is taken. */
export interface Progress {
	readonly step: string;
	readonly posts: number;
	readonly tiles: number;
	/** Bytes over the network so far. */
	readonly bytes: number;
	readonly elapsedMs: number;
}
