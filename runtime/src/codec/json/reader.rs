//! The reader: in comes text, out go values as their types ask for them, in one walk from left to right.

use std::borrow::Cow;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::error::{self, is_space};
use super::{Json, number};
use crate::document::Document;
use crate::schema::{Kind, Member, Schema, TimestampFormat};
use crate::wire::{Fields, Instant, Reader, Result};

/// Reads one value from JSON: [`Json::reader`].
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
    /// The offset of what comes next.
    pub(super) at: usize,
    /// How many more arrays and objects may be opened.
    levels: usize,
    settings: Json,
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

    /// Looks whether the input ends after the value.
    ///
    /// # Errors
    ///
    /// Anything but white space.
    pub fn finish(mut self) -> Result<()> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.expected("the end of the input")),
        }
    }

    /// The next byte.
    #[inline]
    pub(super) fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is not white space.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        let mut next = self.byte();
        while next.is_some_and(is_space) {
            self.at += 1;
            next = self.byte();
        }
        next
    }

    /// Takes the bracket that opens an array or object.
    #[inline]
    pub(super) fn open(&mut self) -> Result<()> {
        match self.levels.checked_sub(1) {
            Some(levels) => self.levels = levels,
            None => return Err(self.too_deep()),
        }
        self.at += 1;
        Ok(())
    }

    /// Whether there is something in what was opened. If not, takes the bracket that closes it.
    #[inline]
    pub(super) fn first(&mut self, end: u8) -> bool {
        let is_there = self.peek() != Some(end);
        if !is_there {
            self.close();
        }
        is_there
    }

    /// Takes the comma before the next item or member, or the bracket at the end. Whether there is more.
    #[inline]
    pub(super) fn next(&mut self, end: u8) -> Result<bool> {
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                Ok(true)
            }
            Some(byte) if byte == end => {
                self.close();
                Ok(false)
            }
            _ => Err(self.expected(match end {
                b'}' => "a comma or the end of an object",
                _ => "a comma or the end of an array",
            })),
        }
    }

    #[inline]
    fn close(&mut self) {
        self.at += 1;
        self.levels += 1;
    }

    /// The offset of the quote that a key starts with, which is next.
    #[inline]
    pub(super) fn quote(&mut self) -> Result<usize> {
        match self.peek() {
            Some(b'"') => Ok(self.at),
            _ => Err(self.expected("a key")),
        }
    }

    /// The key that starts at this quote, and its colon.
    #[inline]
    pub(super) fn key(&mut self) -> Result<Cow<'a, str>> {
        let key = self.quoted()?;
        self.colon()?;
        Ok(key)
    }

    #[inline]
    pub(super) fn colon(&mut self) -> Result<()> {
        match self.peek() {
            Some(b':') => {
                self.at += 1;
                Ok(())
            }
            _ => Err(self.expected("a colon")),
        }
    }

    /// Takes `true`, `false` or null.
    pub(super) fn literal(&mut self) -> Result<Option<bool>> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let (literal, length) = match rest {
            _ if rest.starts_with("true") => (Some(true), 4),
            _ if rest.starts_with("false") => (Some(false), 5),
            _ if rest.starts_with("null") => (None, 4),
            _ => return Err(self.expected("a value")),
        };
        self.at += length;
        Ok(literal)
    }

    /// Takes null, since what was expected is not there.
    #[inline(never)]
    fn null_or(&mut self, expected: &str) -> Result<()> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if !rest.starts_with("null") {
            return Err(self.expected(expected));
        }
        self.at += 4;
        Ok(())
    }

    /// A float or double: a number, or a string for what JSON has no number for.
    fn real<T: FromStr>(&mut self, expected: &str, is_finite: fn(&T) -> bool) -> Result<Option<T>> {
        let next = self.peek();
        let start = self.at;
        let number = match next {
            Some(b'-' | b'0'..=b'9') => self.digits()?.parse().ok().filter(is_finite),
            Some(b'"') => match &*self.quoted()? {
                "NaN" => "NaN".parse().ok(),
                "Infinity" => "inf".parse().ok(),
                "-Infinity" => "-inf".parse().ok(),
                _ => None,
            },
            _ => return self.null_or(expected).map(|()| None),
        };
        number.map(Some).ok_or_else(|| match next {
            Some(b'"') => self.wrong(format!("expected {expected}, found a string"), start),
            _ => self.wrong(
                format!("expected {expected}, found a number out of its range"),
                start,
            ),
        })
    }

    /// The string that is next; `None` for null.
    #[inline]
    fn borrowed(&mut self, expected: &str) -> Result<Option<Cow<'a, str>>> {
        match self.peek() {
            Some(b'"') => self.quoted().map(Some),
            _ => self.null_or(expected).map(|()| None),
        }
    }

    /// Takes the quotes, name and colon of a member, if these are next as they are mostly written.
    #[inline]
    fn takes(&mut self, member: &'static Member) -> bool {
        let name = self.settings.name(member);
        let rest = self.text.as_bytes().get(self.at + 1..);
        let rest = rest.and_then(|rest| rest.strip_prefix(name.as_bytes()));
        let is_next = rest.is_some_and(|rest| rest.starts_with(b"\":"));
        if is_next {
            self.at += name.len() + 3;
        }
        is_next
    }

    /// Reads the member whose quote is next, after those that were expected. The index of the member
    /// that comes after it.
    #[inline(never)]
    fn unexpected(
        &mut self,
        schema: &'static Schema,
        expected: usize,
        fields: &mut dyn Fields,
    ) -> Result<usize> {
        let members = schema.members();
        let key = self.key()?;
        let start = self.at;
        let is_key = |member: &&'static Member| self.settings.name(member) == key;
        let after = members.iter().enumerate().skip(expected);
        let mut all = after.chain(members.iter().enumerate().take(expected));
        let (next, read) = match all.find(|(_, member)| is_key(member)) {
            Some((index, member)) => (index + 1, fields.read(index, member, self)),
            None if key == TYPE_HINT && matches!(schema.kind(), Kind::Union(_)) => {
                (expected, self.forget())
            }
            None => (expected, fields.unknown(&key, self)),
        };
        match read {
            Ok(()) => Ok(next),
            Err(error) => Err(self.place(error, start)),
        }
    }

    #[cold]
    fn too_deep(&self) -> crate::wire::Error {
        let levels = self.settings.levels();
        let message = format!("expected no more than {levels} values inside each other");
        self.wrong(message, self.at)
    }
}

/// What services put beside the member of a union, and clients are to pass over.
const TYPE_HINT: &str = "__type";

impl Reader for JsonReader<'_> {
    fn boolean(&mut self, _: &'static Member) -> Result<Option<bool>> {
        match self.peek() {
            Some(b't' | b'f' | b'n') => match self.literal() {
                Ok(literal) => Ok(literal),
                Err(_) => Err(self.expected("a boolean")),
            },
            _ => Err(self.expected("a boolean")),
        }
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
        let expected = "a number";
        match self.peek() {
            Some(b'-' | b'0'..=b'9') => Ok(Some(self.digits()?.to_owned())),
            Some(b'"') if self.settings.has_big_numbers_as_strings() => {
                let start = self.at;
                match number::notation(&self.quoted()?) {
                    Some(digits) => Ok(Some(digits.into_owned())),
                    None => Err(self.wrong("expected a number in a string", start)),
                }
            }
            _ => self.null_or(expected).map(|()| None),
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
        let expected = "a string of base64";
        self.peek();
        let start = self.at;
        let Some(text) = self.borrowed(expected)? else {
            return Ok(None);
        };
        match STANDARD.decode(text.as_bytes()) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(_) => Err(self.wrong("expected a string of base64, found another", start)),
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
            Some(instant) => Ok(Some(instant)),
            None => Err(self.wrong(not_a_timestamp(format), start)),
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
