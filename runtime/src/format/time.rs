//! Points in time, in the three notations of
//! [the timestampFormat trait](https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait).

use std::fmt;

use aws_smithy_types::DateTime as Instant;
use aws_smithy_types::date_time::Format as Notation;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Error as _, Serializer};

use super::Format;
use crate::decode::Context;

/// Seconds since 1970, a number, with a fraction where there is one.
#[derive(Clone, Copy, Debug)]
pub struct EpochSeconds;

/// RFC 3339: `1985-04-12T23:20:50.52Z`. An offset is understood, and written as UTC.
#[derive(Clone, Copy, Debug)]
pub struct DateTime;

/// RFC 9110's preferred form: `Tue, 29 Apr 2014 18:30:38 GMT`.
#[derive(Clone, Copy, Debug)]
pub struct HttpDate;

impl Format<Instant> for EpochSeconds {
    fn decode<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
        _: Context<'_>,
    ) -> Result<Instant, D::Error> {
        deserializer.deserialize_any(SecondsVisitor)
    }

    fn encode<S: Serializer>(self, value: &Instant, serializer: S) -> Result<S::Ok, S::Error> {
        if !value.has_subsec_nanos() {
            return serializer.serialize_i64(value.secs());
        }
        let text = value
            .fmt(Notation::EpochSeconds)
            .map_err(S::Error::custom)?;
        serializer.serialize_f64(text.parse().map_err(S::Error::custom)?)
    }
}

struct SecondsVisitor;

impl<'de> Visitor<'de> for SecondsVisitor {
    type Value = Instant;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a timestamp, a number of seconds since 1970")
    }

    fn visit_i64<E: Error>(self, seconds: i64) -> Result<Instant, E> {
        Ok(Instant::from_secs(seconds))
    }

    fn visit_u64<E: Error>(self, seconds: u64) -> Result<Instant, E> {
        i64::try_from(seconds)
            .map(Instant::from_secs)
            .map_err(|_| E::custom("a timestamp is beyond what 64 bits hold"))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Instant, A::Error> {
        parse(
            &super::number::number_in(map)?.to_string(),
            Notation::EpochSeconds,
        )
    }

    /// By way of the shortest digits that mean this number, since those are what was sent: the
    /// number itself is off by some nanoseconds.
    fn visit_f64<E: Error>(self, seconds: f64) -> Result<Instant, E> {
        parse(&seconds.to_string(), Notation::EpochSeconds)
    }
}

impl Format<Instant> for DateTime {
    fn decode<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
        _: Context<'_>,
    ) -> Result<Instant, D::Error> {
        deserializer.deserialize_str(TextVisitor(Notation::DateTimeWithOffset))
    }

    fn encode<S: Serializer>(self, value: &Instant, serializer: S) -> Result<S::Ok, S::Error> {
        let text = value.fmt(Notation::DateTime).map_err(S::Error::custom)?;
        serializer.serialize_str(&text)
    }
}

impl Format<Instant> for HttpDate {
    fn decode<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
        _: Context<'_>,
    ) -> Result<Instant, D::Error> {
        deserializer.deserialize_str(TextVisitor(Notation::HttpDate))
    }

    fn encode<S: Serializer>(self, value: &Instant, serializer: S) -> Result<S::Ok, S::Error> {
        let text = value.fmt(Notation::HttpDate).map_err(S::Error::custom)?;
        serializer.serialize_str(&text)
    }
}

struct TextVisitor(Notation);

impl Visitor<'_> for TextVisitor {
    type Value = Instant;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Notation::HttpDate => "a timestamp such as \"Tue, 29 Apr 2014 18:30:38 GMT\"",
            _ => "a timestamp such as \"1985-04-12T23:20:50.52Z\"",
        })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Instant, E> {
        parse(text, self.0)
    }
}

fn parse<E: Error>(text: &str, notation: Notation) -> Result<Instant, E> {
    Instant::from_str(text, notation)
        .map_err(|error| E::custom(format_args!("a timestamp is malformed: {error}")))
}
