//! One decoder, two policies: a client fills in what is missing and forgives, a server takes note of
//! it and refuses.

use crate::path::Segment;

/// What reading does about what is missing, and where it takes note of it.
///
/// No path is kept on the way down. A note is of the member alone; on the way out each level puts
/// itself before the notes that were taken below, which costs nothing where there are none.
#[derive(Debug, Default)]
pub struct Context {
    is_strict: bool,
    missing: Vec<Missing>,
}

/// A required member that was not sent.
#[derive(Debug)]
pub(crate) struct Missing {
    /// From the member outwards.
    pub(crate) path: Vec<Segment>,
    /// The shape whose member it is.
    pub(crate) shape: &'static str,
}

impl Context {
    /// A client's: what is missing is filled in.
    pub fn client() -> Self {
        Self::default()
    }

    /// A server's: what is missing is noted, and null in a dense list or map is an error.
    pub fn server() -> Self {
        Context {
            is_strict: true,
            missing: Vec::new(),
        }
    }

    /// Whether what is not as the model says is an error.
    #[inline]
    pub fn is_strict(&self) -> bool {
        self.is_strict
    }

    /// Takes note of a required member of a shape, if there is room.
    #[cold]
    pub(crate) fn note(&mut self, shape: &'static str, member: &'static str) {
        // A long list of empty objects must not cost more reports than a validation may have.
        let most = crate::Limits::default().violations;
        if self.is_strict && self.missing.len() < most {
            let path = vec![Segment::Member(member)];
            self.missing.push(Missing { path, shape });
        }
    }

    /// How many notes there are.
    #[inline]
    pub(crate) fn mark(&self) -> usize {
        self.missing.len()
    }

    /// Puts a step before all notes since the mark.
    #[inline]
    pub(crate) fn below(&mut self, mark: usize, step: impl FnOnce() -> Segment) {
        if self.missing.len() > mark {
            self.put_below(mark, &step());
        }
    }

    #[cold]
    fn put_below(&mut self, mark: usize, step: &Segment) {
        for missing in self.missing.iter_mut().skip(mark) {
            missing.path.push(step.clone());
        }
    }

    pub(crate) fn into_missing(self) -> Vec<Missing> {
        self.missing
    }
}
