//! Writes values as JSON without white space.

use super::{Json, escape, number};
use crate::document::Document;
use crate::schema::{Member, Schema, TimestampFormat};
use crate::wire::{Entries, Error, Instant, Items, Members, Result, Set, Writer, base64};

/// A writer of one JSON value, created by [`Json::writer`]. After an error, the buffer contains the
/// output so far.
///
/// ```
/// use smithy_typegen_runtime::Document;
/// use smithy_typegen_runtime::codec::json::Json;
/// use smithy_typegen_runtime::wire::Writer;
///
/// let mut bytes = b"data: ".to_vec();
/// Json::REST.writer(&mut bytes).document(&Document::list([1, 2]))?;
/// assert_eq!(bytes, b"data: [1,2]");
/// # Ok::<(), smithy_typegen_runtime::wire::Error>(())
/// ```
#[derive(Debug)]
pub struct JsonWriter<'a> {
    pub(super) to: &'a mut Vec<u8>,
    settings: Json,
    /// The member for which the name is not written yet. It is written with the value, because a
    /// structure only shows that a member is set by writing it.
    waiting: Option<&'static Member>,
}

impl<'a> JsonWriter<'a> {
    pub(super) fn new(to: &'a mut Vec<u8>, settings: Json) -> Self {
        JsonWriter {
            to,
            settings,
            waiting: None,
        }
    }

    /// Writes the name of the waiting member, if there is one.
    #[inline]
    fn begin(&mut self) {
        if let Some(member) = self.waiting.take() {
            self.name(member);
        }
    }

    fn name(&mut self, member: &'static Member) {
        let name = self.settings.name(member);
        self.to.reserve(name.len() + 4);
        // No value ends with an opening brace, so this one opens the object.
        match self.to.last() {
            Some(b'{') => self.to.push(b'"'),
            _ => self.to.extend_from_slice(b",\""),
        }
        // Names in the model are identifiers, which need no escapes.
        match std::ptr::eq(name, member.name()) {
            true => self.to.extend_from_slice(name.as_bytes()),
            false => escape::escaped(name, self.to),
        }
        self.to.extend_from_slice(b"\":");
    }

    pub(super) fn key(&mut self, name: &str) {
        escape::quoted(name, self.to);
        self.to.push(b':');
    }

    /// Writes the members that are set.
    #[inline]
    fn members(&mut self, schema: &'static Schema, members: &dyn Members) -> Result<()> {
        for (index, member) in schema.members().iter().enumerate() {
            self.waiting = Some(member);
            members.write(index, member, self)?;
        }
        self.waiting = None;
        Ok(())
    }

    /// Writes a structure with the error code in `__type`.
    pub(super) fn error(
        &mut self,
        code: &str,
        schema: &'static Schema,
        members: &dyn Members,
    ) -> Result<()> {
        self.to.push(b'{');
        self.key("__type");
        escape::quoted(code, self.to);
        self.members(schema, members)?;
        self.to.push(b'}');
        Ok(())
    }

    pub(super) fn decimal(&mut self, integer: i64) {
        let mut digits = itoa::Buffer::new();
        self.to.extend_from_slice(digits.format(integer).as_bytes());
    }

    /// Writes the shortest digits that parse back to the same number.
    fn shortest(&mut self, finite: impl zmij::Float) {
        let mut digits = zmij::Buffer::new();
        self.to
            .extend_from_slice(digits.format_finite(finite).as_bytes());
    }

    pub(super) fn base64(&mut self, bytes: &[u8]) {
        escape::quoted(&base64::encode(bytes), self.to);
    }

    #[inline]
    pub(super) fn comma(&mut self, index: usize) {
        if index > 0 {
            self.to.push(b',');
        }
    }
}

impl Writer for JsonWriter<'_> {
    fn boolean(&mut self, _: &'static Member, value: bool) -> Result<()> {
        self.begin();
        let word: &[u8] = if value { b"true" } else { b"false" };
        self.to.extend_from_slice(word);
        Ok(())
    }

    fn integer(&mut self, _: &'static Member, value: i64) -> Result<()> {
        self.begin();
        self.decimal(value);
        Ok(())
    }

    fn float(&mut self, _: &'static Member, value: f32) -> Result<()> {
        self.begin();
        match value.is_finite() {
            true => self.shortest(value),
            false => escape::quoted(not_finite(value.into()), self.to),
        }
        Ok(())
    }

    fn double(&mut self, _: &'static Member, value: f64) -> Result<()> {
        self.begin();
        match value.is_finite() {
            true => self.shortest(value),
            false => escape::quoted(not_finite(value), self.to),
        }
        Ok(())
    }

    fn number(&mut self, _: &'static Member, digits: &str) -> Result<()> {
        let Some(digits) = number::notation(digits) else {
            return Err(Error::new("expected a valid number"));
        };
        self.begin();
        match self.settings.has_big_numbers_as_strings() {
            true => escape::quoted(&digits, self.to),
            false => self.to.extend_from_slice(digits.as_bytes()),
        }
        Ok(())
    }

    #[inline]
    fn string(&mut self, _: &'static Member, text: &str) -> Result<()> {
        self.begin();
        escape::quoted(text, self.to);
        Ok(())
    }

    fn blob(&mut self, _: &'static Member, bytes: &[u8]) -> Result<()> {
        self.begin();
        self.base64(bytes);
        Ok(())
    }

    fn timestamp(&mut self, member: &'static Member, instant: Instant) -> Result<()> {
        self.begin();
        match self.settings.timestamp_format(member) {
            TimestampFormat::EpochSeconds if instant.nanoseconds() == 0 => {
                self.decimal(instant.seconds());
            }
            TimestampFormat::EpochSeconds => {
                let digits = instant.to_text(TimestampFormat::EpochSeconds);
                self.to.extend_from_slice(digits.as_bytes());
            }
            format => escape::quoted(&instant.to_text(format), self.to),
        }
        Ok(())
    }

    fn document(&mut self, document: &Document) -> Result<()> {
        self.begin();
        self.any(document);
        Ok(())
    }

    fn structure(&mut self, schema: &'static Schema, members: &dyn Members) -> Result<()> {
        self.begin();
        self.to.push(b'{');
        match members.set() {
            Set::Any => self.members(schema, members)?,
            Set::One(index) => {
                if let Some(member) = schema.members().get(index) {
                    self.waiting = Some(member);
                    members.write(index, member, self)?;
                    self.waiting = None;
                }
            }
            Set::Unknown(name, value) => {
                self.key(name);
                self.any(value);
            }
        }
        self.to.push(b'}');
        Ok(())
    }

    fn list(&mut self, _: &'static Schema, items: &dyn Items) -> Result<()> {
        self.begin();
        self.to.push(b'[');
        for index in 0..items.len() {
            self.comma(index);
            items.write(index, self)?;
        }
        self.to.push(b']');
        Ok(())
    }

    fn map(&mut self, _: &'static Schema, entries: &dyn Entries) -> Result<()> {
        self.begin();
        self.to.push(b'{');
        let mut index = 0;
        entries.each(&mut |key, value| {
            self.comma(index);
            self.key(key);
            index += 1;
            value.write(self)
        })?;
        self.to.push(b'}');
        Ok(())
    }

    fn null(&mut self, _: &'static Member) -> Result<()> {
        self.begin();
        self.to.extend_from_slice(b"null");
        Ok(())
    }
}

/// Writes the strings for numbers that JSON cannot represent.
#[cold]
fn not_finite(value: f64) -> &'static str {
    if value.is_nan() {
        "NaN"
    } else if value > 0.0 {
        "Infinity"
    } else {
        "-Infinity"
    }
}
