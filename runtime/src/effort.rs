//! How much is looked at, counted in the tests of this crate and nowhere else.

/// A counter of steps, which outside of tests is nothing.
#[derive(Debug, Default)]
pub(crate) struct Effort {
    #[cfg(test)]
    steps: std::cell::Cell<usize>,
}

impl Effort {
    /// Something is looked at.
    #[inline]
    pub(crate) fn step(&self) {
        #[cfg(test)]
        self.steps.set(self.steps.get() + 1);
    }

    #[cfg(test)]
    pub(crate) fn steps(&self) -> usize {
        self.steps.get()
    }
}
