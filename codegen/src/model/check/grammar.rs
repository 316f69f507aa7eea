//! Checks strings against grammars of RFCs.

/// The number of bytes that a base64 string decodes to (RFC 4648, section 4, with padding); `None` if it is invalid.
pub(super) fn base64_size(text: &str) -> Option<usize> {
    let digits = text
        .strip_suffix("==")
        .or_else(|| text.strip_suffix('='))
        .unwrap_or(text);
    let are_digits = digits
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'));
    let padding = text.len() - digits.len();
    (are_digits && text.len().is_multiple_of(4)).then(|| text.len() / 4 * 3 - padding)
}

/// Whether a string is an RFC 3339 date and time (section 5.6) in UTC.
pub(super) fn is_utc_date_time(text: &str) -> bool {
    let Some((date, time)) = text.strip_suffix('Z').and_then(|text| text.split_once('T')) else {
        return false;
    };
    let (time, fraction) = match time.split_once('.') {
        Some((time, fraction)) => (time, Some(fraction)),
        None => (time, None),
    };
    let is_fraction = |digits: &str| !digits.is_empty() && are_digits(digits);
    let (Some([year, month, day]), Some([hour, minute, second])) =
        (numbers(date, '-', [4, 2, 2]), numbers(time, ':', [2, 2, 2]))
    else {
        return false;
    };
    (1..=days(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second < 60
        && fraction.is_none_or(is_fraction)
}

/// Whether a string is an IMF-fixdate (RFC 9110, section 5.6.7), with optional milliseconds as in Smithy.
pub(super) fn is_http_date(text: &str) -> bool {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let Some((name, rest)) = text.split_once(", ") else {
        return false;
    };
    let parts: Vec<&str> = rest.split(' ').collect();
    let [day, month, year, time, "GMT"] = parts[..] else {
        return false;
    };
    let Some(month) = MONTHS.iter().position(|name| *name == month) else {
        return false;
    };
    const LONGEST: usize = "Fri, 12 Apr 1985 23:20:50.123 GMT".len();
    text.len() <= LONGEST
        && DAYS.contains(&name)
        && is_utc_date_time(&format!("{year}-{:02}-{day}T{time}Z", month + 1))
}

/// Three numbers with these numbers of digits.
fn numbers(text: &str, between: char, digits: [usize; 3]) -> Option<[u32; 3]> {
    let mut parts = text.split(between);
    let mut read = [0; 3];
    for (number, digits) in read.iter_mut().zip(digits) {
        let part = parts.next()?;
        if part.len() != digits || !are_digits(part) {
            return None;
        }
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(read)
}

fn are_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number of days in a month; `None` if there is no such month.
fn days(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// Whether a string is a media type, `type/subtype` with or without parameters (RFC 6838, section 4.2).
pub(super) fn is_media_type(text: &str) -> bool {
    let essence = text.split_once(';').map_or(text, |(essence, _)| essence);
    essence
        .trim_end()
        .split_once('/')
        .is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}

/// Whether a string looks like a URL with a scheme (RFC 3986, section 3).
pub(super) fn is_absolute_url(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
            && !rest.is_empty()
    })
}

/// Whether a string has only URI characters (RFC 3986, section 2).
pub(super) fn is_uri(text: &str) -> bool {
    const MARKS: &str = "-._~:/?#[]@!$&'()*+,;=%";
    text.chars()
        .all(|letter| letter.is_ascii_alphanumeric() || MARKS.contains(letter))
}

/// Whether a string is an HTTP token, such as a header name (RFC 9110, section 5.6.2).
pub(super) fn is_token(text: &str) -> bool {
    const MARKS: &str = "!#$%&'*+-.^_`|~";
    !text.is_empty()
        && text
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || MARKS.contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn http_dates() {
        for text in [
            "Fri, 12 Apr 1985 23:20:50 GMT",
            "Thu, 29 Feb 2024 00:00:00.5 GMT",
        ] {
            assert!(is_http_date(text), "{text}");
        }
        for text in [
            "",
            "Fri, 12 Apr 1985 23:20:50",
            "Fri, 12 Apr 1985 23:20:50 UTC",
            "Fri, 12 Apr 1985 23:20:50.1234 GMT",
            "Fri, 2 Apr 1985 23:20:50 GMT",
            "Fri, 31 Apr 1985 23:20:50 GMT",
            "Fre, 12 Apr 1985 23:20:50 GMT",
            "Friday, 12-Apr-85 23:20:50 GMT",
            "Fri, 12 April 1985 23:20:50 GMT",
        ] {
            assert!(!is_http_date(text), "{text}");
        }
    }

    #[test]
    fn uris() {
        for text in ["http://example.com/", "urn:x:y", "a%20b"] {
            assert!(is_uri(text), "{text}");
        }
        for text in ["http://a b", "<x>", "\"", "ü"] {
            assert!(!is_uri(text), "{text}");
        }
    }
}
