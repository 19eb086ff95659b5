import type { EventMessage } from './protocol.ts';

/**
 * One event of a server-sent stream as servers write it (HTML Living Standard §9.2.6, event stream format). Where the
 * server wrote it with other spaces or comments, its length is not the announced one, and the recording says so.
 */
export function eventText({ eventName, eventId, data }: EventMessage): string {
	const name = eventName && eventName !== 'message' ? `event: ${eventName}\n` : '';
	const id = eventId ? `id: ${eventId}\n` : '';
	const lines = data.split('\n').map((line) => `data: ${line}\n`);
	return `${id}${name}${lines.join('')}\n`;
}

/** How many events a stream holds whole: blocks with data, each ended by an empty line. What else stands in it reaches no page. */
export function countEvents(stream: string): number {
	const blocks = stream.split(/\r\n\r\n|\n\n|\r\r/).slice(0, -1);
	return blocks.filter((block) => /(?:^|\r|\n)data(?::|\r|\n|$)/.test(block)).length;
}
