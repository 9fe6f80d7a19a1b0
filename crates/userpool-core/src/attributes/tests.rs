use poolgate_wire::{
    Code,
    user_pools::{NumberAttributeConstraintsType, StringAttributeConstraintsType},
};

use super::*;

fn schema() -> Schema {
    let text = |name: &str| SchemaAttributeType {
        name: Some(name.to_owned()),
        attribute_data_type: Some(AttributeDataType::String),
        ..SchemaAttributeType::default()
    };
    let of = |name: &str, data_type| SchemaAttributeType { attribute_data_type: Some(data_type), ..text(name) };
    Schema::new(&[
        SchemaAttributeType { required: Some(true), ..text("email") },
        SchemaAttributeType { required: Some(true), ..text("name") },
        SchemaAttributeType {
            mutable: Some(false),
            string_attribute_constraints: Some(StringAttributeConstraintsType {
                min_length: Some("2".to_owned()),
                max_length: Some("4".to_owned()),
            }),
            ..text("code")
        },
        SchemaAttributeType {
            number_attribute_constraints: Some(NumberAttributeConstraintsType {
                min_value: Some("-5".to_owned()),
                max_value: Some("120".to_owned()),
            }),
            ..of("age", AttributeDataType::Number)
        },
        of("member", AttributeDataType::Boolean),
        of("since", AttributeDataType::DateTime),
        SchemaAttributeType { developer_only_attribute: Some(true), ..text("note") },
    ])
    .unwrap()
}

fn map(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn new_user(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    merged(&map(&[("email", "a@example.com"), ("name", "A")]), &map(pairs))
}

#[test]
fn values_fit_their_attributes() {
    for (name, value, rule) in [
        ("custom:code", "ab", ""),
        ("custom:code", "日本語字", ""),
        ("custom:code", "a", "String must be no shorter than 2 characters"),
        ("custom:code", "abcde", "String must be no longer than 4 characters"),
        ("birthdate", "2000-01-0", "String must be no shorter than 10 characters"),
        ("birthdate", "2000-01-01", ""),
        ("birthdate", "1/1/2000", "String must be no shorter than 10 characters"),
        ("custom:age", "120", ""),
        ("custom:age", "-5", ""),
        ("custom:age", "12.5", ""),
        ("custom:age", "121", "Number must be no greater than 120"),
        ("custom:age", "-6", "Number must be no less than -5"),
        ("custom:age", "ten", "The value must be a number"),
        ("custom:age", "NaN", "The value must be a number"),
        ("custom:age", "1e3", "The value must be a number"),
        ("updated_at", "-1", "Number must be no less than 0"),
        ("updated_at", "1700000000", ""),
        ("custom:member", "true", ""),
        ("custom:member", "False", ""),
        ("custom:member", "yes", "The value must be true or false"),
        ("custom:since", "2026-11-22T10:00:00Z", ""),
        ("custom:since", "2026-11-22", ""),
        ("custom:since", "1700000000", ""),
        ("custom:since", "yesterday", "The value must be a date and time"),
        ("nickname", &"x".repeat(2048), ""),
        ("nickname", &"x".repeat(2049), "String must be no longer than 2048 characters"),
    ] {
        let refused = check_new(&schema(), &new_user(&[(name, value)]), Writer::Client(None)).err();
        let expected = format!("Attributes did not conform to the schema: {name}: {rule}\n");
        assert_eq!(refused.map(|error| error.message), (!rule.is_empty()).then_some(expected), "{name} {value}");
    }
    let refused = check_update(&schema(), &map(&[("birthdate", "x")]), Writer::Client(None)).unwrap_err();
    assert_eq!(refused.message, "Invalid user attributes: birthdate: String must be no shorter than 10 characters\n");
}

#[test]
fn sign_up_needs_the_required_attributes_and_administrators_do_not() {
    let (schema, some) = (schema(), map(&[("name", "")]));
    let refused = check_new(&schema, &some, Writer::Client(None)).unwrap_err();
    assert_eq!(
        refused.message,
        "Attributes did not conform to the schema: name: The attribute is required\nemail: The attribute is required\n"
    );
    check_new(&schema, &some, Writer::Administrator).unwrap();
    for refused in [
        check_update(&schema, &some, Writer::Administrator),
        check_deletion(&schema, &["name".to_owned()], Writer::Administrator),
    ] {
        assert_eq!(refused.unwrap_err().message, "Invalid user attributes: name: The attribute is required\n");
    }
    check_deletion(&schema, &["nickname".to_owned()], Writer::Client(None)).unwrap();
}

#[test]
fn unknown_names_are_listed_one_a_line() {
    let expected = "Invalid user attributes: user.custom:foo: Attribute does not exist in the schema.\n\
        user.zip: Attribute does not exist in the schema.\n";
    let given = map(&[("custom:foo", "1"), ("zip", "2"), ("name", "A")]);
    for writer in [Writer::Client(None), Writer::Administrator] {
        assert_eq!(check_new(&schema(), &given, writer).unwrap_err().message, expected);
        assert_eq!(check_update(&schema(), &given, writer).unwrap_err().message, expected);
    }
    assert!(check_deletion(&schema(), &["zip".to_owned()], Writer::Administrator).is_err());
}

#[test]
fn immutable_attributes_are_set_once() {
    let given = map(&[("custom:code", "abc")]);
    check_new(&schema(), &new_user(&[("custom:code", "abc")]), Writer::Client(None)).unwrap();
    for writer in [Writer::Client(None), Writer::Administrator] {
        let refused = check_update(&schema(), &given, writer).unwrap_err();
        assert_eq!(refused.message, "user.custom:code: Attribute cannot be updated.");
        assert!(check_deletion(&schema(), &["custom:code".to_owned()], writer).is_err());
    }
    let refused = check_new(&schema(), &map(&[("sub", "1")]), Writer::Administrator).unwrap_err();
    assert_eq!(refused.message, "user.sub: Attribute cannot be updated.");
}

#[test]
fn clients_write_and_read_what_they_may() {
    let list = ["name".to_owned(), "custom:age".to_owned()];
    for (name, by_default, by_list) in [
        ("name", true, true),
        ("custom:age", true, true),
        ("nickname", true, false),
        ("email_verified", false, false),
        ("phone_number_verified", false, false),
        ("sub", false, false),
        ("identities", false, false),
        ("dev:custom:note", false, false),
    ] {
        for (writes, allowed) in [(None, by_default), (Some(&list[..]), by_list)] {
            assert_eq!(may_write(writes, name), allowed, "{name}");
            let given = map(&[(name, "1")]);
            let refused = check_update(&schema(), &given, Writer::Client(writes)).err().map(|error| error.message);
            let unauthorized = "A client attempted to write unauthorized attribute".to_owned();
            assert_eq!(refused, (!allowed).then_some(unauthorized), "{name}");
        }
    }
    let refused = check_update(&schema(), &map(&[("nickname", "N")]), Writer::Client(Some(&list))).unwrap_err();
    assert_eq!(refused.code, Code::NotAuthorizedException);
    check_update(&schema(), &map(&[("email_verified", "true"), ("dev:custom:note", "x")]), Writer::Administrator)
        .unwrap();

    assert!(may_read(None, "email_verified") && may_read(None, "custom:code") && !may_read(None, "dev:custom:note"));
    assert!(may_read(Some(&list), "name") && may_read(Some(&list), "sub") && !may_read(Some(&list), "email"));
}

#[test]
fn permissions_name_existing_attributes_and_include_the_required() {
    let schema = schema();
    let check = |read: Option<&[&str]>, write: Option<&[&str]>, change| {
        let owned = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let (read, write) = (read.map(owned), write.map(owned));
        check_permissions(&schema, read.as_deref(), write.as_deref(), change).err().map(|error| error.message)
    };
    let refused = |kind: &str, doing: &str| Some(format!("Invalid {kind} attributes specified while {doing} a client"));
    let (creating, updating) = (ClientChange::Creating, ClientChange::Updating);
    assert_eq!(check(None, None, creating), None);
    assert_eq!(check(Some(&["sub", "email_verified", "custom:age"]), Some(&["email", "name"]), creating), None);
    assert_eq!(check(Some(&["zip"]), None, creating), refused("read", "creating"));
    assert_eq!(check(None, Some(&["email", "name", "zip"]), updating), refused("write", "updating"));
    assert_eq!(check(None, Some(&["email", "name", "email_verified"]), creating), refused("write", "creating"));
    assert_eq!(check(None, Some(&["email", "name", "sub"]), creating), refused("write", "creating"));
    assert_eq!(check(None, Some(&["email"]), creating), refused("write", "creating"));
}

#[test]
fn addresses_look_like_addresses() {
    for good in ["a@b.co", "first.last+tag@sub.example.com", "ü@exämple.org", "o'neil@example.com"] {
        assert!(is_email(good), "{good}");
    }
    for bad in ["", "a", "@b.co", "a@", "a@b", "a b@c.de", "a@b..co", "a@-b.co", "a@b.co ", "a@b@c.de", "+491234"] {
        assert!(!is_email(bad), "{bad}");
    }
    for good in ["+12065550100", "+4930123456", "+12"] {
        assert!(is_phone_number(good), "{good}");
    }
    for bad in ["", "+", "+1", "12065550100", "+1 206", "+1-206-555", "+1234567890123456", "+１２３"] {
        assert!(!is_phone_number(bad), "{bad}");
    }
    let refusal =
        |name: &str| check_new(&schema(), &new_user(&[(name, "nonsense")]), Writer::Client(None)).unwrap_err();
    assert_eq!(refusal("email").message, "Invalid email address format.");
    assert_eq!(refusal("phone_number").message, "Invalid phone number format.");
    check_update(&schema(), &map(&[("phone_number", "")]), Writer::Client(None)).unwrap();
}

#[test]
fn an_empty_value_deletes() {
    let current = map(&[("name", "A"), ("nickname", "B")]);
    assert_eq!(
        merged(&current, &map(&[("nickname", ""), ("email", "c@d.e")])),
        map(&[("name", "A"), ("email", "c@d.e")])
    );
}
