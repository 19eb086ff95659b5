/** The languages that a person is spoken to in: Swedish first, then English. */
export type Language = 'sv' | 'en';

/** A title of a few words, and what it means to the one who keeps the record, in whole sentences. */
export interface Words {
	readonly title: string;
	readonly meaning: string;
}

/** Titles and meanings of every code, so that a code without words does not compile. */
export type WordTable<Code extends string> = Readonly<Record<Code, Readonly<Record<Language, Words>>>>;
