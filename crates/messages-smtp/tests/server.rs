//! The sender before a server that answers as it is told: what goes wrong, and what is said of it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use poolgate_env::{Millis, SecretString};
use poolgate_messages_smtp::{SmtpError, SmtpSender};
use poolgate_userpool_core::{Channel, Message, MessageSender as _, SendError};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};

fn message() -> Message {
    Message {
        channel: Channel::Email,
        destination: "alice@example.com".into(),
        from: None,
        reply_to: None,
        subject: "Your code".into(),
        body: "Your code is 123456.".into(),
        code: "123456".into(),
        user_pool_id: "us-east-1_Ab12Cd34E".into(),
        username: "alice".into(),
        time: Millis::from_secs(1_800_000_000),
    }
}

/// One conversation. A command that begins as `answers` says gets that answer, every other one what lets it go on.
async fn converse(stream: TcpStream, answers: &[(&str, &str)]) -> Option<String> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 test\r\n").await.ok()?;
    let (mut line, mut seen, mut in_data) = (String::new(), String::new(), false);
    while stream.read_line(&mut line).await.ok()? > 0 {
        let ends = in_data && line == ".\r\n";
        let own = answers.iter().find(|(command, _)| !in_data && line.starts_with(command)).map(|(_, answer)| *answer);
        let answer = match own {
            Some(answer) => answer,
            None if ends => "250 taken\r\n",
            None if in_data => "",
            None if line.starts_with("DATA") => "354 go on\r\n",
            None => "250 fine\r\n",
        };
        in_data = !ends && (in_data || line.starts_with("DATA") && own.is_none());
        seen.push_str(&line);
        line.clear();
        stream.write_all(answer.as_bytes()).await.ok()?;
        if ends {
            return Some(seen);
        }
    }
    None
}

/// Sends one message to a server that answers so; gives what came of it, and what the server was told.
async fn send(url: &str, answers: &'static [(&'static str, &'static str)]) -> (Result<(), SendError>, Option<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = tokio::spawn(async move { converse(listener.accept().await.unwrap().0, answers).await });
    let url = SecretString::new(url.replace("PORT", &port.to_string()));
    let sender = SmtpSender::from_url(&url, "no-reply@example.com").unwrap();
    let sender = sender.time_limit(Duration::from_millis(500)).build().unwrap();
    let sent = sender.send(message()).await;
    drop(sender);
    (sent, server.await.unwrap())
}

const PLAIN: &str = "smtp://127.0.0.1:PORT?tls=none";

#[tokio::test]
async fn a_message_arrives() {
    let (sent, seen) = send(PLAIN, &[]).await;
    sent.unwrap();
    let seen = seen.unwrap();
    for part in ["MAIL FROM:<no-reply@example.com>", "RCPT TO:<alice@example.com>", "Your code is 123456."] {
        assert!(seen.contains(part), "{part}: {seen}");
    }
}

#[tokio::test]
async fn what_a_server_says_of_users_is_not_repeated() {
    for (answers, told) in [
        (&[("RCPT", "550 <alice@example.com> has no mailbox\r\n")][..], "550"),
        (&[("DATA", "451 123456 looks odd\r\n")], "451"),
        (&[("MAIL", "alice@example.com?\r\n")], "does not speak SMTP"),
        (&[("MAIL", "")], "too long"),
    ] {
        let error = send(PLAIN, answers).await.0.unwrap_err().to_string();
        assert!(error.contains(told), "{error}");
        assert!(!error.contains("alice") && !error.contains("123456"), "{error}");
    }
}

#[tokio::test]
async fn without_tls_nothing_is_said() {
    let (sent, seen) = send("smtp://user:s3cret@127.0.0.1:PORT", &[]).await;
    let error = sent.unwrap_err().to_string();
    assert!(error.contains("STARTTLS") && !error.contains("s3cret"), "{error}");
    assert_eq!(seen, None);
    let (sent, seen) = send("smtps://user:s3cret@127.0.0.1:PORT", &[]).await;
    assert!(sent.is_err() && seen.is_none());
}

#[test]
fn a_sender_wants_a_runtime() {
    let url = SecretString::from("smtp://localhost?tls=none");
    let built = SmtpSender::from_url(&url, "no-reply@example.com").unwrap().build();
    assert_eq!(built.map(|_| ()).unwrap_err(), SmtpError::Runtime);
}

#[test]
fn what_is_wrong_is_told_at_once() {
    let url = SecretString::from("smtp://localhost");
    assert_eq!(SmtpSender::from_url(&url, "nobody").unwrap_err(), SmtpError::From);
    let sender = || SmtpSender::from_url(&url, "no-reply@example.com").unwrap();
    for wrong in ["", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "PRIVATE"] {
        assert!(sender().root_certificates(wrong.as_bytes()).is_err(), "{wrong}");
    }
}
