#!/usr/bin/env bash
# Builds and runs the image as far as a machine without a container engine can show it: every step of the Dockerfile is
# carried out in a folder, and the result is run as compose.yaml has it run. Needs root on Debian; else it says so and
# ends with 77. What is fetched stays under .cache/container.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null || ! unshare --mount true 2>/dev/null; then
	echo 'skipped: needs root on Debian, and mount namespaces'
	exit 77
fi
if [ "${OGONBLICK_CHECK:-}" != inside ]; then
	OGONBLICK_CHECK=inside exec unshare --mount --propagation private "$0" "$@"
fi

say() { printf '\n== %s\n' "$*"; }
need() { command -v "$1" >/dev/null || { apt-get -q update && apt-get -q install -y --no-install-recommends "$2"; } >/dev/null 2>&1; }
need debootstrap debootstrap
/usr/bin/python3 -c 'import seccomp' 2>/dev/null || { apt-get -q update && apt-get -q install -y --no-install-recommends python3-seccomp; } >/dev/null 2>&1

from=$(sed -n 's/^FROM node:\([0-9.]*\)-\([a-z]*\)-slim$/\1 \2/p' Dockerfile)
read -r version suite <<<"$from"
base=$PWD/.cache/container/base-$suite
work=$(mktemp -d "$PWD/.cache/container-XXXXXX")
clean() {
	umount --recursive --lazy "$work"/stage-*/root 2>/dev/null || true
	rm -rf "$work"
}
trap clean EXIT

if [ ! -d "$base" ]; then
	say "Debian $suite with Node $version, in place of node:$version-$suite-slim"
	mkdir -p "$base.partial"
	debootstrap --variant=minbase --include=ca-certificates "$suite" "$base.partial" http://deb.debian.org/debian >"$work/debootstrap.log" 2>&1 ||
		{ tail -20 "$work/debootstrap.log"; exit 1; }
	echo "deb http://deb.debian.org/debian-security $suite-security main" >>"$base.partial/etc/apt/sources.list"
	chroot "$base.partial" groupadd --gid 1000 node
	chroot "$base.partial" useradd --uid 1000 --gid node --create-home node
	mv "$base.partial" "$base"
fi
# What the real base image brings beside Debian.
install -m 755 node_modules/node/bin/node "$base/usr/local/bin/node"
[ "$("$base/usr/local/bin/node" --version)" = "v$version" ] || { echo "Dockerfile says Node $version, package.json another"; exit 1; }
mkdir -p "$base/usr/local/lib/node_modules"
rm -rf "$base/usr/local/lib/node_modules/npm"
cp -r "$(npm root --global)/npm" "$base/usr/local/lib/node_modules/npm"
ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$base/usr/local/bin/npm"

say 'every step of the Dockerfile'
image=$(/usr/bin/python3 container/steps.py "$base" "$work" 2>"$work/steps.log" | tail -1) || { tail -30 "$work/steps.log"; exit 1; }
grep -E '^(FROM|RUN|COPY|WORKDIR|ENV|USER|HEALTHCHECK|ENTRYPOINT) ' "$work/steps.log" | cut -c1-110
ask() { node_modules/node/bin/node -p "const i = JSON.parse(process.argv[1]); $1" "$image"; }
root=$(ask 'i.root')
[ "$(ask 'i.USER')" = node ]

mkdir "$work/data" "$work/seal"
chown 1000:1000 "$work/data" "$work/seal"
chmod 700 "$work/seal"
mapfile -t settings < <(ask 'Object.entries(i.env).map(([k, v]) => `--env=${k}=${v}`).join("\n")')
mapfile -t entry < <(ask 'i.ENTRYPOINT.join("\n")')
mapfile -t health < <(ask 'i.HEALTHCHECK.join("\n")')
confined() { unshare --mount --pid --fork /usr/bin/python3 container/confined.py "$root" "$work/data" "$work/seal" "${settings[@]}" "$@"; }

say 'help, as an ordinary user on a read-only root'
confined -- "${entry[@]}" --help | head -4

say "health check: Chromium starts, and its sandbox is on under container/seccomp.json"
confined -- "${health[@]}" >"$work/doctor.json" || { cat "$work/doctor.json"; exit 1; }
grep -q '"sandbox"' "$work/doctor.json"
node_modules/node/bin/node -e '
	const { checks } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
	for (const c of checks) console.log(c.state.padEnd(8), c.name, c.detail ?? "");
	const sandbox = checks.find((c) => c.name === "sandbox");
	if (!sandbox || sandbox.state !== "ok") { console.error("the sandbox is not on"); process.exit(1); }
' "$work/doctor.json"

say 'the same without chroot and unshare must fail: the profile is what lets the sandbox in'
if confined --without unshare --without chroot -- "${health[@]}" >"$work/control.json" 2>"$work/control.log"; then
	echo 'Chromium started its sandbox without it: the check above proves nothing'
	cat "$work/control.json"
	exit 1
fi
node_modules/node/bin/node -p 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8").replace(/^[^{]*/, "")).checks.filter((c) => c.state !== "ok").map((c) => `${c.state}  ${c.name}`).join("\n")' "$work/control.json"

say 'a snapshot of the invented account, filed under /data'
confined -- "${entry[@]}" snapshot --json --lang en >"$work/snapshot.json" 2>"$work/snapshot.log" ||
	{ cat "$work/snapshot.json" "$work/snapshot.log"; exit 1; }
grep -E '"(outcome|path)"' "$work/snapshot.json"
find "$work/data/bundles" -name '*.zip' -printf '%P %s bytes\n'

echo
echo 'container: ok'
