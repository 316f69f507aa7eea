//! Lowers `@range` to literals of a type.

use crate::ir::Check;
use crate::model::{Decimal, Kind, Range};

/// The range check of a number. A bound that every value of the type satisfies is left out.
pub(super) fn check(kind: &Kind, range: &Range) -> Option<Check> {
    let (min, max) = match kind {
        Kind::BigInteger | Kind::BigDecimal => {
            let text = |bound: &Option<Decimal>| bound.as_ref().map(Decimal::to_string);
            return Some(Check::BigRange(text(&range.min), text(&range.max)));
        }
        Kind::Float | Kind::Double => (
            range.min.as_ref().map(|min| float_bound(kind, min)),
            range.max.as_ref().map(|max| float_bound(kind, max)),
        ),
        _ => {
            let (least, most) = kind.limits()?;
            let value = |bound: &Option<Decimal>| bound.as_ref().and_then(Decimal::as_i128);
            let min = value(&range.min).filter(|min| *min > least);
            let max = value(&range.max).filter(|max| *max < most);
            (
                min.map(|min| min.min(most).to_string()),
                max.map(|max| max.max(least).to_string()),
            )
        }
    };
    Some(match kind {
        Kind::IntEnum(_) => Check::EnumRange(min, max),
        _ => Check::Range(min, max),
    })
}

/// A float bound as a literal. A bound beyond all finite values becomes the largest finite value of its sign: only
/// infinity is beyond both.
fn float_bound(kind: &Kind, bound: &Decimal) -> String {
    let most = match kind {
        Kind::Float => f64::from(f32::MAX),
        _ => f64::MAX,
    };
    let text = bound.to_string();
    match text.parse::<f64>() {
        Ok(value) if value.abs() <= most => format!("{value:?}"),
        _ if text.starts_with('-') => format!("{:?}", -most),
        _ => format!("{most:?}"),
    }
}
