/** Files in a folder tree somewhere, near or far. Paths are below the target's own folder, with `/`. */
export interface Files {
	/** How the file is told of. */
	where(path: string): string;
	/** Undefined where there is none. */
	size(path: string): Promise<number | undefined>;
	/** When the file was written last, seconds since 1970 as far as the other side keeps them; undefined where it does not tell. */
	writtenAt(path: string): Promise<number | undefined>;
	/** Makes a folder and those above it, below the target's own. */
	makeFolder(path: string): Promise<void>;
	/** Writes from a place on, which is 0 or the file's size; made where it is not there. Durable on return, as far as the other side can tell. */
	write(path: string, from: number, pieces: AsyncIterable<Uint8Array>): Promise<void>;
	/** From a place on to its end. */
	read(path: string, from: number): AsyncIterable<Uint8Array>;
	/** Gives a file its name. @returns false where one with that name is there: it is not overwritten */
	publish(path: string, name: string): Promise<boolean>;
	remove(path: string): Promise<void>;
	/** Takes a folder away where nothing lies in it; one that is not empty, or not there, stays as it is. */
	removeFolder(path: string): Promise<void>;
}
