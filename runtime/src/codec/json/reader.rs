//! Reads values from JSON text in a single pass from left to right.

use std::borrow::Cow;

use super::{Json, error, number};
use crate::document::Document;
use crate::schema::{Member, Schema, TimestampFormat};
use crate::wire::{Fields, Instant, Reader, Result, base64, is_in_utc};

/// A reader of one JSON value, created by [`Json::reader`].
///
/// ```
/// use smithy_typegen_runtime::codec::json::Json;
/// use smithy_typegen_runtime::wire::Reader;
///
/// let mut reader = Json::REST.reader(br#" {"id": 7} "#)?;
/// let document = reader.document()?;
/// reader.finish()?;
/// assert_eq!(document.to_string(), r#"{"id":7}"#);
/// # Ok::<(), smithy_typegen_runtime::wire::Error>(())
/// ```
#[derive(Debug)]
pub struct JsonReader<'a> {
    pub(super) text: &'a str,
    /// The offset of the next byte.
    pub(super) at: usize,
    /// How many more arrays and objects may be opened.
    pub(super) levels: usize,
    pub(super) settings: Json,
}

impl<'a> JsonReader<'a> {
    pub(super) fn new(bytes: &'a [u8], settings: Json) -> Result<Self> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(JsonReader {
                text,
                at: 0,
                levels: settings.levels(),
                settings,
            }),
            Err(wrong) => Err(error::at(bytes, wrong.valid_up_to(), "expected UTF-8")),
        }
    }

    /// Checks that nothing follows the value.
    ///
    /// # Errors
    ///
    /// Returns an error if anything but white space follows.
    pub fn finish(mut self) -> Result<()> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.expected("the end of the input")),
        }
    }
}

impl Reader for JsonReader<'_> {
    fn boolean(&mut self, _: &'static Member) -> Result<Option<bool>> {
        self.peek();
        self.literal("a boolean")
    }

    fn integer(&mut self, _: &'static Member) -> Result<Option<i64>> {
        if !matches!(self.peek(), Some(b'-' | b'0'..=b'9')) {
            return self.null_or("an integer").map(|()| None);
        }
        let start = self.at;
        match number::integer(self.digits()?) {
            Ok(integer) => Ok(Some(integer)),
            Err(message) => Err(self.wrong(message, start)),
        }
    }

    fn float(&mut self, _: &'static Member) -> Result<Option<f32>> {
        self.real("a float", |number: &f32| number.is_finite())
    }

    fn double(&mut self, _: &'static Member) -> Result<Option<f64>> {
        self.real("a double", |number: &f64| number.is_finite())
    }

    fn number(&mut self, _: &'static Member) -> Result<Option<String>> {
        match self.peek() {
            Some(b'-' | b'0'..=b'9') => Ok(Some(self.digits()?.to_owned())),
            Some(b'"') if self.settings.has_big_numbers_as_strings() => {
                let start = self.at;
                match number::notation(&self.quoted()?) {
                    Some(digits) => Ok(Some(digits.into_owned())),
                    None => Err(self.wrong("expected a number in a string", start)),
                }
            }
            _ => self.null_or("a number").map(|()| None),
        }
    }

    #[inline]
    fn string(&mut self, _: &'static Member) -> Result<Option<String>> {
        match self.peek() {
            Some(b'"') => match self.unescaped() {
                Some(text) => Ok(Some(text.to_owned())),
                None => self.escaped().map(Some),
            },
            _ => self.null_or("a string").map(|()| None),
        }
    }

    fn text(&mut self, _: &'static Member, take: &mut dyn FnMut(&str)) -> Result<bool> {
        let text = self.borrowed("a string")?;
        if let Some(text) = &text {
            take(text);
        }
        Ok(text.is_some())
    }

    fn blob(&mut self, _: &'static Member) -> Result<Option<Vec<u8>>> {
        self.peek();
        let start = self.at;
        let Some(text) = self.borrowed("a string of base64")? else {
            return Ok(None);
        };
        match base64::decode(&text) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) => Err(self.place(error, start)),
        }
    }

    fn timestamp(&mut self, member: &'static Member) -> Result<Option<Instant>> {
        let format = self.settings.timestamp_format(member);
        let is_number = matches!(self.peek(), Some(b'-' | b'0'..=b'9'));
        let start = self.at;
        let text = match format {
            TimestampFormat::EpochSeconds if is_number => Some(Cow::Borrowed(self.digits()?)),
            TimestampFormat::EpochSeconds => {
                self.null_or("a timestamp in epoch seconds")?;
                None
            }
            TimestampFormat::DateTime => self.borrowed("a string with a date and time")?,
            TimestampFormat::HttpDate => self.borrowed("a string with an HTTP date")?,
        };
        let Some(text) = text else {
            return Ok(None);
        };
        match Instant::parse(&text, format) {
            Some(instant) if self.settings.has_offsets() || is_in_utc(&text, format) => {
                Ok(Some(instant))
            }
            _ => Err(self.wrong(not_a_timestamp(format), start)),
        }
    }

    fn document(&mut self) -> Result<Document> {
        self.any()
    }

    fn structure(&mut self, schema: &'static Schema, fields: &mut dyn Fields) -> Result<bool> {
        if self.peek() != Some(b'{') {
            return self.null_or("an object").map(|()| false);
        }
        self.open()?;
        let members = schema.members();
        let mut expected = 0;
        let mut is_more = self.first(b'}');
        while is_more {
            self.quote()?;
            match members.get(expected) {
                Some(member) if self.takes(member) => {
                    let start = self.at;
                    if let Err(error) = fields.read(expected, member, self) {
                        return Err(self.place(error, start));
                    }
                    expected += 1;
                }
                _ => expected = self.unexpected(schema, expected, fields)?,
            }
            is_more = self.next(b'}')?;
        }
        Ok(true)
    }

    fn list(
        &mut self,
        _: &'static Schema,
        item: &mut dyn FnMut(&mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        if self.peek() != Some(b'[') {
            return self.null_or("an array").map(|()| false);
        }
        self.open()?;
        let mut is_more = self.first(b']');
        while is_more {
            let start = self.at;
            if let Err(error) = item(self) {
                return Err(self.place(error, start));
            }
            is_more = self.next(b']')?;
        }
        Ok(true)
    }

    fn map(
        &mut self,
        _: &'static Schema,
        entry: &mut dyn FnMut(&str, &mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        if self.peek() != Some(b'{') {
            return self.null_or("an object").map(|()| false);
        }
        self.open()?;
        let mut is_more = self.first(b'}');
        while is_more {
            self.quote()?;
            let key = self.key()?;
            let start = self.at;
            if let Err(error) = entry(&key, self) {
                return Err(self.place(error, start));
            }
            is_more = self.next(b'}')?;
        }
        Ok(true)
    }

    fn skip(&mut self) -> Result<()> {
        self.forget()
    }
}

#[cold]
fn not_a_timestamp(format: TimestampFormat) -> &'static str {
    match format {
        TimestampFormat::EpochSeconds => "expected a timestamp within the years 1 to 9999",
        TimestampFormat::DateTime => "expected a date and time such as 1985-04-12T23:20:50Z",
        TimestampFormat::HttpDate => "expected a date such as Tue, 29 Apr 2014 18:30:38 GMT",
    }
}
