#!/usr/bin/env python3
"""What web/install and web/source-package.sh say and do on machines that lack something, played with programs of our own on the PATH: nothing
is installed and nothing is fetched."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Machine:
    """A folder of programs that stand before those of this machine, and a note of what they were asked."""

    def __init__(self, folder, **programs):
        self.asked = pathlib.Path(folder) / "asked"
        self.asked.write_text("")
        for name, script in programs.items():
            path = pathlib.Path(folder) / name.replace("_", "-")
            path.write_text(f'#!/bin/sh\necho "{path.name} $*" >> {self.asked}\n{script}\n')
            path.chmod(0o755)
        self.environment = dict(os.environ, PATH=f"{folder}:{os.environ['PATH']}", ASKED=str(self.asked))

    def run(self, *command):
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)


class Install(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)

    def node(self, version, *parts, npm="exit 0"):
        self.machine = Machine(self.scratch.name, node=f"echo {version}", dpkg_query="echo install ok installed", apt_get="exit 0", npm=npm)
        return self.machine.run(ROOT / "web/install", *parts)

    @unittest.skipIf(list(ROOT.glob("tests/node/node_modules/node-linux-*")), "this machine has needed one already")
    def test_where_the_node_is_too_old_for_the_tests_they_bring_one(self):
        for version in ("v18.20.4", "v20.18.3", "v9.9.9"):
            told = self.node(version, "build", "web", "tests")
            self.assertEqual(told.returncode, 0, told.stderr)
            self.assertIn("npm ci", self.machine.asked.read_text())
            refused = self.node(version, "tests", npm="exit 1")
            self.assertEqual(refused.returncode, 1, version)
            self.assertIn("need Node 20.19 or newer", refused.stderr)
            self.assertIn(version, refused.stderr)

    def test_a_node_that_is_new_enough_passes_and_an_old_one_still_builds_the_page(self):
        for version in ("v20.19.0", "v20.20.2", "v22.1.0", "v100.0.0"):
            self.assertEqual(self.node(version, "tests").returncode, 0, version)
            self.assertNotIn("npm", self.machine.asked.read_text())
        self.assertEqual(self.node("v18.20.4", "build", "web").returncode, 0)
        self.assertNotIn("npm", self.machine.asked.read_text())

    def fetch(self, machine):
        return machine.run(ROOT / "web/source-package.sh", pathlib.Path(self.scratch.name) / "zlib", "zlib", "1:1.2.13.dfsg-1", "0" * 64, "bookworm")

    def test_empty_lists_of_apt_are_fetched_before_the_mirror_is_called_unknown(self):
        machine = Machine(self.scratch.name, id='[ "$1" = -u ] && echo 0 || echo root', apt_get="""
            case "$*" in
              *sourcelist*) exit 100 ;;
              indextargets*) grep -q 'apt-get update' "$ASKED" && echo http://mirror.invalid/debian ;;
            esac
            exit 0""")
        told = self.fetch(machine)
        self.assertNotIn("no Debian mirror", told.stderr)
        self.assertIn("apt-get update", machine.asked.read_text())

    def test_without_the_right_to_fetch_them_the_message_says_what_to_do(self):
        machine = Machine(self.scratch.name, id='[ "$1" = -u ] && echo 1000 || echo somebody', apt_get="exit 0")
        told = self.fetch(machine)
        self.assertEqual(told.returncode, 1)
        self.assertIn("run apt-get update as root", told.stderr)
        self.assertNotIn("update", machine.asked.read_text())

    def test_every_run_of_all_tests_asks_for_all_of_them(self):
        lines = (ROOT / "tests/run").read_text(encoding="utf-8").splitlines()
        configures = [line for line in lines if "cmake --preset native" in line]
        self.assertEqual(configures, ["cmake --preset native -DCSP_ALL_TESTS=ON"])  # whatever the folder was configured for before


if __name__ == "__main__":
    sys.exit(unittest.main())
