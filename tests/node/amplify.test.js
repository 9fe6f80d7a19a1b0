"use strict";
// What an application's pages do, by aws-amplify.

const assert = require("node:assert/strict");
const { after, afterEach, before, beforeEach, describe, test } = require("node:test");
const { Amplify } = require("aws-amplify");
const auth = require("aws-amplify/auth");
const { Server, appCode, otherCode } = require("./server");

const PASSWORD = "Correct-Horse-9";

const refused = (promise, name, message) =>
  assert.rejects(promise, (error) => {
    assert.deepEqual({ name: error.name, message: error.message }, { name, message });
    return true;
  });

// A call whose timers nobody waits for at the end.
const untimed = async (call) => {
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (...timer) => setTimeout(...timer).unref();
  try {
    return await call();
  } finally {
    globalThis.setTimeout = setTimeout;
  }
};

describe("aws-amplify", () => {
  let server;
  let UserPoolId;
  let people = 0;
  let username;

  // Amplify is configured once for a page: each part of the tests configures it for its own pool.
  const configure = async (settings, ...flows) => {
    UserPoolId = await server.createPool(settings);
    const userPoolClientId = await server.createClient(UserPoolId, ...flows);
    Amplify.configure({ Auth: { Cognito: { userPoolId: UserPoolId, userPoolClientId, userPoolEndpoint: server.url } } });
  };

  before(async () => {
    server = await Server.start();
  });
  after(() => server.stop());
  beforeEach(() => {
    people += 1;
    username = `person-${people}`;
  });
  afterEach(() => auth.signOut());

  const email = () => `${username}@example.com`;
  // Somebody who signed up with a password, and confirmed it.
  const person = async () => {
    await auth.signUp({ username, password: PASSWORD, options: { userAttributes: { email: email() } } });
    await auth.confirmSignUp({ username, confirmationCode: await server.code(username) });
  };
  const step = async (call) => (await call).nextStep.signInStep;
  const isSignedIn = async () => {
    assert.equal((await auth.getCurrentUser()).username, username);
    // The server knows the token, too.
    assert.equal((await auth.fetchUserAttributes()).email, email());
  };

  describe("with a password", () => {
    before(() => configure());

    test("somebody signs up and in by SRP, and out", async () => {
      const signedUp = await auth.signUp({ username, password: PASSWORD, options: { userAttributes: { email: email() } } });
      assert.equal(signedUp.nextStep.signUpStep, "CONFIRM_SIGN_UP");
      assert.equal(await step(auth.signIn({ username, password: PASSWORD })), "CONFIRM_SIGN_UP");
      const confirmationCode = await server.code(username);
      await auth.confirmSignUp({ username, confirmationCode });
      assert.deepEqual(await auth.signIn({ username, password: PASSWORD }), {
        isSignedIn: true,
        nextStep: { signInStep: "DONE" },
      });
      await isSignedIn();
      const { accessToken } = (await auth.fetchAuthSession()).tokens;
      await auth.signOut();
      await assert.rejects(auth.getCurrentUser(), { name: "UserUnAuthenticatedException" });
      const revoked = server.call("GetUser", { AccessToken: accessToken.toString() });
      await assert.rejects(revoked, /NotAuthorizedException: Access Token has been revoked/);
    });

    test("a wrong password is refused", async () => {
      await person();
      const wrong = auth.signIn({ username, password: "Wrong-Horse-9" });
      await refused(wrong, "NotAuthorizedException", "Incorrect username or password.");
    });

    test("a session is refreshed", async () => {
      await person();
      await auth.signIn({ username, password: PASSWORD });
      const before = (await auth.fetchAuthSession()).tokens;
      const { tokens } = await auth.fetchAuthSession({ forceRefresh: true });
      assert.notEqual(tokens.accessToken.toString(), before.accessToken.toString());
      assert.equal(tokens.idToken.payload.auth_time, before.idToken.payload.auth_time);
      await isSignedIn();
    });

    test("whom an administrator made chooses a password", async () => {
      const UserAttributes = [{ Name: "email", Value: email() }];
      await server.call("AdminCreateUser", { UserPoolId, Username: username, TemporaryPassword: PASSWORD, UserAttributes });
      const asked = await step(auth.signIn({ username, password: PASSWORD }));
      assert.equal(asked, "CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED");
      assert.equal(await step(auth.confirmSignIn({ challengeResponse: "Better-Horse-9" })), "DONE");
      await isSignedIn();
    });
  });

  describe("by choice", () => {
    const SignInPolicy = { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP"] };
    before(() => configure({ Policies: { SignInPolicy } }, "ALLOW_USER_AUTH"));

    const choose = (options) => auth.signIn({ username, options: { authFlowType: "USER_AUTH", ...options } });
    const answer = (challengeResponse) => auth.confirmSignIn({ challengeResponse });
    // Somebody who never had a password.
    const signUp = (autoSignIn) =>
      auth.signUp({ username, options: { userAttributes: { email: email() }, autoSignIn } });
    const passwordless = async () => {
      await signUp();
      await auth.confirmSignUp({ username, confirmationCode: await server.code(username) });
    };

    test("whoever confirms a sign-up is in", async () => {
      // Amplify waits for three minutes for the confirmation, also when it has come.
      const { nextStep } = await untimed(() => signUp({ authFlowType: "USER_AUTH" }));
      assert.equal(nextStep.signUpStep, "CONFIRM_SIGN_UP");
      const confirmed = await auth.confirmSignUp({ username, confirmationCode: await server.code(username) });
      assert.equal(confirmed.nextStep.signUpStep, "COMPLETE_AUTO_SIGN_IN");
      assert.equal(await step(auth.autoSignIn()), "DONE");
      await isSignedIn();
    });

    test("a code comes by e-mail where it is preferred", async () => {
      await passwordless();
      const asked = await choose({ preferredChallenge: "EMAIL_OTP" });
      assert.equal(asked.nextStep.signInStep, "CONFIRM_SIGN_IN_WITH_EMAIL_CODE");
      assert.equal(asked.nextStep.codeDeliveryDetails.deliveryMedium, "EMAIL");
      const code = await server.code(username);
      await refused(answer(otherCode(code)), "CodeMismatchException", "Invalid code or auth state for the user.");
      assert.equal(await step(answer(code)), "DONE");
      await isSignedIn();
    });

    test("without a preference one chooses among what one has", async () => {
      await passwordless();
      const { nextStep } = await choose();
      assert.equal(nextStep.signInStep, "CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION");
      assert.deepEqual(nextStep.availableChallenges, ["EMAIL_OTP"]);
      assert.equal(await step(answer("EMAIL_OTP")), "CONFIRM_SIGN_IN_WITH_EMAIL_CODE");
      assert.equal(await step(answer(await server.code(username))), "DONE");
      await isSignedIn();
    });

    for (const factor of ["PASSWORD", "PASSWORD_SRP"]) {
      test(`${factor} is chosen and shown`, async () => {
        await person();
        const { nextStep } = await choose();
        assert.deepEqual([...nextStep.availableChallenges].sort(), ["EMAIL_OTP", "PASSWORD", "PASSWORD_SRP"]);
        assert.equal(await step(answer(factor)), "CONFIRM_SIGN_IN_WITH_PASSWORD");
        await refused(answer("Wrong-Horse-9"), "NotAuthorizedException", "Incorrect username or password.");
        await choose();
        await answer(factor);
        assert.equal(await step(answer(PASSWORD)), "DONE");
        await isSignedIn();
      });

      test(`${factor} is preferred and shown at once`, async () => {
        await person();
        const options = { authFlowType: "USER_AUTH", preferredChallenge: factor };
        assert.equal(await step(auth.signIn({ username, password: PASSWORD, options })), "DONE");
        await isSignedIn();
      });
    }

    test("a code is good for its own sign-in alone", async () => {
      await passwordless();
      await choose({ preferredChallenge: "EMAIL_OTP" });
      const code = await server.code(username);
      await choose({ preferredChallenge: "EMAIL_OTP" });
      await refused(answer(code), "CodeMismatchException", "Invalid code or auth state for the user.");
      assert.equal(await step(answer(await server.code(username))), "DONE");
    });
  });

  describe("with a second factor", () => {
    const signIn = () => auth.signIn({ username, password: PASSWORD });
    const answer = (challengeResponse) => auth.confirmSignIn({ challengeResponse });

    test("an authenticator app is set up, preferred and asked for", async () => {
      await configure();
      await server.configureMfa(UserPoolId, "OPTIONAL", "SOFTWARE_TOKEN_MFA");
      await person();
      await signIn();
      const { sharedSecret, getSetupUri } = await auth.setUpTOTP();
      assert.match(getSetupUri("Poolgate", username).href, new RegExp(`secret=${sharedSecret}`));
      const wrong = auth.verifyTOTPSetup({ code: otherCode(appCode(sharedSecret)) });
      await refused(wrong, "EnableSoftwareTokenMFAException", "Code mismatch");
      await auth.verifyTOTPSetup({ code: appCode(sharedSecret) });
      await auth.updateMFAPreference({ totp: "PREFERRED" });
      assert.deepEqual(await auth.fetchMFAPreference(), { enabled: ["TOTP"], preferred: "TOTP" });
      await auth.signOut();
      assert.equal(await step(signIn()), "CONFIRM_SIGN_IN_WITH_TOTP_CODE");
      await assert.rejects(auth.getCurrentUser(), { name: "UserUnAuthenticatedException" });
      const code = appCode(sharedSecret, 1);
      await refused(answer(otherCode(code)), "CodeMismatchException", "Invalid code received for user");
      assert.equal(await step(answer(code)), "DONE");
      await isSignedIn();
    });

    test("where one is demanded, an app is set up before coming in", async () => {
      await configure();
      await person();
      await server.configureMfa(UserPoolId, "ON", "SOFTWARE_TOKEN_MFA");
      const { nextStep } = await signIn();
      assert.equal(nextStep.signInStep, "CONTINUE_SIGN_IN_WITH_TOTP_SETUP");
      const secret = nextStep.totpSetupDetails.sharedSecret;
      const wrong = answer(otherCode(appCode(secret)));
      await refused(wrong, "EnableSoftwareTokenMFAException", "Code mismatch");
      assert.equal(await step(answer(appCode(secret))), "DONE");
      await isSignedIn();
      await auth.signOut();
      assert.equal(await step(signIn()), "CONFIRM_SIGN_IN_WITH_TOTP_CODE");
      assert.equal(await step(answer(appCode(secret, 1))), "DONE");
    });
  });
});
