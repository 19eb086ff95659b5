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
