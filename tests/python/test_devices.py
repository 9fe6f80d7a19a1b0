"""Devices that are known again: boto3, with pycognito's SRP of devices."""

import pytest
from pycognito import AWSSRP, aws_srp

from pools import PASSWORD, Pool, refused

INCORRECT = "Incorrect username or password."
SMS = {"SmsMfaConfiguration": {"SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::000000000000:role/sms"}}}


class Watched:
    """boto3's client for pycognito, which writes down the challenges. pycognito answers DEVICE_SRP_AUTH without its session;
    the number that it opened the password's proof with is the same there."""

    def __init__(self, cognito):
        self.cognito, self.challenges = cognito, []

    def initiate_auth(self, **request):
        return self.note(self.cognito.initiate_auth(**request))

    def respond_to_auth_challenge(self, **request):
        return self.note(self.cognito.respond_to_auth_challenge(**request))

    def note(self, answer):
        self.challenges.append(answer.get("ChallengeName"))
        return answer


class Device:
    """A device of somebody's, as pycognito keeps it."""

    def __init__(self, pool, username, tokens):
        self.pool, self.username, self.token = pool, username, tokens["AccessToken"]
        metadata = tokens["NewDeviceMetadata"]
        self.group, self.key = metadata["DeviceGroupKey"], metadata["DeviceKey"]
        # What pycognito's own confirm_device does, but for calling AWS.
        self.password, self.verifier = aws_srp.generate_hash_device(self.group, self.key)

    def confirm(self):
        return self.pool.cognito.confirm_device(
            AccessToken=self.token,
            DeviceKey=self.key,
            DeviceName="laptop",
            DeviceSecretVerifierConfig=self.verifier,
        )

    def remember(self, status="remembered"):
        self.pool.cognito.update_device_status(
            AccessToken=self.token, DeviceKey=self.key, DeviceRememberedStatus=status
        )

    def srp(self, client=None, device_password=None, password=PASSWORD):
        return AWSSRP(
            username=self.username,
            password=password,
            pool_id=self.pool.id,
            client_id=self.pool.client_id,
            client=client or self.pool.cognito,
            device_key=self.key,
            device_group_key=self.group,
            device_password=device_password or self.password,
        )


def ask(pool, username, **parameters):
    """A sign-in by password, which asks for a code by SMS."""
    asked = pool.initiate("USER_PASSWORD_AUTH", USERNAME=username, PASSWORD=PASSWORD, **parameters)
    assert asked["ChallengeName"] == "SMS_MFA"
    return asked


@pytest.fixture
def device(server):
    """Makes a confirmed device of somebody who had to show a code."""

    def device(prompt=False):
        pool = Pool(server)
        configuration = {"ChallengeRequiredOnNewDevice": True, "DeviceOnlyRememberedOnUserPrompt": prompt}
        pool.cognito.update_user_pool(
            UserPoolId=pool.id, AutoVerifiedAttributes=["email"], DeviceConfiguration=configuration
        )
        pool.cognito.set_user_pool_mfa_config(UserPoolId=pool.id, MfaConfiguration="ON", **SMS)
        username = pool.person()
        telephone = [{"Name": "phone_number", "Value": "+15550100"}, {"Name": "phone_number_verified", "Value": "true"}]
        pool.cognito.admin_update_user_attributes(UserPoolId=pool.id, Username=username, UserAttributes=telephone)
        asked = ask(pool, username)
        done = pool.cognito.respond_to_auth_challenge(
            ClientId=pool.client_id,
            ChallengeName="SMS_MFA",
            Session=asked["Session"],
            ChallengeResponses={"USERNAME": username, "SMS_MFA_CODE": server.code(username)},
        )
        made = Device(pool, username, done["AuthenticationResult"])
        assert made.confirm()["UserConfirmationNecessary"] is prompt
        return made

    return device


def test_a_remembered_device_stands_for_the_code(device):
    device = device()
    client = Watched(device.pool.cognito)
    tokens = device.srp(client).authenticate_user()["AuthenticationResult"]
    assert client.challenges == ["PASSWORD_VERIFIER", "DEVICE_SRP_AUTH", "DEVICE_PASSWORD_VERIFIER", None]
    [known] = device.pool.cognito.list_devices(AccessToken=tokens["AccessToken"])["Devices"]
    assert known["DeviceKey"] == device.key
    assert "NewDeviceMetadata" not in tokens


def test_a_device_is_remembered_when_its_user_says_so(device):
    device = device(prompt=True)
    ask(device.pool, device.username, DEVICE_KEY=device.key)
    device.remember()
    assert "AuthenticationResult" in device.srp().authenticate_user()
    device.remember("not_remembered")
    ask(device.pool, device.username, DEVICE_KEY=device.key)


def test_a_device_without_its_password_is_refused(device):
    device = device()
    with refused("NotAuthorizedException", INCORRECT):
        device.srp(device_password="bm90IHRoZSBwYXNzd29yZA==").authenticate_user()


def test_a_device_is_no_password(device):
    device = device()
    with refused("NotAuthorizedException", INCORRECT):
        device.srp(password="Wrong-Horse-9").authenticate_user()
    # Nor is it enough where no password was shown before, not even beside somebody who has shown it.
    ask = {"USERNAME": device.username, "DEVICE_KEY": device.key, "SRP_A": f"{device.srp().large_a_value:x}"}
    begin = {"ClientId": device.pool.client_id, "ChallengeName": "DEVICE_SRP_AUTH", "ChallengeResponses": ask}
    with refused("InvalidParameterException", "Missing required parameter Session"):
        device.pool.cognito.respond_to_auth_challenge(**begin)
    device.pool.initiate("USER_PASSWORD_AUTH", USERNAME=device.username, PASSWORD=PASSWORD, DEVICE_KEY=device.key)
    with refused("InvalidParameterException", "Missing required parameter Session"):
        device.pool.cognito.respond_to_auth_challenge(**begin)


def test_an_administrator_forgets_a_device(device):
    device = device()
    pool = device.pool
    pool.cognito.admin_forget_device(UserPoolId=pool.id, Username=device.username, DeviceKey=device.key)
    assert pool.cognito.admin_list_devices(UserPoolId=pool.id, Username=device.username)["Devices"] == []
    with refused("ResourceNotFoundException", "Device does not exist."):
        device.srp().authenticate_user()


def test_a_device_is_another_persons_to_nobody(device):
    device = device()
    other = device.pool.person()
    with refused("ResourceNotFoundException", "Device does not exist."):
        device.pool.initiate("USER_PASSWORD_AUTH", USERNAME=other, PASSWORD=PASSWORD, DEVICE_KEY=device.key)
