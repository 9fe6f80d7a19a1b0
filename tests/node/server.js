"use strict";
// A Poolgate server of one's own, and how tests administrate it.

const { spawn } = require("node:child_process");
const { createHmac } = require("node:crypto");
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

  async createPool(settings) {
    const pool = { PoolName: "people", AutoVerifiedAttributes: ["email"], ...settings };
    const { UserPool } = await this.call("CreateUserPool", pool);
    return UserPool.Id;
  }

  async createClient(UserPoolId, ...flows) {
    const allowed = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", ...flows];
    const client = { UserPoolId, ClientName: "app", ExplicitAuthFlows: allowed };
    const { UserPoolClient } = await this.call("CreateUserPoolClient", client);
    return UserPoolClient.ClientId;
  }

  // Second factors of a pool: how they are demanded, and which there are.
  async configureMfa(UserPoolId, MfaConfiguration, ...factors) {
    const configurations = {
      SMS_MFA: { SmsMfaConfiguration: { SmsConfiguration: { SnsCallerArn: "arn:aws:iam::000000000000:role/sms" } } },
      SOFTWARE_TOKEN_MFA: { SoftwareTokenMfaConfiguration: { Enabled: true } },
    };
    const chosen = factors.map((factor) => configurations[factor]);
    await this.call("SetUserPoolMfaConfig", Object.assign({ UserPoolId, MfaConfiguration }, ...chosen));
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

// What an authenticator app with this secret shows (RFC 6238), so many steps of half a minute ahead. Servers take the next
// step's code as well: where one was shown already, the next is ahead of it whatever the time.
const appCode = (secret, ahead = 0) => {
  const bits = [...secret].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"));
  const key = Buffer.from(bits.join("").match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const digest = createHmac("sha1", key).update(step).digest();
  const number = digest.readUInt32BE(digest.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
};

module.exports = { Server, appCode, otherCode };
