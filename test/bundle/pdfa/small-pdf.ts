import { PdfFile } from '../../../src/bundle/pdf/pdf-file.ts';

export interface SmallPdf {
	/** Entries of the page besides `Type`, `Parent` and `MediaBox`. */
	readonly page?: string;
	readonly box?: string;
	readonly resources?: string;
	readonly content?: string;
	/** Entries of the catalogue besides `Type` and `Pages`. */
	readonly catalog?: string;
	/** Further objects, from number 6 on: what they hold, and where they are streams, their data. */
	readonly more?: readonly (string | readonly [string, Uint8Array])[];
}

/** Writes a PDF of one page by hand. Objects: 1 catalogue, 2 page tree, 3 page, 4 content, 5 Info. */
export async function smallPdf(target: string, pdf: SmallPdf): Promise<string> {
	const out = await PdfFile.create(target, '1.7');
	const [catalog, tree, page, content, info] = [1, 2, 3, 4, 5].map(() => out.reserve()) as number[];
	const numbers = (pdf.more ?? []).map(() => out.reserve());
	const { box = '[0 0 200 100]', resources = '' } = pdf;
	await out.object(catalog as number, `<< /Type /Catalog /Pages ${tree} 0 R ${pdf.catalog ?? ''} >>`);
	await out.object(tree as number, `<< /Type /Pages /Count 1 /Kids [${page} 0 R] >>`);
	await out.object(
		page as number,
		`<< /Type /Page /Parent ${tree} 0 R /MediaBox ${box} /Contents ${content} 0 R /Resources << ${resources} >> ${pdf.page ?? ''} >>`,
	);
	await out.stream(content as number, '', Buffer.from(pdf.content ?? ''));
	await out.object(info as number, '<< >>');
	for (const [i, more] of (pdf.more ?? []).entries()) {
		if (typeof more === 'string') await out.object(numbers[i] as number, more);
		else await out.stream(numbers[i] as number, more[0], more[1]);
	}
	await out.finish({ root: catalog as number, info: info as number, id: '00'.repeat(16) });
	return target;
}
