"use strict";
// What browsers ask before and of a page's calls.

const assert = require("node:assert/strict");
const { describe, test } = require("node:test");
const { Server } = require("./server");

const preflight = async (server, Origin) => {
  const headers = {
    Origin,
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "cache-control,content-type,x-amz-target,x-amz-user-agent",
  };
  return fetch(server.url, { method: "OPTIONS", headers });
};

const withServer = async (options, use) => {
  const server = await Server.start(...options);
  try {
    await use(server);
  } finally {
    server.stop();
  }
};

describe("a page's calls", () => {
  test("in development, pages of any origin may call", () =>
    withServer([], async (server) => {
      const allowed = await preflight(server, "http://localhost:3000");
      assert.ok(allowed.ok);
      assert.equal(allowed.headers.get("access-control-allow-origin"), "*");
      assert.match(allowed.headers.get("access-control-allow-methods"), /POST/);
      const headers = allowed.headers.get("access-control-allow-headers");
      for (const name of ["cache-control", "content-type", "x-amz-target", "x-amz-user-agent"]) {
        assert.ok(headers.includes(name), name);
      }
    }));

  test("pages of other origins than those configured may not", () =>
    withServer(["--cors-origin", "https://app.example.com"], async (server) => {
      const origin = async (name) =>
        (await preflight(server, name)).headers.get("access-control-allow-origin");
      assert.equal(await origin("https://app.example.com"), "https://app.example.com");
      assert.equal(await origin("https://evil.example.com"), null);
    }));
});
