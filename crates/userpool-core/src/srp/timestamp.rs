//! TIMESTAMP: `EEE MMM d HH:mm:ss 'UTC' yyyy`, English, the day without a leading zero.

use chrono::{DateTime, NaiveDate};
use poolgate_env::Millis;

/// `now` as Cognito's clients write it, e.g. `Sat Nov 7 09:05:03 UTC 2026`.
pub fn format_timestamp(now: Millis) -> String {
    let time = DateTime::from_timestamp_millis(now.0).unwrap_or_default();
    time.format("%a %b %-d %H:%M:%S UTC %Y").to_string()
}

/// The moment that `text` names. Lenient where clients differ (padding of the day, letter case, the weekday's name), since
/// the text itself is signed; `None` when it cannot be understood.
pub fn parse_timestamp(text: &str) -> Option<Millis> {
    let mut words = text.split_whitespace();
    let _weekday = words.next()?;
    let month = words.next()?;
    let month = MONTHS.iter().zip(1..).find_map(|(name, number)| name.eq_ignore_ascii_case(month).then_some(number))?;
    let day = words.next()?.parse().ok()?;
    let mut time = words.next()?.split(':').map(str::parse);
    let (hour, minute, second) = (time.next()?.ok()?, time.next()?.ok()?, time.next()?.ok()?);
    let zone = words.next()?;
    let year = words.next()?.parse().ok()?;
    let complete = time.next().is_none() && words.next().is_none() && matches!(zone, "UTC" | "GMT");
    let moment = NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(hour, minute, second)?;
    complete.then(|| Millis(moment.and_utc().timestamp_millis()))
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_the_day_without_a_zero_and_reads_it_either_way() {
        let text = "Sat Nov 7 09:05:03 UTC 2026";
        let moment = parse_timestamp(text).unwrap();
        assert_eq!(moment, Millis::from_secs(1_794_042_303));
        assert_eq!(format_timestamp(moment), text);
        assert_eq!(parse_timestamp("sat NOV 07 9:5:3 GMT 2026"), Some(moment));
    }

    #[test]
    fn refuses_what_it_cannot_understand() {
        for text in [
            "",
            "Sat Nov 7 09:05:03 UTC",
            "Sam nov. 7 09:05:03 UTC 2026",
            "Sat Nov 31 09:05:03 UTC 2026",
            "Sat Nov 7 25:05:03 UTC 2026",
            "Sat Nov 7 09:05 UTC 2026",
            "Sat Nov 7 09:05:03 CET 2026",
            "Sat Nov 7 09:05:03 UTC 2026 x",
            "Sat Nov 7 09:05:03 UTC 99999999999",
        ] {
            assert_eq!(parse_timestamp(text), None, "{text}");
        }
    }
}
