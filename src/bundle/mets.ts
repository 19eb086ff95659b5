import { titleOf } from './dublin-core.ts';
import { metsPath, PATHS, REPRESENTATIONS, type Representation } from './layout.ts';
import type { Described } from './manifest.ts';
import {
	Ids,
	location,
	writeDigitalProvenance,
	writeFileGroup,
	writeMetadataReference,
} from './mets/files.ts';
import {
	CONTENT_TYPE,
	type EarkVersion,
	rootAttributes,
	type Submission,
	writePackageHeader,
	writeRepresentationHeader,
} from './mets/header.ts';
import type { PackedFile } from './packed-file.ts';
import { XmlWriter } from './xml.ts';

/**
 * METS.xml of a representation: its data files, their PREMIS and their structure. It has a metadata folder of its own
 * because CSIP88 demands the division and the reference validator looks for the folder (CSIP107).
 * Source: E-ARK CSIP 2.1.0 and 2.2.0, which are one here.
 */
export function representationMets(
	described: Described,
	version: EarkVersion,
	representation: Representation,
	files: readonly PackedFile[],
	premis: PackedFile,
): Buffer {
	const { bundle } = described;
	const xml = new XmlWriter();
	const ids = new Ids(representation);
	const base = `representations/${representation}/`;
	const preservation = ids.next('digiprov');
	const data = { id: ids.next('grp'), use: 'Data', base, more: { ADMID: preservation } };
	xml.open(
		'mets',
		rootAttributes(version, 'representation', representation, `${bundle.id} / ${representation}`),
	);
	writeRepresentationHeader(xml, version, described);
	writeDigitalProvenance(xml, preservation, premis, base);
	xml.within('fileSec', () => writeFileGroup(xml, ids, data, files), {
		ID: ids.next('filesec'),
	});
	xml.open('structMap', { ID: ids.next('structmap'), TYPE: 'PHYSICAL', LABEL: 'CSIP' });
	xml.open('div', { ID: ids.next('div'), LABEL: representation });
	xml.leaf('div', undefined, { ID: ids.next('div'), LABEL: 'Metadata', ADMID: preservation });
	xml
		.open('div', { ID: ids.next('div'), LABEL: 'Data' })
		.leaf('fptr', undefined, { FILEID: data.id })
		.close();
	return xml.close().close().close().toBuffer();
}

/**
 * METS.xml of the package: every file that it holds but itself, the data files through their representation's METS.
 * Source: E-ARK SIP 2.1.0 (which is FGS Paketstruktur 2.0) or 2.2.0.
 */
export function rootMets(
	described: Described,
	version: EarkVersion,
	submission: Submission,
	files: readonly PackedFile[],
): Buffer {
	const { bundle } = described;
	const xml = new XmlWriter();
	const ids = new Ids('root');
	const descriptive = ids.next('dmd');
	const preservation = ids.next('digiprov');
	const groups = groupsOf(files, ids);
	xml.open('mets', rootAttributes(version, 'root', bundle.id, titleOf(described)));
	writePackageHeader(xml, described, submission);
	const dublinCore = fileAt(files, PATHS.dublinCore);
	xml.open('dmdSec', { ID: descriptive, CREATED: dublinCore.created, STATUS: 'CURRENT' });
	const simple = { MDTYPE: 'DC', MDTYPEVERSION: 'SimpleDC20021212' };
	writeMetadataReference(xml, dublinCore, '', simple);
	xml.close();
	writeDigitalProvenance(xml, preservation, fileAt(files, PATHS.premis), '');
	xml.open('fileSec', { ID: ids.next('filesec') });
	for (const group of groups) writeFileGroup(xml, ids, group, group.files);
	xml.close();
	const metadata = { LABEL: 'Metadata', DMDID: descriptive, ADMID: preservation };
	writeStructure(xml, ids, bundle.id, groups, metadata);
	return xml.close().toBuffer();
}

interface Group {
	readonly id: string;
	readonly use: string;
	readonly base: '';
	readonly files: readonly PackedFile[];
	readonly more?: typeof CONTENT_TYPE;
	readonly representation?: Representation;
}

/** CSIP60, CSIP113, CSIP114: documentation in one group, schemas in one, each representation's METS in its own. */
function groupsOf(files: readonly PackedFile[], ids: Ids): readonly Group[] {
	const schemas = files.filter(({ role }) => role === 'schema');
	const documents = files.filter(({ path }) => path.startsWith('documentation/'));
	const groups: Group[] = [
		{ id: ids.next('grp'), use: 'Documentation', base: '', files: documents },
		{ id: ids.next('grp'), use: 'Schemas', base: '', files: schemas },
	];
	for (const representation of REPRESENTATIONS) {
		const mets = files.filter((file) => file.path === metsPath(representation));
		if (mets.length === 0) continue;
		const use = `Representations/${representation}`;
		groups.push({ id: ids.next('grp'), use, base: '', files: mets, more: CONTENT_TYPE, representation });
	}
	return groups;
}

/** CSIP80 to CSIP112. */
function writeStructure(
	xml: XmlWriter,
	ids: Ids,
	label: string,
	groups: readonly Group[],
	metadata: Readonly<Record<string, string>>,
): void {
	xml.open('structMap', { ID: ids.next('structmap'), TYPE: 'PHYSICAL', LABEL: 'CSIP' });
	xml.open('div', { ID: ids.next('div'), LABEL: label });
	xml.leaf('div', undefined, { ID: ids.next('div'), ...metadata });
	for (const { id, use, representation } of groups) {
		xml.open('div', { ID: ids.next('div'), LABEL: use });
		if (representation)
			xml.leaf('mptr', undefined, { ...location(metsPath(representation)), 'xlink:title': id });
		else xml.leaf('fptr', undefined, { FILEID: id });
		xml.close();
	}
	xml.close().close();
}

function fileAt(files: readonly PackedFile[], path: string): PackedFile {
	const file = files.find((f) => f.path === path);
	if (!file) throw new Error(`${path} has to be packed before METS.xml lists it`);
	return file;
}
