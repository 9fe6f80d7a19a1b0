"""Links in e-mails that confirm sign-ups."""

import html
import re
import urllib.error
import urllib.request

import pytest

from pools import PASSWORD, Pool, refused

TEMPLATE = {
    "DefaultEmailOption": "CONFIRM_WITH_LINK",
    "EmailMessageByLink": "<p>Welcome! {##Confirm & go##}</p>",
    "EmailSubjectByLink": "Come in",
}


@pytest.fixture(params=[False, True], ids=["without a secret", "with a secret"])
def linking(server, request):
    """A pool that confirms by links."""
    pool = Pool(server, secret=request.param)
    pool.cognito.update_user_pool(
        UserPoolId=pool.id, AutoVerifiedAttributes=["email"], VerificationMessageTemplate=TEMPLATE
    )
    return pool


def link_to(server, username):
    message = server.messages(username)[-1]
    assert message["subject"] == "Come in"
    found = re.fullmatch(r'<p>Welcome! <a href="([^"]+)">Confirm & go</a></p>', message["body"])
    return html.unescape(found[1])


def open_link(link, method="GET"):
    """The page's status, type and text."""
    try:
        with urllib.request.urlopen(urllib.request.Request(link, method=method)) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers["Content-Type"], answer.read().decode()


def test_a_link_confirms_once(server, linking):
    username = linking.sign_up()
    link = link_to(server, username)
    assert link.startswith(f"{server.url}/confirmUser?client_id={linking.client_id}&user_name={username}&")
    # What only looks at the link changes nothing.
    assert open_link(link, "HEAD")[0] == 405
    with refused("UserNotConfirmedException", "User is not confirmed."):
        linking.sign_in(username)
    status, kind, page = open_link(link)
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert "<h1>Your registration has been confirmed!</h1>" in page
    assert linking.sign_in(username)["AccessToken"]
    user = linking.cognito.admin_get_user(UserPoolId=linking.id, Username=username)
    assert {"Name": "email_verified", "Value": "true"} in user["UserAttributes"]
    status, _, page = open_link(link)
    assert status == 400 and "Current status is CONFIRMED" in page


def test_a_resent_link_replaces_the_first(server, linking):
    username = linking.sign_up()
    first = link_to(server, username)
    signing = {"SecretHash": linking.secret_hash(username)} if linking.client_secret else {}
    linking.cognito.resend_confirmation_code(ClientId=linking.client_id, Username=username, **signing)
    assert "Invalid verification code provided" in open_link(first)[2]
    assert open_link(link_to(server, username))[0] == 200


def test_other_messages_of_the_pool_carry_codes(server, linking):
    username = linking.sign_up()
    assert open_link(link_to(server, username))[0] == 200
    signing = {"SecretHash": linking.secret_hash(username)} if linking.client_secret else {}
    linking.cognito.forgot_password(ClientId=linking.client_id, Username=username, **signing)
    message = server.messages(username)[-1]
    assert message["body"] == f"Your verification code is {message['code']}. "
    linking.cognito.confirm_forgot_password(
        ClientId=linking.client_id, Username=username, ConfirmationCode=message["code"], Password=PASSWORD, **signing
    )


def test_a_link_that_leads_nowhere_says_so_as_text(server, pool):
    for query in ("", "?client_id=a", "?client_id=a&user_name=b&confirmation_code="):
        assert open_link(f"{server.url}/confirmUser{query}")[0] == 400
    known = f"{server.url}/confirmUser?client_id={pool.client_id}&confirmation_code=123456&user_name="
    assert "Username/client id combination not found." in open_link(known + "nobody")[2]
    status, _, page = open_link(f"{server.url}/confirmUser?client_id=%3Cscript%3E&user_name=a&confirmation_code=1")
    assert status == 400 and "<script" not in page
