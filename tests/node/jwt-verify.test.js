"use strict";
// What an application's back end does with tokens, by aws-jwt-verify.

const assert = require("node:assert/strict");
const { after, before, describe, test } = require("node:test");
const { CognitoJwtVerifier, JwtVerifier } = require("aws-jwt-verify");
const {
  CognitoJwtInvalidClientIdError,
  CognitoJwtInvalidGroupError,
  CognitoJwtInvalidTokenUseError,
  JwtExpiredError,
  JwtInvalidSignatureError,
  KidNotFoundInJwksError,
  ParameterValidationError,
} = require("aws-jwt-verify/error");
const { SimpleJwksCache } = require("aws-jwt-verify/jwk");
const { Server } = require("./server");

const PASSWORD = "Correct-Horse-9";

// Key sets from the server, also where they are asked for at AWS's address.
const keySets = (server) =>
  new SimpleJwksCache({
    fetcher: { fetch: async (uri) => (await fetch(server.url + new URL(uri).pathname)).arrayBuffer() },
  });

// A new pool, and the tokens of somebody in its group of editors.
const signIn = async (server) => {
  const UserPoolId = await server.createPool();
  const ClientId = await server.createClient(UserPoolId);
  const Username = "alice";
  await server.call("AdminCreateUser", { UserPoolId, Username });
  await server.call("AdminSetUserPassword", { UserPoolId, Username, Password: PASSWORD, Permanent: true });
  await server.call("CreateGroup", { UserPoolId, GroupName: "editors" });
  await server.call("AdminAddUserToGroup", { UserPoolId, Username, GroupName: "editors" });
  const AuthParameters = { USERNAME: Username, PASSWORD };
  const answer = await server.call("InitiateAuth", { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters });
  const { IdToken, AccessToken } = answer.AuthenticationResult;
  return { UserPoolId, ClientId, id: IdToken, access: AccessToken };
};

// The token with another claim and the signature that it had.
const forge = (token, changes) => {
  const [head, payload, signature] = token.split(".");
  const claims = { ...JSON.parse(Buffer.from(payload, "base64url")), ...changes };
  return [head, Buffer.from(JSON.stringify(claims)).toString("base64url"), signature].join(".");
};

const later = async (seconds, call) => {
  const now = Date.now;
  Date.now = () => now() + seconds * 1000;
  try {
    return await call();
  } finally {
    Date.now = now;
  }
};

describe("CognitoJwtVerifier, with AWS's issuer", () => {
  let server;
  let login;
  let verifier;

  before(async () => {
    server = await Server.start("--issuer", "aws");
    login = await signIn(server);
    const { UserPoolId: userPoolId, ClientId: clientId } = login;
    verifier = (options) =>
      CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse: null, ...options }, { jwksCache: keySets(server) });
  });
  after(() => server.stop());

  test("both tokens verify", async () => {
    const id = await verifier({ tokenUse: "id", groups: "editors" }).verify(login.id);
    assert.deepEqual([id["cognito:username"], id["cognito:groups"], id.aud], ["alice", ["editors"], login.ClientId]);
    const access = await verifier({ tokenUse: "access", scope: "aws.cognito.signin.user.admin" }).verify(login.access);
    assert.deepEqual([access.sub, access.username, access.client_id], [id.sub, "alice", login.ClientId]);
  });

  test("a token is not another kind of token, nor another client's or group's", async () => {
    await assert.rejects(verifier({ tokenUse: "access" }).verify(login.id), CognitoJwtInvalidTokenUseError);
    await assert.rejects(verifier({ tokenUse: "id" }).verify(login.access), CognitoJwtInvalidTokenUseError);
    await assert.rejects(verifier({ clientId: "other" }).verify(login.id), CognitoJwtInvalidClientIdError);
    await assert.rejects(verifier({ groups: "owners" }).verify(login.id), CognitoJwtInvalidGroupError);
  });

  test("a forged token is refused", async () => {
    const forged = forge(login.access, { "cognito:groups": ["owners"] });
    await assert.rejects(verifier().verify(forged), JwtInvalidSignatureError);
  });

  test("a token is refused once it has expired", async () => {
    assert.ok(await later(3590, () => verifier().verify(login.id)));
    await assert.rejects(
      later(3610, () => verifier().verify(login.id)),
      JwtExpiredError,
    );
  });

  test("another pool's token is refused", async () => {
    const foreign = await signIn(server);
    await assert.rejects(verifier().verify(foreign.id), ParameterValidationError);
  });
});

describe("JwtVerifier, with the server's own issuer", () => {
  let server;
  let login;

  before(async () => {
    server = await Server.start();
    login = await signIn(server);
  });
  after(() => server.stop());

  const verify = (token, options) => {
    const issuer = `${server.url}/${login.UserPoolId}`;
    const properties = { issuer, audience: login.ClientId, ...options };
    return JwtVerifier.create(properties, { jwksCache: keySets(server) }).verify(token);
  };

  test("both tokens verify from the key set that discovery names", async () => {
    const document = await fetch(`${server.url}/${login.UserPoolId}/.well-known/openid-configuration`);
    const { issuer, jwks_uri: jwksUri } = await document.json();
    const [id, access] = [await verify(login.id, { issuer, jwksUri }), await verify(login.access, { audience: null })];
    assert.deepEqual([id.sub, id["cognito:username"], access.username], [access.sub, "alice", "alice"]);
  });

  test("forged and foreign tokens are refused", async () => {
    await assert.rejects(verify(forge(login.id, { email: "root@example.com" })), JwtInvalidSignatureError);
    const foreign = await signIn(server);
    await assert.rejects(verify(foreign.id), KidNotFoundInJwksError);
    const disguised = [login.id.split(".")[0], ...foreign.id.split(".").slice(1)].join(".");
    await assert.rejects(verify(disguised), JwtInvalidSignatureError);
  });

  test("the server refuses forged, foreign and expired tokens itself", async () => {
    const refusal = (AccessToken) =>
      server.call("GetUser", { AccessToken }).then(
        () => "accepted",
        ({ message }) => message,
      );
    const invalid = "GetUser: NotAuthorizedException: Invalid Access Token";
    assert.equal(await refusal(forge(login.access, { username: "root" })), invalid);
    assert.equal(await refusal(login.id), invalid);
    const other = await Server.start();
    try {
      assert.equal(await refusal((await signIn(other)).access), invalid);
    } finally {
      other.stop();
    }
    await server.advance(3601);
    assert.equal(await refusal(login.access), "GetUser: NotAuthorizedException: Access Token has expired");
  });
});
