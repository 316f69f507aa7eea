//! The trait that users call, and the collector that generated checks report to.

use std::ops::ControlFlow;

use crate::constraint::{Constraint, Found};
use crate::path::Path;
use crate::violation::{Violation, Violations};

/// Whether to continue checking. `Break` once nothing more can be learned.
pub type Flow = ControlFlow<()>;

/// A value that can be checked against the constraints of its model.
///
/// Implemented by every generated structure and union. Validation is a call, never a condition of
/// construction: Smithy's constraint traits do not change types. Servers enforce them on input, and
/// they are not enforced on output.
pub trait Validate {
    /// Checks the value at `at` and reports each violation to `findings`. For generated code; call
    /// [`validate`](Self::validate) instead.
    fn validate_at(&self, at: Path<'_>, findings: &mut Findings) -> Flow {
        // A shape without constraints has nothing to check.
        let _ = (at, findings);
        Flow::Continue(())
    }

    /// Checks all constraints.
    ///
    /// # Errors
    ///
    /// Returns all violations, in the order of members, up to the number in [`Limits::default`].
    fn validate(&self) -> Result<(), Violations> {
        self.validate_within(Limits::default())
    }

    /// Checks all constraints, with custom limits.
    ///
    /// # Errors
    ///
    /// Returns the violations found, [cut off](Violations::is_cut_off) at [`Limits::violations`].
    fn validate_within(&self, limits: Limits) -> Result<(), Violations> {
        let mut findings = Findings::collecting(limits);
        // The flow only signals the limit, which the findings record themselves.
        let _ = self.validate_at(Path::root(), &mut findings);
        findings.into_result()
    }

    /// Whether there are no violations. Stops at the first one. Does not allocate, except to
    /// compare the items of a long `@uniqueItems` list.
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

/// Limits for the number of violations and the depth of a validation. Input may be untrusted, and a
/// long list of invalid items must not produce a report for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The maximum number of violations to collect, at least one. The search ends when there are
    /// more.
    pub violations: usize,
    /// The maximum depth of a nested structure or union, in steps below the root. Anything deeper
    /// is a violation ([`Constraint::Depth`]) and is not checked.
    pub depth: u32,
}

impl Default for Limits {
    /// 10,000 violations, 256 levels. `serde_json` decodes at most 128 levels.
    fn default() -> Self {
        Limits {
            violations: 10_000,
            depth: 256,
        }
    }
}

/// Collects the violations that checks report.
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

    /// Reports that the value at `at` violates a constraint. The closure is called only if the
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
