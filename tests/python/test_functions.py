"""Lambda functions in JavaScript files, run by the server."""

import pytest

from pools import PASSWORD, Pool, refused
from server import WELCOME

ARN = "arn:aws:lambda:us-east-1:000000000000:function:"


def test_the_message_has_the_functions_words_and_the_real_code(start):
    pool = Pool(start("--dev", "--function", f"welcome={WELCOME}"))
    pool.cognito.update_user_pool(
        UserPoolId=pool.id, AutoVerifiedAttributes=["email"], LambdaConfig={"CustomMessage": ARN + "welcome"}
    )
    username = pool.sign_up()
    [message] = pool.server.messages(username)
    assert message["subject"] == "Welcome!"
    assert message["body"] == f"Good to have you here. Your confirmation code is {message['code']}."
    pool.cognito.confirm_sign_up(ClientId=pool.client_id, Username=username, ConfirmationCode=message["code"])
    # It has no words for other occasions: those stay the pool's.
    pool.cognito.forgot_password(ClientId=pool.client_id, Username=username)
    reset = pool.server.messages(username)[-1]
    assert reset["subject"] != "Welcome!"
    assert reset["code"] in reset["body"]


def test_a_function_turns_people_away(start, tmp_path):
    file = tmp_path / "guard.js"
    file.write_text(
        """
        exports.handler = async (event) => {
          if (!event.request.userAttributes.email.endsWith("@example.com")) throw new Error("By invitation only");
          return event;
        };
        """
    )
    pool = Pool(start("--dev", "--function", f"guard={file}"))
    pool.cognito.update_user_pool(
        UserPoolId=pool.id, AutoVerifiedAttributes=["email"], LambdaConfig={"PreSignUp": ARN + "guard"}
    )
    pool.person()
    with refused("UserLambdaValidationException", "PreSignUp failed with error By invitation only."):
        pool.cognito.sign_up(
            ClientId=pool.client_id,
            Username="mallory",
            Password=PASSWORD,
            UserAttributes=[{"Name": "email", "Value": "mallory@example.net"}],
        )
    assert [user["UserStatus"] for user in pool.cognito.list_users(UserPoolId=pool.id)["Users"]] == ["CONFIRMED"]


def test_a_broken_function_breaks_nothing_else(start, tmp_path):
    file = tmp_path / "broken.js"
    file.write_text("exports.handler = 1;")
    pool = Pool(start("--dev", "--function", f"broken={file}"))
    pool.cognito.update_user_pool(
        UserPoolId=pool.id, AutoVerifiedAttributes=["email"], LambdaConfig={"PreSignUp": ARN + "broken"}
    )
    with pytest.raises(pool.cognito.exceptions.ClientError) as caught:
        pool.sign_up()
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400
    pool.cognito.update_user_pool(UserPoolId=pool.id, AutoVerifiedAttributes=["email"], LambdaConfig={})
    assert "IdToken" in pool.sign_in(pool.person())
