import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
	dataPath,
	metsPath,
	type Placed,
	placeParts,
	premisPath,
	REPRESENTATIONS,
	type Representation,
	representationOf,
} from '../layout.ts';
import type { Described } from '../manifest.ts';
import { representationMets } from '../mets.ts';
import type { Enclosed } from '../packed-file.ts';
import { representationPremis } from '../premis.ts';
import type { PackedTextPdf, PackInput } from './input.ts';
import type { Packing } from './packing.ts';

/**
 * Packs the data of every representation and the provenance, then PREMIS and METS for each representation that has data.
 * A part that is missing is not there; the verdict carries the finding.
 */
export async function packData(
	packing: Packing,
	input: PackInput,
	described: Described,
	signal: AbortSignal,
): Promise<void> {
	const placed = placeParts(input.capture.parts, input.textPdf ? ['text-pdf'] : []);
	const taken = (role: string) =>
		input.capture.parts.some((part) => part.role === role && part.outcome === 'taken');
	const packThose = async (representation: Representation | undefined) => {
		for (const file of placed.filter((p) => p.representation === representation))
			await packing.addPlaced(file, (await stat(file.file)).mtime.toISOString());
	};
	await packThose('rep_appearance');
	const makeAppearancePdf = (target: string) => input.makeAppearancePdf(target).then(() => undefined);
	if (taken('tile')) await packMade(packing, appearancePdf(input), makeAppearancePdf, signal);
	if (input.textPdf) {
		await packing.addPlaced(textPdf(input.textPdf), packing.now());
		await rm(input.textPdf.file, { force: true });
	}
	await packThose('rep_text');
	if (taken('warc')) await packMade(packing, wacz(input), input.makeWacz, signal);
	await packThose(undefined);

	for (const representation of REPRESENTATIONS) {
		const files = packing.files.filter((file) => representationOf(file.path) === representation);
		if (files.length === 0) continue;
		const objects = representationPremis(described, files);
		const premis = await packing.add(premisPath(representation), objects, 'preservation-metadata');
		const mets = representationMets(described, input.earkVersion, representation, files, premis);
		await packing.add(metsPath(representation), mets, 'representation-mets');
	}
}

function appearancePdf({ workDir }: PackInput): Placed {
	const path = dataPath('rep_appearance', 'appearance.pdf');
	return { path, file: join(workDir, 'appearance.pdf'), role: 'appearance-pdf' };
}

function textPdf({ file, joinedOf, level, breaches }: PackedTextPdf): Placed {
	const path = dataPath('rep_text', 'page.pdf');
	const pdfa = breaches.length === 0 ? { level } : { level, reasons: breaches };
	return { path, file, role: 'text-pdf', representation: 'rep_text', joinedOf, pdfa };
}

function wacz({ workDir }: PackInput): Placed {
	const path = dataPath('rep_web', 'snapshot.wacz');
	return { path, file: join(workDir, 'snapshot.wacz'), role: 'wacz' };
}

/** Makes a file, which may tell what lies in it, packs it and removes it: it is in the bundle then, and a disk that is nearly full has room for the next. */
async function packMade(
	packing: Packing,
	placed: Placed,
	make: (target: string) => Promise<readonly Enclosed[] | undefined>,
	signal: AbortSignal,
): Promise<void> {
	try {
		signal.throwIfAborted();
		const encloses = await make(placed.file);
		await packing.addPlaced(encloses ? { ...placed, encloses } : placed, packing.now());
	} finally {
		await rm(placed.file, { force: true });
	}
}
