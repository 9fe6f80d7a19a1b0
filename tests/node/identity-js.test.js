"use strict";
// What an application's pages do, by amazon-cognito-identity-js.

const assert = require("node:assert/strict");
const { after, before, beforeEach, describe, test } = require("node:test");
const {
  AuthenticationDetails,
  CognitoRefreshToken,
  CognitoUser,
  CognitoUserAttribute,
  CognitoUserPool,
} = require("amazon-cognito-identity-js");
const { outcome, refused, settle } = require("./identity-js");
const { Server, otherCode } = require("./server");

const PASSWORD = "Correct-Horse-9";

describe("amazon-cognito-identity-js", () => {
  let server;
  let pool;
  let people = 0;
  let username;

  before(async () => {
    server = await Server.start();
    const UserPoolId = await server.createPool();
    const ClientId = await server.createClient(UserPoolId);
    pool = new CognitoUserPool({ UserPoolId, ClientId, endpoint: server.url });
  });
  after(() => server.stop());

  beforeEach(() => {
    people += 1;
    username = `person-${people}`;
  });

  const user = () => new CognitoUser({ Username: username, Pool: pool });
  const email = () => new CognitoUserAttribute({ Name: "email", Value: `${username}@example.com` });
  const signUp = (password = PASSWORD) => settle((done) => pool.signUp(username, password, [email()], null, done));
  const confirm = (code) => settle((done) => user().confirmRegistration(code, false, done));
  const authenticate = (person, password) => {
    const details = new AuthenticationDetails({ Username: username, Password: password });
    return outcome((callbacks) => person.authenticateUser(details, callbacks));
  };
  const person = async () => {
    await signUp();
    await confirm(await server.code(username));
    return user();
  };
  const signedIn = async () => {
    const somebody = await person();
    await authenticate(somebody, PASSWORD);
    return somebody;
  };

  test("somebody signs up, confirms it and signs in by SRP", async () => {
    const { userConfirmed, userSub, codeDeliveryDetails } = await signUp();
    assert.equal(userConfirmed, false);
    assert.equal(codeDeliveryDetails.DeliveryMedium, "EMAIL");
    await refused(authenticate(user(), PASSWORD), "UserNotConfirmedException", "User is not confirmed.");
    const code = await server.code(username);
    const wrong = "Invalid verification code provided, please try again.";
    await refused(confirm(otherCode(code)), "CodeMismatchException", wrong);
    assert.equal(await confirm(code), "SUCCESS");
    const somebody = user();
    const session = await authenticate(somebody, PASSWORD);
    assert.ok(session.isValid());
    const claims = session.getIdToken().decodePayload();
    assert.deepEqual([claims.sub, claims["cognito:username"], claims.email_verified], [userSub, username, true]);
    const attributes = await settle((done) => somebody.getUserAttributes(done));
    assert.deepEqual(attributes.filter(({ Name }) => Name === "email").map(({ Value }) => Value), [email().Value]);
  });

  test("a wrong password and nobody at all are refused", async () => {
    const somebody = await person();
    await refused(authenticate(somebody, "Wrong-Horse-9"), "NotAuthorizedException", "Incorrect username or password.");
    username = "nobody";
    await refused(authenticate(user(), PASSWORD), "UserNotFoundException", "User does not exist.");
  });

  test("a password sign-in works beside SRP", async () => {
    const somebody = await person();
    somebody.setAuthenticationFlowType("USER_PASSWORD_AUTH");
    assert.ok((await authenticate(somebody, PASSWORD)).isValid());
  });

  test("a session is refreshed", async () => {
    const somebody = await signedIn();
    const before = somebody.getSignInUserSession();
    const refresh = (token) => settle((done) => somebody.refreshSession(token, done));
    const session = await refresh(before.getRefreshToken());
    assert.notEqual(session.getAccessToken().getJwtToken(), before.getAccessToken().getJwtToken());
    assert.equal(session.getIdToken().payload.auth_time, before.getIdToken().payload.auth_time);
    // The library asks for five seconds before it believes a refusal; so in each test that refreshes in vain.
    const none = new CognitoRefreshToken({ RefreshToken: "none" });
    await refused(refresh(none), "NotAuthorizedException", "Invalid Refresh Token.");
  });

  test("a password is changed", async () => {
    const somebody = await signedIn();
    const change = (from, to) => settle((done) => somebody.changePassword(from, to, done));
    const incorrect = "Incorrect username or password.";
    await refused(change("Wrong-Horse-9", "Better-Horse-9"), "NotAuthorizedException", incorrect);
    const short = "Password did not conform with policy: Password not long enough";
    await refused(change(PASSWORD, "Aa1!"), "InvalidPasswordException", short);
    assert.equal(await change(PASSWORD, "Better-Horse-9"), "SUCCESS");
    await refused(authenticate(user(), PASSWORD), "NotAuthorizedException", incorrect);
    assert.ok((await authenticate(user(), "Better-Horse-9")).isValid());
  });

  test("a forgotten password is reset", async () => {
    const somebody = await person();
    const sent = await outcome((callbacks) => somebody.forgotPassword(callbacks));
    assert.equal(sent.CodeDeliveryDetails.DeliveryMedium, "EMAIL");
    const code = await server.code(username);
    const reset = (code) => outcome((callbacks) => somebody.confirmPassword(code, "Better-Horse-9", callbacks));
    const wrong = "Invalid verification code provided, please try again.";
    await refused(reset(otherCode(code)), "CodeMismatchException", wrong);
    assert.equal(await reset(code), "SUCCESS");
    assert.ok((await authenticate(somebody, "Better-Horse-9")).isValid());
  });

  test("attributes are changed, verified and removed", async () => {
    const somebody = await signedIn();
    const name = new CognitoUserAttribute({ Name: "name", Value: "Alice" });
    const moved = new CognitoUserAttribute({ Name: "email", Value: `${username}@example.org` });
    assert.equal(await settle((done) => somebody.updateAttributes([name, moved], done)), "SUCCESS");
    const code = await server.code(username);
    const verify = (code) => outcome((callbacks) => somebody.verifyAttribute("email", code, callbacks));
    const wrong = "Invalid verification code provided, please try again.";
    await refused(verify(otherCode(code)), "CodeMismatchException", wrong);
    assert.equal(await verify(code), "SUCCESS");
    assert.equal(await settle((done) => somebody.deleteAttributes(["name"], done)), "SUCCESS");
    const attributes = await settle((done) => somebody.getUserAttributes(done));
    const values = Object.fromEntries(attributes.map(({ Name, Value }) => [Name, Value]));
    assert.deepEqual([values.email, values.email_verified], [`${username}@example.org`, "true"]);
    assert.ok(!("name" in values));
  });

  test("signing out everywhere ends every session", async () => {
    const here = await signedIn();
    const there = user();
    await authenticate(there, PASSWORD);
    const refresh = there.getSignInUserSession().getRefreshToken();
    assert.equal(await outcome((callbacks) => here.globalSignOut(callbacks)), "SUCCESS");
    const revoked = settle((done) => there.getUserAttributes(done));
    await refused(revoked, "NotAuthorizedException", "Access Token has been revoked");
    const again = settle((done) => there.refreshSession(refresh, done));
    await refused(again, "NotAuthorizedException", "Refresh Token has been revoked");
  });

  test("signing out revokes the session's refresh token", async () => {
    const somebody = await signedIn();
    const refresh = somebody.getSignInUserSession().getRefreshToken();
    await new Promise((resolve) => somebody.signOut(resolve));
    const again = settle((done) => user().refreshSession(refresh, done));
    await refused(again, "NotAuthorizedException", "Refresh Token has been revoked");
  });

  test("a user whom an administrator made chooses a password first", async () => {
    const UserPoolId = pool.getUserPoolId();
    const attributes = [{ Name: "email", Value: `${username}@example.com` }];
    const made = { UserPoolId, Username: username, TemporaryPassword: "Temporary-Horse-9", UserAttributes: attributes };
    await server.call("AdminCreateUser", made);
    const somebody = user();
    const { newPasswordRequired } = await authenticate(somebody, "Temporary-Horse-9");
    assert.equal(newPasswordRequired.email, `${username}@example.com`);
    const choose = outcome((callbacks) => somebody.completeNewPasswordChallenge(PASSWORD, {}, callbacks));
    assert.ok((await choose).isValid());
  });

  test("a user is deleted and gone", async () => {
    const somebody = await signedIn();
    assert.equal(await settle((done) => somebody.deleteUser(done)), "SUCCESS");
    await refused(authenticate(user(), PASSWORD), "UserNotFoundException", "User does not exist.");
  });
});
