"""Users as administrators and they themselves see them, by boto3."""

from pools import Pool, other_code, refused


def attributes(user):
    return {attribute["Name"]: attribute["Value"] for attribute in user["UserAttributes"]}


def test_users_are_found_listed_and_deleted(pool):
    people = sorted(pool.person() for _ in range(3))
    pages = pool.cognito.get_paginator("list_users").paginate(UserPoolId=pool.id, PaginationConfig={"PageSize": 2})
    assert sorted(user["Username"] for page in pages for user in page["Users"]) == people
    found = pool.cognito.list_users(UserPoolId=pool.id, Filter=f'email = "{people[1]}@example.com"')["Users"]
    assert [(user["Username"], user["UserStatus"]) for user in found] == [(people[1], "CONFIRMED")]
    pool.cognito.admin_delete_user(UserPoolId=pool.id, Username=people[0])
    with refused("UserNotFoundException", "User does not exist."):
        pool.cognito.admin_get_user(UserPoolId=pool.id, Username=people[0])


def test_a_person_changes_and_verifies_an_address(pool):
    username = pool.person()
    token = pool.sign_in(username)["AccessToken"]
    moved = [{"Name": "email", "Value": f"{username}@example.org"}, {"Name": "name", "Value": "Alice Äöß 🦀"}]
    pool.cognito.update_user_attributes(AccessToken=token, UserAttributes=moved)
    code = pool.server.code(username)
    with refused("CodeMismatchException", "Invalid verification code provided, please try again."):
        pool.cognito.verify_user_attribute(AccessToken=token, AttributeName="email", Code=other_code(code))
    pool.cognito.verify_user_attribute(AccessToken=token, AttributeName="email", Code=code)
    seen = attributes(pool.cognito.get_user(AccessToken=token))
    assert (seen["email"], seen["email_verified"]) == (f"{username}@example.org", "true")
    assert seen["name"] == "Alice Äöß 🦀"
    pool.cognito.delete_user_attributes(AccessToken=token, UserAttributeNames=["name"])
    assert "name" not in attributes(pool.cognito.get_user(AccessToken=token))


def test_a_client_writes_what_it_may(server):
    pool = Pool(server, ReadAttributes=["email", "name"], WriteAttributes=["email"])
    token = pool.sign_in(pool.person())["AccessToken"]
    with refused("NotAuthorizedException", "A client attempted to write unauthorized attribute"):
        pool.cognito.update_user_attributes(AccessToken=token, UserAttributes=[{"Name": "name", "Value": "Alice"}])


def test_a_person_leaves(pool):
    username = pool.person()
    token = pool.sign_in(username)["AccessToken"]
    pool.cognito.delete_user(AccessToken=token)
    with refused("UserNotFoundException", "User does not exist."):
        pool.cognito.get_user(AccessToken=token)
    assert pool.cognito.list_users(UserPoolId=pool.id)["Users"] == []


def test_pools_and_clients_are_made_listed_and_deleted(start):
    pool = Pool(start("--dev"))
    cognito = pool.cognito
    assert [found["Id"] for found in cognito.list_user_pools(MaxResults=10)["UserPools"]] == [pool.id]
    with refused("ResourceNotFoundException", "User pool us-east-1_Nothing00 does not exist."):
        cognito.describe_user_pool(UserPoolId="us-east-1_Nothing00")
    cognito.delete_user_pool_client(UserPoolId=pool.id, ClientId=pool.client_id)
    with refused("ResourceNotFoundException", f"User pool client {pool.client_id} does not exist."):
        pool.sign_up()
    cognito.delete_user_pool(UserPoolId=pool.id)
    assert cognito.list_user_pools(MaxResults=10)["UserPools"] == []
