//! Parses `cannot.txt`, the list of cases that cannot pass. Also used by the build script.

/// A case that cannot pass.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// The ID of the case.
    pub id: String,
    /// `client` or `server`.
    pub side: String,
    /// `request`, `response`, `error` or `malformed`.
    pub kind: String,
    /// The reason.
    pub reason: String,
}

/// Parses the list. Each line is a case, and `#` starts a comment.
///
/// # Errors
///
/// Returns an error if a line is invalid.
pub fn entries(text: &str) -> Result<Vec<Entry>, String> {
    let lines = text.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| entry(line).ok_or_else(|| format!("not `ID SIDE KIND: REASON`: {line}")))
        .collect()
}

fn entry(line: &str) -> Option<Entry> {
    let (case, reason) = line.split_once(": ")?;
    let words: Vec<_> = case.split_whitespace().collect();
    match words[..] {
        [id, side, kind] => Some(Entry {
            id: id.to_owned(),
            side: side.to_owned(),
            kind: kind.to_owned(),
            reason: reason.to_owned(),
        }),
        _ => None,
    }
}
