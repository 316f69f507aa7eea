//! One decoder, two policies: a client fills in what is missing and forgives, a server notes it and
//! refuses.

use crate::path::{Segment, hide_keys};
use crate::placeholder::Placeholder;
use crate::schema::{Member, Schema};
use crate::validate::Limits;

/// What happens to members that are missing, and the notes of them.
///
/// No path is kept on the way down. A note names the member alone; on the way out each level puts
/// itself in front of the notes taken below it, which costs nothing where there are none.
#[derive(Debug)]
pub struct Context {
    policy: Policy,
    missing: Vec<Missing>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Policy {
    /// Fills in.
    Client,
    /// Notes what is missing, fills in defaults, refuses null in a dense list or map.
    Server,
    /// Notes what is missing.
    Builder,
}

/// A required member that is not there.
#[derive(Debug)]
pub(crate) struct Missing {
    /// From the member outwards.
    pub(crate) path: Vec<Segment>,
    /// The shape whose member it is.
    pub(crate) shape: &'static Schema,
}

impl Context {
    /// A client's: what is missing is filled in.
    pub fn client() -> Self {
        Context::of(Policy::Client)
    }

    /// A server's: what is missing is noted, and null in a dense list or map is an error.
    pub fn server() -> Self {
        Context::of(Policy::Server)
    }

    /// A builder's: what is missing is noted.
    pub(crate) fn builder() -> Self {
        Context::of(Policy::Builder)
    }

    fn of(policy: Policy) -> Self {
        Context {
            policy,
            missing: Vec::new(),
        }
    }

    /// Whether a null in a dense list or map is an error.
    #[inline]
    pub fn is_strict(&self) -> bool {
        self.policy == Policy::Server
    }

    /// The value of a required member, or its placeholder and a note.
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

    /// The same, for a type that has no placeholder.
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

    /// The value of an optional member that has a default, which a server fills in.
    #[doc(hidden)]
    pub fn filled<T>(&self, value: Option<T>, default: impl FnOnce() -> T) -> Option<T> {
        match value {
            None if self.is_strict() => Some(default()),
            value => value,
        }
    }

    #[cold]
    fn note(&mut self, shape: &'static Schema, member: &'static str) {
        // A long list of empty objects must not cost more reports than a validation may have.
        let most = Limits::default().violations;
        if self.policy != Policy::Client && self.missing.len() < most {
            let path = vec![Segment::Member(member)];
            self.missing.push(Missing { path, shape });
        }
    }

    /// How many notes there are.
    #[inline]
    pub(crate) fn mark(&self) -> usize {
        self.missing.len()
    }

    /// Puts a step in front of all notes taken since the mark, inside of `member`.
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
