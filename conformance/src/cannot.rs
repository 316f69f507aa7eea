//! The list of cases that cannot pass, `cannot.txt`. The build script reads it too.

/// A case that cannot pass.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// The case's id.
    pub id: String,
    /// `client` or `server`.
    pub side: String,
    /// `request`, `response`, `error` or `malformed`.
    pub kind: String,
    /// Why.
    pub reason: String,
}

/// Reads the list: a case a line, `#` begins a comment.
///
/// # Errors
///
/// A line that is no entry.
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
