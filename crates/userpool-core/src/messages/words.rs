//! What a message says: the pool's templates, what a trigger makes of them, and how placeholders are filled. Pure.

use poolgate_triggers::{CustomMessageRequest, CustomMessageResponse};
use poolgate_wire::{
    Code, Error,
    user_pools::{DefaultEmailOptionType, MessageTemplateType, VerificationMessageTemplateType},
};

use super::Occasion;
use crate::{channel::Channel, pools::Pool};

const CODE: &str = CustomMessageRequest::CODE;
const USERNAME: &str = CustomMessageRequest::USERNAME;

const INVITATION: &str = "Your username is {username} and temporary password is {####}. ";
const VERIFICATION: &str = "Your verification code is {####}. ";
const VERIFICATION_LINK: &str = "Please click the link below to verify your email address. {##Verify Email##} ";
const AUTHENTICATION: &str = "Your authentication code is {####}. ";

/// Cognito's limits on what a CustomMessage trigger may answer (spec/user-pool-model.md §11).
const LONGEST_SUBJECT: usize = 140;
const LONGEST_EMAIL: usize = 20_000;
const LONGEST_SMS: usize = 140;

/// A message before its placeholders are filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    subject: String,
    body: String,
}

/// What is put in the place of placeholders.
#[derive(Debug, Clone, Copy)]
pub(super) struct Values<'a> {
    pub code: &'a str,
    pub username: &'a str,
    /// Where a link leads; without it the link's text stands alone.
    pub link: Option<&'a str>,
}

/// Whether this message carries a link instead of a code: the pool wants it so, and it is about a sign-up.
pub(super) fn is_by_link(pool: &Pool, occasion: Occasion, channel: Channel) -> bool {
    let option = pool.settings.verification_message_template.as_ref().and_then(|t| t.default_email_option.as_ref());
    channel == Channel::Email
        && matches!(occasion, Occasion::SignUp | Occasion::ResendCode)
        && option == Some(&DefaultEmailOptionType::ConfirmWithLink)
}

impl Words {
    /// The pool's own words, or Cognito's defaults.
    pub(super) fn of(pool: &Pool, occasion: Occasion, channel: Channel, by_link: bool) -> Self {
        match occasion {
            Occasion::AdminCreateUser => Self::inviting(pool, channel),
            Occasion::Authentication => Self::authenticating(pool, channel),
            Occasion::SignUp
            | Occasion::ResendCode
            | Occasion::ForgotPassword
            | Occasion::UpdateUserAttribute
            | Occasion::VerifyUserAttribute => Self::verifying(pool, channel, by_link),
        }
    }

    fn inviting(pool: &Pool, channel: Channel) -> Self {
        let none = MessageTemplateType::default();
        let config = pool.settings.admin_create_user_config.as_ref();
        let own = config.and_then(|config| config.invite_message_template.as_ref()).unwrap_or(&none);
        match channel {
            Channel::Email => Self {
                subject: or(own.email_subject.as_ref(), "Your temporary password"),
                body: or(own.email_message.as_ref(), INVITATION),
            },
            Channel::Sms => Self::sms(own.sms_message.as_ref(), INVITATION),
        }
    }

    fn authenticating(pool: &Pool, channel: Channel) -> Self {
        let own = pool.mfa.email.as_ref();
        match channel {
            Channel::Email => Self {
                subject: or(own.and_then(|own| own.subject.as_ref()), "Your authentication code"),
                body: or(own.and_then(|own| own.message.as_ref()), AUTHENTICATION),
            },
            Channel::Sms => Self::sms(pool.settings.sms_authentication_message.as_ref(), AUTHENTICATION),
        }
    }

    fn verifying(pool: &Pool, channel: Channel, by_link: bool) -> Self {
        let none = VerificationMessageTemplateType::default();
        let settings = &pool.settings;
        let own = settings.verification_message_template.as_ref().unwrap_or(&none);
        match channel {
            Channel::Email if by_link => Self {
                subject: or(own.email_subject_by_link.as_ref(), "Your verification link"),
                body: or(own.email_message_by_link.as_ref(), VERIFICATION_LINK),
            },
            Channel::Email => Self {
                subject: or(
                    own.email_subject.as_ref().or(settings.email_verification_subject.as_ref()),
                    "Your verification code",
                ),
                body: or(own.email_message.as_ref().or(settings.email_verification_message.as_ref()), VERIFICATION),
            },
            Channel::Sms => {
                Self::sms(own.sms_message.as_ref().or(settings.sms_verification_message.as_ref()), VERIFICATION)
            }
        }
    }

    fn sms(own: Option<&String>, default: &str) -> Self {
        Self { subject: String::new(), body: or(own, default) }
    }

    /// The words after a CustomMessage trigger has answered. What concerns the other channel is not looked at. A text
    /// without its placeholders cannot carry the code: the pool's own words stand (spec/triggers.md §4). One that is too
    /// long is an error.
    pub(super) fn customized(
        mut self,
        answer: CustomMessageResponse,
        occasion: Occasion,
        channel: Channel,
        by_link: bool,
    ) -> Result<Self, Error> {
        let body = match channel {
            Channel::Email => answer.email_message,
            Channel::Sms => answer.sms_message,
        };
        let invitation = occasion == Occasion::AdminCreateUser;
        let carries = |body: &String| {
            (body.contains(CODE) || by_link && has_link(body)) && (!invitation || body.contains(USERNAME))
        };
        if let Some(body) = body.filter(carries) {
            self.body = body;
        }
        if let (Channel::Email, Some(subject)) = (channel, answer.email_subject.filter(|s| !s.trim().is_empty())) {
            self.subject = subject;
        }
        let longest = if channel == Channel::Email { LONGEST_EMAIL } else { LONGEST_SMS };
        if self.body.chars().count() > longest || self.subject.chars().count() > LONGEST_SUBJECT {
            return Err(Error::new(Code::InvalidLambdaResponseException, "Unrecognizable lambda output"));
        }
        Ok(self)
    }

    /// Subject and body with everything in its place. An e-mail is HTML: what users have a say in cannot be markup there.
    /// A subject is one line, whoever wrote it.
    pub(super) fn filled(self, channel: Channel, values: Values<'_>) -> (String, String) {
        let subject = self.subject.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let shown = |value: &str| match channel {
            Channel::Email => escaped(value),
            Channel::Sms => value.to_owned(),
        };
        let mut body = String::with_capacity(self.body.len() + values.link.map_or(32, str::len));
        for part in parts(&self.body) {
            match (part, values.link) {
                (Part::Text(text), _) | (Part::Link(text), None) => body.push_str(text),
                (Part::Code, _) => body.push_str(&shown(values.code)),
                (Part::Username, _) => body.push_str(&shown(values.username)),
                (Part::Link(text), Some(link)) => {
                    body.push_str("<a href=\"");
                    body.push_str(&escaped(link));
                    body.push_str("\">");
                    body.push_str(text);
                    body.push_str("</a>");
                }
            }
        }
        (subject, body)
    }
}

fn or(text: Option<&String>, default: &str) -> String {
    text.map_or_else(|| default.to_owned(), Clone::clone)
}

/// A piece of a text with placeholders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part<'a> {
    Text(&'a str),
    Code,
    Username,
    /// `{##…##}` with what stands between.
    Link(&'a str),
}

/// A text cut at its placeholders, in one pass: what fills one is never read for another.
fn parts(mut text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find('{')).map(|found| from + found) {
        let (before, rest) = text.split_at(at);
        let Some((part, after)) = placeholder(rest) else {
            from = at + 1;
            continue;
        };
        parts.extend([Part::Text(before), part]);
        (text, from) = (after, 0);
    }
    parts.push(Part::Text(text));
    parts
}

/// The placeholder that `text` begins with, and what follows it.
fn placeholder(text: &str) -> Option<(Part<'_>, &str)> {
    if let Some(after) = text.strip_prefix(CODE) {
        return Some((Part::Code, after));
    }
    if let Some(after) = text.strip_prefix(USERNAME) {
        return Some((Part::Username, after));
    }
    let (shown, after) = text.strip_prefix("{##")?.split_once("##}")?;
    Some((Part::Link(shown), after))
}

fn has_link(text: &str) -> bool {
    parts(text).iter().any(|part| matches!(part, Part::Link(_)))
}

/// A value as HTML shows it, in text and in quoted attributes.
fn escaped(value: &str) -> String {
    value.chars().fold(String::with_capacity(value.len()), |mut html, c| {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
        html
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(body: &str, channel: Channel, username: &str, link: Option<&str>) -> String {
        let words = Words { subject: "x".into(), body: body.into() };
        words.filled(channel, Values { code: "12<34", username, link }).1
    }

    #[test]
    fn placeholders_are_filled_once() {
        let sms = |body| filled(body, Channel::Sms, "{####}{##a##}", None);
        assert_eq!(sms("Your {code} is {####}."), "Your {code} is 12<34.");
        // What a user is called is not read for placeholders.
        assert_eq!(sms("{username}: {####}{####}{"), "{####}{##a##}: 12<3412<34{");
        assert_eq!(sms("{{####}}"), "{12<34}");
    }

    #[test]
    fn a_link_has_any_text_between() {
        let link = Some("https://auth.test/confirmUser?client_id=1&user_name=a%20b");
        let email = |body| filled(body, Channel::Email, "a", link);
        let anchor = |text: &str| {
            format!("<a href=\"https://auth.test/confirmUser?client_id=1&amp;user_name=a%20b\">{text}</a>")
        };
        assert_eq!(email("Go: {##Click Here##}."), format!("Go: {}.", anchor("Click Here")));
        assert_eq!(email("{##Hier, bitte: #1##}"), anchor("Hier, bitte: #1"));
        assert_eq!(email("{####} {##x##}{##"), format!("12&lt;34 {}{{##", anchor("x")));
        assert_eq!(filled("{##Click Here##}", Channel::Email, "a", None), "Click Here");
        assert!(has_link("a {##b##}") && !has_link("a {####} {##b"));
    }

    #[test]
    fn nobody_brings_markup_into_an_email_by_a_name() {
        let name = "<a href=\"https://evil.test\">'&";
        assert_eq!(
            filled("<b>{username}</b>", Channel::Email, name, None),
            "<b>&lt;a href=&quot;https://evil.test&quot;&gt;&#39;&amp;</b>"
        );
        assert_eq!(filled("{username}", Channel::Sms, name, None), name);
    }

    #[test]
    fn a_subject_is_one_line() {
        let words = Words { subject: "Hello\r\nBcc: all@example.com\u{85}".into(), body: CODE.into() };
        let (subject, _) = words.filled(Channel::Email, Values { code: "1", username: "a", link: None });
        assert_eq!(subject, "Hello  Bcc: all@example.com ");
    }

    #[test]
    fn a_trigger_replaces_what_it_may() {
        let pools = || Words { subject: "Subject".into(), body: "Pool {####}".into() };
        let answer = |email: &str, sms: &str, subject: &str| CustomMessageResponse {
            email_message: Some(email.into()),
            sms_message: Some(sms.into()),
            email_subject: Some(subject.into()),
        };
        let customized = |answer, occasion, channel, by_link| {
            let words = pools().customized(answer, occasion, channel, by_link);
            words.map(|words| (words.subject, words.body)).map_err(|error| error.code)
        };
        let ok = |subject: &str, body: &str| Ok((subject.to_owned(), body.to_owned()));
        let sign_up = Occasion::SignUp;
        let (email, sms) = (Channel::Email, Channel::Sms);
        let both = || answer("Mail {####}", "Text {####}", "Own");
        assert_eq!(customized(both(), sign_up, email, false), ok("Own", "Mail {####}"));
        assert_eq!(customized(both(), sign_up, sms, false), ok("Subject", "Text {####}"));
        // Without its placeholders a text is ignored, and so is an empty subject.
        assert_eq!(customized(answer("Mail", "", " "), sign_up, email, false), ok("Subject", "Pool {####}"));
        let linked = || answer("{##Here##}", "", "Own");
        assert_eq!(customized(linked(), sign_up, email, true), ok("Own", "{##Here##}"));
        assert_eq!(customized(linked(), sign_up, email, false), ok("Own", "Pool {####}"));
        assert_eq!(customized(both(), sign_up, email, true), ok("Own", "Mail {####}"));
        let invite = Occasion::AdminCreateUser;
        assert_eq!(customized(both(), invite, sms, false), ok("Subject", "Pool {####}"));
        let named = answer("", "{username} {####}", "");
        assert_eq!(customized(named, invite, sms, false), ok("Subject", "{username} {####}"));
        // What is too long is an error, in the channel that it is for.
        let refused = Err(Code::InvalidLambdaResponseException);
        let long = |length: usize| format!("{{####}}{}", "x".repeat(length - 6));
        assert_eq!(customized(answer("", &long(140), ""), sign_up, sms, false), ok("Subject", &long(140)));
        assert_eq!(customized(answer("", &long(141), ""), sign_up, sms, false), refused);
        assert!(customized(answer(&long(20_000), &long(141), ""), sign_up, email, false).is_ok());
        assert_eq!(customized(answer(&long(20_001), "", ""), sign_up, email, false), refused);
        assert_eq!(customized(answer("", "", &"x".repeat(141)), sign_up, email, false), refused);
    }
}
