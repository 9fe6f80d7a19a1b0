//! The text of an HTML e-mail for those who read no HTML. Pure.

/// Tags go, links keep their address, blocks become lines. It reads what e-mails are made of; it is no browser.
pub(crate) fn plain_text(html: &str) -> String {
    let mut text = Text::default();
    let mut rest = html;
    while let Some((before, from_tag)) = rest.split_once('<') {
        text.words(before);
        // What begins no tag is a character like others.
        if !from_tag.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            text.words("<");
            rest = from_tag;
            continue;
        }
        let (tag, after) = match from_tag.strip_prefix("!--") {
            Some(comment) => ("", comment.split_once("-->").map_or("", |(_, after)| after)),
            None => tag(from_tag),
        };
        rest = text.tag(tag, after);
    }
    text.words(rest);
    text.finished()
}

/// A tag's inside, and what follows it. A `>` in quotes does not end it.
fn tag(text: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => {
                let (tag, after) = text.split_at(at);
                return (tag, after.strip_prefix('>').unwrap_or(after));
            }
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    (text, "")
}

#[derive(Default)]
struct Text {
    lines: String,
    /// Where the links that are open lead, and where their text began.
    links: Vec<(String, usize)>,
}

impl Text {
    fn words(&mut self, html: &str) {
        for c in unescaped(html).chars() {
            let blank = c.is_whitespace();
            if blank && !self.lines.is_empty() && !self.lines.ends_with([' ', '\n']) {
                self.lines.push(' ');
            } else if !blank && !c.is_control() {
                self.lines.push(c);
            }
        }
    }

    fn line(&mut self) {
        self.lines.truncate(self.lines.trim_end_matches(' ').len());
        if !self.lines.is_empty() && !self.lines.ends_with("\n\n") {
            self.lines.push('\n');
        }
    }

    /// Takes a tag in; gives what is left to read after it.
    fn tag<'a>(&mut self, tag: &str, after: &'a str) -> &'a str {
        let name: String = tag.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '/').collect();
        match name.to_ascii_lowercase().trim_end_matches('/') {
            // What is not shown.
            hidden @ ("style" | "script" | "title") => {
                let end = format!("</{hidden}");
                let at = after.to_ascii_lowercase().find(&end);
                return at.and_then(|at| after.get(at..)).unwrap_or_default();
            }
            "a" => self.links.push((attribute(tag, "href"), self.lines.len())),
            "/a" => self.link(),
            "br" | "tr" | "/tr" | "li" | "/li" | "div" | "/div" | "/table" => self.line(),
            "p" | "/p" | "h1" | "/h1" | "h2" | "/h2" | "h3" | "/h3" | "ul" | "/ul" | "ol" | "/ol" => {
                self.line();
                self.line();
            }
            _ => {}
        }
        after
    }

    /// The link's address behind its text, unless the text is the address.
    fn link(&mut self) {
        let Some((address, begun)) = self.links.pop() else { return };
        if address.is_empty() || self.lines.get(begun..).is_some_and(|shown| shown.trim() == address) {
            return;
        }
        self.lines.push_str(" (");
        self.lines.push_str(&address);
        self.lines.push(')');
    }

    fn finished(self) -> String {
        let mut text = self.lines.trim().to_owned();
        text.push('\n');
        text.replace('\n', "\r\n")
    }
}

/// The value of a tag's attribute; empty when it has none.
fn attribute(tag: &str, name: &str) -> String {
    let lower = tag.to_ascii_lowercase();
    let value = lower.match_indices(name).find_map(|(at, _)| {
        let before = tag.get(..at)?;
        let value = tag.get(at + name.len()..)?.trim_start().strip_prefix('=')?.trim_start();
        before.ends_with(char::is_whitespace).then_some(value)
    });
    let value = value.unwrap_or_default();
    let inside = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value.get(1..).and_then(|rest| rest.split_once(quote)).map(|(inside, _)| inside),
        _ => value.split_whitespace().next(),
    };
    unescaped(inside.unwrap_or_default()).chars().filter(|c| !c.is_control()).collect()
}

/// Character references in their characters' place, those at least that e-mails hold.
fn unescaped(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, reference)) = rest.split_once('&') {
        text.push_str(before);
        let known = reference.split_once(';').and_then(|(name, after)| Some((character(name)?, after)));
        let (character, after) = known.unwrap_or(('&', reference));
        text.push(character);
        rest = after;
    }
    text + rest
}

fn character(name: &str) -> Option<char> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => match name.strip_prefix('#')? {
            hex if hex.starts_with(['x', 'X']) => number(hex.get(1..)?, 16),
            decimal => number(decimal, 10),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_left_alone() {
        assert_eq!(plain_text("Your verification code is 123456. "), "Your verification code is 123456.\r\n");
        assert_eq!(plain_text("1 < 2 & 3 > 2; a&b; &#bad;"), "1 < 2 & 3 > 2; a&b; &#bad;\r\n");
        assert_eq!(plain_text(""), "\r\n");
    }

    #[test]
    fn markup_becomes_lines() {
        let html = "<!DOCTYPE html><html><head><title>T</title><style>p { color: red }</style></head>\n<body>\
                    <!-- a <b>comment</b> --><h1>Hello  <i>Ünï</i></h1>\n<p>One<br/>two</p><ul><li>x</li>\n<li>y</li></ul>\
                    </body></html>";
        assert_eq!(plain_text(html), "Hello Ünï\r\n\r\nOne\r\ntwo\r\n\r\nx\r\n\r\ny\r\n");
    }

    #[test]
    fn links_keep_their_address() {
        let link = "Go <a class=\"x\" href=\"https://auth.test/confirmUser?a=1&amp;b=2\">here</a>!";
        assert_eq!(plain_text(link), "Go here (https://auth.test/confirmUser?a=1&b=2)!\r\n");
        assert_eq!(plain_text("<a href='https://a.test'>https://a.test</a>"), "https://a.test\r\n");
        assert_eq!(plain_text("<a data-href=no href=https://a.test>x</a>"), "x (https://a.test)\r\n");
        assert_eq!(plain_text("<a name=\"a>b\">x</a> y</a>"), "x y\r\n");
    }

    #[test]
    fn references_are_read_once() {
        assert_eq!(plain_text("&lt;b&gt; &amp;lt; &quot;&#39;&#x41;&nbsp;z"), "<b> &lt; \"'A z\r\n");
    }

    #[test]
    fn what_never_ends_ends() {
        for html in ["<", "<a href=\"", "<!-- x", "<style>p", "x <b", "&", "&#x;", "<a href"] {
            assert!(plain_text(html).ends_with("\r\n"), "{html}");
        }
    }
}
