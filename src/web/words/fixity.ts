const sv = {
	/** With a soft hyphen: on a phone it is wider than the page. */
	title: 'Beständighets\u00adkontroller',
	lead: 'Hur det står till med de arkiverade paketen, enligt den senaste läsningen av vart och ett. Jobbet fixity läser dem om natten; här läses inget på nytt.',
	all: 'alla',
	show: 'Visa',
	download: 'Hämta som CSV',
	wanting: 'Inte som de ska',
	wantingHint:
		'Det som behöver göras görs med kommandon av den som sköter datorn. Lämna inte ut eller leverera paketen förrän det är gjort.',
	wantingCaption: 'Paket som inte är som de ska, det senast kontrollerade först',
	nothingWanting: 'Inget paket har fel enligt den senaste läsningen.',
	captured: 'Fångat',
	account: 'Konto',
	found: 'Läge',
	checked: 'Kontrollerat',
	next: 'Gör så här',
	more: (n: number) => `… och ${n} till.`,
	summary: 'Sammanfattning',
	groups: 'Per verksamhet och år',
	groupsCaption: 'Paketen i varje förvaringsplats, per verksamhet och fångstår',
	wrong: 'Fel',
};

const en: typeof sv = {
	title: 'Fixity checks',
	lead: 'How the filed bundles are, by the last reading of each. The job fixity reads them at night; nothing is read again here.',
	all: 'all',
	show: 'Show',
	download: 'Get as CSV',
	wanting: 'Not as they should be',
	wantingHint:
		'What is to be done is done with commands by whoever has the machine. Hand out or deliver none of the bundles before it is.',
	wantingCaption: 'Bundles that are not as they should be, the latest check first',
	nothingWanting: 'Nothing is wrong with any bundle by its last reading.',
	captured: 'Captured',
	account: 'Account',
	found: 'Standing',
	checked: 'Checked',
	next: 'What to do',
	more: (n) => `… and ${n} more.`,
	summary: 'Summary',
	groups: 'By unit and year',
	groupsCaption: 'The bundles in each place, by unit and year of capture',
	wrong: 'Wrong',
};

export const fixityPageWords = { sv, en };
