/** A row to be written; what is not said is the table's own default. */
export type Row = Readonly<Record<string, string | number | null>>;

/** Columns that are written of each table. */
export const ROWS = {
	organisations: ['id', 'name', 'number', 'is_default'],
	records_plans: [
		'id',
		'title',
		'title_key',
		'version',
		'decided_on',
		'reference',
		'taken_in_at',
		'is_default',
	],
	plan_rows: ['id', 'plan_id', 'number', 'code', 'title', 'retention', 'rules', 'is_default'],
	units: ['id', 'organisation_id', 'name', 'name_key', 'creator', 'email', 'is_communications', 'is_default'],
	unit_rows: ['unit_id', 'purpose', 'plan_row_id'],
	accounts: [
		...['id', 'unit_id', 'plan_row_id', 'platform', 'handle', 'handle_key', 'address', 'address_key', 'name'],
		...['name_key', 'owner_function', 'holders', 'is_public', 'is_wide', 'level', 'status', 'is_default'],
		...['active_since', 'purpose_on'],
	],
	activity_plans: ['account_id', 'version', 'purpose', 'audience', 'goals', 'made_at'],
	sign_offs: ['account_id', 'version', 'role', 'name', 'name_key', 'signed_on', 'reference', 'attachment'],
	account_history: [
		...[
			'account_id',
			'complete_overview',
			'complete_unique',
			'partial_overview',
			'partial_unique',
			'failures',
		],
	],
	orders: [
		...[
			'id',
			'account_id',
			'occasion',
			'reason',
			'level',
			'ordered_by',
			'ordered_at',
			'ordered_as',
			'due',
			'state',
		],
		...['out', 'allow_hosts', 'limits', 'attempts', 'is_restricted'],
	],
	filings: [
		...[
			'bundle_id',
			'order_id',
			'account_id',
			'unit_id',
			'plan_row_id',
			'occasion',
			'outcome',
			'root',
			'path',
		],
		...['bytes', 'sha256', 'captured_at', 'captured_on', 'filed_at', 'posts', 'findings', 'account_name'],
		...['account_name_key', 'is_restricted'],
	],
	events: ['number', 'at', 'kind', 'actor', 'subject', 'data', 'previous', 'hash'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
