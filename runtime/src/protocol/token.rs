//! Idempotency tokens. A client generates them.

use std::fmt;

use crate::schema::{Member, Trait};
use crate::wire::{Members, Result, Set, Writer};

/// A source of idempotency tokens.
pub type Tokens<'a> = &'a (dyn Fn() -> String + Send + Sync);

/// A structure with its missing idempotency tokens filled in.
pub(super) struct WithTokens<'a> {
    pub(super) members: &'a dyn Members,
    pub(super) tokens: Tokens<'a>,
}

impl fmt::Debug for WithTokens<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WithTokens").finish_non_exhaustive()
    }
}

impl Members for WithTokens<'_> {
    fn write(&self, index: usize, member: &'static Member, to: &mut dyn Writer) -> Result<()> {
        if !member.has(&Trait::IdempotencyToken) {
            return self.members.write(index, member, to);
        }
        let mut found = None;
        self.members.write(index, member, &mut Probe(&mut found))?;
        to.string(member, &found.unwrap_or_else(|| (self.tokens)()))
    }

    fn set(&self) -> Set<'_> {
        self.members.set()
    }
}

/// Captures a token that is set.
struct Probe<'a>(&'a mut Option<String>);

impl Writer for Probe<'_> {
    fn string(&mut self, _: &'static Member, text: &str) -> Result<()> {
        *self.0 = Some(text.to_owned());
        Ok(())
    }
}
