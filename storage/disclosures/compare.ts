import { type Database, sql } from '../sqlite/database.ts';

/** Requests that the events know otherwise: one that was struck out, or something handed out that nobody told of. */
export function differingDisclosures(db: Database): string[] {
	const told = new Map<string, string>();
	const kinds = ['disclosure-registered', 'disclosure-handed-out', 'disclosure-ended'];
	const events = sql.selectFrom('events').select(['kind', 'subject', 'data']).where('kind', 'in', kinds);
	for (const { kind, subject, data } of db.all(events.orderBy('number'))) {
		const { sha256, how } = JSON.parse(data) as { readonly sha256?: string; readonly how?: string };
		told.set(subject, kind === 'disclosure-handed-out' ? `handed-out ${sha256}` : `${how ?? 'open'}`);
	}
	const rows = sql.selectFrom('disclosures').select(['id', 'ended_how', 'package_sha256']);
	const differing: string[] = [];
	for (const { id, ended_how, package_sha256 } of db.all(rows)) {
		const stands = package_sha256 === null ? (ended_how ?? 'open') : `handed-out ${package_sha256}`;
		if (told.get(id) !== stands) differing.push(id);
		told.delete(id);
	}
	return [...differing, ...told.keys()];
}
