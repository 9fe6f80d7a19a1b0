"use strict";
// Devices that are known again, by amazon-cognito-identity-js.

const assert = require("node:assert/strict");
const { after, before, describe, test } = require("node:test");
const { App, outcome, refused, settle } = require("./identity-js");
const { Server } = require("./server");

const devices = async (user) => (await outcome((callbacks) => user.listDevices(10, null, callbacks))).Devices;
const remember = (user) => outcome((callbacks) => user.setDeviceStatusRemembered(callbacks));

// The challenges that the library was given by the server during a call.
const challenges = async (user, call) => {
  const request = user.client.request;
  const seen = [];
  user.client.request = (operation, parameters, callback) =>
    request.call(user.client, operation, parameters, (error, data) => {
      if (data?.ChallengeName) seen.push(data.ChallengeName);
      return callback(error, data);
    });
  try {
    return [await call(), seen];
  } finally {
    user.client.request = request;
  }
};

describe("devices in amazon-cognito-identity-js", () => {
  let server;

  before(async () => {
    server = await Server.start();
  });
  after(() => server.stop());

  // A pool that knows devices, and asks of everyone a code by SMS.
  const create = async (DeviceConfiguration) => {
    const app = await App.create(server, { DeviceConfiguration });
    await server.configureMfa(app.id, "ON", "SMS_MFA");
    return app;
  };

  // Signs in by password and code: this confirms the device, since the library does.
  const signInByCode = async (app, user) => {
    const { mfaRequired } = await app.signIn(user);
    assert.ok(mfaRequired);
    const code = await server.code(user.getUsername());
    return outcome((callbacks) => user.sendMFACode(code, callbacks));
  };

  test("a device that the user wants remembered stands for the code", async () => {
    const app = await create({ ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true });
    const user = await app.person({ telephone: true });
    const { session, userConfirmationNecessary } = await signInByCode(app, user);
    assert.equal(userConfirmationNecessary, true);
    assert.ok(session.getAccessToken().payload.device_key);
    // Known, and not remembered: the code is asked for again.
    assert.ok((await app.signIn(app.user(user.getUsername()))).mfaRequired);
    assert.equal(await remember(user), "SUCCESS");
    const again = app.user(user.getUsername());
    const [anew, seen] = await challenges(again, () => app.signIn(again));
    assert.deepEqual(seen, ["PASSWORD_VERIFIER", "DEVICE_SRP_AUTH", "DEVICE_PASSWORD_VERIFIER"]);
    assert.equal(anew.getAccessToken().payload.device_key, session.getAccessToken().payload.device_key);
    const [device, ...others] = await devices(again);
    assert.deepEqual([device.DeviceKey, others], [anew.getAccessToken().payload.device_key, []]);
  });

  test("where devices are always remembered nobody is asked", async () => {
    const app = await create({ ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false });
    const user = await app.person({ telephone: true });
    const session = await signInByCode(app, user);
    assert.ok(session.isValid());
    const again = app.user(user.getUsername());
    assert.ok((await app.signIn(again)).isValid());
  });

  test("a device is no password", async () => {
    const app = await create({ ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false });
    const user = await app.person({ telephone: true });
    await signInByCode(app, user);
    const wrong = app.signIn(app.user(user.getUsername()), "Wrong-Horse-9");
    await refused(wrong, "NotAuthorizedException", "Incorrect username or password.");
  });

  test("a device without its secret is refused", async () => {
    const app = await create({ ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false });
    const user = await app.person({ telephone: true });
    await signInByCode(app, user);
    const key = `CognitoIdentityServiceProvider.${app.pool.getClientId()}.${user.getUsername()}.randomPasswordKey`;
    app.pool.storage.setItem(key, "bm90IHRoZSBzZWNyZXQ=");
    const without = app.signIn(app.user(user.getUsername()));
    await refused(without, "NotAuthorizedException", "Incorrect username or password.");
  });

  test("a device that is forgotten is asked for a code again", async () => {
    const app = await create({ ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false });
    const user = await app.person({ telephone: true });
    await signInByCode(app, user);
    assert.equal(await outcome((callbacks) => user.forgetDevice(callbacks)), "SUCCESS");
    assert.deepEqual(await devices(user), []);
    assert.ok((await app.signIn(app.user(user.getUsername()))).mfaRequired);
  });

  test("a refresh token belongs to its device", async () => {
    const app = await create({ ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false });
    const user = await app.person({ telephone: true });
    const refresh = (await signInByCode(app, user)).getRefreshToken();
    const session = await settle((done) => user.refreshSession(refresh, done));
    assert.ok(session.isValid());
    const elsewhere = { REFRESH_TOKEN: refresh.getToken(), DEVICE_KEY: "us-east-1_0d0d0d0d-1111-4222-8333-444455556666" };
    const input = { ClientId: app.pool.getClientId(), AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters: elsewhere };
    await assert.rejects(server.call("InitiateAuth", input), /NotAuthorizedException: Invalid Refresh Token\./);
  });
});
