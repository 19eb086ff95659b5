<?php
// Sets up WordPress through its own installer. Arguments: folder with wp-load.php, language.
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = 'localhost';
$root = $argv[1];

// The installer expects its database to be there.
$settings = file_get_contents("$root/wp-config.php");
preg_match("/'DB_HOST', 'localhost:(.+?)'/", $settings, $socket);
(new mysqli('localhost', 'root', '', '', 0, $socket[1]))->query('CREATE DATABASE wordpress CHARACTER SET utf8mb4');

require "$root/wp-load.php";
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Björkvåla kulturhus', 'redaktion', 'redaktion@example.invalid', true, '', wp_generate_password(), $argv[2]);
