//! Headers, one by one and by their prefix.

mod read;
mod write;

use crate::schema::TimestampFormat;

pub(crate) use read::read_headers;
pub(crate) use write::write_headers;

/// Timestamps in headers are dates of HTTP, unless the model says otherwise.
const TIMESTAMPS: TimestampFormat = TimestampFormat::HttpDate;
