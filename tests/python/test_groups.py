"""Groups, and what they put into tokens, by boto3."""

import jwt

from pools import refused

ROLE = "arn:aws:iam::000000000000:role/"


def claims(token):
    return jwt.decode(token, options={"verify_signature": False})


def test_groups_are_made_changed_and_deleted(pool):
    cognito, group = pool.cognito, {"UserPoolId": pool.id, "GroupName": "editors"}
    made = cognito.create_group(**group, Description="who edit", Precedence=3)["Group"]
    assert (made["GroupName"], made["Precedence"]) == ("editors", 3)
    with refused("GroupExistsException", "A group with the name already exists."):
        cognito.create_group(**group)
    assert cognito.update_group(**group, Precedence=2)["Group"]["Precedence"] == 2
    assert cognito.get_group(**group)["Group"]["Description"] == "who edit"
    cognito.create_group(UserPoolId=pool.id, GroupName="readers")
    pages = cognito.get_paginator("list_groups").paginate(UserPoolId=pool.id, PaginationConfig={"PageSize": 1})
    assert sorted(group["GroupName"] for page in pages for group in page["Groups"]) == ["editors", "readers"]
    cognito.delete_group(**group)
    with refused("ResourceNotFoundException", "Group not found."):
        cognito.get_group(**group)


def test_groups_and_their_roles_are_in_the_tokens(pool):
    username = pool.person()
    for name, precedence in [("readers", 5), ("editors", 1)]:
        group = {"UserPoolId": pool.id, "GroupName": name}
        pool.cognito.create_group(**group, Precedence=precedence, RoleArn=ROLE + name)
        pool.cognito.admin_add_user_to_group(**group, Username=username)
    tokens = pool.sign_in(username)
    token = claims(tokens["IdToken"])
    assert sorted(token["cognito:groups"]) == ["editors", "readers"]
    assert sorted(token["cognito:roles"]) == [ROLE + "editors", ROLE + "readers"]
    assert token["cognito:preferred_role"] == ROLE + "editors"
    access = claims(tokens["AccessToken"])
    assert sorted(access["cognito:groups"]) == ["editors", "readers"]
    assert "cognito:roles" not in access
    pool.cognito.admin_remove_user_from_group(UserPoolId=pool.id, GroupName="editors", Username=username)
    fresh = pool.initiate("REFRESH_TOKEN_AUTH", REFRESH_TOKEN=tokens["RefreshToken"])["AuthenticationResult"]
    assert claims(fresh["IdToken"])["cognito:groups"] == ["readers"]


def test_members_are_listed(pool):
    group = {"UserPoolId": pool.id, "GroupName": "readers"}
    pool.cognito.create_group(**group)
    people = sorted(pool.person() for _ in range(3))
    for username in people:
        pool.cognito.admin_add_user_to_group(**group, Username=username)
    pages = pool.cognito.get_paginator("list_users_in_group").paginate(**group, PaginationConfig={"PageSize": 2})
    assert sorted(user["Username"] for page in pages for user in page["Users"]) == people
    groups = pool.cognito.admin_list_groups_for_user(UserPoolId=pool.id, Username=people[0])["Groups"]
    assert [group["GroupName"] for group in groups] == ["readers"]
