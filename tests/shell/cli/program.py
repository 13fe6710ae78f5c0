"""The command line as a person starts it: arguments in; exit status, what it said and what it wrote out."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
DEMO = ROOT / "assets/demo/contoso-direct"
EXPORTS = [DEMO / name for name in ("subscribedSkus.json", "subscriptions.json", "users.json")]
DAY = "2026-11-22"


class CommandLine(unittest.TestCase):
    program = None

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def start(self, *arguments, **options):
        return subprocess.run([self.program, *map(str, arguments)], capture_output=True, text=True, check=False, cwd=self.folder, **options)

    def refused(self, *arguments, **options):
        """What was said when nothing was done."""
        told = self.start(*arguments, **options)
        self.assertEqual(told.returncode, 2, f"{arguments}: {told.stdout}{told.stderr}")
        self.assertEqual(told.stdout, "")
        return told.stderr


def main():
    CommandLine.program = str(pathlib.Path(sys.argv.pop(1)).resolve())
    return unittest.main(module="__main__")
