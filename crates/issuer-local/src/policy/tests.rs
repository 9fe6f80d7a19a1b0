use super::*;

const BUCKET: &str = "arn:aws:s3:::bucket";

fn context() -> Context {
    let mut context = Context::new();
    context.set("cognito-identity.amazonaws.com:sub", "us-east-1:me");
    context.set("cognito-identity.amazonaws.com:aud", "us-east-1:pool");
    context.add("cognito-identity.amazonaws.com:amr", "authenticated");
    context.add("cognito-identity.amazonaws.com:amr", "accounts.google.com");
    context.set("aws:PrincipalTag/team", "Blue");
    context.set("aws:SourceIp", "203.0.113.7");
    context.set("aws:CurrentTime", "2026-11-22T12:00:00Z");
    context.set("aws:EpochTime", "1795348800");
    context.set("aws:SecureTransport", "true");
    context.set("aws:MultiFactorAuthAge", "300");
    context.set("aws:SourceArn", "arn:aws:sns:eu-west-1:123456789012:topic");
    context
}

fn decide(policy: &str, action: &str, resource: &str) -> Decision {
    Policy::parse(policy).unwrap_or_else(|error| panic!("{policy}: {error}")).decide(action, resource, &context())
}

#[test]
fn statements_apply_to_the_actions_and_resources_they_name() {
    use Decision::{Allow, ExplicitDeny, ImplicitDeny};
    let cases: &[(&str, &str, &str, Decision)] = &[
        (r#""Action":"s3:GetObject","Resource":"*""#, "s3:GetObject", "arn:aws:s3:::bucket/a", Allow),
        (r#""Action":"s3:getobject","Resource":"*""#, "s3:GetObject", "arn:aws:s3:::bucket/a", Allow),
        (r#""Action":"S3:*","Resource":"*""#, "s3:GetObject", "arn:aws:s3:::bucket/a", Allow),
        (r#""Action":"*","Resource":"*""#, "dynamodb:GetItem", "arn:aws:dynamodb:::table/x", Allow),
        (r#""Action":"s3:Get*","Resource":"*""#, "s3:PutObject", "arn:aws:s3:::bucket/a", ImplicitDeny),
        (r#""Action":"s3:?etObject","Resource":"*""#, "s3:GetObject", "arn:aws:s3:::bucket/a", Allow),
        (r#""Action":["s3:PutObject","s3:GetObject"],"Resource":"*""#, "s3:GetObject", BUCKET, Allow),
        (r#""NotAction":"s3:DeleteObject","Resource":"*""#, "s3:GetObject", BUCKET, Allow),
        (r#""NotAction":"s3:*","Resource":"*""#, "s3:GetObject", BUCKET, ImplicitDeny),
        (r#""Action":"s3:*","Resource":"arn:aws:s3:::bucket/*""#, "s3:GetObject", "arn:aws:s3:::bucket/a/b", Allow),
        (r#""Action":"s3:*","Resource":"arn:aws:s3:::bucket/*""#, "s3:ListBucket", BUCKET, ImplicitDeny),
        (r#""Action":"s3:*","Resource":"arn:aws:s3:::Bucket""#, "s3:ListBucket", BUCKET, ImplicitDeny),
        (r#""Action":"s3:*","NotResource":"arn:aws:s3:::other*""#, "s3:ListBucket", BUCKET, Allow),
        (r#""Action":"s3:*","NotResource":"arn:aws:s3:::bucket*""#, "s3:ListBucket", BUCKET, ImplicitDeny),
        (
            r#""Action":"s3:*","Resource":"arn:aws:s3:::bucket/${cognito-identity.amazonaws.com:sub}/*""#,
            "s3:PutObject",
            "arn:aws:s3:::bucket/us-east-1:me/a.txt",
            Allow,
        ),
        (
            r#""Action":"s3:*","Resource":"arn:aws:s3:::bucket/${cognito-identity.amazonaws.com:sub}/*""#,
            "s3:PutObject",
            "arn:aws:s3:::bucket/us-east-1:you/a.txt",
            ImplicitDeny,
        ),
        (
            r#""Action":"s3:*","Resource":"arn:aws:s3:::bucket/${aws:PrincipalTag/none}*""#,
            "s3:PutObject",
            "arn:aws:s3:::bucket/x",
            ImplicitDeny,
        ),
        (
            r#""Action":"s3:*","NotResource":"arn:aws:s3:::bucket/${aws:PrincipalTag/none}*""#,
            "s3:PutObject",
            "arn:aws:s3:::bucket/x",
            ImplicitDeny,
        ),
    ];
    for (body, action, resource, expected) in cases {
        let policy = format!(r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow",{body}}}}}"#);
        assert_eq!(decide(&policy, action, resource), *expected, "{body}: {action} {resource}");
        // The same statement as a Deny denies exactly where it allowed, but for valueless variables, which deny.
        let deny = policy.replace("Allow", "Deny");
        let denied = if *expected == Allow || (body.contains("NotResource") && body.contains("none")) {
            ExplicitDeny
        } else {
            ImplicitDeny
        };
        assert_eq!(decide(&deny, action, resource), denied, "{deny}: {action} {resource}");
    }
}

#[test]
fn conditions_hold_as_aws_says() {
    let cases: &[(&str, bool)] = &[
        (r#""StringEquals":{"aws:PrincipalTag/team":"Blue"}"#, true),
        (r#""StringEquals":{"AWS:principaltag/TEAM":"Blue"}"#, true),
        (r#""StringEquals":{"aws:PrincipalTag/team":"blue"}"#, false),
        (r#""StringEquals":{"aws:PrincipalTag/team":["Red","Blue"]}"#, true),
        (r#""StringEquals":{"aws:PrincipalTag/team":"B*"}"#, false),
        (r#""StringEquals":{"aws:PrincipalTag/none":"x"}"#, false),
        (r#""StringEquals":{"cognito-identity.amazonaws.com:sub":"${cognito-identity.amazonaws.com:sub}"}"#, true),
        (r#""StringNotEquals":{"aws:PrincipalTag/team":"Red"}"#, true),
        (r#""StringNotEquals":{"aws:PrincipalTag/team":["Red","Blue"]}"#, false),
        (r#""StringNotEquals":{"aws:PrincipalTag/none":"Red"}"#, true),
        (r#""StringNotEquals":{"aws:PrincipalTag/team":"${aws:PrincipalTag/none}"}"#, false),
        (r#""StringEqualsIgnoreCase":{"aws:PrincipalTag/team":"bLUE"}"#, true),
        (r#""StringNotEqualsIgnoreCase":{"aws:PrincipalTag/team":"bLUE"}"#, false),
        (r#""StringLike":{"aws:PrincipalTag/team":"B*e"}"#, true),
        (r#""StringLike":{"aws:PrincipalTag/team":"B?e"}"#, false),
        (r#""StringNotLike":{"aws:PrincipalTag/team":"R*"}"#, true),
        (r#""StringNotLike":{"aws:PrincipalTag/team":"B*"}"#, false),
        (r#""StringEqualsIfExists":{"aws:PrincipalTag/none":"x"}"#, true),
        (r#""StringEqualsIfExists":{"aws:PrincipalTag/team":"x"}"#, false),
        (r#""StringEquals":{"aws:PrincipalTag/team":"Blue","aws:SourceIp":"nowhere"}"#, false),
        (r#""StringEquals":{"aws:PrincipalTag/team":"Blue"},"Bool":{"aws:SecureTransport":"false"}"#, false),
        (r#""NumericEquals":{"aws:MultiFactorAuthAge":300}"#, true),
        (r#""NumericEquals":{"aws:MultiFactorAuthAge":"300.0"}"#, true),
        (r#""NumericNotEquals":{"aws:MultiFactorAuthAge":"300"}"#, false),
        (r#""NumericLessThan":{"aws:MultiFactorAuthAge":"300"}"#, false),
        (r#""NumericLessThanEquals":{"aws:MultiFactorAuthAge":"300"}"#, true),
        (r#""NumericGreaterThan":{"aws:MultiFactorAuthAge":"299"}"#, true),
        (r#""NumericGreaterThanEquals":{"aws:MultiFactorAuthAge":"301"}"#, false),
        (r#""NumericLessThan":{"aws:PrincipalTag/team":"300"}"#, false),
        (r#""NumericLessThanIfExists":{"aws:none":"300"}"#, true),
        (r#""DateEquals":{"aws:CurrentTime":"2026-11-22T12:00:00Z"}"#, true),
        (r#""DateNotEquals":{"aws:CurrentTime":"2026-11-22T12:00:00Z"}"#, false),
        (r#""DateGreaterThan":{"aws:CurrentTime":"2026-11-22"}"#, true),
        (r#""DateLessThan":{"aws:CurrentTime":"2026-11-22T13:00:00+02:00"}"#, false),
        (r#""DateLessThanEquals":{"aws:EpochTime":"1795348800"}"#, true),
        (r#""DateGreaterThanEquals":{"aws:EpochTime":"1795348801"}"#, false),
        (r#""Bool":{"aws:SecureTransport":true}"#, true),
        (r#""Bool":{"aws:SecureTransport":"TRUE"}"#, true),
        (r#""Bool":{"aws:MultiFactorAuthPresent":"false"}"#, false),
        (r#""BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}"#, true),
        (r#""IpAddress":{"aws:SourceIp":"203.0.113.0/24"}"#, true),
        (r#""IpAddress":{"aws:SourceIp":["10.0.0.0/8","203.0.113.7"]}"#, true),
        (r#""IpAddress":{"aws:SourceIp":"0.0.0.0/0"}"#, true),
        (r#""IpAddress":{"aws:SourceIp":"203.0.113.8/29"}"#, false),
        (r#""IpAddress":{"aws:SourceIp":"2001:db8::/32"}"#, false),
        (r#""NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}"#, false),
        (r#""NotIpAddress":{"aws:none":"203.0.113.0/24"}"#, true),
        (r#""ArnEquals":{"aws:SourceArn":"arn:aws:sns:*:123456789012:*"}"#, true),
        (r#""ArnLike":{"aws:SourceArn":"arn:aws:sns:*:topic"}"#, false),
        (r#""ArnNotLike":{"aws:SourceArn":"arn:aws:sqs:*:*:*"}"#, true),
        (r#""ArnNotEquals":{"aws:SourceArn":"arn:aws:sns:*:*:*"}"#, false),
        (r#""Null":{"aws:none":"true"}"#, true),
        (r#""Null":{"aws:none":"false"}"#, false),
        (r#""Null":{"aws:SourceIp":false}"#, true),
        (r#""ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"auth*"}"#, true),
        (r#""ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"unauthenticated"}"#, false),
        (r#""ForAnyValue:StringEquals":{"aws:none":"x"}"#, false),
        (r#""ForAnyValue:StringNotEquals":{"cognito-identity.amazonaws.com:amr":"authenticated"}"#, true),
        (r#""ForAllValues:StringEquals":{"cognito-identity.amazonaws.com:amr":"authenticated"}"#, false),
        (r#""ForAllValues:StringLike":{"cognito-identity.amazonaws.com:amr":["authenticated","*.google.com"]}"#, true),
        (r#""ForAllValues:StringEquals":{"aws:none":"x"}"#, true),
        (r#""ForAllValues:StringNotEquals":{"cognito-identity.amazonaws.com:amr":"authenticated"}"#, false),
        (r#""StringEquals":{"cognito-identity.amazonaws.com:amr":"authenticated"}"#, true),
        (r#""StringNotEquals":{"cognito-identity.amazonaws.com:amr":"authenticated"}"#, false),
    ];
    for (condition, holds) in cases {
        let policy = format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{{{condition}}}}}]}}"#
        );
        assert_eq!(decide(&policy, "s3:GetObject", BUCKET).is_allowed(), *holds, "{condition}");
    }
}

#[test]
fn a_deny_outweighs_every_allow_and_session_policies_intersect() {
    let policy =
        |statements: &str| Policy::parse(&format!(r#"{{"Version":"2012-10-17","Statement":[{statements}]}}"#)).unwrap();
    let all = policy(r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#);
    let s3 = policy(r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#);
    let sqs = policy(r#"{"Effect":"Allow","Action":"sqs:*","Resource":"*"}"#);
    let no_delete = policy(r#"{"Effect":"Deny","Action":"s3:DeleteObject","Resource":"*"}"#);
    let decide = |role: &[&Policy], session: Option<&[&Policy]>, action: &str| {
        let own = |policies: &[&Policy]| policies.iter().map(|policy| (*policy).clone()).collect::<Vec<_>>();
        evaluate(&own(role), session.map(own).as_deref(), action, BUCKET, &context())
    };
    assert_eq!(decide(&[&all, &no_delete], None, "s3:DeleteObject"), Decision::ExplicitDeny);
    assert_eq!(decide(&[&no_delete, &all], None, "s3:GetObject"), Decision::Allow);
    assert_eq!(decide(&[], None, "s3:GetObject"), Decision::ImplicitDeny);
    assert_eq!(decide(&[&s3], Some(&[]), "s3:GetObject"), Decision::ImplicitDeny);
    assert_eq!(decide(&[&s3], Some(&[&sqs]), "s3:GetObject"), Decision::ImplicitDeny);
    assert_eq!(decide(&[&s3], Some(&[&all]), "sqs:SendMessage"), Decision::ImplicitDeny);
    assert_eq!(decide(&[&all], Some(&[&sqs, &s3]), "s3:GetObject"), Decision::Allow);
    assert_eq!(decide(&[&all], Some(&[&all, &no_delete]), "s3:DeleteObject"), Decision::ExplicitDeny);
}

#[test]
fn the_older_version_knows_no_variables() {
    let policy = r#"{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"s3:*",
        "Resource":"arn:aws:s3:::bucket/${aws:PrincipalTag/team}"}}"#;
    assert_eq!(decide(policy, "s3:GetObject", "arn:aws:s3:::bucket/Blue"), Decision::ImplicitDeny);
    assert_eq!(decide(policy, "s3:GetObject", "arn:aws:s3:::bucket/${aws:PrincipalTag/team}"), Decision::Allow);
}

#[test]
fn what_is_no_policy_is_refused() {
    let statement = |body: &str| format!(r#"{{"Version":"2012-10-17","Statement":[{{{body}}}]}}"#);
    let whole = r#""Effect":"Allow","Action":"s3:*","Resource":"*""#;
    assert!(Policy::parse(&statement(whole)).is_ok());
    let refused = [
        String::new(),
        "[]".into(),
        "{}".into(),
        r#"{"Statement":[]}"#.into(),
        r#"{"Statement":["x"]}"#.into(),
        format!(r#"{{"Version":"2020-01-01","Statement":{{{whole}}}}}"#),
        format!(r#"{{"Version":20121017,"Statement":{{{whole}}}}}"#),
        format!(r#"{{"Statement":{{{whole}}},"Statements":[]}}"#),
        statement(&whole.replace("Allow", "allow")),
        statement(&whole.replace(r#""Effect":"Allow","#, "")),
        statement(&whole.replace("s3:*", "s3")),
        statement(&whole.replace("s3:*", "s3:Get Object")),
        statement(&whole.replace("s3:*", "s*:Get")),
        statement(&whole.replace(r#""s3:*""#, "[]")),
        statement(&whole.replace(r#""s3:*""#, "7")),
        statement(&whole.replace(r#""Resource":"*""#, r#""Resource":"bucket""#)),
        statement(&whole.replace(r#""Resource":"*""#, r#""Resource":"arn:aws:s3:::${aws:x""#)),
        statement(r#""Effect":"Allow","Action":"s3:*""#),
        statement(&format!(r#"{whole},"NotAction":"s3:*""#)),
        statement(&format!(r#"{whole},"NotResource":"*""#)),
        statement(&format!(r#"{whole},"Principal":"*""#)),
        statement(&format!(r#"{whole},"Conditions":{{}}"#)),
        statement(&format!(r#"{whole},"Effect":"Deny""#)),
        statement(&format!(r#"{whole},"Sid":1"#)),
        statement(&format!(r#"{whole},"Condition":[]"#)),
        statement(&format!(r#"{whole},"Condition":{{"StringEqual":{{"aws:x":"y"}}}}"#)),
        statement(&format!(r#"{whole},"Condition":{{"ForEach:StringEquals":{{"aws:x":"y"}}}}"#)),
        statement(&format!(r#"{whole},"Condition":{{"StringEquals":{{"plain":"y"}}}}"#)),
        statement(&format!(r#"{whole},"Condition":{{"StringEquals":{{"aws:x":[]}}}}"#)),
        statement(&format!(r#"{whole},"Condition":{{"StringEquals":{{"aws:x":{{}}}}}}"#)),
        statement(&format!(r#"{whole},"Condition":{{"StringEquals":{{"aws:x":"1"}},"StringEquals":{{"aws:y":"2"}}}}"#)),
        statement(&format!(r#"{whole},"Condition":{{"NumericEquals":{{"aws:x":"many"}}}}"#)),
        statement(&format!(r#"{whole},"Condition":{{"NumericEquals":{{"aws:x":"NaN"}}}}"#)),
        statement(&format!(r#"{whole},"Condition":{{"DateEquals":{{"aws:x":"soon"}}}}"#)),
        statement(&format!(r#"{whole},"Condition":{{"Bool":{{"aws:x":"yes"}}}}"#)),
        statement(&format!(r#"{whole},"Condition":{{"IpAddress":{{"aws:x":"10.0.0.0/33"}}}}"#)),
        statement(&format!(r#"{whole},"Condition":{{"NullIfExists":{{"aws:x":"true"}}}}"#)),
    ];
    for policy in &refused {
        assert!(Policy::parse(policy).is_err(), "{policy}");
    }
}

#[test]
fn trust_policies_name_whom_they_trust() {
    let trust = |statement: &str| {
        TrustPolicy::parse(&format!(r#"{{"Version":"2012-10-17","Statement":[{statement}]}}"#)).unwrap()
    };
    let decide = |statement: &str| {
        trust(statement).decide("cognito-identity.amazonaws.com", "sts:AssumeRoleWithWebIdentity", &context())
    };
    let cognito = r#"{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},
        "Action":"sts:AssumeRoleWithWebIdentity",
        "Condition":{"StringEquals":{"cognito-identity.amazonaws.com:aud":"us-east-1:pool"},
        "ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"authenticated"}}}"#;
    assert_eq!(decide(cognito), Decision::Allow);
    assert_eq!(decide(&cognito.replace("us-east-1:pool", "us-east-1:other")), Decision::ImplicitDeny);
    assert_eq!(decide(&cognito.replace("\"authenticated", "\"unauthenticated")), Decision::ImplicitDeny);
    assert_eq!(decide(&cognito.replace("\"cognito-identity.amazonaws.com\"", "\"other\"")), Decision::ImplicitDeny);
    assert_eq!(decide(&cognito.replace("Allow", "Deny")), Decision::ExplicitDeny);
    assert_eq!(decide(&cognito.replace("Federated", "Service")), Decision::ImplicitDeny);
    assert_eq!(decide(r#"{"Effect":"Allow","Principal":"*","Action":"sts:*"}"#), Decision::Allow);
    assert_eq!(decide(&cognito.replace("sts:AssumeRoleWithWebIdentity", "sts:AssumeRole")), Decision::ImplicitDeny);
    for refused in [
        r#"{"Effect":"Allow","Action":"sts:*"}"#,
        r#"{"Effect":"Allow","Principal":"everyone","Action":"sts:*"}"#,
        r#"{"Effect":"Allow","Principal":{"Friends":"x"},"Action":"sts:*"}"#,
        r#"{"Effect":"Allow","Principal":"*","Action":"sts:*","Resource":"*"}"#,
        r#"{"Effect":"Allow","NotPrincipal":"*","Action":"sts:*"}"#,
    ] {
        assert!(TrustPolicy::parse(&format!(r#"{{"Statement":[{refused}]}}"#)).is_err(), "{refused}");
    }
}
