import type { Token } from '../records/people/token.ts';

/** Keys by which programs ask. None is removed: what was done by one has to be understood later. Making and taking back are events, and no event holds a secret. */
export interface TokenBook {
	/** @param key hash of the secret */
	add(token: Token, key: string, by: string): Promise<void>;
	/** By the hash of its secret, whether it holds or not. */
	token(key: string): Promise<Token | undefined>;
	/** The newest first; of one person where an id is given. */
	tokens(personId?: string): Promise<readonly Token[]>;
	/** Keeps that it was used now. */
	touch(id: string, usedAt: string): Promise<void>;
	/** Takes it back, for good. @returns whether it was there and had not been */
	revoke(id: string, by: string): Promise<boolean>;
}
