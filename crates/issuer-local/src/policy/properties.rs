//! What holds for every policy, on policies made at random: the ways in which one could come to allow too much.

use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::{Value, json};

use super::{
    Context, Decision, Policy, evaluate,
    pattern::{Pattern, Reading},
};

/// Few names, so that statements and requests meet.
const ACTIONS: &[&str] = &["*", "s3:*", "s3:Get*", "s3:GetObject", "s3:PutObject", "s3:?etObject", "sqs:*"];
const RESOURCES: &[&str] = &[
    "*",
    "arn:aws:s3:::b/*",
    "arn:aws:s3:::b/${aws:who}/*",
    "arn:aws:s3:::b/${aws:nobody}/*",
    "arn:aws:s3:::b/?/x",
    "arn:aws:s3:::other",
];
const CONDITIONS: &[&str] = &[
    "{}",
    r#"{"StringEquals":{"aws:who":"a"}}"#,
    r#"{"StringNotEquals":{"aws:who":"a"}}"#,
    r#"{"StringLike":{"aws:who":"*"}}"#,
    r#"{"ForAllValues:StringEquals":{"aws:many":["x","y"]}}"#,
    r#"{"ForAnyValue:StringEquals":{"aws:many":["x"]}}"#,
    r#"{"Null":{"aws:nobody":"true"}}"#,
    r#"{"StringEqualsIfExists":{"aws:nobody":"a"}}"#,
];

fn statement(effects: &'static [&'static str]) -> impl Strategy<Value = Value> {
    let some = |from: &'static [&'static str]| vec(select(from), 1..3);
    (select(effects), any::<(bool, bool)>(), some(ACTIONS), some(RESOURCES), select(CONDITIONS)).prop_map(
        |(effect, (not_action, not_resource), actions, resources, condition)| {
            let condition: Value = serde_json::from_str(condition).unwrap();
            json!({
                "Effect": effect,
                if not_action { "NotAction" } else { "Action" }: actions,
                if not_resource { "NotResource" } else { "Resource" }: resources,
                "Condition": condition,
            })
        },
    )
}

fn statements() -> impl Strategy<Value = Vec<Value>> {
    vec(statement(&["Allow", "Allow", "Deny"]), 1..4)
}

fn policy(statements: &[Value]) -> Policy {
    Policy::parse(&json!({ "Version": "2012-10-17", "Statement": statements }).to_string()).unwrap()
}

#[derive(Debug, Clone)]
struct Request {
    action: &'static str,
    resource: &'static str,
    context: Context,
}

impl Request {
    fn decided_by(&self, policies: &[Policy], session: Option<&[Policy]>) -> Decision {
        evaluate(policies, session, self.action, self.resource, &self.context)
    }
}

fn request() -> impl Strategy<Value = Request> {
    let actions = select(&["s3:GetObject", "s3:PutObject", "sqs:SendMessage"][..]);
    let resources = select(&["arn:aws:s3:::b/a/x", "arn:aws:s3:::b/*/x", "arn:aws:s3:::other", "arn:aws:sqs:::q"][..]);
    let (who, many) = (select(&["", "a", "b", "*"][..]), vec(select(&["x", "y", "z"][..]), 0..3));
    (actions, resources, who, many).prop_map(|(action, resource, who, many)| {
        let mut context = Context::new();
        if !who.is_empty() {
            context.set("aws:who", who);
        }
        for value in many {
            context.add("aws:many", value);
        }
        Request { action, resource, context }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_deny_wins_wherever_it_stands(
        statements in statements(), deny in statement(&["Deny"]), at in any::<prop::sample::Index>(), request in request()
    ) {
        let before = request.decided_by(&[policy(&statements)], None);
        let denies = request.decided_by(&[policy(std::slice::from_ref(&deny))], None) == Decision::ExplicitDeny;
        let mut more = statements.clone();
        more.insert(at.index(statements.len() + 1), deny.clone());
        for policies in [
            vec![policy(&more)],
            vec![policy(&statements), policy(std::slice::from_ref(&deny))],
            vec![policy(std::slice::from_ref(&deny)), policy(&statements)],
        ] {
            let after = request.decided_by(&policies, None);
            prop_assert_eq!(after, if denies { Decision::ExplicitDeny } else { before });
        }
    }

    #[test]
    fn an_allow_opens_what_it_says_and_undoes_no_deny(
        statements in statements(), allow in statement(&["Allow"]), request in request()
    ) {
        let before = request.decided_by(&[policy(&statements)], None);
        let alone = request.decided_by(&[policy(std::slice::from_ref(&allow))], None);
        let both = request.decided_by(&[policy(&statements), policy(&[allow])], None);
        prop_assert_eq!(both, if before == Decision::ImplicitDeny { alone } else { before });
    }

    #[test]
    fn a_session_policy_only_narrows(role in statements(), session in statements(), request in request()) {
        let (role, session) = ([policy(&role)], [policy(&session)]);
        let (alone, of_session) = (request.decided_by(&role, None), request.decided_by(&session, None));
        let both = request.decided_by(&role, Some(&session));
        prop_assert_eq!(both.is_allowed(), alone.is_allowed() && of_session.is_allowed());
        prop_assert!(!request.decided_by(&role, Some(&[])).is_allowed(), "a session without policies allows nothing");
    }

    #[test]
    fn the_order_of_statements_says_nothing(statements in statements(), request in request()) {
        let backwards: Vec<Value> = statements.iter().rev().cloned().collect();
        let forwards = request.decided_by(&[policy(&statements)], None);
        prop_assert_eq!(request.decided_by(&[policy(&backwards)], None), forwards);
        let apart: Vec<Policy> = statements.iter().map(|one| policy(std::slice::from_ref(one))).collect();
        prop_assert_eq!(request.decided_by(&apart, None), forwards);
    }

    #[test]
    fn a_pattern_matches_as_its_definition_says(pattern in "[ab*?]{0,8}", text in "[ab]{0,8}") {
        let parsed = Pattern::parse(&pattern, Reading { wildcards: true, variables: true }).unwrap();
        prop_assert_eq!(parsed.matches(&text, &Context::new(), false), Some(by_definition(&pattern, &text)));
    }

    #[test]
    fn a_variables_value_is_letters_whatever_it_holds(value in r"[ab*?${}]{1,6}", text in r"[ab*?${}]{1,6}") {
        let mut context = Context::new();
        context.set("aws:who", value.as_str());
        let parsed = Pattern::parse("x${aws:who}y", Reading { wildcards: true, variables: true }).unwrap();
        prop_assert_eq!(parsed.matches(&format!("x{text}y"), &context, false), Some(text == value));
    }
}

/// Every way a `*` could be taken is tried.
fn by_definition(pattern: &str, text: &str) -> bool {
    match (pattern.split_at_checked(1), text.split_at_checked(1)) {
        (None, rest) => rest.is_none(),
        (Some(("*", after)), rest) => {
            by_definition(after, text) || rest.is_some_and(|(_, rest)| by_definition(pattern, rest))
        }
        (Some(("?", after)), Some((_, rest))) => by_definition(after, rest),
        (Some((one, after)), Some((given, rest))) => one == given && by_definition(after, rest),
        (Some(_), None) => false,
    }
}
