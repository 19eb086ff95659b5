import { xmpDate } from '../pdf/pdf-text.ts';

/** What the PDF says about itself, in the Info dictionary and in XMP alike. Empty texts are left out of both. */
export interface PdfProperties {
	readonly title: string;
	readonly author: string;
	readonly software: string;
	readonly created: Date;
}

/**
 * The XMP packet that declares PDF/A-1b. Every property has its twin in the Info dictionary
 * (ISO 19005-1, 6.7.3 and 6.7.11).
 */
export function xmpPacket(properties: PdfProperties): string {
	const { title, author, software, created } = properties;
	const when = xmpDate(created);
	return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>1</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
${title ? `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(title)}</rdf:li></rdf:Alt></dc:title>` : ''}
${author ? `<dc:creator><rdf:Seq><rdf:li>${xml(author)}</rdf:li></rdf:Seq></dc:creator>` : ''}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
${software ? `<xmp:CreatorTool>${xml(software)}</xmp:CreatorTool>` : ''}
<xmp:CreateDate>${when}</xmp:CreateDate>
<xmp:ModifyDate>${when}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
${software ? `<pdf:Producer>${xml(software)}</pdf:Producer>` : ''}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

function xml(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
