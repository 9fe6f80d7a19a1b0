"""A Poolgate server of one's own, and how boto3 reaches it."""

import json
import os
import subprocess
import urllib.request
from pathlib import Path

import boto3
from botocore import UNSIGNED
from botocore.config import Config

TESTS = Path(__file__).parent.parent
ROLES = TESTS / "roles.toml"
WELCOME = TESTS.parent / "examples" / "handlers" / "welcome.js"
REGION = "us-east-1"
READY = "Poolgate is ready at "


class Server:
    """The binary, unmodified, on a port of its own. What it logs is in the file `log`."""

    def __init__(self, folder, *arguments, level="debug", environment=None):
        self.log = folder / "server.log"
        command = [os.environ["POOLGATE_BINARY"], "serve", "--listen", "127.0.0.1:0", "--log", level, *arguments]
        with self.log.open("w") as log:
            # The environment of whoever runs the tests is not the server's.
            self.process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=log, text=True, env=environment or {}, cwd=folder
            )
        line = self.process.stdout.readline()
        if not line.startswith(READY):
            self.stop()
            raise RuntimeError(f"not ready: {line!r} {self.log.read_text()}")
        self.url = line.removeprefix(READY).strip()

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def client(self, service, key="test", secret="test", region=REGION, signed=True):
        """A boto3 client, which tries everything once: a test that needs a second try has found something."""
        signing = {} if signed else {"signature_version": UNSIGNED}
        return boto3.client(
            service,
            endpoint_url=self.url,
            region_name=region,
            aws_access_key_id=key,
            aws_secret_access_key=secret,
            config=Config(retries={"total_max_attempts": 1}, **signing),
        )

    def get(self, path):
        with urllib.request.urlopen(self.url + path) as answer:
            return json.load(answer)

    def messages(self, username):
        """What was sent to a user, oldest first."""
        return [message for message in self.get("/_poolgate/outbox") if message["username"] == username]

    def code(self, username):
        """The code that the user received last."""
        return self.messages(username)[-1]["code"]

    def advance(self, seconds):
        body = json.dumps({"advance_seconds": seconds}).encode()
        urllib.request.urlopen(urllib.request.Request(self.url + "/_poolgate/clock", body)).close()
