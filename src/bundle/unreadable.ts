import { TryAgainLater } from '../errors.ts';

/** Whether it is what a disk says, and not of what was read from it. */
export function isOfSystem(error: unknown): error is NodeJS.ErrnoException {
	return error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string';
}

/** The disk that a bundle lies on does not give it, or what lies beside it, back. */
export function unreadable(subject: string, cause: NodeJS.ErrnoException): TryAgainLater {
	return new TryAgainLater(`The bundle cannot be read now (${cause.code ?? cause.message})`, {
		...{ code: 'bundle-unreadable', subject, cause },
		remedy: 'See that its disk is there and whole, and check the bundle with fixity.',
	});
}
