#!/usr/bin/env python3
"""Carries out the steps of the Dockerfile in folders, each stage an overlay on a base that debootstrap made.

Needs root and a mount namespace of its own (unshare --mount). Prints the last stage's settings as JSON on the last line.

usage: steps.py BASE WORK
"""

import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
#: How this machine reaches the world is not the image's business, but the steps need it.
PASSED_ON = ("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "NODE_EXTRA_CA_CERTS")
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"


def instructions(text):
    joined = re.sub(r"\\\n(\s*#.*\n)*", " ", text)
    for line in joined.splitlines():
        line = line.strip()
        if line and not line.startswith("#"):
            word, _, rest = line.partition(" ")
            yield word.upper(), rest.strip()


class Stage:
    def __init__(self, base, work, number):
        self.folder = work / f"stage-{number}"
        self.root = self.folder / "root"
        for part in ("upper", "scratch", "root"):
            (self.folder / part).mkdir(parents=True)
        layers = f"lowerdir={base},upperdir={self.folder}/upper,workdir={self.folder}/scratch"
        subprocess.run(["mount", "-t", "overlay", "overlay", "-o", layers, self.root], check=True)
        #: Kept between runs, so that the second costs no download.
        self.packages = base.parent / "packages"
        (self.packages / "partial").mkdir(parents=True, exist_ok=True)
        self.directory = "/"
        self.env = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}
        self.settings = {}

    def inside(self, path):
        return self.root / str(pathlib.PurePosixPath(self.directory, path)).lstrip("/")

    def run(self, command):
        passed = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        script = (
            f"mount -t proc proc {self.root}/proc && mount --rbind /dev {self.root}/dev"
            f" && mount --bind /etc/resolv.conf {self.root}/etc/resolv.conf"
            f" && mount --bind {CERTIFICATES} {self.root}{CERTIFICATES}"
            f" && mount --bind {self.packages} {self.root}/var/cache/apt/archives"
            f" && exec chroot {self.root} /bin/sh -ec {shlex.quote(f'cd {self.directory}; {command}')}"
        )
        call = ["unshare", "--mount", "--pid", "--fork", "sh", "-ec", script]
        subprocess.run(call, check=True, env={**self.env, **passed, "npm_config_cafile": CERTIFICATES}, stdout=sys.stderr)

    def copy(self, sources, target, origin):
        into = self.inside(target)
        for source in sources:
            found = origin / source.lstrip("/")
            if target.endswith("/"):
                into.mkdir(parents=True, exist_ok=True)
            if found.is_dir():
                shutil.copytree(found, into, symlinks=True, dirs_exist_ok=True)
            else:
                shutil.copy2(found, into / found.name if into.is_dir() else into)


def ignored():
    """.dockerignore is a list of what may enter; a COPY of anything else would fail in a real build."""
    return {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}


def carry_out(text, base, work):
    stages, names = [], {}
    for word, rest in instructions(text):
        print(f"{word} {rest}", file=sys.stderr, flush=True)
        stage = stages[-1] if stages else None
        if word == "FROM":
            stages.append(Stage(base, work, len(stages)))
            if " AS " in rest:
                names[rest.split(" AS ")[1]] = stages[-1]
        elif word == "WORKDIR":
            stage.directory = rest
            stage.inside(".").mkdir(parents=True, exist_ok=True)
        elif word == "RUN":
            stage.run(rest)
        elif word == "COPY":
            *sources, target = shlex.split(rest)
            origin = ROOT
            if sources[0].startswith("--from="):
                origin = names[sources.pop(0)[len("--from="):]].root
            else:
                assert set(sources) <= ignored(), f"{set(sources) - ignored()} is kept out by .dockerignore"
            stage.copy(sources, target, origin)
        elif word == "ENV":
            stage.env.update(pair.split("=", 1) for pair in shlex.split(rest.replace("$OGONBLICK_COMMIT", "unknown")))
        elif word in ("ENTRYPOINT", "CMD", "USER", "VOLUME", "HEALTHCHECK"):
            value = rest.partition("CMD ")[2] if word == "HEALTHCHECK" else rest
            stage.settings[word] = json.loads(value) if value.startswith("[") else value
        elif word != "ARG":
            raise ValueError(f"{word}: this script does not know that instruction")
    return stages[-1]


def main():
    base, work = map(pathlib.Path, sys.argv[1:3])
    stage = carry_out((ROOT / "Dockerfile").read_text(), base.resolve(), work.resolve())
    print(json.dumps({"root": str(stage.root), "env": stage.env, **stage.settings}))


main()
