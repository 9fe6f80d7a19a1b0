//! What a program says of itself, in a few words: the browser or app, and the system it runs on.

/// Programs by what their user agents say, those that also call themselves by others' names first.
const PROGRAMS: &[(&str, &str)] = &[
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// Systems likewise: Android calls itself Linux, and an iPhone like a Mac.
const SYSTEMS: &[(&str, &str)] = &[
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("macos", "macOS"),
    ("Linux", "Linux"),
    ("linux", "Linux"),
    ("windows", "Windows"),
];

/// Characters of a name that is not one of ours.
const LONGEST: usize = 100;

/// `Firefox, Windows`; `unknown` where nothing was said.
pub(crate) fn device_type(user_agent: Option<&str>) -> String {
    let agent = user_agent.unwrap_or_default().trim();
    let known = |table: &[(&str, &'static str)]| {
        table.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| (*name).to_owned())
    };
    let app = || {
        let name = agent.split(['/', ' ']).next().filter(|name| !name.is_empty() && *name != "Mozilla");
        name.map(|name| name.chars().take(LONGEST).collect())
    };
    let program = known(PROGRAMS).or_else(app);
    match (program, known(SYSTEMS)) {
        (Some(program), Some(system)) => format!("{program}, {system}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => "unknown".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_and_apps_are_told_with_their_systems() {
        let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";
        let table = [
            (format!("{windows} Chrome/142.0.0.0 Safari/537.36"), "Chrome, Windows"),
            (format!("{windows} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"), "Edge, Windows"),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0".into(), "Firefox, Linux"),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                 Version/18.1 Mobile/15E148 Safari/604.1"
                    .into(),
                "Safari, iOS",
            ),
            (
                "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 \
                 Mobile Safari/537.36"
                    .into(),
                "Chrome, Android",
            ),
            ("Boto3/1.44.5 md/Botocore#1.44.5 ua/2.1 os/linux#6.1".into(), "Boto3, Linux"),
            ("okhttp/4.12".into(), "okhttp"),
            ("Mozilla/5.0".into(), "unknown"),
            ("  ".into(), "unknown"),
            ("x".repeat(5000), &*"x".repeat(100)),
        ];
        for (agent, expected) in table {
            assert_eq!(device_type(Some(&agent)), expected, "{agent}");
        }
        assert_eq!(device_type(None), "unknown");
    }
}
