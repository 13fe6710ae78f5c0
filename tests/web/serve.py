#!/usr/bin/env python3
"""Does the server of this machine outlive whatever a browser or a scanner asks it for?"""
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Serve(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        (pathlib.Path(scratch.name) / "index.html").write_text("here")
        self.server = subprocess.Popen(["node", ROOT / "web/serve.mjs", scratch.name, "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(self.end)
        self.port = int(self.server.stdout.readline().rsplit(":", 1)[1].strip("/\n"))

    def end(self):
        self.server.kill()
        self.server.wait()
        self.server.stdout.close()

    def status(self, target):
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            connection.sendall(f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            answer = b""
            while part := connection.recv(65536):
                answer += part
        return int(answer.split()[1]) if answer else None

    def test_an_address_that_is_none_is_refused_and_the_next_one_is_answered(self):
        for target in ("//", "///", "http://", "//[", "http://:99999/"):
            self.assertEqual(self.status(target), 400, target)
            self.assertEqual(self.status("/"), 200)

    def test_only_its_own_files_are_there(self):
        for target in ("/package.json", "/../serve.mjs", "/%2e%2e/serve.mjs", "//host/index.htm", "/__proto__"):
            self.assertEqual(self.status(target), 404, target)


if __name__ == "__main__":
    if shutil.which("node") is None:
        print("node is missing, so nothing is served")
        sys.exit(77)
    sys.exit(unittest.main())
