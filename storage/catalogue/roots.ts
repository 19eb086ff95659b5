import { isAbsolute, join, relative, sep } from 'node:path';
import type { Filing } from '../../src/records/filing.ts';

/** How a filing's root is written down, and read again. */
export interface Roots {
	/** Root as the catalogue keeps it: relative to the store's own where it is that (`''`) or below it, else absolute. */
	kept(filing: Filing): Filing;
	/** Root where it lies now, absolute. */
	found(filing: Filing): Filing;
	/** As `kept`, of a root alone. */
	written(root: string): string;
	/** As `found`, of a root alone. */
	place(root: string): string;
}

/**
 * DATA_DIR is moved, restored elsewhere, and called `./data` on a host and `/data` in its container. A catalogue that
 * kept absolute roots would lose every bundle then, so only what `--out` named is kept as it was named.
 * @param own the store's own root as it is called now: DATA_DIR/bundles, absolute
 */
export function rootsFrom(own: string): Roots {
	const place = (root: string) => (isAbsolute(root) ? root : join(own, root));
	const written = (root: string) => below(own, root) ?? root;
	return {
		kept: (filing) => ({ ...filing, root: written(filing.root) }),
		written,
		found: (filing) => ({ ...filing, root: place(filing.root) }),
		place,
	};
}

function below(own: string, root: string): string | undefined {
	const path = relative(own, root);
	return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? undefined : path;
}

/** Which root an event means that names none: the store's own. The first version named none of `--out` either, and nothing is known then. */
export function rootUntold(order: { readonly out: string | null } | undefined): '' | undefined {
	return order?.out === null ? '' : undefined;
}
