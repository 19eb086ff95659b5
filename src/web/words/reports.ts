const sv = {
	title: 'Rapporter och listor',
	lead: 'Filer att spara, skriva ut eller lämna vidare.',
	yearly: 'Årsrapport',
	yearlyLead:
		'Vad som skulle dokumenteras under året, vad som är arkiverat, och vad som saknas och varför. Ett år som pågår redovisas så långt det har kommit.',
	year: 'År',
	unit: 'Verksamhet',
	whole: 'hela organisationen',
	format: 'Som',
	formats: { html: 'webbsida, att läsa och skriva ut', csv: 'CSV, för Excel' },
	get: 'Hämta',
	list: 'Offentlig förteckning över konton',
	listLead: 'De konton som är märkta som offentliga, för webbplatsen.',
	tables: 'Registret som tabeller',
	tablesLead: 'Så som de kan läsas in igen. En plans rader hämtas på planens egen sida.',
	planRows: 'Hämta planens rader som CSV',
};

const en: typeof sv = {
	title: 'Reports and lists',
	lead: 'Files to keep, print or hand on.',
	yearly: 'Yearly report',
	yearlyLead:
		'What was to be documented in the year, what is filed, and what is missing and why. A year that is not over is told of as far as it has come.',
	year: 'Year',
	unit: 'Unit',
	whole: 'the whole organisation',
	format: 'As',
	formats: { html: 'web page, to read and print', csv: 'CSV, for Excel' },
	get: 'Get it',
	list: 'Public list of accounts',
	listLead: 'The accounts that are marked as public, for the website.',
	tables: 'The register as tables',
	tablesLead: 'As they can be taken in again. The rows of a plan are on the page of the plan.',
	planRows: 'Get the rows of the plan as CSV',
};

export const reportWords = { sv, en };
