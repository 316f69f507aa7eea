//! Violations: the path, the constraint as data, and the message in Smithy's wording.

use std::fmt;

use crate::constraint::{Constraint, Found};
use crate::path::{Entry, Path, Segment};
use crate::schema::Schema;

/// A constraint that a value violates.
///
/// Its `Display` is the message of Smithy's validation suite:
///
/// ```text
/// Value with length 0 at '/FileIds' failed to satisfy constraint: Member must have length between 1 and 100, inclusive
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    segments: Vec<Segment>,
    entry: Entry,
    member: Option<String>,
    constraint: Constraint,
    found: Found,
}

impl Violation {
    pub(crate) fn new(at: Path<'_>, constraint: Constraint, found: Found) -> Self {
        let hidden = at.is_sensitive() && !matches!(found, Found::Nothing | Found::TooDeep);
        Violation {
            segments: at.segments(),
            entry: at.entry(),
            member: at.member_id(),
            constraint,
            found: if hidden { Found::Redacted } else { found },
        }
    }

    /// A required member of a shape that is not there.
    pub(crate) fn missing(segments: Vec<Segment>, shape: &'static Schema) -> Self {
        let member = match segments.last() {
            Some(Segment::Member(name)) => Some(format!("{}${name}", shape.id())),
            _ => None,
        };
        Violation {
            segments,
            entry: Entry::Value,
            member,
            constraint: Constraint::Required,
            found: Found::Nothing,
        }
    }

    /// The path as a JSON pointer (RFC 6901): `/FileIds/3`, `/Tags/aws:x`.
    ///
    /// For an invalid map key, this is the pointer of its entry.
    pub fn path(&self) -> String {
        pointer(&self.segments)
    }

    /// The segments of the path.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Whether the key of the map entry at [`path`](Self::path) is invalid, rather than its value.
    pub fn is_on_key(&self) -> bool {
        self.entry == Entry::Key
    }

    /// The path used in Smithy's messages and in a `ValidationException`.
    ///
    /// The same as [`path`](Self::path), except for an invalid key, which Smithy's suite reports at
    /// the map.
    pub fn reported_path(&self) -> String {
        match (self.entry, self.segments.split_last()) {
            (Entry::Key, Some((_, map))) => pointer(map),
            _ => self.path(),
        }
    }

    /// The absolute shape id of the member, `com.example#Parcel$number`; a list's is
    /// `…#List$member`, a map's `…#Map$key` or `…#Map$value`. `None` for the root.
    pub fn member(&self) -> Option<&str> {
        self.member.as_deref()
    }

    /// The violated constraint.
    pub fn constraint(&self) -> &Constraint {
        &self.constraint
    }

    /// What was found instead.
    pub fn found(&self) -> &Found {
        &self.found
    }
}

fn pointer(segments: &[Segment]) -> String {
    let mut text = String::new();
    for segment in segments {
        text.push('/');
        text.push_str(&segment.to_string());
    }
    text
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Value")?;
        if let (Constraint::Length(_), Found::Length(length)) = (&self.constraint, &self.found) {
            write!(f, " with length {length}")?;
        }
        write!(
            f,
            " at '{}' failed to satisfy constraint: {}",
            self.reported_path(),
            self.constraint
        )
    }
}

impl std::error::Error for Violation {}

/// All violations of a value, in the order of its members.
///
/// Displays in the format of Smithy's servers: `2 validation errors detected. …; …`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Violations {
    violations: Vec<Violation>,
    cut_off: bool,
}

impl Violations {
    pub(crate) fn new(violations: Vec<Violation>, cut_off: bool) -> Self {
        Violations {
            violations,
            cut_off,
        }
    }

    /// Iterates over the violations.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.violations.iter()
    }

    /// The number of violations.
    pub fn len(&self) -> usize {
        self.violations.len()
    }

    /// Whether there are no violations. [`Validate`](crate::Validate) never returns an empty `Err`.
    pub fn is_empty(&self) -> bool {
        self.violations.is_empty()
    }

    /// Whether validation stopped because there were more than
    /// [`Limits::violations`](crate::Limits).
    pub fn is_cut_off(&self) -> bool {
        self.cut_off
    }
}

impl std::ops::Index<usize> for Violations {
    type Output = Violation;

    fn index(&self, index: usize) -> &Violation {
        &self.violations[index]
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.len() == 1 { "" } else { "s" };
        write!(f, "{} validation error{plural} detected.", self.len())?;
        for (index, violation) in self.violations.iter().enumerate() {
            let joint = if index == 0 { "" } else { ";" };
            write!(f, "{joint} {violation}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.violations.into_iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
