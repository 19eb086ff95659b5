import { pdfDate, pdfString, xmpDate } from './pdf-text.ts';

/** What the PDF says about itself, in the Info dictionary and in XMP alike. Empty texts are left out of both. */
export interface PdfProperties {
	readonly title: string;
	readonly author: string;
	/** What made the file. */
	readonly software: string;
	/** What made that which the file was made of; `software` where absent. */
	readonly creator?: string;
	readonly created: Date;
}

/** Entries of the stream that holds the packet. */
export const METADATA = '/Type /Metadata /Subtype /XML';

/** A part of ISO 19005 and a level of it, such as `1b`. */
export type PdfaLevel = '1b' | '2b' | '2u';

/**
 * The XMP packet. Every property has its twin in the Info dictionary (ISO 19005-1, 6.7.3 and 6.7.11).
 * @param level that the file declares; none where absent
 */
export function xmpPacket(properties: PdfProperties, level?: PdfaLevel): string {
	const { title, author, software, creator = software, created } = properties;
	const when = xmpDate(created);
	return `${BEGIN}
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
${level ? declared(level) : ''}<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
${title ? `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(title)}</rdf:li></rdf:Alt></dc:title>` : ''}
${author ? `<dc:creator><rdf:Seq><rdf:li>${xml(author)}</rdf:li></rdf:Seq></dc:creator>` : ''}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
${creator ? `<xmp:CreatorTool>${xml(creator)}</xmp:CreatorTool>` : ''}
<xmp:CreateDate>${when}</xmp:CreateDate>
<xmp:ModifyDate>${when}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
${software ? `<pdf:Producer>${xml(software)}</pdf:Producer>` : ''}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
${END}`;
}

/**
 * A packet with white space before its end, as XMP has it for changes in place (XMP part 1, 7.3.2).
 * @param bytes that it is to be; at least as many as it has
 */
export function paddedPacket(packet: string, bytes: number): Buffer {
	const room = bytes - Buffer.byteLength(packet);
	return Buffer.from(packet.replace(END, `${' '.repeat(room)}${END}`));
}

const BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>';
const END = '<?xpacket end="w"?>';

function declared(level: PdfaLevel): string {
	return `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>${level[0]}</pdfaid:part>
<pdfaid:conformance>${level[1]?.toUpperCase()}</pdfaid:conformance>
</rdf:Description>
`;
}

/** The Info dictionary with the same properties. */
export function infoDictionary({
	title,
	author,
	software,
	creator = software,
	created,
}: PdfProperties): string {
	const entries = [
		title ? `/Title ${pdfString(title)}` : '',
		author ? `/Author ${pdfString(author)}` : '',
		creator ? `/Creator ${pdfString(creator)}` : '',
		software ? `/Producer ${pdfString(software)}` : '',
		`/CreationDate ${pdfDate(created)} /ModDate ${pdfDate(created)}`,
	];
	return `<< ${entries.filter(Boolean).join(' ')} >>`;
}

function xml(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
