import type { Post, PostImage, PostVideo, Quoted } from '../../records/post.ts';

/** The id of the record that an address was recorded in; undefined where it was not. */
export type RecordOf = (address: string) => string | undefined;

/** Says of every picture and film which record of the recording its bytes are in (WARC 1.1 §5.2). Pure. */
export function nameRecords(posts: readonly Post[], recordOf: RecordOf): Post[] {
	return posts.map((post) => ({
		...post,
		images: post.images.map((image) => named(image, recordOf)),
		...(post.quoted ? { quoted: namedQuoted(post.quoted, recordOf) } : {}),
		videos: post.videos.map((video) => namedVideo(video, recordOf)),
	}));
}

function named(image: PostImage, recordOf: RecordOf): PostImage {
	const record = recordOf(image.address);
	return record ? { ...image, record } : image;
}

function namedQuoted(quoted: Quoted, recordOf: RecordOf): Quoted {
	return { ...quoted, images: quoted.images.map((image) => named(image, recordOf)) };
}

function namedVideo(video: PostVideo, recordOf: RecordOf): PostVideo {
	const record = video.address && recordOf(video.address);
	const posterRecord = video.poster && recordOf(video.poster);
	return { ...video, ...(record ? { record } : {}), ...(posterRecord ? { posterRecord } : {}) };
}
