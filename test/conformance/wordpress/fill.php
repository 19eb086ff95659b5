<?php
// Fills a WordPress through its own functions, as an editor and her readers would. Arguments: folder with wp-load.php,
// and a JSON file {theme, posts: [{number, title, paragraphs, date, tags, pictures: [{file, alt}], comments}]} where a
// comment is {author, date, text, replies}. Says {posts: [{number, title, permalink}]} as JSON on stdout.
$_SERVER['HTTP_HOST'] = 'localhost';
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/image.php';
require_once ABSPATH . 'wp-admin/includes/file.php';
require_once ABSPATH . 'wp-admin/includes/media.php';

$wanted = json_decode(file_get_contents($argv[2]), true, 64, JSON_THROW_ON_ERROR);

function must($result) {
	if (is_wp_error($result)) {
		throw new RuntimeException($result->get_error_message());
	}
	if (!$result) {
		throw new RuntimeException('WordPress refused without a word');
	}
	return $result;
}

function settle(string $theme): void {
	switch_theme($theme);
	$settings = [
		'blogdescription' => 'Konst, teater och bibliotek i Björkvåla kommun',
		'timezone_string' => 'Europe/Stockholm',
		'date_format' => 'j F Y',
		'posts_per_page' => 10,
		'default_comment_status' => 'open',
		'comment_moderation' => 0,
		'comment_previously_approved' => 0,
		// Portraits would come from a host outside.
		'show_avatars' => 0,
	];
	foreach ($settings as $name => $value) {
		update_option($name, $value);
	}
	global $wp_rewrite;
	$wp_rewrite->set_permalink_structure('/%year%/%monthnum%/%postname%/');
	flush_rewrite_rules();
	wp_delete_post(1, true);
	wp_delete_post(2, true);
}

/** @return array{int, string} attachment and its block */
function picture(array $picture, int $post): array {
	$upload = ['name' => basename($picture['file']), 'tmp_name' => $picture['file']];
	$id = must(media_handle_sideload($upload, $post, $picture['alt']));
	update_post_meta($id, '_wp_attachment_image_alt', $picture['alt']);
	$source = esc_url(wp_get_attachment_image_url($id, 'large'));
	$alt = esc_attr($picture['alt']);
	return [$id, "<!-- wp:image {\"id\":$id,\"sizeSlug\":\"large\",\"linkDestination\":\"none\"} -->\n"
		. "<figure class=\"wp-block-image size-large\"><img src=\"$source\" alt=\"$alt\" class=\"wp-image-$id\"/></figure>\n"
		. "<!-- /wp:image -->\n"];
}

function pictures(array $blocks): string {
	if (count($blocks) < 2) {
		return implode('', $blocks);
	}
	return "<!-- wp:gallery {\"columns\":2,\"linkTo\":\"none\"} -->\n"
		. "<figure class=\"wp-block-gallery has-nested-images columns-2 is-cropped\">" . implode("\n", $blocks)
		. "</figure>\n<!-- /wp:gallery -->\n";
}

function paragraph(string $text): string {
	return "<!-- wp:paragraph -->\n<p>" . esc_html($text) . "</p>\n<!-- /wp:paragraph -->\n";
}

function comments(array $comments, int $post, int $parent = 0): void {
	foreach ($comments as $comment) {
		$id = must(wp_insert_comment([
			'comment_post_ID' => $post,
			'comment_parent' => $parent,
			'comment_author' => $comment['author'],
			'comment_author_email' => 'lasare@example.invalid',
			'comment_date' => $comment['date'],
			'comment_date_gmt' => get_gmt_from_date($comment['date']),
			'comment_content' => $comment['text'],
			'comment_approved' => 1,
		]));
		comments($comment['replies'], $post, $id);
	}
}

function post(array $post): array {
	$id = must(wp_insert_post(wp_slash([
		'post_title' => $post['title'],
		'post_date' => $post['date'],
		'post_status' => 'publish',
		'post_author' => 1,
		'tags_input' => $post['tags'],
		'post_content' => ' ',
	]), true));
	$blocks = array_map(fn($picture) => picture($picture, $id)[1], $post['pictures']);
	$first = array_shift($post['paragraphs']);
	$content = paragraph($first) . pictures($blocks) . implode('', array_map('paragraph', $post['paragraphs']));
	must(wp_update_post(wp_slash(['ID' => $id, 'post_content' => $content]), true));
	comments($post['comments'], $id);
	return ['number' => $post['number'], 'title' => $post['title'], 'permalink' => get_permalink($id)];
}

function pages(int $count): void {
	$flow = file_get_contents(__DIR__ . '/front-page.html');
	$front = must(wp_insert_post(wp_slash([
		'post_type' => 'page',
		'post_title' => 'Allt som händer',
		'post_status' => 'publish',
		'comment_status' => 'closed',
		'post_content' => str_replace('{count}', (string) $count, $flow),
	]), true));
	$list = must(wp_insert_post(['post_type' => 'page', 'post_title' => 'Nyheter', 'post_status' => 'publish'], true));
	update_option('show_on_front', 'page');
	update_option('page_on_front', $front);
	update_option('page_for_posts', $list);
}

wp_set_current_user(1);
settle($wanted['theme']);
$posts = array_map('post', $wanted['posts']);
pages(count($posts));
echo json_encode(['posts' => $posts], JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
