"use strict";
// amazon-cognito-identity-js, by promises instead of callbacks.

const assert = require("node:assert/strict");
const {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserPool,
} = require("amazon-cognito-identity-js");

const PASSWORD = "Correct-Horse-9";

// The library's two kinds of callback.
const settle = (call) =>
  new Promise((resolve, reject) => call((error, result) => (error ? reject(error) : resolve(result))));
const outcome = (call) =>
  new Promise((resolve, reject) =>
    call({
      onSuccess: (result, userConfirmationNecessary) =>
        resolve(userConfirmationNecessary ? { session: result, userConfirmationNecessary } : result),
      onFailure: reject,
      inputVerificationCode: resolve,
      associateSecretCode: resolve,
      newPasswordRequired: (attributes) => resolve({ newPasswordRequired: attributes }),
      customChallenge: (parameters) => resolve({ customChallenge: parameters }),
      mfaRequired: (_, parameters) => resolve({ mfaRequired: parameters }),
      totpRequired: (_, parameters) => resolve({ totpRequired: parameters }),
      selectMFAType: (_, parameters) => resolve({ selectMFAType: parameters }),
      mfaSetup: (_, parameters) => resolve({ mfaSetup: parameters }),
    }),
  );

const refused = (promise, name, message) =>
  assert.rejects(promise, (error) => {
    assert.deepEqual({ name: error.name, message: error.message }, { name, message });
    return true;
  });

let people = 0;

// A client of a pool on a server.
class App {
  static async create(server, settings, ...flows) {
    const UserPoolId = await server.createPool(settings);
    const ClientId = await server.createClient(UserPoolId, ...flows);
    return new App(server, new CognitoUserPool({ UserPoolId, ClientId, endpoint: server.url }));
  }

  constructor(server, pool) {
    this.server = server;
    this.pool = pool;
    this.id = pool.getUserPoolId();
  }

  // Somebody whom an administrator made; without a password of their own they have the temporary one. Who has a
  // telephone has its number verified.
  async person({ own = true, telephone = false } = {}) {
    people += 1;
    const Username = `person-${people}`;
    const UserAttributes = [
      { Name: "email", Value: `${Username}@example.com` },
      { Name: "email_verified", Value: "true" },
    ];
    if (telephone) {
      UserAttributes.push({ Name: "phone_number", Value: `+1555${String(people).padStart(7, "0")}` });
      UserAttributes.push({ Name: "phone_number_verified", Value: "true" });
    }
    const made = { UserPoolId: this.id, Username, TemporaryPassword: PASSWORD, UserAttributes };
    await this.server.call("AdminCreateUser", made);
    const password = { UserPoolId: this.id, Username, Password: PASSWORD, Permanent: true };
    if (own) await this.server.call("AdminSetUserPassword", password);
    return this.user(Username);
  }

  // As a page that was just opened knows somebody.
  user(Username) {
    return new CognitoUser({ Username, Pool: this.pool });
  }

  signIn(user, Password = PASSWORD) {
    const details = new AuthenticationDetails({ Username: user.getUsername(), Password });
    return outcome((callbacks) => user.authenticateUser(details, callbacks));
  }
}

module.exports = { App, PASSWORD, outcome, refused, settle };
