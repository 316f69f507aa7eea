//! The call a user makes, and the collector that generated checks report to.

use std::ops::ControlFlow;

use crate::constraint::{Constraint, Found};
use crate::path::Path;
use crate::violation::{Violation, Violations};

/// Whether checking goes on. `Break` once there is nothing more to learn.
pub type Flow = ControlFlow<()>;

/// A value that can be held against the constraints of its model.
///
/// Every generated structure and union has it. Checking is a call, never a condition of
/// construction: Smithy's constraint traits do not change types, servers enforce them on input,
/// and nobody enforces them on output.
pub trait Validate {
    /// Checks what stands at `at` and reports each violation to `findings`. Written by the
    /// generator; call [`validate`](Self::validate).
    fn validate_at(&self, at: Path<'_>, findings: &mut Findings) -> Flow {
        // A shape without constraints has nothing to look at.
        let _ = (at, findings);
        Flow::Continue(())
    }

    /// Checks everything.
    ///
    /// # Errors
    ///
    /// All violations, in the order of the members, as many as [`Limits::default`] allows.
    fn validate(&self) -> Result<(), Violations> {
        self.validate_within(Limits::default())
    }

    /// Checks everything, within limits of one's own.
    ///
    /// # Errors
    ///
    /// The violations found, [cut off](Violations::is_cut_off) at [`Limits::violations`].
    fn validate_within(&self, limits: Limits) -> Result<(), Violations> {
        let mut findings = Findings::collecting(limits);
        // The flow says only that the limit was met; the findings know that themselves.
        let _ = self.validate_at(Path::root(), &mut findings);
        findings.into_result()
    }

    /// Whether there is no violation. Stops at the first one and says nothing about it, and
    /// does not allocate, save to compare the items of a long `@uniqueItems` list.
    fn is_valid(&self) -> bool {
        self.validate_at(Path::root(), &mut Findings::stopping_at_first())
            .is_continue()
    }
}

impl<T: Validate + ?Sized> Validate for Box<T> {
    fn validate_at(&self, at: Path<'_>, findings: &mut Findings) -> Flow {
        (**self).validate_at(at, findings)
    }
}

/// How much a validation may find and how deep it may look: what is checked may come from a
/// stranger, and one short item of a long list must not cost a report each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many violations are collected, one at least; the search ends when there are more.
    pub violations: usize,
    /// How many steps below the root a nested structure or union may stand. One below that is
    /// a violation itself ([`Constraint::Depth`]) and is not looked into.
    pub depth: u32,
}

impl Default for Limits {
    /// 10,000 violations, 256 levels. `serde_json` by itself decodes no more than 128 levels.
    fn default() -> Self {
        Limits {
            violations: 10_000,
            depth: 256,
        }
    }
}

/// Where checks report to.
#[derive(Debug)]
pub struct Findings {
    violations: Vec<Violation>,
    limits: Limits,
    stops_at_first: bool,
    cut_off: bool,
}

impl Findings {
    pub(crate) fn collecting(limits: Limits) -> Self {
        Findings {
            violations: Vec::new(),
            limits,
            stops_at_first: false,
            cut_off: false,
        }
    }

    fn stopping_at_first() -> Self {
        Findings {
            stops_at_first: true,
            ..Self::collecting(Limits::default())
        }
    }

    /// Reports that what stands at `at` fails a constraint. The closure is called only when the
    /// report is kept.
    #[cold]
    #[inline(never)]
    pub fn report(&mut self, at: Path<'_>, what: impl FnOnce() -> (Constraint, Found)) -> Flow {
        if self.stops_at_first {
            return Flow::Break(());
        }
        if self.violations.len() >= self.limits.violations.max(1) {
            self.cut_off = true;
            return Flow::Break(());
        }
        let (constraint, found) = what();
        self.violations.push(Violation::new(at, constraint, found));
        Flow::Continue(())
    }

    pub(crate) fn depth_limit(&self) -> u32 {
        self.limits.depth
    }

    pub(crate) fn into_parts(self) -> (Vec<Violation>, bool) {
        (self.violations, self.cut_off)
    }

    pub(crate) fn into_result(self) -> Result<(), Violations> {
        if self.violations.is_empty() {
            Ok(())
        } else {
            Err(Violations::new(self.violations, self.cut_off))
        }
    }
}
