// A Cognito custom message function, as it is deployed to AWS Lambda: nothing in it knows of Poolgate.
exports.handler = async (event) => {
  if (event.triggerSource === "CustomMessage_SignUp") {
    event.response.emailSubject = "Welcome!";
    event.response.emailMessage = `Good to have you here. Your confirmation code is ${event.request.codeParameter}.`;
  }
  return event;
};
