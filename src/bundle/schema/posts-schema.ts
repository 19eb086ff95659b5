import { z } from 'zod';
import type { Comment, Post } from '../../records/post.ts';
import { published, text, whole } from './terms.ts';

const author = z.looseObject({
	name: text('Name as shown.'),
	address: text("Address of the author's page.").exactOptional(),
});

const time = z.looseObject({
	shown: text('The time as the page shows it.').exactOptional(),
	iso: text('The time in ISO 8601, in UTC where it has a clock time.').exactOptional(),
	from: z
		.enum(['datetime-attribute', 'microdata', 'title', 'shown', 'json-ld'])
		.describe('Where in the page the time was read.')
		.exactOptional(),
	precision: z
		.enum(['minute', 'hour', 'day', 'week', 'month', 'year'])
		.describe(
			'How far `iso` can be believed where it was counted back from the time of the reading, as for `3 tim`; absent where the page gave it.',
		)
		.exactOptional(),
});

const comment = z.looseObject({
	id: text('Stable within the account.'),
	author: author.exactOptional(),
	time: time.exactOptional(),
	text: text('Unfolded text.'),
	get replies(): z.ZodArray<z.ZodType<Comment>> {
		return z.array(comment).describe('Answers to the comment.');
	},
}) satisfies z.ZodType<Comment>;

const image = z.looseObject({
	address: text(
		'The address the browser chose; of a picture that is `made`, a name such as `canvas:#1`, by which nothing can be had.',
	),
	alt: text('Alternative text.'),
	width: z
		.number()
		.describe('Natural width in pixels; 0 when the image is broken, or its size is not known.'),
	height: z
		.number()
		.describe('Natural height in pixels; 0 when the image is broken, or its size is not known.'),
	broken: z.boolean().describe('True when the image could not be shown.'),
	kind: z
		.enum(['img', 'background', 'poster', 'object', 'canvas', 'frame'])
		.describe(
			'How the page shows it: as an image, by a style or in a drawing, as the still picture of a film, embedded, drawn by a script, or in a frame.',
		),
	made: z
		.boolean()
		.describe(
			'True for a picture that the page made itself (a canvas, a `blob:` or `data:` address): only the tile of its place holds it, and no WARC record does.',
		)
		.exactOptional(),
	record: text(
		'Id of the WARC record that holds its bytes; absent where it is not in the recording.',
	).exactOptional(),
	turned: z
		.boolean()
		.describe(
			'True for a slide that is shown only when a carousel is turned to it: the tile of its place does not show it.',
		)
		.exactOptional(),
	tile: text(
		'Name of the tile that shows such a slide, or the beginning of a tall one, which the next tiles go on with; absent where none does.',
	).exactOptional(),
});

const post = z.looseObject({
	id: text('Stable within the account.'),
	idFrom: z.enum(['attribute', 'permalink', 'content']).describe('What the id was made of.'),
	position: whole('Order in which the post stood in the feed, from 1.'),
	permalink: text("The post's own address.").exactOptional(),
	author: author.exactOptional(),
	time: time.exactOptional(),
	sharedBy: z
		.looseObject({
			name: text('Name as shown.'),
			address: text('Address of the page of who shared.').exactOptional(),
			shown: text('The line that says so, as shown.'),
		})
		.describe("Who put somebody else's post into this feed; `author` is who wrote it.")
		.exactOptional(),
	byline: text(
		'Other short lines in the head of the post, between author and time, such as followers.',
	).exactOptional(),
	text: text('Unfolded text with its line breaks; empty when the post has none.'),
	elsewhere: z
		.enum(['rest', 'words'])
		.describe(
			'What of the post the page does not show and leads to: the rest of a text that is cut short, or all words of one that is shown as a picture alone.',
		)
		.exactOptional(),
	links: z.array(
		z.looseObject({
			address: text('Where it leads.'),
			leadsTo: text(
				"Where the platform's own address would lead on to, as that address itself says (`?u=https://…`). Nobody has been asked.",
			).exactOptional(),
			text: text('What it says.'),
		}),
	),
	images: z.array(image),
	unreadPictures: whole(
		'Pictures that the post says it has, as "1/5" or "+7", beyond those that could be read.',
	).exactOptional(),
	videos: z.array(
		z.looseObject({
			address: text('Address of the video.').exactOptional(),
			poster: text('Address of its still picture.').exactOptional(),
			record: text('Id of the WARC record that holds the film.').exactOptional(),
			posterRecord: text('Id of the WARC record that holds the still picture.').exactOptional(),
		}),
	),
	quoted: z
		.looseObject({
			permalink: text('Its own address.').exactOptional(),
			author: author.exactOptional(),
			time: time.exactOptional(),
			text: text('Its text, which is not in the text of the post.'),
			images: z.array(image).describe('Its pictures; they are among those of the post as well.'),
		})
		.describe(
			'The post that this one quotes, shares or answers, which stands in it or right above it as a post of its own.',
		)
		.exactOptional(),
	embeds: z
		.array(
			z.looseObject({
				address: text('Address of the document in the frame.'),
				text: text('What it shows as text.'),
			}),
		)
		.describe('What frames inside the post show: embedded posts, link cards, players.')
		.exactOptional(),
	counts: z
		.looseObject({
			reactions: z.number().exactOptional(),
			comments: z.number().exactOptional(),
			shares: z.number().exactOptional(),
		})
		.describe('Numbers as stated beside the post.'),
	comments: z.array(comment),
	seenOn: z
		.array(z.string())
		.describe('Pages of the account where the post was seen, at level `full`.')
		.exactOptional(),
	evidence: z
		.enum(['ordered', 'context'])
		.describe(
			'Of evidence of one post only: `ordered` is the post that was ordered, `context` what the page shows around it; absent on all where it could not be told.',
		)
		.exactOptional(),
	box: place()
		.describe('Where the post stands in the appearance, CSS pixels from the top left of the whole picture.')
		.exactOptional(),
	again: z
		.array(place())
		.describe('Where else it stands there, as where each page of a feed begins with it.')
		.exactOptional(),
}) satisfies z.ZodType<Post>;

function place() {
	return z.looseObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
}

/** A line of posts.jsonl, as it was parsed; what later versions of the program add is kept. @throws where it is no post */
export function parsePost(line: unknown): Post {
	return post.parse(line);
}

/** @returns the published JSON Schema of a line of posts.jsonl, as text */
export function postsSchemaText(): string {
	return published(post, 'urn:ogonblick:schema:post:1', 'A line of posts.jsonl: one post');
}
