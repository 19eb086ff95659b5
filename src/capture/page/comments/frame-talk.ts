import type { Comment } from '../../../records/post.ts';
import { readComments } from './comments.ts';
import { beTalkAlone } from './remarks.ts';

/** What is said in a frame that is called comments: runs in that frame, whose whole document is read as the talk below a post. */
export function frameTalk(now: number): readonly Comment[] {
	beTalkAlone();
	return document.body ? readComments(document.body, now).tree : [];
}
