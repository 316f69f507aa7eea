//! Skips values. They are validated like all others, but not kept.

use super::JsonReader;
use crate::wire::Result;

impl JsonReader<'_> {
    /// Skips any value. Nesting is tracked without recursion.
    pub(super) fn forget(&mut self) -> Result<()> {
        let mut open = Vec::new();
        loop {
            let is_open = match self.peek() {
                Some(b'{') => self.descend(b'}', &mut open)?,
                Some(b'[') => self.descend(b']', &mut open)?,
                Some(b'"') => self.skip_string().map(|()| false)?,
                Some(b'-' | b'0'..=b'9') => self.digits().map(|_| false)?,
                _ => self.literal("a value").map(|_| false)?,
            };
            if !is_open && !self.ascend(&mut open)? {
                return Ok(());
            }
        }
    }

    /// Enters an array or object. Returns true if it is not empty.
    fn descend(&mut self, end: u8, open: &mut Vec<u8>) -> Result<bool> {
        self.open()?;
        let is_open = self.first(end);
        if is_open {
            open.push(end);
            self.forget_key(end)?;
        }
        Ok(is_open)
    }

    /// Moves to the next value, leaving arrays and objects that end here. Returns false if there is
    /// none.
    fn ascend(&mut self, open: &mut Vec<u8>) -> Result<bool> {
        while let Some(end) = open.last() {
            if self.next(*end)? {
                return self.forget_key(*end).map(|()| true);
            }
            open.pop();
        }
        Ok(false)
    }

    fn forget_key(&mut self, end: u8) -> Result<()> {
        if end != b'}' {
            return Ok(());
        }
        self.quote()?;
        self.skip_string()?;
        self.colon()
    }
}
