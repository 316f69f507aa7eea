//! The path of a value: a chain of borrowed segments on the stack.
//!
//! A [`Path`] is small and passed by value: if a check finds nothing wrong, the compiler optimizes
//! it away. A [`Frame`] is a stack slot for each structure, union, list and map being walked. The
//! chain becomes text only when there is something to report, so checking a valid value does not
//! allocate.

use std::fmt;

/// A place inside a value, as one step down from its parent.
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    /// `None` at the root.
    inside: Option<&'a Frame<'a>>,
    step: Step<'a>,
    entry: Entry,
    sensitive: bool,
}

/// A place being walked, from which its contents get their paths.
///
/// Generated code creates one per shape, and a [`Path`] per member: `at.member("FileIds")`.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    path: Path<'a>,
    /// The shape at this place, whose members the next steps are; empty if unknown.
    shape: &'static str,
    depth: u32,
    sensitive_keys: bool,
}

/// Which half of a map entry a path refers to; otherwise the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Entry {
    Key,
    Value,
}

/// One step down.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step<'a> {
    /// No step: the root.
    None,
    Member(&'static str),
    Index(usize),
    Key(&'a str),
    HiddenKey,
}

/// One step of a [`Violation`](crate::Violation)'s path.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Segment {
    /// A member of a structure or union, by its name in the model.
    Member(&'static str),
    /// An item of a list, counted from 0.
    Index(usize),
    /// An entry of a map, by its key.
    Key(String),
    /// An entry of a map whose keys are `@sensitive`.
    HiddenKey,
}

/// Hides all keys.
pub(crate) fn hide_keys(path: &mut [Segment]) {
    for segment in path {
        if matches!(segment, Segment::Key(_)) {
            *segment = Segment::HiddenKey;
        }
    }
}

/// The segment in a JSON pointer (RFC 6901), with `~` and `/` escaped.
impl fmt::Display for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Segment::Member(name) => pointer_token(name, f),
            Segment::Index(index) => index.fmt(f),
            Segment::Key(key) => pointer_token(key, f),
            Segment::HiddenKey => f.write_str("<redacted>"),
        }
    }
}

fn pointer_token(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut rest = text;
    while let Some((plain, tail)) = rest.split_once(['~', '/']) {
        f.write_str(plain)?;
        let was_tilde = rest.as_bytes().get(plain.len()) == Some(&b'~');
        f.write_str(if was_tilde { "~0" } else { "~1" })?;
        rest = tail;
    }
    f.write_str(rest)
}

impl<'a> Path<'a> {
    /// The root: the value being validated.
    pub const fn root() -> Self {
        Path {
            inside: None,
            step: Step::None,
            entry: Entry::Value,
            sensitive: false,
        }
    }

    /// The inside of the value at this place, whose members belong to the shape with this absolute
    /// id.
    #[inline]
    #[must_use]
    pub const fn within(self, shape: &'static str) -> Frame<'a> {
        Frame {
            path: self,
            shape,
            depth: self.depth(),
            sensitive_keys: false,
        }
    }

    /// The same place with a `@sensitive` value: values found here and below are never reported.
    #[inline]
    #[must_use]
    pub const fn sensitive(self) -> Self {
        Path {
            sensitive: true,
            ..self
        }
    }

    /// The number of steps below the root.
    #[inline]
    pub const fn depth(&self) -> u32 {
        match self.inside {
            Some(inside) => inside.depth.saturating_add(1),
            None => 0,
        }
    }

    /// Whether the value at this place must not be shown.
    #[inline]
    pub const fn is_sensitive(&self) -> bool {
        self.sensitive
    }

    /// Whether this refers to a map's key rather than its value.
    pub(crate) const fn entry(&self) -> Entry {
        self.entry
    }

    /// The shape id of the member at this place, `ns#Shape$member`, if known.
    pub(crate) fn member_id(&self) -> Option<String> {
        let member = match (self.step, self.entry) {
            (Step::None, _) => return None,
            (Step::Member(name), _) => name,
            (Step::Index(_), _) => "member",
            (Step::Key(_) | Step::HiddenKey, Entry::Key) => "key",
            (Step::Key(_) | Step::HiddenKey, Entry::Value) => "value",
        };
        let owner = self.inside.map_or("", |inside| inside.shape);
        (!owner.is_empty()).then(|| format!("{owner}${member}"))
    }

    /// The steps from the root to here.
    pub fn segments(&self) -> Vec<Segment> {
        let mut segments = Vec::with_capacity(self.depth() as usize);
        let mut at = Some(self);
        while let Some(path) = at {
            match path.step {
                Step::None => {}
                Step::Member(name) => segments.push(Segment::Member(name)),
                Step::Index(index) => segments.push(Segment::Index(index)),
                Step::Key(key) => segments.push(Segment::Key(key.to_owned())),
                Step::HiddenKey => segments.push(Segment::HiddenKey),
            }
            at = path.inside.map(|inside| &inside.path);
        }
        segments.reverse();
        segments
    }
}

impl<'a> Frame<'a> {
    /// The same place with a `@sensitive` value.
    #[inline]
    #[must_use]
    pub const fn sensitive(self) -> Self {
        Frame {
            path: self.path.sensitive(),
            ..self
        }
    }

    /// The same place with a map whose keys are `@sensitive`.
    #[inline]
    #[must_use]
    pub const fn sensitive_keys(self) -> Self {
        Frame {
            sensitive_keys: true,
            ..self
        }
    }

    /// A member of the structure or union at this place.
    #[inline]
    pub const fn member<'b>(&'b self, name: &'static str) -> Path<'b>
    where
        'a: 'b,
    {
        self.step(Step::Member(name))
    }

    /// An item of the list at this place.
    #[inline]
    pub const fn index<'b>(&'b self, index: usize) -> Path<'b>
    where
        'a: 'b,
    {
        self.step(Step::Index(index))
    }

    /// The value under a key of the map at this place.
    #[inline]
    pub const fn value<'b>(&'b self, key: &'b str) -> Path<'b>
    where
        'a: 'b,
    {
        self.step(if self.hides_keys() {
            Step::HiddenKey
        } else {
            Step::Key(key)
        })
    }

    /// A key of the map at this place.
    #[inline]
    pub const fn key<'b>(&'b self, key: &'b str) -> Path<'b>
    where
        'a: 'b,
    {
        Path {
            entry: Entry::Key,
            sensitive: self.hides_keys(),
            ..self.value(key)
        }
    }

    #[inline]
    const fn hides_keys(&self) -> bool {
        self.path.sensitive || self.sensitive_keys
    }

    #[inline]
    pub(crate) const fn step<'b>(&'b self, step: Step<'b>) -> Path<'b>
    where
        'a: 'b,
    {
        Path {
            inside: Some(self),
            step,
            entry: Entry::Value,
            sensitive: self.path.sensitive,
        }
    }
}
