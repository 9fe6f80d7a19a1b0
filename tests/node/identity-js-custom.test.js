"use strict";
// Questions of the application's own, by amazon-cognito-identity-js and functions in JavaScript.

const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { after, before, describe, test } = require("node:test");
const { AuthenticationDetails } = require("amazon-cognito-identity-js");
const { App, PASSWORD, outcome, refused } = require("./identity-js");
const { Server } = require("./server");

// Two questions, of which the first may be answered wrongly twice; after a password where the sign-in begins with one.
const FUNCTIONS = {
  define: `
    exports.handler = async (event) => {
      const session = event.request.session;
      const last = session.at(-1);
      const asked = session.filter(({ challengeName }) => challengeName === "CUSTOM_CHALLENGE");
      const wrong = asked.filter(({ challengeResult }) => !challengeResult).length;
      const right = asked.length - wrong;
      const challenge = last?.challengeName === "SRP_A" ? "PASSWORD_VERIFIER" : "CUSTOM_CHALLENGE";
      const password = last?.challengeName === "PASSWORD_VERIFIER" && !last.challengeResult;
      event.response = {
        issueTokens: right === 2,
        failAuthentication: wrong === 3 || password,
        challengeName: right === 2 ? undefined : challenge,
      };
      return event;
    };`,
  create: `
    exports.handler = async (event) => {
      const right = event.request.session.filter((step) => step.challengeMetadata && step.challengeResult).length;
      const [question, answer] = right ? ["Quest?", "The Grail"] : ["Name?", "Arthur"];
      event.response.publicChallengeParameters = { question };
      event.response.privateChallengeParameters = { answer };
      event.response.challengeMetadata = question;
      return event;
    };`,
  verify: `
    exports.handler = async (event) => {
      const { privateChallengeParameters, challengeAnswer } = event.request;
      event.response.answerCorrect = privateChallengeParameters.answer === challengeAnswer;
      return event;
    };`,
};

describe("custom challenges in amazon-cognito-identity-js", () => {
  let folder;
  let server;
  let app;

  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "poolgate-functions-"));
    const functions = Object.entries(FUNCTIONS).flatMap(([name, code]) => {
      const file = path.join(folder, `${name}.js`);
      fs.writeFileSync(file, code);
      return ["--function", `${name}=${file}`];
    });
    server = await Server.start(...functions);
    const arn = (name) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
    const LambdaConfig = {
      DefineAuthChallenge: arn("define"),
      CreateAuthChallenge: arn("create"),
      VerifyAuthChallengeResponse: arn("verify"),
    };
    app = await App.create(server, { LambdaConfig }, "ALLOW_CUSTOM_AUTH");
  });
  after(() => {
    server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const begin = (user) => {
    const details = new AuthenticationDetails({ Username: user.getUsername() });
    return outcome((callbacks) => user.initiateAuth(details, callbacks));
  };
  // After the password: the library sends SRP_A along.
  const beginByPassword = async (user, password) => {
    user.setAuthenticationFlowType("CUSTOM_AUTH");
    return app.signIn(user, password);
  };
  const answer = (user, text) => outcome((callbacks) => user.sendCustomChallengeAnswer(text, callbacks));
  const question = ({ customChallenge }) => customChallenge?.question;

  test("right answers to all questions sign in", async () => {
    const user = await app.person();
    const asked = await begin(user);
    assert.equal(question(asked), "Name?");
    assert.ok(!("answer" in asked.customChallenge));
    assert.equal(question(await answer(user, "Arthur")), "Quest?");
    const session = await answer(user, "The Grail");
    assert.ok(session.isValid());
    assert.equal(session.getAccessToken().payload.username, user.getUsername());
  });

  test("a wrong answer is asked again, and three are refused", async () => {
    const user = await app.person();
    await begin(user);
    assert.equal(question(await answer(user, "Lancelot")), "Name?");
    assert.equal(question(await answer(user, "Galahad")), "Name?");
    const third = answer(user, "Robin");
    await refused(third, "NotAuthorizedException", "Incorrect username or password.");
    await refused(answer(user, "Arthur"), "NotAuthorizedException", "Invalid session for the user, session can only be used once.");
  });

  test("the right answer to another question is a wrong one", async () => {
    const user = await app.person();
    await begin(user);
    assert.equal(question(await answer(user, "The Grail")), "Name?");
    assert.equal(question(await answer(user, "Arthur")), "Quest?");
    assert.equal(question(await answer(user, "Arthur")), "Quest?");
    assert.ok((await answer(user, "The Grail")).isValid());
  });

  test("questions follow a password", async () => {
    const user = await app.person();
    assert.equal(question(await beginByPassword(user, PASSWORD)), "Name?");
    assert.equal(user.getSignInUserSession(), null);
    assert.equal(question(await answer(user, "Arthur")), "Quest?");
    assert.ok((await answer(user, "The Grail")).isValid());
    const wrong = beginByPassword(app.user(user.getUsername()), "Wrong-Horse-9");
    await refused(wrong, "NotAuthorizedException", "Incorrect username or password.");
  });
});
