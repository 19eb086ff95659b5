import type { SnapshotResult } from '../../work/snapshot-result.ts';

/** The document of `snapshot --json`: six keys that are always there, null where there is nothing, then the rest. */
export function snapshotDocument(result: SnapshotResult): object {
	const { outcome, order, bundle, path, attempt, findings, ...rest } = result;
	return {
		outcome,
		order,
		bundle: bundle ?? null,
		path: path ?? null,
		attempt: attempt ?? null,
		findings,
		...rest,
	};
}
