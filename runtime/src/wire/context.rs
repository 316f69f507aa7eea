//! The policy for missing members: a client fills them in, a server records and rejects them.

use crate::path::{Segment, hide_keys};
use crate::placeholder::Placeholder;
use crate::schema::{Member, Schema};
use crate::validate::Limits;

/// The policy for missing members, and a record of them.
///
/// The path is not tracked while reading. A new record holds only the member, and each enclosing
/// level prepends its segment to the records made below it. This costs nothing if there are none.
#[derive(Debug)]
pub struct Context {
    policy: Policy,
    missing: Vec<Missing>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Policy {
    /// Fills in placeholders.
    Client,
    /// Records missing members, fills in defaults, and rejects null in a dense list or map.
    Server,
    /// Records missing members.
    Builder,
}

/// A missing required member.
#[derive(Debug)]
pub(crate) struct Missing {
    /// From the member outwards.
    pub(crate) path: Vec<Segment>,
    /// The shape that contains the member.
    pub(crate) shape: &'static Schema,
}

impl Context {
    /// Creates a client's context. Missing members are filled in.
    pub fn client() -> Self {
        Context::of(Policy::Client)
    }

    /// Creates a server's context. Missing members are recorded, and null in a dense list or map is
    /// an error.
    pub fn server() -> Self {
        Context::of(Policy::Server)
    }

    /// Creates a builder's context. Missing members are recorded.
    pub(crate) fn builder() -> Self {
        Context::of(Policy::Builder)
    }

    fn of(policy: Policy) -> Self {
        Context {
            policy,
            missing: Vec::new(),
        }
    }

    /// Returns true if a null in a dense list or map is an error.
    #[inline]
    pub fn is_strict(&self) -> bool {
        self.policy == Policy::Server
    }

    /// Returns the value of a required member. Records the member and returns a placeholder if it
    /// is missing.
    #[doc(hidden)]
    #[inline]
    pub fn required<T: Placeholder>(
        &mut self,
        value: Option<T>,
        shape: &'static Schema,
        member: &'static str,
    ) -> T {
        self.required_or(value, shape, member, T::placeholder)
    }

    /// Like `required`, for a type without a placeholder.
    #[doc(hidden)]
    #[inline]
    pub fn required_or<T>(
        &mut self,
        value: Option<T>,
        shape: &'static Schema,
        member: &'static str,
        placeholder: fn() -> T,
    ) -> T {
        match value {
            Some(value) => value,
            None => {
                self.note(shape, member);
                placeholder()
            }
        }
    }

    /// Returns the value of an optional member with a default, which a server fills in.
    #[doc(hidden)]
    pub fn filled<T>(&self, value: Option<T>, default: impl FnOnce() -> T) -> Option<T> {
        match value {
            None if self.is_strict() => Some(default()),
            value => value,
        }
    }

    #[cold]
    fn note(&mut self, shape: &'static Schema, member: &'static str) {
        // Limits the records for a long list of empty objects to the number of violations that are
        // reported.
        let most = Limits::default().violations;
        if self.policy != Policy::Client && self.missing.len() < most {
            let path = vec![Segment::Member(member)];
            self.missing.push(Missing { path, shape });
        }
    }

    /// The number of records.
    #[inline]
    pub(crate) fn mark(&self) -> usize {
        self.missing.len()
    }

    /// Prepends a segment to all records made since the mark, inside `member`.
    #[inline]
    pub(crate) fn below(
        &mut self,
        mark: usize,
        member: &'static Member,
        step: impl FnOnce() -> Segment,
    ) {
        if self.missing.len() > mark {
            self.put_below(mark, member, &step());
        }
    }

    #[cold]
    fn put_below(&mut self, mark: usize, member: &'static Member, step: &Segment) {
        self.hide_keys(mark, member);
        for missing in self.missing.iter_mut().skip(mark) {
            missing.path.push(step.clone());
        }
    }

    /// Hides the keys in all notes taken since the mark, if they are inside of what is sensitive.
    #[inline]
    pub(crate) fn hide_keys(&mut self, mark: usize, member: &'static Member) {
        if self.missing.len() > mark && member.is_sensitive() {
            let notes = self.missing.iter_mut().skip(mark);
            notes.for_each(|missing| hide_keys(&mut missing.path));
        }
    }

    pub(crate) fn into_missing(self) -> Vec<Missing> {
        self.missing
    }
}
