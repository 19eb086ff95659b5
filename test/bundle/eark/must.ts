import { basename } from 'node:path';
import {
	is,
	isChecksum,
	isDate,
	isGroup,
	isRegistered,
	isSize,
	isThere,
	isUnique,
	type Rule,
	type Value,
	type Version,
} from './rule.ts';

type Of = Rule['of'];

const some = (at: string, has: string, value?: Value, of: Of = 'each', since?: Version): Rule => ({
	...{ of, at, has, times: 'some' },
	...(value ? { value } : {}),
	...(since ? { since } : {}),
});
const one = (at: string, has: string, value?: Value, of?: Of, since?: Version): Rule => ({
	...some(at, has, value, of, since),
	times: 'one',
});
const ofPackage = (at: string, has: string, value?: Value, since?: Version) =>
	one(at, has, value, 'package', since);

/** The attributes of a reference to a metadata file, in the order in which CSIP numbers them. */
function reference(first: number, at: string, of: Of, type: string): Readonly<Record<string, Rule>> {
	const rules = [
		one(at, '@LOCTYPE', is('URL'), of),
		one(at, '@xlink:type', is('simple'), of),
		one(at, '@xlink:href', isThere, of),
		one(at, '@MDTYPE', is(type), of),
		one(at, '@MIMETYPE', isRegistered, of),
		one(at, '@SIZE', isSize, of),
		one(at, '@CREATED', isDate, of),
		one(at, '@CHECKSUM', isChecksum, of),
		one(at, '@CHECKSUMTYPE', is('SHA-256'), of),
	];
	return Object.fromEntries(rules.map((rule, i) => [`CSIP${first + i}`, rule]));
}

const HEADER = 'mets/metsHdr';
const SOFTWARE = `${HEADER}/agent[@OTHERTYPE=SOFTWARE]`;
const ARCHIVIST = `${HEADER}/agent[@ROLE=ARCHIVIST]`;
const SUBMITTING = 'agent[@ROLE=CREATOR][@TYPE!=OTHER]';
const SUBMITTER = `${HEADER}/${SUBMITTING}`;
const PRESERVER = `${HEADER}/agent[@ROLE=PRESERVATION]`;
const FILE = 'mets/fileSec/fileGrp/file';
const MAP = 'mets/structMap[@LABEL=CSIP]';
const DIVISION = `${MAP}/div/div`;
const POINTER = `${DIVISION}[@LABEL^=Representations/]`;
const isOrganisation = is('ORGANIZATION', 'INDIVIDUAL');

/** The last folder of the METS is what it is about. */
const isFolder: Value = (value, _, { folder }) => value === basename(folder);
const PROFILES: Readonly<Record<Version, readonly [root: string, representation: string]>> = {
	'2.1.0': [
		'https://earksip.dilcis.eu/profile/E-ARK-SIP.xml',
		'https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml',
	],
	'2.2.0': [
		'https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-2-0.xml',
		'https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-2-0.xml',
	],
};

/** Each requirement of CSIP and SIP that is a MUST in 2.1.0 or 2.2.0 and speaks of something that our packages have. */
export const MUST: Readonly<Record<string, Rule>> = {
	CSIP1: one('mets', '@OBJID', isFolder),
	CSIP2: one('mets', '@TYPE', is('Web Archives')),
	CSIP6: one(
		'mets',
		'@PROFILE',
		(value, _, { version, isPackage }) => value === PROFILES[version][isPackage ? 0 : 1],
	),
	CSIP117: one('mets', 'metsHdr'),
	CSIP7: one(HEADER, '@CREATEDATE', isDate),
	CSIP9: one(HEADER, '@csip:OAISPACKAGETYPE', is('SIP')),
	CSIP10: some(HEADER, 'agent'),
	CSIP11: one(SOFTWARE, '@ROLE', is('CREATOR')),
	CSIP12: one(SOFTWARE, '@TYPE', is('OTHER')),
	CSIP13: one(HEADER, 'agent[@OTHERTYPE=SOFTWARE]'),
	CSIP14: one(`${SOFTWARE}/name`, 'text'),
	CSIP15: one(SOFTWARE, 'note'),
	CSIP16: one(`${SOFTWARE}/note`, '@csip:NOTETYPE', is('SOFTWARE VERSION')),
	CSIP18: ofPackage('mets/dmdSec', '@ID', isUnique),
	CSIP19: ofPackage('mets/dmdSec', '@CREATED', isDate),
	...reference(22, 'mets/dmdSec/mdRef', 'package', 'DC'),
	CSIP33: one('mets/amdSec/digiprovMD', '@ID', isUnique),
	...reference(36, 'mets/amdSec/digiprovMD/mdRef', 'each', 'PREMIS'),
	CSIP59: one('mets/fileSec', '@ID', isUnique),
	CSIP60: ofPackage('mets/fileSec', 'fileGrp[@USE=Documentation]'),
	CSIP113: ofPackage('mets/fileSec', 'fileGrp[@USE=Schemas]'),
	CSIP114: some('mets/fileSec', 'fileGrp[@USE^=Representations/]', undefined, 'package'),
	CSIP64: one('mets/fileSec/fileGrp', '@USE'),
	CSIP65: one('mets/fileSec/fileGrp', '@ID', isUnique),
	CSIP66: some('mets/fileSec/fileGrp', 'file'),
	CSIP67: one(FILE, '@ID', isUnique),
	CSIP68: one(FILE, '@MIMETYPE', isRegistered),
	CSIP69: one(FILE, '@SIZE', isSize),
	CSIP70: one(FILE, '@CREATED', isDate),
	CSIP71: one(FILE, '@CHECKSUM', isChecksum),
	CSIP72: one(FILE, '@CHECKSUMTYPE', is('SHA-256')),
	CSIP76: one(FILE, 'FLocat'),
	CSIP77: one(`${FILE}/FLocat`, '@LOCTYPE', is('URL')),
	CSIP78: one(`${FILE}/FLocat`, '@xlink:type', is('simple')),
	CSIP79: one(`${FILE}/FLocat`, '@xlink:href', isThere),
	CSIP80: some('mets', 'structMap'),
	CSIP81: one(MAP, '@TYPE', is('PHYSICAL')),
	CSIP82: one('mets', 'structMap[@LABEL=CSIP]'),
	CSIP83: one(MAP, '@ID', isUnique),
	CSIP84: one(MAP, 'div'),
	CSIP85: one(`${MAP}/div`, '@ID', isUnique),
	CSIP88: one(`${MAP}/div`, 'div[@LABEL=Metadata]'),
	CSIP89: one(`${DIVISION}[@LABEL=Metadata]`, '@ID', isUnique),
	CSIP90: one(`${DIVISION}[@LABEL=Metadata]`, '@LABEL', is('Metadata')),
	CSIP94: ofPackage(`${DIVISION}[@LABEL=Documentation]`, '@ID', isUnique),
	CSIP95: ofPackage(`${MAP}/div`, 'div[@LABEL=Documentation]'),
	CSIP96: ofPackage(`${DIVISION}[@LABEL=Documentation]`, 'fptr'),
	CSIP116: ofPackage(`${DIVISION}[@LABEL=Documentation]/fptr`, '@FILEID', isGroup('Documentation')),
	CSIP98: ofPackage(`${DIVISION}[@LABEL=Schemas]`, '@ID', isUnique),
	CSIP99: ofPackage(`${MAP}/div`, 'div[@LABEL=Schemas]'),
	CSIP100: ofPackage(`${DIVISION}[@LABEL=Schemas]`, 'fptr'),
	CSIP118: ofPackage(`${DIVISION}[@LABEL=Schemas]/fptr`, '@FILEID', isGroup('Schemas')),
	CSIP106: ofPackage(POINTER, '@ID', isUnique),
	CSIP107: ofPackage(DIVISION, '@LABEL', (value) =>
		/^(?:Metadata|Documentation|Schemas|Representations\/\w+)$/.test(value),
	),
	CSIP108: ofPackage(`${POINTER}/mptr`, '@xlink:title', isGroup('Representations/')),
	CSIP109: ofPackage(POINTER, 'mptr'),
	CSIP110: ofPackage(`${POINTER}/mptr`, '@xlink:href', isThere),
	CSIP111: ofPackage(`${POINTER}/mptr`, '@xlink:type', is('simple')),
	CSIP112: ofPackage(`${POINTER}/mptr`, '@LOCTYPE', is('URL')),
	SIP2: ofPackage('mets', '@PROFILE', (value, _, { version }) => value === PROFILES[version][0]),
	SIP4: ofPackage(HEADER, '@csip:OAISPACKAGETYPE', is('SIP')),
	SIP10: ofPackage(ARCHIVIST, '@ROLE', is('ARCHIVIST')),
	SIP11: ofPackage(ARCHIVIST, '@TYPE', isOrganisation),
	SIP12: ofPackage(`${ARCHIVIST}/name`, 'text', undefined, '2.2.0'),
	SIP14: ofPackage(`${ARCHIVIST}/note`, '@csip:NOTETYPE', is('IDENTIFICATIONCODE')),
	SIP15: ofPackage(HEADER, SUBMITTING),
	SIP16: ofPackage(SUBMITTER, '@ROLE', is('CREATOR')),
	SIP17: ofPackage(SUBMITTER, '@TYPE', isOrganisation),
	SIP18: ofPackage(`${SUBMITTER}/name`, 'text', undefined, '2.2.0'),
	SIP20: ofPackage(`${SUBMITTER}/note`, '@csip:NOTETYPE', is('IDENTIFICATIONCODE')),
	SIP27: ofPackage(PRESERVER, '@ROLE', is('PRESERVATION')),
	SIP28: ofPackage(PRESERVER, '@TYPE', is('ORGANIZATION')),
	SIP29: ofPackage(`${PRESERVER}/name`, 'text', undefined, '2.2.0'),
	SIP31: ofPackage(`${PRESERVER}/note`, '@csip:NOTETYPE', is('IDENTIFICATIONCODE')),
};
