//! Reads any value as a document.

use super::CborReader;
use super::input::unexpected;
use super::numeral::{Numeral, negative};
use crate::codec::cbor::head::{FALSE, Head, Major, TRUE, tag};
use crate::document::{Document, Number};
use crate::wire::{Error, Position, Result};

impl CborReader<'_> {
    pub(super) fn any(&mut self) -> Result<Document> {
        let at = self.input.offset();
        let head = self.value()?;
        match head.major() {
            Major::Natural => Ok(Document::Number(head.argument.into())),
            Major::Negative => Ok(Document::Number(negative_number(head.argument))),
            Major::Bytes => Ok(Document::Blob(self.input.bytes(head)?.into_owned())),
            Major::Text => Ok(Document::String(self.input.owned_text(head)?)),
            Major::Array => self.any_list(head),
            Major::Map => self.any_object(head),
            Major::Tag if head.argument == tag::TIMESTAMP => self.any_timestamp(),
            Major::Tag => Ok(Document::Number(
                match self.numeral(head, "a value", at)? {
                    Numeral::Integer(digits) | Numeral::Decimal(digits) => {
                        Number::from_digits(&digits)
                    }
                    Numeral::Natural(argument) => argument.into(),
                    Numeral::Negative(argument) => negative_number(argument),
                    Numeral::Float(float) => float.into(),
                },
            )),
            Major::Simple => match head.first {
                FALSE => Ok(Document::Boolean(false)),
                TRUE => Ok(Document::Boolean(true)),
                _ if head.is_null() => Ok(Document::Null),
                _ => match head.float() {
                    Some(float) => Ok(Document::Number(float.into())),
                    None => Err(unexpected("a value", head, at)),
                },
            },
        }
    }

    fn any_timestamp(&mut self) -> Result<Document> {
        let at = self.input.offset();
        let head = self.input.head()?;
        let seconds = match (head.major(), head.float()) {
            (Major::Natural, _) => head.argument.into(),
            (Major::Negative, _) => negative_number(head.argument),
            (_, Some(float)) if float.is_finite() => float.into(),
            _ => return Err(unexpected("seconds since 1970", head, at)),
        };
        Ok(Document::Timestamp(seconds))
    }

    fn any_list(&mut self, head: Head) -> Result<Document> {
        let mut left = self.enter(head, 1)?;
        let mut items = Vec::new();
        while self.more(&mut left)? {
            items.push(self.any()?);
        }
        self.leave();
        Ok(Document::List(items))
    }

    fn any_object(&mut self, head: Head) -> Result<Document> {
        let mut left = self.enter(head, 2)?;
        let (mut members, mut places) = (Vec::new(), Vec::new());
        while self.more(&mut left)? {
            places.push(self.input.offset());
            let name = self.key()?.into_owned();
            members.push((name, self.any()?));
        }
        self.leave();
        match second_of_a_name(&members, &places) {
            None => Ok(Document::Object(members)),
            Some(at) => Err(Error::new("found a duplicate key").at(Position::Offset(at))),
        }
    }
}

fn negative_number(argument: u64) -> Number {
    match i64::try_from(argument) {
        Ok(argument) => (!argument).into(),
        Err(_) => Number::from_digits(&negative(argument).to_string()),
    }
}

/// Finds the second of two members with the same name, and returns its position.
fn second_of_a_name(members: &[(String, Document)], places: &[usize]) -> Option<usize> {
    let names = members.iter().map(|(name, _)| name.as_str());
    let mut sorted: Vec<(&str, usize)> = names.zip(places.iter().copied()).collect();
    sorted.sort_unstable();
    let mut pairs = sorted.iter().zip(sorted.iter().skip(1));
    let twice = pairs.find(|((one, _), (two, _))| one == two)?;
    Some(twice.1.1)
}
