//! Text in labels, query parameters and headers.

use super::location::Direction;
use crate::codec::text;
use crate::document::Document;
use crate::schema::{Kind, Member, Schema, TimestampFormat};
use crate::wire::{Error, Instant, Items, Reader, Result, Writer, base64, is_in_utc};

/// The part of a message that contains the text. Some values are written differently in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A label or a query parameter.
    Uri,
    Header,
}

impl Place {
    fn timestamp_format(self, member: &Member) -> TimestampFormat {
        member.timestamp_format().unwrap_or(match self {
            Place::Uri => TimestampFormat::DateTime,
            Place::Header => TimestampFormat::HttpDate,
        })
    }

    /// Whether a string is base64: in headers, if it has a `@mediaType`.
    fn is_base64(self, member: &Member) -> bool {
        self == Place::Header && member.media_type().is_some()
    }
}

/// Passes the text of each simple value to a function, and the text of each item of a list.
pub(crate) struct TextWriter<'a> {
    place: Place,
    sink: &'a mut dyn FnMut(&'static Member, &str) -> Result<()>,
    /// Whether a list was written, even an empty one.
    pub(crate) is_list: bool,
}

impl<'a> TextWriter<'a> {
    pub(crate) fn new(
        place: Place,
        sink: &'a mut dyn FnMut(&'static Member, &str) -> Result<()>,
    ) -> Self {
        TextWriter {
            place,
            sink,
            is_list: false,
        }
    }
}

impl Writer for TextWriter<'_> {
    fn boolean(&mut self, member: &'static Member, value: bool) -> Result<()> {
        (self.sink)(member, if value { "true" } else { "false" })
    }

    fn integer(&mut self, member: &'static Member, value: i64) -> Result<()> {
        (self.sink)(member, &value.to_string())
    }

    fn float(&mut self, member: &'static Member, value: f32) -> Result<()> {
        (self.sink)(member, &text::float_text(value))
    }

    fn double(&mut self, member: &'static Member, value: f64) -> Result<()> {
        (self.sink)(member, &text::double_text(value))
    }

    fn number(&mut self, member: &'static Member, digits: &str) -> Result<()> {
        (self.sink)(member, digits)
    }

    fn string(&mut self, member: &'static Member, text: &str) -> Result<()> {
        match self.place.is_base64(member) {
            true => (self.sink)(member, &base64::encode(text.as_bytes())),
            false => (self.sink)(member, text),
        }
    }

    fn blob(&mut self, member: &'static Member, bytes: &[u8]) -> Result<()> {
        (self.sink)(member, &base64::encode(bytes))
    }

    fn timestamp(&mut self, member: &'static Member, instant: Instant) -> Result<()> {
        let format = self.place.timestamp_format(member);
        (self.sink)(member, &instant.to_text(format))
    }

    fn list(&mut self, _: &'static Schema, items: &dyn Items) -> Result<()> {
        self.is_list = true;
        (0..items.len()).try_for_each(|index| items.write(index, self))
    }
}

/// Reads simple values from text. A list is already split into its items.
pub(crate) struct TextReader<'a> {
    place: Place,
    direction: Direction,
    texts: &'a [&'a str],
}

impl<'a> TextReader<'a> {
    pub(crate) fn new(place: Place, direction: Direction, texts: &'a [&'a str]) -> Self {
        TextReader {
            place,
            direction,
            texts,
        }
    }

    fn text_or_none(&self) -> Option<&'a str> {
        self.texts.first().copied()
    }
}

impl Reader for TextReader<'_> {
    fn boolean(&mut self, _: &'static Member) -> Result<Option<bool>> {
        self.text_or_none().map(text::boolean).transpose()
    }

    fn integer(&mut self, _: &'static Member) -> Result<Option<i64>> {
        self.text_or_none().map(text::integer).transpose()
    }

    fn float(&mut self, _: &'static Member) -> Result<Option<f32>> {
        let text = self.text_or_none();
        text.map(|text| text::float(text, |value: &f32| value.is_finite()))
            .transpose()
    }

    fn double(&mut self, _: &'static Member) -> Result<Option<f64>> {
        let text = self.text_or_none();
        text.map(|text| text::float(text, |value: &f64| value.is_finite()))
            .transpose()
    }

    fn number(&mut self, _: &'static Member) -> Result<Option<String>> {
        self.text_or_none().map(text::number).transpose()
    }

    fn string(&mut self, member: &'static Member) -> Result<Option<String>> {
        let Some(text) = self.text_or_none() else {
            return Ok(None);
        };
        if !self.place.is_base64(member) {
            return Ok(Some(text.to_owned()));
        }
        match String::from_utf8(base64::decode(text)?) {
            Ok(text) => Ok(Some(text)),
            Err(_) => Err(Error::new("expected UTF-8 in base64")),
        }
    }

    fn text(&mut self, member: &'static Member, take: &mut dyn FnMut(&str)) -> Result<bool> {
        let text = self.string(member)?;
        if let Some(text) = &text {
            take(text);
        }
        Ok(text.is_some())
    }

    fn blob(&mut self, _: &'static Member) -> Result<Option<Vec<u8>>> {
        self.text_or_none().map(base64::decode).transpose()
    }

    fn timestamp(&mut self, member: &'static Member) -> Result<Option<Instant>> {
        let format = self.place.timestamp_format(member);
        let Some(text) = self.text_or_none() else {
            return Ok(None);
        };
        match Instant::parse(text, format) {
            // A server must refuse an offset.
            Some(instant) if self.direction == Direction::Response || is_in_utc(text, format) => {
                Ok(Some(instant))
            }
            _ => Err(Error::new("expected a timestamp")),
        }
    }

    fn document(&mut self) -> Result<Document> {
        // The value of a foreign type.
        Ok(self.text_or_none().map_or(Document::Null, Document::from))
    }

    fn list(
        &mut self,
        _: &'static Schema,
        item: &mut dyn FnMut(&mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        for text in self.texts {
            item(&mut TextReader {
                texts: &[text],
                ..*self
            })?;
        }
        Ok(true)
    }

    fn skip(&mut self) -> Result<()> {
        Ok(())
    }
}

/// Whether a member is a list of HTTP dates in a header. Each date contains a comma.
pub(crate) fn is_list_of_http_dates(member: &Member) -> bool {
    match member.target().kind() {
        Kind::List(item) => {
            matches!(item.target().kind(), Kind::Timestamp)
                && Place::Header.timestamp_format(item) == TimestampFormat::HttpDate
        }
        _ => false,
    }
}
