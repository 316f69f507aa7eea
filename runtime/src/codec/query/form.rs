//! Forms: the parameters, decoded and sorted by their names.

use super::Query;
use super::reader::FormReader;
use crate::http::uri::{decode, decode_onto};
use crate::wire::{Error, Result};

/// The parameters of a form. Those whose names start with the same steps are next to each other.
///
/// So is the value of a name that has only these steps, unless a name in between has a character before `.`,
/// such as `-`. The value and what is below it then look like two values, which is an error in any case.
#[derive(Default)]
pub(crate) struct Form {
    /// The names and values.
    text: String,
    sorted: Vec<Parameter>,
}

/// A name and a value in the text of a form.
#[derive(Clone, Copy)]
pub(super) struct Parameter {
    start: usize,
    middle: usize,
    end: usize,
}

impl Form {
    /// Decodes a form.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not a form in UTF-8.
    pub(crate) fn of(bytes: &[u8]) -> Result<Self> {
        Form::of_both("", bytes)
    }

    /// Decodes a form whose parameters are in a query string and in a body.
    ///
    /// # Errors
    ///
    /// Returns an error if one of them is not a form in UTF-8.
    pub(crate) fn of_both(query: &str, body: &[u8]) -> Result<Self> {
        let body = std::str::from_utf8(body).map_err(|_| not_utf8())?;
        // Decoding makes nothing longer.
        let mut decoded = Vec::with_capacity(query.len() + body.len());
        let mut sorted = Vec::new();
        for pair in pairs(query).chain(pairs(body)) {
            let start = decoded.len();
            let (name, value) = split(pair);
            decode_onto(name, true, &mut decoded)?;
            let middle = decoded.len();
            decode_onto(value, true, &mut decoded)?;
            let end = decoded.len();
            sorted.push(Parameter { start, middle, end });
        }
        let text = String::from_utf8(decoded).map_err(|_| not_utf8())?;
        let is_text =
            |one: &Parameter| text.is_char_boundary(one.start) && text.is_char_boundary(one.middle);
        if !sorted.iter().all(is_text) {
            return Err(not_utf8());
        }
        let mut form = Form { text, sorted };
        form.sort();
        Ok(form)
    }

    fn sort(&mut self) {
        let Form { text, sorted } = self;
        let name = |one: &Parameter| text.get(one.start..one.middle).unwrap_or_default();
        sorted.sort_unstable_by(|one, other| name(one).cmp(name(other)));
    }

    /// The name of a parameter.
    pub(super) fn name(&self, parameter: &Parameter) -> &str {
        let Parameter { start, middle, .. } = *parameter;
        self.text.get(start..middle).unwrap_or_default()
    }

    /// The value of a parameter.
    pub(super) fn value(&self, parameter: &Parameter) -> &str {
        let Parameter { middle, end, .. } = *parameter;
        self.text.get(middle..end).unwrap_or_default()
    }

    /// Creates a reader of the whole form, which is a structure or union.
    pub(super) fn reader(&self, settings: Query) -> FormReader<'_> {
        FormReader::new(self, &self.sorted, settings)
    }
}

/// Finds the value of a parameter in a form without decoding the others.
///
/// # Errors
///
/// Returns an error if the parameter occurs twice or cannot be decoded.
pub(crate) fn parameter(form: &str, name: &str) -> Result<Option<String>> {
    let is_name = |found: &str| match found.contains('%') {
        true => decode(found, true).is_ok_and(|found| found == name),
        false => found == name,
    };
    let mut found = pairs(form).map(split).filter(|(found, _)| is_name(found));
    match (found.next(), found.next()) {
        (None, _) => Ok(None),
        (Some((_, value)), None) => decode(value, true).map(Some),
        (Some(_), Some(_)) => Err(Error::new(format!("found the parameter `{name}` twice"))),
    }
}

fn pairs(form: &str) -> impl Iterator<Item = &str> {
    form.split('&').filter(|pair| !pair.is_empty())
}

fn split(pair: &str) -> (&str, &str) {
    pair.split_once('=').unwrap_or((pair, ""))
}

#[cold]
fn not_utf8() -> Error {
    Error::new("expected UTF-8 in the form")
}
