//! What AWS lets guests of the enhanced flow do at most, whatever their role says.

use std::sync::LazyLock;

use crate::policy::Policy;

/// Cognito's inline session policy for guests, together with the managed `AmazonCognitoUnauthenticatedIdentities`.
/// *Source: Amazon Cognito developer guide, "IAM roles", services that unauthenticated identities can access.*
pub(crate) fn session_policies() -> &'static [Policy] {
    static POLICIES: LazyLock<Vec<Policy>> = LazyLock::new(|| Policy::parse(GUESTS).into_iter().collect());
    &POLICIES
}

const GUESTS: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [{
    "Effect": "Allow",
    "Resource": "*",
    "Action": [
      "rum:PutRumEvents", "polly:*", "comprehend:*", "translate:*", "transcribe:*", "rekognition:*",
      "mobiletargeting:*", "firehose:*", "personalize:*", "geo:*", "cognito-identity:*", "cognito-idp:*",
      "cognito-sync:*", "appsync:*", "s3:*", "sqs:*", "logs:*", "cloudwatch:*", "dynamodb:*", "sdb:*", "sns:*",
      "mobileanalytics:*", "kinesisanalytics:*", "ses:*", "lambda:*", "gamelift:*", "iot:*", "lex:*",
      "machinelearning:*", "execute-api:*", "codewhisperer:*", "sumerian:View*",
      "sagemaker:InvokeEndpoint", "textract:DetectDocumentText", "textract:AnalyzeDocument",
      "kms:Encrypt", "kms:Decrypt", "kms:ReEncryptTo", "kms:ReEncryptFrom", "kms:GenerateDataKey"
    ]
  }]
}"#;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Context, evaluate};

    #[test]
    fn guests_reach_listed_services_alone() {
        let all =
            Policy::parse(r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#);
        let may = |action| {
            let role = all.clone().into_iter().collect::<Vec<_>>();
            evaluate(&role, Some(session_policies()), action, "*", &Context::new()).is_allowed()
        };
        assert!(may("s3:PutObject") && may("rum:PutRumEvents") && may("kms:Decrypt"));
        assert!(!may("iam:CreateUser") && !may("kms:CreateKey") && !may("ec2:RunInstances"));
    }
}
