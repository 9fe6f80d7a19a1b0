"""Passwords changed, forgotten and set, by boto3."""

from pools import PASSWORD, Pool, other_code, refused

BETTER = "Better-Horse-9"


def test_a_password_is_changed(pool):
    username = pool.person()
    token = pool.sign_in(username)["AccessToken"]
    with refused("NotAuthorizedException", "Incorrect username or password."):
        pool.cognito.change_password(AccessToken=token, PreviousPassword="Wrong-Horse-9", ProposedPassword=BETTER)
    pool.cognito.change_password(AccessToken=token, PreviousPassword=PASSWORD, ProposedPassword=BETTER)
    with refused("NotAuthorizedException", "Incorrect username or password."):
        pool.sign_in(username)
    assert "IdToken" in pool.sign_in(username, BETTER)


def reset(pool, username, code, password=BETTER):
    pool.cognito.confirm_forgot_password(
        ClientId=pool.client_id, Username=username, ConfirmationCode=code, Password=password
    )


def test_a_forgotten_password_is_reset(pool):
    username = pool.person()
    sent = pool.cognito.forgot_password(ClientId=pool.client_id, Username=username)["CodeDeliveryDetails"]
    assert (sent["DeliveryMedium"], sent["AttributeName"]) == ("EMAIL", "email")
    assert sent["Destination"] != f"{username}@example.com"
    code = pool.server.code(username)
    with refused("CodeMismatchException", "Invalid verification code provided, please try again."):
        reset(pool, username, other_code(code))
    with refused("InvalidPasswordException", "Password did not conform with policy: Password not long enough"):
        reset(pool, username, code, "Aa1!")
    reset(pool, username, code)
    assert "IdToken" in pool.sign_in(username, BETTER)
    with refused("ExpiredCodeException", "Invalid code provided, please request a code again."):
        reset(pool, username, code)


def test_a_code_does_not_last(start):
    pool = Pool(start("--dev"))
    username = pool.person()
    pool.cognito.forgot_password(ClientId=pool.client_id, Username=username)
    code = pool.server.code(username)
    pool.server.advance(24 * 60 * 60)
    with refused("ExpiredCodeException", "Invalid code provided, please request a code again."):
        reset(pool, username, code)
    assert "IdToken" in pool.sign_in(username)


def test_nobody_has_no_password_to_reset(server):
    open_pool, hiding = Pool(server), Pool(server, PreventUserExistenceErrors="ENABLED")
    with refused("UserNotFoundException", "Username/client id combination not found."):
        open_pool.cognito.forgot_password(ClientId=open_pool.client_id, Username="nobody")
    sent = hiding.cognito.forgot_password(ClientId=hiding.client_id, Username="nobody")
    assert sent["CodeDeliveryDetails"]["DeliveryMedium"] == "EMAIL"


def test_an_administrator_sets_and_resets_a_password(pool):
    username = pool.person()
    pool.cognito.admin_set_user_password(UserPoolId=pool.id, Username=username, Password=BETTER, Permanent=True)
    assert "IdToken" in pool.sign_in(username, BETTER)
    pool.cognito.admin_reset_user_password(UserPoolId=pool.id, Username=username)
    with refused("PasswordResetRequiredException", "Password reset required for the user"):
        pool.sign_in(username, BETTER)
    reset(pool, username, pool.server.code(username), PASSWORD)
    assert "IdToken" in pool.sign_in(username)
