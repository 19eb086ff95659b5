import { hash } from 'node:crypto';
import type { Delivery } from '../../records/delivery/delivery.ts';
import { label } from '../../records/labels.ts';
import { localDate } from '../../records/local-date.ts';
import { writeTable } from '../tables/write-table.ts';
import { evidenceSums } from './evidence.ts';
import { creatorsOf, dayOf, deliveredBy, deliveredLines, deliveredOn } from './list-lines.ts';
import { deliveryPage } from './list-page.ts';
import { listWords } from './list-words.ts';

/** Names of the lists at the target. */
const NAME = 'leveranslista';
export const LIST_NAMES = [`${NAME}.csv`, `${NAME}.json`, `${NAME}.html`] as const;

/**
 * The delivery list in each form, by name: CSV that an archive fills in and sends back, JSON for machines, and HTML to be signed. Made of what was
 * written down when the delivery was ordered, so that it is the same each time.
 */
export function deliveryLists(delivery: Delivery, timeZone: string): ReadonlyMap<string, string> {
	return new Map([
		[`${NAME}.csv`, deliveryTable(delivery, timeZone)],
		[`${NAME}.json`, deliveryDocument(delivery, timeZone)],
		[`${NAME}.html`, deliveryPage(delivery, timeZone)],
	]);
}

function deliveryTable(delivery: Delivery, timeZone: string): string {
	const { columns, restricted } = listWords;
	const keys = [
		...([
			'position',
			'number',
			'id',
			'title',
			'account',
			'address',
			'unit',
			'creator',
			'row',
			'case',
		] as const),
		...([
			'occasion',
			'outcome',
			'captured',
			'oldest',
			'newest',
			'access',
			'sent',
			'file',
			'filedAs',
		] as const),
		...(['bytes', 'sha256', 'renewals', 'renewalSums', 'status', 'reason'] as const),
	];
	const rows = deliveredLines(delivery).map((line, i) => [
		...[
			String(i + 1),
			delivery.number,
			line.bundleId,
			line.title,
			line.account,
			line.address,
			line.unit,
			line.creator,
		],
		...[line.row ?? '', line.caseNumber ?? '', line.occasion, label('outcome', line.outcome, 'sv')],
		...[dayOf(line.capturedAt, timeZone), dayOf(line.oldest, timeZone), dayOf(line.newest, timeZone)],
		...[line.isRestricted ? restricted : '', dayOf(line.sentAt, timeZone)],
		...[line.file, line.filedAs ?? '', String(line.bytes), line.sha256],
		...[line.evidence ? String(line.evidence.length / 3) : ''],
		...[line.evidence ? hash('sha256', evidenceSums(line.evidence), 'hex') : '', '', ''],
	]);
	return writeTable(
		keys.map((key) => ({ key, head: columns[key] })),
		rows,
		'csv',
	);
}

function deliveryDocument(delivery: Delivery, timeZone: string): string {
	const { number, organisation, archive, agreement, system, orderedAt } = delivery;
	const date = deliveredOn(delivery, timeZone);
	const document = {
		format: 'ogonblick-delivery/1',
		number,
		...(date === undefined ? {} : { date }),
		ordered: localDate(new Date(orderedAt), timeZone),
		organisation,
		creators: creatorsOf(delivery),
		system,
		...(agreement === undefined ? {} : { agreement }),
		...(archive === undefined ? {} : { archive }),
		deliveredBy: deliveredBy(delivery),
		bundles: deliveredLines(delivery).map(({ bundleId, ...line }, i) => ({
			...{ position: i + 1, id: bundleId },
			...line,
		})),
	};
	return `${JSON.stringify(document, null, '\t')}\n`;
}
