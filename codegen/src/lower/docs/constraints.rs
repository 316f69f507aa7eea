//! Constraints as numbers and patterns in, words for documentation out.

use std::fmt::Display;

use super::escape::code_span;

/// What the `length` trait counts (Smithy 2.0, "length trait").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Unicode scalar values of a string.
    Characters,
    /// Members of a list.
    Items,
    /// Keys of a map.
    Entries,
    /// Bytes of a blob.
    Bytes,
}

impl Measure {
    fn one_and_many(self) -> (&'static str, &'static str) {
        match self {
            Self::Characters => ("character", "characters"),
            Self::Items => ("item", "items"),
            Self::Entries => ("entry", "entries"),
            Self::Bytes => ("byte", "bytes"),
        }
    }
}

/// Words for the `length` trait, a sentence without its full stop; `None` if there is no bound.
///
/// ```
/// use smithy_typegen::lower::docs::{Measure, length};
///
/// let words = |min, max| length(Measure::Items, min, max);
/// assert_eq!(words(Some(1), Some(100)).as_deref(), Some("1 to 100 items"));
/// assert_eq!(words(Some(0), Some(50)).as_deref(), Some("At most 50 items"));
/// assert_eq!(words(Some(1), None).as_deref(), Some("At least 1 item"));
/// assert_eq!(words(Some(12), Some(12)).as_deref(), Some("Exactly 12 items"));
/// assert_eq!(words(None, None), None);
/// ```
pub fn length(measure: Measure, min: Option<u64>, max: Option<u64>) -> Option<String> {
    let (one, many) = measure.one_and_many();
    let counted = |number: u64| format!("{number} {}", if number == 1 { one } else { many });
    match (min.filter(|&min| min > 0), max) {
        (None, None) => None,
        (None, Some(0)) => Some("Empty".to_owned()),
        (None, Some(max)) => Some(format!("At most {}", counted(max))),
        (Some(min), None) => Some(format!("At least {}", counted(min))),
        (Some(min), Some(max)) if min == max => Some(format!("Exactly {}", counted(max))),
        (Some(min), Some(max)) => Some(format!("{min} to {}", counted(max))),
    }
}

/// Words for the `range` trait, a sentence without its full stop; `None` if there is no bound. The
/// bounds are written as they are given, so that no digit of a big number is lost.
///
/// ```
/// use smithy_typegen::lower::docs::range;
///
/// assert_eq!(range(Some("-1.5"), Some("100")).as_deref(), Some("-1.5 to 100"));
/// assert_eq!(range(Some(0), None).as_deref(), Some("At least 0"));
/// ```
pub fn range<T: Display + PartialEq>(min: Option<T>, max: Option<T>) -> Option<String> {
    match (min, max) {
        (None, None) => None,
        (None, Some(max)) => Some(format!("At most {max}")),
        (Some(min), None) => Some(format!("At least {min}")),
        (Some(min), Some(max)) if min == max => Some(format!("Exactly {max}")),
        (Some(min), Some(max)) => Some(format!("{min} to {max}")),
    }
}

/// Words for the `pattern` trait, the second half of a sentence. The pattern stands in a code span,
/// whatever backticks it holds.
///
/// ```
/// use smithy_typegen::lower::docs::pattern;
///
/// assert_eq!(pattern("^[0-9]+$"), "matches `^[0-9]+$`");
/// assert_eq!(pattern("`+"), "matches `` `+ ``");
/// ```
pub fn pattern(pattern: &str) -> String {
    format!("matches {}", code_span(&super::clean(pattern)))
}
