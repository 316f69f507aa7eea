//! Randomness from the standard library: the keys that it gives each hash map.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

/// Returns 64 random bits.
fn bits() -> u64 {
    RandomState::new().hash_one(0)
}

/// Returns a random part of a duration.
pub(super) fn part_of(longest: Duration) -> Duration {
    // 53 bits make a double between 0 and 1 without rounding.
    let part = (bits() >> 11) as f64 / (1_u64 << 53) as f64;
    longest.mul_f64(part)
}

/// Returns a random UUID (version 4).
pub(super) fn token() -> String {
    let bits = (u128::from(bits()) << 64) | u128::from(bits());
    let bits = bits & !(0xf << 76) | (4 << 76);
    let bits = bits & !(0b11 << 62) | (0b10 << 62);
    let hex = format!("{bits:032x}");
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!(
        "{}-{}-{}-{}-{}",
        part(0, 8),
        part(8, 12),
        part(12, 16),
        part(16, 20),
        part(20, 32)
    )
}
