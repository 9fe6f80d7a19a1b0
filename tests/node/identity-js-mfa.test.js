"use strict";
// Second factors, by amazon-cognito-identity-js.

const assert = require("node:assert/strict");
const { after, before, describe, test } = require("node:test");
const { App, PASSWORD, outcome, refused, settle } = require("./identity-js");
const { Server, appCode, otherCode } = require("./server");

const WRONG_APP_CODE = ["CodeMismatchException", "Invalid code received for user"];
const WRONG_SENT_CODE = ["CodeMismatchException", "Invalid code or auth state for the user."];

// Sets up an authenticator app, and says its secret.
const setUpApp = async (user) => {
  const secret = await outcome((callbacks) => user.associateSoftwareToken(callbacks));
  const verify = (code) => outcome((callbacks) => user.verifySoftwareToken(code, "Alice's phone", callbacks));
  await refused(verify(otherCode(appCode(secret))), "EnableSoftwareTokenMFAException", "Code mismatch");
  await verify(appCode(secret));
  return secret;
};

const prefer = (user, sms, app) => settle((done) => user.setUserMfaPreference(sms, app, done));
const answer = (user, code, type) => outcome((callbacks) => user.sendMFACode(code, callbacks, type));
const answerApp = (user, code) => answer(user, code, "SOFTWARE_TOKEN_MFA");

describe("second factors in amazon-cognito-identity-js", () => {
  let server;
  let app;

  before(async () => {
    server = await Server.start();
    app = await App.create(server);
    await server.configureMfa(app.id, "OPTIONAL", "SMS_MFA", "SOFTWARE_TOKEN_MFA");
  });
  after(() => server.stop());

  // Somebody with a telephone and an app, who wants both asked for as these settings say.
  const careful = async (sms, token) => {
    const user = await app.person({ telephone: true });
    await app.signIn(user);
    const secret = await setUpApp(user);
    await prefer(user, sms, token);
    return { user: app.user(user.getUsername()), secret };
  };

  test("an authenticator app is set up, preferred, and asked for", async () => {
    const { user, secret } = await careful(null, { Enabled: true, PreferredMfa: true });
    const { totpRequired } = await app.signIn(user);
    assert.equal(totpRequired.FRIENDLY_DEVICE_NAME, "Alice's phone");
    const code = appCode(secret, 1);
    await refused(answerApp(user, otherCode(code)), ...WRONG_APP_CODE);
    assert.ok((await answerApp(user, code)).isValid());
    const { PreferredMfaSetting, UserMFASettingList } = await settle((done) => user.getUserData(done, { bypassCache: true }));
    assert.deepEqual([PreferredMfaSetting, UserMFASettingList], ["SOFTWARE_TOKEN_MFA", ["SOFTWARE_TOKEN_MFA"]]);
  });

  test("a code of the app is good once", async () => {
    const { user, secret } = await careful(null, { Enabled: true, PreferredMfa: true });
    const code = appCode(secret, 1);
    await app.signIn(user);
    await answerApp(user, code);
    const again = app.user(user.getUsername());
    await app.signIn(again);
    const used = "Your software token has already been used once.";
    await refused(answerApp(again, code), "ExpiredCodeException", used);
  });

  test("a code comes by SMS", async () => {
    const { user } = await careful({ Enabled: true, PreferredMfa: true }, null);
    const { mfaRequired } = await app.signIn(user);
    assert.equal(mfaRequired.CODE_DELIVERY_DELIVERY_MEDIUM, "SMS");
    assert.match(mfaRequired.CODE_DELIVERY_DESTINATION, /^\+\*+\d{4}$/);
    const code = await server.code(user.getUsername());
    await refused(answer(user, otherCode(code), "SMS_MFA"), ...WRONG_SENT_CODE);
    // Without a type the library means SMS.
    assert.ok((await answer(user, code)).isValid());
  });

  test("whoever has both and prefers neither chooses", async () => {
    const { user, secret } = await careful({ Enabled: true }, { Enabled: true });
    const choose = (type) => outcome((callbacks) => user.sendMFASelectionAnswer(type, callbacks));
    const { selectMFAType } = await app.signIn(user);
    assert.deepEqual(JSON.parse(selectMFAType.MFAS_CAN_CHOOSE).sort(), ["SMS_MFA", "SOFTWARE_TOKEN_MFA"]);
    assert.ok((await choose("SOFTWARE_TOKEN_MFA")).totpRequired);
    assert.ok((await answerApp(user, appCode(secret, 1))).isValid());
    await app.signIn(user);
    assert.ok((await choose("SMS_MFA")).mfaRequired);
    assert.ok((await answer(user, await server.code(user.getUsername()))).isValid());
  });

  test("a factor that was turned off is not asked for", async () => {
    const { user, secret } = await careful(null, { Enabled: true, PreferredMfa: true });
    await app.signIn(user);
    await answerApp(user, appCode(secret, 1));
    await prefer(user, null, { Enabled: false, PreferredMfa: false });
    assert.ok((await app.signIn(app.user(user.getUsername()))).isValid());
  });
});

describe("a pool that insists on a second factor, in amazon-cognito-identity-js", () => {
  let server;

  before(async () => {
    server = await Server.start();
  });
  after(() => server.stop());

  test("whom an administrator made chooses a password, then shows a code that was sent", async () => {
    const app = await App.create(server);
    await server.configureMfa(app.id, "ON", "SMS_MFA");
    const user = await app.person({ own: false, telephone: true });
    assert.ok((await app.signIn(user)).newPasswordRequired);
    const choose = outcome((callbacks) => user.completeNewPasswordChallenge("Better-Horse-9", {}, callbacks));
    assert.ok((await choose).mfaRequired);
    assert.ok((await answer(user, await server.code(user.getUsername()))).isValid());
    await refused(app.signIn(user, PASSWORD), "NotAuthorizedException", "Incorrect username or password.");
    assert.ok((await app.signIn(user, "Better-Horse-9")).mfaRequired);
  });

  test("whoever has no factor sets up an app before coming in", async () => {
    const app = await App.create(server);
    await server.configureMfa(app.id, "ON", "SOFTWARE_TOKEN_MFA");
    const user = await app.person();
    const { mfaSetup } = await app.signIn(user);
    assert.deepEqual(JSON.parse(mfaSetup.MFAS_CAN_SETUP), ["SOFTWARE_TOKEN_MFA"]);
    assert.equal(user.getSignInUserSession(), null);
    const secret = await setUpApp(user);
    assert.ok(user.getSignInUserSession().isValid());
    const again = app.user(user.getUsername());
    assert.ok((await app.signIn(again)).totpRequired);
    assert.ok((await answerApp(again, appCode(secret, 1))).isValid());
  });
});
