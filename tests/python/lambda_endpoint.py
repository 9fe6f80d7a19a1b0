"""An endpoint that answers Lambda's Invoke call with functions in Python."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

ACCOUNT = "000000000000"
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "s3cret", "AWS_SESSION_TOKEN": "t0ken"}


def arn(name, region="us-east-1"):
    return f"arn:aws:lambda:{region}:{ACCOUNT}:function:{name}"


class LambdaEndpoint:
    """Functions by name, by Invoke and at plain URLs; `events` is what they were asked, oldest first: (name, how it was
    invoked, event)."""

    def __init__(self):
        self.functions, self.events = {}, []
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                if self.path.startswith("/url/"):
                    return self.run(self.path.removeprefix("/url/"), body, 400)
                if not signed_rightly(self, body):
                    return self.answer(403, b"{}", "x-amzn-ErrorType", "InvalidSignatureException")
                function = unquote(self.path.removeprefix("/2015-03-31/functions/").removesuffix("/invocations"))
                name = function.split(":")[6]
                if name not in endpoint.functions:
                    return self.answer(404, b"{}", "x-amzn-ErrorType", "ResourceNotFoundException")
                self.run(name, body, 200, "x-amz-function-error", "Unhandled")

            def run(self, name, body, status, *header):
                """Answers what the function says; if it throws, with that status and header."""
                event = json.loads(body)
                endpoint.events.append((name, self.headers["x-amz-invocation-type"], json.loads(body)))
                try:
                    answer = endpoint.functions[name](event)
                except Exception as error:
                    thrown = {"errorMessage": str(error), "errorType": type(error).__name__}
                    return self.answer(status, json.dumps(thrown).encode(), *header)
                self.answer(200, answer if isinstance(answer, bytes) else json.dumps(answer).encode())

            def answer(self, status, body, *header):
                self.send_response(status)
                if header:
                    self.send_header(*header)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def sources(self):
        return [event["triggerSource"] for _, _, event in self.events]

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def signed_rightly(request, body):
    """Whether botocore would have signed the request so."""
    authorization = request.headers["authorization"]
    names = authorization.split("SignedHeaders=")[1].split(",")[0].split(";")
    region, service = authorization.split("Credential=")[1].split("/")[2:4]
    key, secret, token = CREDENTIALS.values()
    signer = SigV4Auth(Credentials(key, secret, token), service, region)
    url = f"http://{request.headers['host']}{request.path}"
    original = AWSRequest("POST", url, {name: request.headers[name] for name in names}, body)
    original.context["timestamp"] = request.headers["x-amz-date"]
    signature = signer.signature(signer.string_to_sign(original, signer.canonical_request(original)), original)
    session = request.headers["x-amz-security-token"]
    return service == "lambda" and session == token and authorization.endswith(f"Signature={signature}")
