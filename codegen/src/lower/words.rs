//! Describes the constraints of a member for its documentation.

use crate::markdown;
use crate::model::{Constraint, Decimal, Kind, Length, Member, Range, Shape};

/// The constraints of a member's value as a sentence: `1 to 100 items, no duplicates.`
pub(super) fn constraints(member: &Member, target: &Shape) -> Option<String> {
    let constraints = member.constraints(target);
    let words: Vec<_> = constraints
        .iter()
        .filter_map(|constraint| words(constraint, &target.kind))
        .collect();
    let mut sentence = words.join(", ");
    let first = sentence.get(..1)?.to_uppercase();
    sentence.replace_range(..1, &first);
    Some(format!("{sentence}."))
}

/// The words for one constraint; `None` if the type expresses it.
fn words(constraint: &Constraint<'_>, kind: &Kind) -> Option<String> {
    Some(match constraint {
        Constraint::Length(length) => self::length(length, kind),
        Constraint::Range(range) => self::range(range),
        Constraint::Pattern { source, .. } => format!("matches {}", markdown::code(source)),
        Constraint::UniqueItems => "no duplicates".to_owned(),
        Constraint::OneOf { values, .. } => match values.as_slice() {
            [] => return None,
            values => {
                let values: Vec<_> = values.iter().map(|value| markdown::code(value)).collect();
                format!("one of {}", values.join(", "))
            }
        },
        Constraint::Arn => "an ARN".to_owned(),
        Constraint::Enumeration => return None,
    })
}

/// `1 to 100 items`
fn length(length: &Length, kind: &Kind) -> String {
    let (one, many) = match kind {
        Kind::List(_) => ("item", "items"),
        Kind::Map { .. } => ("entry", "entries"),
        Kind::Blob => ("byte", "bytes"),
        _ => ("character", "characters"),
    };
    let counted = |number: u64| format!("{number} {}", if number == 1 { one } else { many });
    match (length.min.filter(|&min| min > 0), length.max) {
        (None, None) => format!("any number of {many}"),
        (None, Some(0)) => "empty".to_owned(),
        (None, Some(max)) => format!("at most {}", counted(max)),
        (Some(min), None) => format!("at least {}", counted(min)),
        (Some(min), Some(max)) if min == max => format!("exactly {}", counted(max)),
        (Some(min), Some(max)) => format!("{min} to {}", counted(max)),
    }
}

/// `-1.5 to 100`, each bound as written in the model, so that no digit of a big number is lost.
fn range(range: &Range) -> String {
    let text = |bound: &Option<Decimal>| bound.as_ref().map(Decimal::to_string);
    match (text(&range.min), text(&range.max)) {
        (None, None) => "any number".to_owned(),
        (None, Some(max)) => format!("at most {max}"),
        (Some(min), None) => format!("at least {min}"),
        (Some(min), Some(max)) if min == max => format!("exactly {max}"),
        (Some(min), Some(max)) => format!("{min} to {max}"),
    }
}
