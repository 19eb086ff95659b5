import type { Described } from '../manifest.ts';
import type { Attributes, XmlWriter } from '../xml.ts';

/** The E-ARK versions that a bundle can be written in; FGS Paketstruktur 2.0 is 2.1.0. */
export const EARK_VERSIONS = ['2.1.0', '2.2.0'] as const;
export type EarkVersion = (typeof EARK_VERSIONS)[number];

/** What a delivery agreement decides, beyond what the register knows. */
export interface Submission {
	/** The organisation's number, ten digits with or without hyphen. */
	readonly organisationNumber?: string;
	/** What stands before the number, such as `ORG` or `VAT`. */
	readonly codePrefix?: string;
	/** What the archive knows the records creator by (SIP13), whole as it was given; where absent, the organisation's number, which all its creators share. */
	readonly creatorCode?: string;
	/** The delivery agreement (SIP5). */
	readonly agreement?: string;
	/** The archive authority that is to preserve the package (SIP26). */
	readonly preservation?: string;
	/** That archive's own number, as `organisationNumber` (SIP30); no note where nobody has said it: it is not the submitter's. */
	readonly preservationNumber?: string;
}

/**
 * CSIP6 and SIP2: the addresses are names of the profile and have to be exactly these. In 2.2.0 the reference validator asks
 * SIP2 of every METS of a package; in 2.1.0 a representation's METS is one of CSIP.
 */
const PROFILES: Readonly<Record<EarkVersion, { readonly root: string; readonly representation: string }>> = {
	'2.1.0': {
		root: 'https://earksip.dilcis.eu/profile/E-ARK-SIP.xml',
		representation: 'https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml',
	},
	'2.2.0': {
		root: 'https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-2-0.xml',
		representation: 'https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-2-0.xml',
	},
};

const CSIP = 'https://DILCIS.eu/XML/METS/CSIPExtensionMETS';
const SIP = 'https://DILCIS.eu/XML/METS/SIPExtensionMETS';

/** CSIP4, CSIP5, CSIP62, CSIP63: no content information type for social media exists, so ours is named. */
export const CONTENT_TYPE: Attributes = {
	'csip:CONTENTINFORMATIONTYPE': 'OTHER',
	'csip:OTHERCONTENTINFORMATIONTYPE': 'Social media account snapshot',
};

/** The attributes of `mets`. @param objid CSIP1: the name of the folder that the METS stands in */
export function rootAttributes(
	version: EarkVersion,
	kind: 'root' | 'representation',
	objid: string,
	title: string,
): Attributes {
	return {
		xmlns: 'http://www.loc.gov/METS/',
		'xmlns:csip': CSIP,
		'xmlns:sip': SIP,
		'xmlns:xlink': 'http://www.w3.org/1999/xlink',
		'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
		'xsi:schemaLocation': [
			'http://www.loc.gov/METS/ https://www.loc.gov/standards/mets/mets.xsd',
			`${CSIP} https://earkcsip.dilcis.eu/schema/DILCISExtensionMETS.xsd`,
			`${SIP} https://earksip.dilcis.eu/schema/DILCISExtensionSIPMETS.xsd`,
		].join(' '),
		OBJID: objid,
		LABEL: title,
		TYPE: 'Web Archives',
		...CONTENT_TYPE,
		PROFILE: PROFILES[version][kind],
	};
}

/**
 * `metsHdr` of a representation: the software (CSIP117, CSIP10 to CSIP16), and who submits it where its profile is that of a
 * submission (SIP15).
 */
export function writeRepresentationHeader(xml: XmlWriter, version: EarkVersion, described: Described): void {
	const { account, bundle } = described;
	xml.open('metsHdr', headerAttributes(bundle.created));
	writeSoftware(xml, bundle.software);
	if (PROFILES[version].representation === PROFILES[version].root)
		writeOrganisation(xml, 'CREATOR', `${account.organisation}, ${account.unit}`, undefined);
	xml.close();
}

/**
 * `metsHdr` of the package. One CREATOR that is not software and no contact person: the reference validator takes
 * a second one for a second submitter (SIP15).
 */
export function writePackageHeader(xml: XmlWriter, described: Described, submission: Submission): void {
	const { account, bundle, filing } = described;
	const { agreement, preservation, organisationNumber, preservationNumber, creatorCode, codePrefix } =
		submission;
	const code = identificationCode(organisationNumber, codePrefix);
	xml.open('metsHdr', headerAttributes(bundle.created));
	writeSoftware(xml, bundle.software);
	writeOrganisation(xml, 'ARCHIVIST', `${account.organisation}, ${account.creator}`, creatorCode ?? code);
	writeOrganisation(xml, 'CREATOR', `${account.organisation}, ${account.unit}`, code);
	if (preservation)
		writeOrganisation(xml, 'PRESERVATION', preservation, identificationCode(preservationNumber, codePrefix));
	if (agreement) xml.leaf('altRecordID', agreement, { TYPE: 'SUBMISSIONAGREEMENT' });
	const reference = filing.caseNumber ?? (filing.isDefault ? undefined : filing.row.code);
	if (reference !== undefined) xml.leaf('altRecordID', reference, { TYPE: 'REFERENCECODE' });
	xml.close();
}

function headerAttributes(created: string): Attributes {
	return { CREATEDATE: created, LASTMODDATE: created, RECORDSTATUS: 'NEW', 'csip:OAISPACKAGETYPE': 'SIP' };
}

function writeSoftware(xml: XmlWriter, software: Described['bundle']['software']): void {
	xml.open('agent', { ROLE: 'CREATOR', TYPE: 'OTHER', OTHERTYPE: 'SOFTWARE' });
	xml.leaf('name', software.name);
	xml.leaf('note', software.version, { 'csip:NOTETYPE': 'SOFTWARE VERSION' });
	xml.close();
}

function writeOrganisation(xml: XmlWriter, role: string, name: string, code: string | undefined): void {
	xml.open('agent', { ROLE: role, TYPE: 'ORGANIZATION' });
	xml.leaf('name', name);
	if (code) xml.leaf('note', code, { 'csip:NOTETYPE': 'IDENTIFICATIONCODE' });
	xml.close();
}

function identificationCode(number: string | undefined, prefix = 'ORG'): string | undefined {
	return number && `${prefix}:${number.replace('-', '')}`;
}
