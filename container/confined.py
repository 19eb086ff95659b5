#!/usr/bin/env python3
"""Runs one command the way compose.yaml has it run, without a container engine.

Read-only root, tmpfs for /tmp and /dev/shm, /data, /seal, an ordinary user, no capabilities, no new privileges, and the
system calls of seccomp.json. Needs root, python3-seccomp, and to be started in mount and process namespaces of its
own (unshare --mount --pid --fork).

usage: confined.py ROOT DATA [--without SYSCALL]... [--env NAME=VALUE]... -- COMMAND...
"""

import argparse
import ctypes
import errno
import json
import os
import pathlib
import subprocess

import seccomp

USER = 1000
PROFILE = pathlib.Path(__file__).with_name("seccomp.json")
PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
MNT_DETACH = 2
PR_CAPBSET_DROP = 24
OPERATORS = {"SCMP_CMP_MASKED_EQ": seccomp.MASKED_EQ, "SCMP_CMP_NE": seccomp.NE, "SCMP_CMP_EQ": seccomp.EQ}
libc = ctypes.CDLL(None, use_errno=True)


def checked(result):
    if result != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def mount(*arguments):
    subprocess.run(["mount", *map(str, arguments)], check=True)


def lay_out(root, data, seal):
    """Mounts what a container engine would. A new root needs to be a mount point, and its parent private."""
    mount("--make-rprivate", "/")
    mount("--bind", root, root)
    mount("-o", "remount,bind,ro,nodev,nosuid", root)
    mount("-t", "proc", "-o", "nosuid,nodev,noexec", "proc", root / "proc")
    mount("-t", "sysfs", "-o", "ro,nosuid,nodev,noexec", "sysfs", root / "sys")
    mount("-t", "tmpfs", "-o", "nosuid,nodev,noexec,size=1g,mode=1777", "tmpfs", root / "tmp")
    mount("--bind", data, root / "data")
    mount("--bind", seal, root / "seal")
    dev = root / "dev"
    mount("-t", "tmpfs", "-o", "nosuid,noexec,size=64k,mode=755", "tmpfs", dev)
    for name in ("null", "zero", "full", "random", "urandom", "tty"):
        (dev / name).touch()
        mount("--bind", f"/dev/{name}", dev / name)
    for name, target in (("fd", "fd"), ("stdin", "fd/0"), ("stdout", "fd/1"), ("stderr", "fd/2")):
        (dev / name).symlink_to(f"/proc/self/{target}")
    (dev / "shm").mkdir()
    mount("-t", "tmpfs", "-o", "nosuid,nodev,noexec,size=64m,mode=1777", "tmpfs", dev / "shm")


def enter(root):
    """pivot_root and not chroot: the kernel gives no user namespace to a process that stands in a chroot."""
    os.chdir(root)
    checked(libc.syscall(PIVOT_ROOT[os.uname().machine], b".", b"."))
    checked(libc.umount2(b".", MNT_DETACH))
    os.chdir("/app")


def read_filter(without):
    profile = json.loads(PROFILE.read_text())
    found = seccomp.SyscallFilter(defaction=seccomp.ERRNO(profile["defaultErrnoRet"]))
    for rule in profile["syscalls"]:
        allow = rule["action"] == "SCMP_ACT_ALLOW"
        conditions = [
            seccomp.Arg(a["index"], OPERATORS[a["op"]], a["value"], *([a["valueTwo"]] if "valueTwo" in a else []))
            for a in rule.get("args", [])
        ]
        for name in rule["names"]:
            denied = name in without
            errno_wanted = errno.EPERM if denied else rule.get("errnoRet")
            if not allow and errno_wanted == profile["defaultErrnoRet"]:
                continue
            action = seccomp.ALLOW if allow and not denied else seccomp.ERRNO(errno_wanted)
            try:
                found.add_rule(action, name, *([] if denied else conditions))
            except (OSError, RuntimeError) as error:
                # Not of this processor, or newer than this libseccomp: the default answers for it.
                if getattr(error, "errno", errno.EINVAL) not in (errno.EINVAL, errno.EFAULT, errno.EDOM):
                    raise
    return found


def become_ordinary():
    last = int(pathlib.Path("/proc/sys/kernel/cap_last_cap").read_text())
    for capability in range(last + 1):
        checked(libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0))
    os.setgroups([])
    os.setresgid(USER, USER, USER)
    os.setresuid(USER, USER, USER)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("seal", type=pathlib.Path)
    parser.add_argument("--without", action="append", default=[])
    parser.add_argument("--env", action="append", default=[])
    parser.add_argument("command", nargs="+")
    wish = parser.parse_args()
    rules = read_filter(wish.without)
    lay_out(wish.root, wish.data, wish.seal)
    enter(wish.root)
    become_ordinary()
    rules.load()
    environment = dict(line.split("=", 1) for line in wish.env)
    os.execvpe(wish.command[0], wish.command, environment)


main()
