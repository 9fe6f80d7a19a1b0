//! From one of Poolgate's messages to an e-mail as it travels.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use lettre::{
    Address, Message as Email,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};
use poolgate_env::{Millis, SystemEntropy, random_uuid};
use poolgate_userpool_core::{Channel, Message, SendError};

use crate::plain_text::plain_text;

/// The e-mail, from the pool's own sender or else from `from`.
pub(crate) fn email(message: &Message, from: &Mailbox) -> Result<Email, SendError> {
    if message.channel != Channel::Email {
        return Err(failed("text messages do not travel by SMTP"));
    }
    let to: Address = message.destination.parse().map_err(|_| failed("the user's address is none for e-mails"))?;
    let from = match &message.from {
        Some(own) => own.parse().map_err(|_| failed("the From of the pool's EmailConfiguration is no address"))?,
        None => from.clone(),
    };
    let id = format!("<{}@{}>", random_uuid(&SystemEntropy::new()), from.email.domain());
    let mut email = Email::builder()
        .from(from)
        .to(Mailbox::new(None, to))
        .subject(one_line(&message.subject))
        .date(moment(message.time))
        .message_id(Some(id));
    if let Some(reply_to) = &message.reply_to {
        let refused = |_| failed("the ReplyToEmailAddress of the pool's EmailConfiguration is no address");
        email = email.reply_to(reply_to.parse().map_err(refused)?);
    }
    let parts = MultiPart::alternative_plain_html(plain_text(&message.body), message.body.clone());
    let mut email = email.multipart(parts).map_err(|_| failed("the e-mail cannot be put together"))?;
    // RFC 3834: nobody's holiday answers this.
    let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
    email.headers_mut().insert_raw(HeaderValue::new(automatic, "auto-generated".to_owned()));
    Ok(email)
}

fn failed(why: &str) -> SendError {
    SendError(why.to_owned())
}

/// A header is one line, whatever was given for it.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn moment(time: Millis) -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(u64::try_from(time.0).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message() -> Message {
        Message {
            channel: Channel::Email,
            destination: "alice@example.com".into(),
            from: None,
            reply_to: None,
            subject: "Your code".into(),
            body: "Your code is <b>123456</b>.".into(),
            code: "123456".into(),
            user_pool_id: "us-east-1_Ab12Cd34E".into(),
            username: "alice".into(),
            time: Millis::from_secs(1_800_000_000),
        }
    }

    fn written(message: &Message) -> Result<String, String> {
        let from = "Example <no-reply@example.com>".parse().unwrap();
        let email = email(message, &from).map_err(|error| error.to_string())?;
        Ok(String::from_utf8(email.formatted()).unwrap())
    }

    /// The header lines, folded ones joined.
    fn headers(email: &str) -> Vec<String> {
        let (head, _) = email.split_once("\r\n\r\n").unwrap();
        head.replace("\r\n ", " ").split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn an_email_is_html_and_plain_text() {
        let email = written(&message()).unwrap();
        let headers = headers(&email);
        for header in [
            "From: Example <no-reply@example.com>",
            "To: alice@example.com",
            "Subject: Your code",
            "Date: Fri, 15 Jan 2027 08:00:00 +0000",
            "Auto-Submitted: auto-generated",
        ] {
            assert!(headers.iter().any(|line| line == header), "{header}: {headers:?}");
        }
        assert!(headers.iter().any(|line| line.starts_with("Message-ID: <") && line.ends_with("@example.com>")));
        assert!(email.contains("multipart/alternative"));
        let (plain, html) = (email.find("text/plain; charset=utf-8"), email.find("text/html; charset=utf-8"));
        assert!(plain.unwrap() < html.unwrap());
        assert!(email.contains("Your code is 123456.\r\n") && email.contains("Your code is <b>123456</b>."));
    }

    #[test]
    fn the_pool_says_who_sends_and_who_is_answered() {
        let own = Message {
            from: Some("Pool <pool@example.org>".into()),
            reply_to: Some("help@example.org".into()),
            ..message()
        };
        let headers = headers(&written(&own).unwrap());
        for header in ["From: Pool <pool@example.org>", "Reply-To: help@example.org"] {
            assert!(headers.iter().any(|line| line == header), "{header}: {headers:?}");
        }
        for (wrong, what) in [
            (Message { from: Some("the pool".into()), ..message() }, "From"),
            (Message { reply_to: Some("help".into()), ..message() }, "ReplyToEmailAddress"),
        ] {
            assert!(written(&wrong).unwrap_err().contains(what));
        }
    }

    #[test]
    fn no_value_adds_a_header() {
        let line = "\r\nBcc: everybody@example.com";
        let subject = Message { subject: format!("Hi{line}"), ..message() };
        let text = written(&subject).unwrap();
        assert!(headers(&text).iter().any(|header| header == "Subject: Hi  Bcc: everybody@example.com"), "{text}");
        for injected in [
            Message { destination: format!("a@example.com{line}"), ..message() },
            Message { destination: format!("a@example.com>{line}"), ..message() },
            Message { destination: "a@example.com, b@example.com".into(), ..message() },
            Message { from: Some(format!("a@example.com{line}")), ..message() },
            Message { reply_to: Some(format!("a@example.com{line}")), ..message() },
            Message { from: Some(format!("\"A{line}\" <a@example.com>")), ..message() },
            Message { body: format!("Hi{line}"), ..message() },
            Message { subject: format!("Ünï{line}{}", "x".repeat(500)), ..message() },
        ] {
            let Ok(text) = written(&injected) else { continue };
            let bad = headers(&text).into_iter().find(|header| header.to_lowercase().starts_with("bcc:"));
            assert_eq!(bad, None, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_without_addresses() {
        let secret = "not an address 123456";
        let error = written(&Message { destination: secret.into(), ..message() }).unwrap_err();
        assert!(!error.contains("123456") && error.contains("address"), "{error}");
        let error = written(&Message { channel: Channel::Sms, ..message() }).unwrap_err();
        assert!(error.contains("text messages"), "{error}");
    }
}
