"""Second factors and codes instead of passwords: boto3 and pycognito, with pyotp's codes."""

import json
import time

import pyotp
import pytest
from pycognito import Cognito
from pycognito.exceptions import SMSMFAChallengeException, SoftwareTokenMFAChallengeException

from pools import PASSWORD, Pool, other_code, refused

WRONG_APP_CODE = ("CodeMismatchException", "Invalid code received for user")
WRONG_SENT_CODE = ("CodeMismatchException", "Invalid code or auth state for the user.")
SMS = {"SmsMfaConfiguration": {"SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::000000000000:role/sms"}}}
APP = {"SoftwareTokenMfaConfiguration": {"Enabled": True}}
EMAIL = {"EmailMfaConfiguration": {}}


@pytest.fixture
def person(server, monkeypatch):
    """Somebody, as pycognito sees them."""
    for name in ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]:
        monkeypatch.setenv(name, "test")

    def person(pool, username):
        kwargs = {"endpoint_url": server.url}
        return Cognito(
            pool.id,
            pool.client_id,
            username=username,
            client_secret=pool.client_secret,
            boto3_client_kwargs=kwargs,
        )

    return person


def make(pool, mode, **factors):
    pool.cognito.set_user_pool_mfa_config(UserPoolId=pool.id, MfaConfiguration=mode, **factors)


def with_telephone(pool):
    """Somebody with a verified telephone number."""
    username = pool.person()
    attributes = [{"Name": "phone_number", "Value": "+15550100"}, {"Name": "phone_number_verified", "Value": "true"}]
    pool.cognito.admin_update_user_attributes(UserPoolId=pool.id, Username=username, UserAttributes=attributes)
    return username


def next_code(app):
    """The code of the next step of half a minute, which is taken, too, and newer than any that was shown."""
    return app.at(time.time() + app.interval)


def respond(pool, challenge, username, **responses):
    return pool.cognito.respond_to_auth_challenge(
        ClientId=pool.client_id,
        ChallengeName=challenge["ChallengeName"],
        Session=challenge["Session"],
        ChallengeResponses={"USERNAME": username, **responses},
    )


def ask(pool, username):
    """A sign-in by password up to what it asks next."""
    answer = pool.initiate("USER_PASSWORD_AUTH", USERNAME=username, PASSWORD=PASSWORD)
    assert "AuthenticationResult" not in answer
    return answer


@pytest.mark.parametrize("secret", [False, True], ids=["public client", "client with a secret"])
def test_pycognito_sets_up_an_app_and_signs_in_by_it(server, person, secret):
    pool = Pool(server, secret=secret)
    make(pool, "OPTIONAL", **APP, **SMS)
    username = pool.person()
    somebody = person(pool, username)
    somebody.authenticate(PASSWORD)
    app = pyotp.TOTP(somebody.associate_software_token())
    with refused("EnableSoftwareTokenMFAException", "Code mismatch"):
        somebody.verify_software_token(other_code(app.now()), "phone")
    assert somebody.verify_software_token(app.now(), "phone")
    somebody.set_user_mfa_preference(sms_mfa=False, software_token_mfa=True, preferred="SOFTWARE_TOKEN")

    again = person(pool, username)
    with pytest.raises(SoftwareTokenMFAChallengeException) as asked:
        again.authenticate(PASSWORD)
    assert asked.value.get_tokens()["ChallengeParameters"]["FRIENDLY_DEVICE_NAME"] == "phone"
    code = next_code(app)
    with refused(*WRONG_APP_CODE):
        again.respond_to_software_token_mfa_challenge(other_code(code))
    again.respond_to_software_token_mfa_challenge(code)
    again.verify_tokens()
    again.renew_access_token()
    assert again.get_user().email == f"{username}@example.com"

    with pytest.raises(SoftwareTokenMFAChallengeException):
        again.authenticate(PASSWORD)
    with refused("ExpiredCodeException", "Your software token has already been used once."):
        again.respond_to_software_token_mfa_challenge(code)


def test_pycognito_signs_in_by_a_code_sent_to_the_telephone(pool, person):
    make(pool, "ON", **SMS)
    username = with_telephone(pool)
    somebody = person(pool, username)
    with pytest.raises(SMSMFAChallengeException) as asked:
        somebody.authenticate(PASSWORD)
    parameters = asked.value.get_tokens()["ChallengeParameters"]
    assert parameters["CODE_DELIVERY_DELIVERY_MEDIUM"] == "SMS"
    code = pool.server.code(username)
    with refused(*WRONG_SENT_CODE):
        somebody.respond_to_sms_mfa_challenge(other_code(code))
    somebody.respond_to_sms_mfa_challenge(code)
    somebody.verify_tokens()


def test_a_code_by_e_mail_is_a_second_factor(pool):
    make(pool, "ON", **EMAIL)
    username = pool.person()
    asked = ask(pool, username)
    assert asked["ChallengeName"] == "EMAIL_OTP"
    code = pool.server.code(username)
    with refused(*WRONG_SENT_CODE):
        respond(pool, asked, username, EMAIL_OTP_CODE=other_code(code))
    assert "IdToken" in respond(pool, asked, username, EMAIL_OTP_CODE=code)["AuthenticationResult"]
    with refused("NotAuthorizedException", "Invalid session for the user, session can only be used once."):
        respond(pool, asked, username, EMAIL_OTP_CODE=code)


def test_a_code_does_not_outlive_its_session(start):
    pool = Pool(start("--dev"))
    make(pool, "ON", **EMAIL)
    username = pool.person()
    asked = ask(pool, username)
    code = pool.server.code(username)
    pool.server.advance(3 * 60)
    with refused("NotAuthorizedException", "Invalid session for the user, session is expired."):
        respond(pool, asked, username, EMAIL_OTP_CODE=code)


def test_a_session_is_of_its_own_challenge_person_and_client(server, pool):
    make(pool, "ON", **EMAIL)
    username, other = pool.person(), pool.person()
    asked = ask(pool, username)
    code = pool.server.code(username)
    invalid = ("NotAuthorizedException", "Invalid session for the user.")
    with refused(*invalid):
        respond(pool, asked, other, EMAIL_OTP_CODE=code)
    with refused(*invalid):
        respond(pool, asked | {"ChallengeName": "SOFTWARE_TOKEN_MFA"}, username, SOFTWARE_TOKEN_MFA_CODE=code)
    with refused(*invalid):
        respond(Pool(server), asked, username, EMAIL_OTP_CODE=code)
    with refused(*invalid):
        respond(pool, asked | {"Session": asked["Session"][:-4]}, username, EMAIL_OTP_CODE=code)
    assert "AuthenticationResult" in respond(pool, asked, username, EMAIL_OTP_CODE=code)


def test_wrong_codes_lock_out(start):
    pool = Pool(start("--dev"))
    make(pool, "ON", **EMAIL)
    username = pool.person()
    asked = ask(pool, username)
    code = pool.server.code(username)
    for _ in range(6):
        with refused(*WRONG_SENT_CODE):
            respond(pool, asked, username, EMAIL_OTP_CODE=other_code(code))
    with refused("NotAuthorizedException", "Password attempts exceeded"):
        respond(pool, asked, username, EMAIL_OTP_CODE=code)
    with refused("NotAuthorizedException", "Password attempts exceeded"):
        pool.sign_in(username)


def choosing(server, *factors):
    """A pool whose users may come in by these first factors."""
    pool = Pool(server)
    policies = {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", *factors]}}
    pool.cognito.update_user_pool(UserPoolId=pool.id, AutoVerifiedAttributes=["email"], Policies=policies)
    flows = ["ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    pool.cognito.update_user_pool_client(UserPoolId=pool.id, ClientId=pool.client_id, ExplicitAuthFlows=flows)
    return pool


def test_a_code_by_e_mail_is_a_first_factor(server):
    pool = choosing(server, "EMAIL_OTP")
    username = pool.person()
    asked = pool.initiate("USER_AUTH", USERNAME=username, PREFERRED_CHALLENGE="EMAIL_OTP")
    assert asked["ChallengeName"] == "EMAIL_OTP"
    assert asked["ChallengeParameters"]["CODE_DELIVERY_DELIVERY_MEDIUM"] == "EMAIL"
    code = pool.server.code(username)
    with refused(*WRONG_SENT_CODE):
        respond(pool, asked, username, EMAIL_OTP_CODE=other_code(code))
    tokens = respond(pool, asked, username, EMAIL_OTP_CODE=code)["AuthenticationResult"]
    assert pool.cognito.get_user(AccessToken=tokens["AccessToken"])["Username"] == username
    factors = pool.cognito.get_user_auth_factors(AccessToken=tokens["AccessToken"])
    assert sorted(factors["ConfiguredUserAuthFactors"]) == ["EMAIL_OTP", "PASSWORD"]


def test_a_first_factor_is_chosen(server):
    pool = choosing(server, "EMAIL_OTP")
    username = pool.person()
    offered = pool.initiate("USER_AUTH", USERNAME=username)
    assert offered["ChallengeName"] == "SELECT_CHALLENGE"
    assert sorted(offered["AvailableChallenges"]) == ["EMAIL_OTP", "PASSWORD", "PASSWORD_SRP"]
    asked = respond(pool, offered, username, ANSWER="EMAIL_OTP")
    assert asked["ChallengeName"] == "EMAIL_OTP"
    code = pool.server.code(username)
    assert "AuthenticationResult" in respond(pool, asked, username, EMAIL_OTP_CODE=code)
    offered = pool.initiate("USER_AUTH", USERNAME=username)
    assert "AuthenticationResult" in respond(pool, offered, username, ANSWER="PASSWORD", PASSWORD=PASSWORD)


def test_nobody_is_offered_what_somebody_is(server):
    pool = choosing(server, "EMAIL_OTP")
    hiding = {"PreventUserExistenceErrors": "ENABLED", "ExplicitAuthFlows": ["ALLOW_USER_AUTH"]}
    pool.cognito.update_user_pool_client(UserPoolId=pool.id, ClientId=pool.client_id, **hiding)
    asked = pool.initiate("USER_AUTH", USERNAME="nobody@example.com", PREFERRED_CHALLENGE="EMAIL_OTP")
    assert asked["ChallengeName"] == "EMAIL_OTP"
    assert asked["ChallengeParameters"]["CODE_DELIVERY_DELIVERY_MEDIUM"] == "EMAIL"
    with refused(*WRONG_SENT_CODE):
        respond(pool, asked, "nobody@example.com", EMAIL_OTP_CODE="12345678")

def test_whoever_has_no_factor_sets_up_an_app_before_coming_in(pool):
    make(pool, "ON", **APP)
    username = pool.person()
    asked = ask(pool, username)
    assert asked["ChallengeName"] == "MFA_SETUP"
    assert json.loads(asked["ChallengeParameters"]["MFAS_CAN_SETUP"]) == ["SOFTWARE_TOKEN_MFA"]
    given = pool.cognito.associate_software_token(Session=asked["Session"])
    app = pyotp.TOTP(given["SecretCode"])
    # Without the app there is no coming in.
    with pytest.raises(pool.cognito.exceptions.ClientError):
        respond(pool, asked, username)
    with refused("EnableSoftwareTokenMFAException", "Code mismatch"):
        pool.cognito.verify_software_token(Session=given["Session"], UserCode=other_code(app.now()))
    verified = pool.cognito.verify_software_token(
        Session=given["Session"], UserCode=app.now(), FriendlyDeviceName="phone"
    )
    assert verified["Status"] == "SUCCESS"
    done = respond(pool, asked | {"Session": verified["Session"]}, username)
    assert "IdToken" in done["AuthenticationResult"]

    asked = ask(pool, username)
    assert asked["ChallengeName"] == "SOFTWARE_TOKEN_MFA"
    with refused(*WRONG_APP_CODE):
        respond(pool, asked, username, SOFTWARE_TOKEN_MFA_CODE=other_code(next_code(app)))
    done = respond(pool, asked, username, SOFTWARE_TOKEN_MFA_CODE=next_code(app))
    assert "IdToken" in done["AuthenticationResult"]
