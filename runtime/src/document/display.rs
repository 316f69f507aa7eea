//! Formats a document as JSON text.

use std::fmt::{Formatter, Result, Write as _};

use base64::display::Base64Display;
use base64::engine::general_purpose::STANDARD;

use super::Document;

/// Writes a document as JSON without white space. Bytes become base64, and numbers that JSON cannot
/// represent become strings.
pub(super) fn json(document: &Document, f: &mut Formatter<'_>) -> Result {
    match document {
        Document::Null => f.write_str("null"),
        Document::Boolean(true) => f.write_str("true"),
        Document::Boolean(false) => f.write_str("false"),
        Document::Number(number) | Document::Timestamp(number) if number.is_finite() => {
            write!(f, "{number}")
        }
        Document::Number(number) | Document::Timestamp(number) => write!(f, "\"{number}\""),
        Document::String(text) => string(text, f),
        Document::Blob(bytes) => write!(f, "\"{}\"", Base64Display::new(bytes, &STANDARD)),
        Document::List(items) => {
            f.write_char('[')?;
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    f.write_char(',')?;
                }
                json(item, f)?;
            }
            f.write_char(']')
        }
        Document::Object(members) => {
            f.write_char('{')?;
            for (index, (name, value)) in members.iter().enumerate() {
                if index > 0 {
                    f.write_char(',')?;
                }
                string(name, f)?;
                f.write_char(':')?;
                json(value, f)?;
            }
            f.write_char('}')
        }
    }
}

fn string(text: &str, f: &mut Formatter<'_>) -> Result {
    f.write_char('"')?;
    for character in text.chars() {
        match character {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            '\u{8}' => f.write_str("\\b")?,
            '\u{c}' => f.write_str("\\f")?,
            '\0'..='\u{1f}' => write!(f, "\\u{:04x}", u32::from(character))?,
            _ => f.write_char(character)?,
        }
    }
    f.write_char('"')
}
