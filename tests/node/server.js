"use strict";
// A Poolgate server of one's own, and how tests administrate it.

const { spawn } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const readline = require("node:readline");

const READY = "Poolgate is ready at ";

class Server {
  // The binary, unmodified, on a port of its own.
  static async start(...options) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "poolgate-"));
    const log = fs.openSync(path.join(folder, "server.log"), "w");
    const child = spawn(
      process.env.POOLGATE_BINARY,
      ["serve", "--dev", "--listen", "127.0.0.1:0", "--log", "debug", ...options],
      // The environment of whoever runs the tests is not the server's.
      { stdio: ["ignore", "pipe", log], env: {}, cwd: folder },
    );
    fs.closeSync(log);
    const server = new Server(child, folder);
    for await (const line of readline.createInterface({ input: child.stdout })) {
      if (!line.startsWith(READY)) break;
      server.url = line.slice(READY.length);
      return server;
    }
    const said = fs.readFileSync(path.join(folder, "server.log"), "utf8");
    server.stop();
    throw new Error(`not ready: ${said}`);
  }

  constructor(child, folder) {
    this.child = child;
    this.folder = folder;
    // A test run that breaks off leaves no server behind.
    process.once("exit", () => child.kill("SIGKILL"));
  }

  stop() {
    this.child.kill("SIGKILL");
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  // An operation that wants a signature: `--dev` reads who signed for which region, and takes any signature.
  async call(operation, input) {
    const answer = await fetch(this.url, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
        authorization:
          "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, " +
          "Signature=00",
      },
      body: JSON.stringify(input),
    });
    const output = await answer.json();
    if (!answer.ok) throw new Error(`${operation}: ${output.__type}: ${output.message}`);
    return output;
  }

  async createPool() {
    const pool = { PoolName: "people", AutoVerifiedAttributes: ["email"] };
    const { UserPool } = await this.call("CreateUserPool", pool);
    return UserPool.Id;
  }

  async createClient(UserPoolId) {
    const ExplicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];
    const client = { UserPoolId, ClientName: "app", ExplicitAuthFlows };
    const { UserPoolClient } = await this.call("CreateUserPoolClient", client);
    return UserPoolClient.ClientId;
  }

  // The code that a user received last.
  async code(username) {
    const outbox = await (await fetch(`${this.url}/_poolgate/outbox`)).json();
    return outbox.filter((message) => message.username === username).at(-1).code;
  }

  async advance(seconds) {
    const body = JSON.stringify({ advance_seconds: seconds });
    await fetch(`${this.url}/_poolgate/clock`, { method: "POST", body });
  }
}

// A code of the same form that is not this one.
const otherCode = (code) => (code[0] === "0" ? "1" : "0") + code.slice(1);

module.exports = { Server, otherCode };
