import type { ProfileFact } from '../../records/compare/snapshots.ts';

const PROFILE_SV: Readonly<Record<ProfileFact, string>> = {
	name: 'Namn',
	handle: 'Kontonamn',
	address: 'Adress',
	platform: 'Plattform',
	finalAddress: 'Adressen som sidan ledde till',
	statedPosts: 'Antal inlägg som kontot uppger',
};
const PROFILE_EN: typeof PROFILE_SV = {
	name: 'Name',
	handle: 'Handle',
	address: 'Address',
	platform: 'Platform',
	finalAddress: 'The address that the page led to',
	statedPosts: 'Posts that the account states',
};

const sv = {
	title: (name: string) => `Jämför: ${name}`,
	choose: 'Jämför två ögonblicksbilder',
	before: 'Den tidigare',
	after: 'Den senare',
	compare: 'Jämför',
	few: 'Kontot har inte två ögonblicksbilder att jämföra.',
	pictures: 'Så såg kontot ut',
	pictureAlt: (on: string) => `Översiktsbild från ${on}`,
	profile: 'Kontots egna uppgifter',
	profileCaption: 'Det som skiljer',
	fact: 'Uppgift',
	noProfile: 'Namn, adress och annat som kontot säger om sig självt är lika.',
	figures: 'Inlägg',
	figuresCaption: 'Inlägg i de två ögonblicksbilderna',
	kind: 'Inlägg',
	count: 'Antal',
	same: 'Oförändrade',
	added: 'Nya i den senare',
	gone: 'Finns inte i den senare',
	changed: 'Ändrade',
	uncertain:
		'Minst en av dem går inte till flödets slut eller är ofullständig. Att ett inlägg saknas i den betyder inte att det var borttaget.',
	none: 'Inga.',
	more: (n: number) => `och ${n} till`,
	post: (n: number) => `Inlägg ${n}`,
	differs: { text: 'texten', images: 'antalet bilder', comments: 'antalet kommentarer' },
	noText: '(utan text)',
	facts: PROFILE_SV,
};

const en: typeof sv = {
	title: (name) => `Compare: ${name}`,
	choose: 'Compare two snapshots',
	before: 'The earlier one',
	after: 'The later one',
	compare: 'Compare',
	few: 'The account has no two snapshots to compare.',
	pictures: 'What the account looked like',
	pictureAlt: (on) => `Overview of ${on}`,
	profile: 'What the account says of itself',
	profileCaption: 'What differs',
	fact: 'Fact',
	noProfile: 'Name, address and what else the account says of itself are the same.',
	figures: 'Posts',
	figuresCaption: 'Posts in the two snapshots',
	kind: 'Posts',
	count: 'Number',
	same: 'Unchanged',
	added: 'New in the later one',
	gone: 'Not in the later one',
	changed: 'Changed',
	uncertain:
		'At least one of them does not go to the end of the feed, or is partial. That a post is not in it does not mean that it was removed.',
	none: 'None.',
	more: (n) => `and ${n} more`,
	post: (n) => `Post ${n}`,
	differs: { text: 'the text', images: 'the number of pictures', comments: 'the number of comments' },
	noText: '(without text)',
	facts: PROFILE_EN,
};

export const compareWords = { sv, en };
