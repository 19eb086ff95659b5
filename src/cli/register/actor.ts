import { orderer } from '../../work/place-order.ts';

/** Who makes a change: the person who was named, else the system account that the program runs as. */
export function actor(by: string | undefined): string {
	return orderer(by?.trim()).orderedBy;
}
