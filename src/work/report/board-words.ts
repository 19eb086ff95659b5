import { dayInWords } from '../../records/words/day.ts';
import type { Language } from '../../records/words/language.ts';
import type { YearlyFigures, YearlyReport } from '../../records/yearly/report.ts';

/** What a board needs to know, in plain sentences. */
export function boardWords(
	{
		year,
		isSoFar,
		through,
		unit,
		figures,
	}: Pick<YearlyReport, 'year' | 'isSoFar' | 'through' | 'unit' | 'figures'>,
	lang: Language,
): readonly string[] {
	return (lang === 'sv' ? swedish : english)(
		year,
		isSoFar ? dayInWords(through, lang) : undefined,
		unit,
		figures,
	);
}

function swedish(
	year: number,
	through: string | undefined,
	unit: string | undefined,
	f: YearlyFigures,
): readonly string[] {
	const when =
		through === undefined ? `Under ${year}` : `Hittills under ${year}, till och med den ${through},`;
	const whose =
		unit === undefined
			? 'organisationens konton i sociala medier'
			: `de konton i sociala medier som hör till ${unit}`;
	const passed = f.due;
	const times = passed === 1 ? 'en ögonblicksbild' : `${passed} ögonblicksbilder`;
	const losses = [
		...(f.partial > 0 ? [`${f.partial} är ${f.partial === 1 ? 'ofullständig' : 'ofullständiga'}`] : []),
		...(f.missing > 0 ? [`${f.missing} saknas`] : []),
	].join(' och ');
	const result =
		f.documented === passed
			? passed === 1
				? 'Den är tagen och fullständig.'
				: 'Alla är tagna och fullständiga.'
			: `${f.documented} är ${f.documented === 1 ? 'fullständig' : 'fullständiga'} (${f.coverage} procent), ${losses}.`;
	return [
		passed === 0
			? through === undefined
				? `${when} skulle inga ögonblicksbilder tas av ${whose}.`
				: `${when} har inga ögonblicksbilder behövt tas av ${whose}.`
			: `${when} skulle ${times} tas av ${whose}. ${result}`,
		...(f.toCome > 0 ? [`${f.toCome} återstår att ta under året.`] : []),
		...(f.spoilt > 0
			? [
					`${f.spoilt} av ${f.bundles} arkiverade paket är ${f.spoilt === 1 ? 'skadat eller borta' : 'skadade eller borta'} enligt beständighetskontrollen, och räknas inte som dokumentation förrän ${f.spoilt === 1 ? 'det är återställt' : 'de är återställda'}.`,
				]
			: []),
		...(f.underDefaultRow > 0
			? [
					`${f.underDefaultRow} av ${f.bundles} arkiverade paket ligger under standardraden, eftersom deras verksamhet inte har angett någon rad i dokumenthanteringsplanen.`,
				]
			: []),
		...(f.withoutCase > 0
			? [`${f.withoutCase} av ${f.bundles} arkiverade paket saknar samlingsärendets nummer i sitt manifest.`]
			: []),
		...(f.restricted > 0
			? [
					`${f.restricted} av ${f.bundles} arkiverade paket har begränsad åtkomst: de nämns här utan sin plats.`,
				]
			: []),
	];
}

function english(
	year: number,
	through: string | undefined,
	unit: string | undefined,
	f: YearlyFigures,
): readonly string[] {
	const when = through === undefined ? `In ${year}` : `So far in ${year}, until ${through},`;
	const whose =
		unit === undefined ? "the organisation's social media accounts" : `the social media accounts of ${unit}`;
	const passed = f.due;
	const result =
		f.documented === passed
			? 'All are taken and complete.'
			: `${f.documented} complete (${f.coverage} per cent), ${f.partial} partial, ${f.missing} missing.`;
	return [
		passed === 0
			? `${when} no snapshots of ${whose} ${through === undefined ? 'were' : 'have been'} due.`
			: `${when} ${passed === 1 ? 'one snapshot' : `${passed} snapshots`} of ${whose} ${passed === 1 ? 'was' : 'were'} due. ${result}`,
		...(f.toCome > 0 ? [`${f.toCome} ${f.toCome === 1 ? 'is' : 'are'} still to come in the year.`] : []),
		...(f.spoilt > 0
			? [
					`The fixity check found ${f.spoilt} of ${f.bundles} filed bundles spoilt or gone; ${f.spoilt === 1 ? 'it documents nothing until it is' : 'they document nothing until they are'} restored.`,
				]
			: []),
		...(f.underDefaultRow > 0
			? [
					`${f.underDefaultRow} of ${f.bundles} filed bundles rest under the default row, since their units have named no row of a records plan.`,
				]
			: []),
		...(f.withoutCase > 0
			? [
					`${f.withoutCase} of ${f.bundles} filed bundles lack the number of the collective case in their manifests.`,
				]
			: []),
		...(f.restricted > 0
			? [`${f.restricted} of ${f.bundles} filed bundles are restricted in access: their places are not told.`]
			: []),
	];
}
