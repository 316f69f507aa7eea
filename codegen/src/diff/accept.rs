//! Changes that somebody has accepted, by rule and shape, each with a reason.

use super::Change;

/// The accepted changes.
///
/// ```
/// use smithy_typegen::internal::diff::Accepted;
///
/// let accepted = Accepted::parse("
///     ## What callers were told about.
///     RemovedShape example#City$size: nobody used it
/// ");
/// assert!(accepted.is_ok());
/// assert!(Accepted::parse("RemovedShape example#City$size").is_err());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Accepted(Vec<Entry>);

#[derive(Clone, Debug)]
struct Entry {
    id: String,
    shape: String,
    reason: String,
}

/// A line that does not name a rule, a shape and a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// The line, from 1.
    pub number: usize,
}

impl Accepted {
    /// Reads a line for each change: `ID SHAPE: REASON`. Empty lines and those that start with `#` are skipped.
    ///
    /// # Errors
    ///
    /// The first line that is something else.
    pub fn parse(text: &str) -> Result<Accepted, BadLine> {
        let lines = text.lines().map(str::trim).enumerate();
        let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let entries = lines.map(|(index, line)| entry(line).ok_or(BadLine { number: index + 1 }));
        entries.collect::<Result<_, _>>().map(Accepted)
    }

    /// Marks the changes that are accepted. Returns the lines that accept nothing.
    pub fn mark(&self, changes: &mut [Change]) -> Vec<String> {
        let mut unused = Vec::new();
        for Entry { id, shape, reason } in &self.0 {
            let mut is_used = false;
            for change in changes
                .iter_mut()
                .filter(|change| change.id == *id && change.shape == *shape)
            {
                change.accepted = Some(reason.clone());
                is_used = true;
            }
            if !is_used {
                unused.push(format!("{id} {shape}"));
            }
        }
        unused
    }
}

fn entry(line: &str) -> Option<Entry> {
    let (id, rest) = line.split_once(char::is_whitespace)?;
    let (shape, reason) = rest.split_once(": ")?;
    let (shape, reason) = (shape.trim(), reason.trim());
    (!shape.is_empty() && !reason.is_empty()).then(|| Entry {
        id: id.to_owned(),
        shape: shape.to_owned(),
        reason: reason.to_owned(),
    })
}
