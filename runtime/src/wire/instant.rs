//! A point in time, as it stands between a value and its notation.

/// Seconds and nanoseconds since 1970, within the years 1 to 9999: what every notation can write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant {
    seconds: i64,
    nanoseconds: u32,
}

impl Instant {
    /// The first second of the year 1.
    const FIRST: i64 = -62_135_596_800;
    /// The last second of the year 9999.
    const LAST: i64 = 253_402_300_799;

    /// Seconds since 1970, rounded down, and the nanoseconds after them. `None` outside of the
    /// years 1 to 9999, and where there are 1,000,000,000 nanoseconds or more.
    pub const fn new(seconds: i64, nanoseconds: u32) -> Option<Self> {
        if seconds < Self::FIRST || seconds > Self::LAST || nanoseconds >= 1_000_000_000 {
            return None;
        }
        Some(Instant {
            seconds,
            nanoseconds,
        })
    }

    /// Seconds since 1970, rounded down.
    pub const fn seconds(self) -> i64 {
        self.seconds
    }

    /// The nanoseconds after [`seconds`](Self::seconds).
    pub const fn nanoseconds(self) -> u32 {
        self.nanoseconds
    }
}
