use serde_json::{Value, json};

use super::*;

fn new(members: &Value) -> Result<UserPoolType, Error> {
    let mut input = json!({"PoolName": "staff"});
    input.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    let settings = of_new(&serde_json::from_value(input).unwrap())?;
    check_tier(&settings, &PoolMfa::default(), None)?;
    Ok(settings)
}

fn changed(old: &UserPoolType, members: &Value) -> Result<UserPoolType, Error> {
    let mut input = json!({"UserPoolId": "us-east-1_Ab12Cd34E"});
    input.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    let settings = of_changed(old, &serde_json::from_value(input).unwrap())?;
    check_tier(&settings, &PoolMfa::default(), old.user_pool_tier.as_ref())?;
    Ok(settings)
}

#[test]
fn a_pool_with_nothing_but_a_name_has_the_defaults() {
    let settings = serde_json::to_value(new(&json!({})).unwrap()).unwrap();
    assert_eq!(
        settings,
        json!({
            "Name": "staff",
            "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": false, "UnusedAccountValidityDays": 7},
            "DeletionProtection": "INACTIVE",
            "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"},
            "LambdaConfig": {},
            "MfaConfiguration": "OFF",
            "Policies": {
                "PasswordPolicy": {
                    "MinimumLength": 8,
                    "RequireLowercase": true,
                    "RequireNumbers": true,
                    "RequireSymbols": true,
                    "RequireUppercase": true,
                    "TemporaryPasswordValidityDays": 7,
                },
                "SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD"]},
            },
            "UserPoolTags": {},
            "UserPoolTier": "ESSENTIALS",
            "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_CODE"},
        })
    );
}

#[test]
fn what_is_given_is_kept_and_mirrored() {
    let table = [
        (
            json!({"Policies": {"PasswordPolicy": {"MinimumLength": 6, "TemporaryPasswordValidityDays": 0}}}),
            "/Policies/PasswordPolicy",
            json!({
                "MinimumLength": 6, "RequireLowercase": false, "RequireNumbers": false, "RequireSymbols": false,
                "RequireUppercase": false, "TemporaryPasswordValidityDays": 7,
            }),
        ),
        (
            json!({"Policies": {"PasswordPolicy": {"MinimumLength": 6, "TemporaryPasswordValidityDays": 3}}}),
            "/AdminCreateUserConfig/UnusedAccountValidityDays",
            json!(3),
        ),
        (
            json!({"AdminCreateUserConfig": {"UnusedAccountValidityDays": 2}}),
            "/Policies/PasswordPolicy/TemporaryPasswordValidityDays",
            json!(2),
        ),
        (
            json!({"EmailVerificationMessage": "Code: {####}"}),
            "/VerificationMessageTemplate/EmailMessage",
            json!("Code: {####}"),
        ),
        (
            json!({"VerificationMessageTemplate": {"SmsMessage": "Code: {####}"}}),
            "/SmsVerificationMessage",
            json!("Code: {####}"),
        ),
        (
            json!({"LambdaConfig": {"PreTokenGeneration": "arn:aws:lambda:a:1:function:f"}}),
            "/LambdaConfig/PreTokenGenerationConfig",
            json!({"LambdaArn": "arn:aws:lambda:a:1:function:f", "LambdaVersion": "V1_0"}),
        ),
        (
            json!({"LambdaConfig": {"PreTokenGenerationConfig":
                {"LambdaArn": "arn:aws:lambda:a:1:function:f", "LambdaVersion": "V2_0"}}}),
            "/LambdaConfig/PreTokenGeneration",
            json!("arn:aws:lambda:a:1:function:f"),
        ),
    ];
    for (given, pointer, expected) in table {
        let settings = serde_json::to_value(shown(&new(&given).unwrap())).unwrap();
        assert_eq!(settings.pointer(pointer), Some(&expected), "{given}");
    }
}

#[test]
fn settings_that_do_not_fit_are_refused() {
    let factors = |list: Value| json!({"SignInPolicy": {"AllowedFirstAuthFactors": list}});
    let table = [
        (
            json!({"AliasAttributes": ["email"], "UsernameAttributes": ["email"]}),
            "Only one of the aliasAttributes or usernameAttributes can be set in a user pool.",
        ),
        (
            json!({"AliasAttributes": ["preferred_username"],
                "Schema": [{"Name": "preferred_username", "Required": true}]}),
            "preferred_username can not be both required and an alias.",
        ),
        (
            json!({"Policies": factors(json!(["SOFTWARE_TOKEN", "PASSWORD"]))}),
            "SOFTWARE_TOKEN is not supported as a first authentication factor.",
        ),
        (
            json!({"Policies": factors(json!(["WEB_AUTHN"]))}),
            "WEB_AUTHN can not be the only allowed first authentication factor.",
        ),
        (
            json!({"EmailConfiguration": {"EmailSendingAccount": "DEVELOPER"}}),
            "SourceArn is required when EmailSendingAccount is DEVELOPER.",
        ),
        (
            json!({"SmsConfiguration": {"ExternalId": "x"}}),
            "SmsConfiguration must have one of SnsCallerArn and EumsSms.",
        ),
        (
            json!({"LambdaConfig": {"PreTokenGeneration": "arn:aws:lambda:a:1:function:f",
                "PreTokenGenerationConfig":
                    {"LambdaArn": "arn:aws:lambda:a:1:function:g", "LambdaVersion": "V1_0"}}}),
            "PreTokenGeneration and the LambdaArn of PreTokenGenerationConfig must be the same.",
        ),
        (
            json!({"LambdaConfig": {"CustomEmailSender":
                {"LambdaArn": "arn:aws:lambda:a:1:function:f", "LambdaVersion": "V1_0"}}}),
            "KMSKeyID is required for CustomEmailSender and CustomSMSSender.",
        ),
        (
            json!({"AccountRecoverySetting": {"RecoveryMechanisms": [
                {"Name": "admin_only", "Priority": 1}, {"Name": "verified_email", "Priority": 2}]}}),
            "Invalid account recovery setting parameter. Account Recovery Setting cannot use admin_only setting \
             with any other recovery mechanisms.",
        ),
        (
            json!({"AccountRecoverySetting": {"RecoveryMechanisms": [
                {"Name": "verified_phone_number", "Priority": 1}, {"Name": "verified_email", "Priority": 1}]}}),
            "Invalid account recovery setting parameter. Names and priorities of recovery mechanisms must be \
             unique.",
        ),
        (
            json!({"AutoVerifiedAttributes": ["phone_number"],
                "UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": ["email"]}}),
            "All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes",
        ),
        (
            json!({"Policies": {"PasswordPolicy": {"TemporaryPasswordValidityDays": 3}},
                "AdminCreateUserConfig": {"UnusedAccountValidityDays": 4}}),
            "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays",
        ),
    ];
    for (given, message) in table {
        let error = new(&given).unwrap_err();
        assert_eq!((error.code, error.message.as_str()), (Code::InvalidParameterException, message), "{given}");
    }
    let tags: serde_json::Map<String, Value> = (0..51).map(|n| (n.to_string(), json!("x"))).collect();
    for tags in [json!(tags), json!({"AWS:x": "y"})] {
        assert_eq!(new(&json!({"UserPoolTags": tags})).unwrap_err().code, Code::UserPoolTaggingException);
    }
}

#[test]
fn plans_have_their_features() {
    let threat = json!({"UserPoolAddOns": {"AdvancedSecurityMode": "AUDIT"}});
    let history = json!({"Policies": {"PasswordPolicy": {"MinimumLength": 8, "PasswordHistorySize": 3}}});
    let factors = json!({"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}}});
    let password = json!({"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD"]}}});
    let tokens = json!({"LambdaConfig": {"PreTokenGenerationConfig":
        {"LambdaArn": "arn:aws:lambda:a:1:function:f", "LambdaVersion": "V2_0"}}});
    for (tier, given, refused) in [
        ("PLUS", &threat, None),
        ("ESSENTIALS", &threat, Some("Threat Protection")),
        ("LITE", &threat, Some("Threat Protection")),
        ("ESSENTIALS", &history, None),
        ("LITE", &history, Some("Password History")),
        ("ESSENTIALS", &factors, None),
        ("LITE", &factors, Some("Choice-based Sign-in")),
        ("LITE", &password, None),
        ("LITE", &tokens, Some("Access Token Customization")),
    ] {
        let mut given = given.clone();
        given.as_object_mut().unwrap().insert("UserPoolTier".to_owned(), json!(tier));
        let (fresh, from_plus) = (new(&given), changed(&new(&json!({"UserPoolTier": "PLUS"})).unwrap(), &given));
        let Some(feature) = refused else {
            assert!(fresh.is_ok() && from_plus.is_ok(), "{tier}");
            continue;
        };
        let message =
            format!("The following features need to be disabled for the {tier} pricing tier configured: {feature}");
        let (fresh, from_plus) = (fresh.unwrap_err(), from_plus.unwrap_err());
        assert_eq!((fresh.code, &fresh.message), (Code::FeatureUnavailableInTierException, &message));
        assert_eq!((from_plus.code, &from_plus.message), (Code::TierChangeNotAllowedException, &message));
    }
}

#[test]
fn an_update_replaces_all_but_what_is_fixed() {
    let mut old = new(&json!({
        "AliasAttributes": ["email"], "UsernameConfiguration": {"CaseSensitive": false},
        "AutoVerifiedAttributes": ["email"], "DeletionProtection": "ACTIVE", "UserPoolTags": {"a": "b"},
    }))
    .unwrap();
    old.id = Some("us-east-1_Ab12Cd34E".to_owned());
    let same = changed(&old, &json!({})).unwrap();
    let expected = UserPoolType {
        auto_verified_attributes: None,
        deletion_protection: Some(DeletionProtectionType::Inactive),
        user_pool_tags: Some(std::collections::BTreeMap::new()),
        ..old.clone()
    };
    assert_eq!(same, expected);
    assert_eq!(changed(&old, &json!({"PoolName": "crew"})).unwrap().name.as_deref(), Some("crew"));
}
