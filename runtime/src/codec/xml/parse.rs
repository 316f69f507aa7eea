//! Parses a document in a single pass from left to right: checks that it is well-formed, and notes where
//! its elements are. A document type is refused, so entities cannot be defined.

use std::collections::HashSet;

#[cfg(feature = "http")]
use super::tree::same_name;
use super::tree::{ATTRIBUTES, MARKUP, Node, ONE_TAG, TEXT, XmlTree};
use super::{Xml, scan, text};
use crate::wire::{Error, Position, Result};

impl<'a> XmlTree<'a> {
    pub(super) fn parse(bytes: &'a [u8], settings: Xml) -> Result<Self> {
        let text = match std::str::from_utf8(bytes) {
            Ok(text) if u32::try_from(text.len()).is_ok() => text,
            Ok(_) => return Err(Error::new("expected a document of less than 4 GiB")),
            Err(wrong) => {
                let position = Position::in_text(bytes, wrong.valid_up_to());
                return Err(Error::new("expected UTF-8").at(position));
            }
        };
        let mut parser = Parser {
            text,
            at: 0,
            nodes: Vec::new(),
            open: Vec::new(),
            levels: settings.levels(),
        };
        parser.document()?;
        let nodes = parser.nodes;
        Ok(XmlTree {
            text,
            nodes,
            settings,
        })
    }
}

struct Parser<'a> {
    text: &'a str,
    /// The offset of the next byte.
    at: usize,
    nodes: Vec<Node>,
    /// The indexes of the elements that are open, from the outside.
    open: Vec<u32>,
    levels: usize,
}

impl<'a> Parser<'a> {
    fn document(&mut self) -> Result<()> {
        if self.text.starts_with('\u{feff}') {
            self.at = '\u{feff}'.len_utf8();
        }
        self.declaration()?;
        self.between("expected an element")?;
        self.start_tag()?;
        while !self.open.is_empty() {
            self.content()?;
        }
        if self.between("").is_ok() {
            return Err(self.wrong("expected the end of the document after the root element"));
        }
        match self.rest() {
            "" => Ok(()),
            _ => Err(self.wrong("expected the end of the document after the root element")),
        }
    }

    /// Reads the declaration, if there is one.
    fn declaration(&mut self) -> Result<()> {
        let rest = self.rest();
        let Some(inside) = rest.strip_prefix("<?xml") else {
            return Ok(());
        };
        if !inside.starts_with(|next: char| next.is_ascii_whitespace()) {
            return Ok(());
        }
        let invalid = "expected a valid XML declaration";
        let Some((inside, _)) = inside.split_once("?>") else {
            return Err(self.wrong(invalid));
        };
        let mut left = inside;
        let mut names = Vec::new();
        while let Some(((name, value), after)) = attribute(left) {
            match name {
                "version" if names.is_empty() && value.starts_with("1.") => {}
                "encoding" if names == ["version"] => {
                    let is_known = ["UTF-8", "US-ASCII", "ASCII"]
                        .iter()
                        .any(|known| value.eq_ignore_ascii_case(known));
                    if !is_known {
                        return Err(self.wrong("expected the encoding UTF-8"));
                    }
                }
                "standalone" if !names.is_empty() && matches!(value, "yes" | "no") => {}
                _ => return Err(self.wrong(invalid)),
            }
            names.push(name);
            left = after;
        }
        if names.is_empty() || !left.bytes().all(scan::is_space) {
            return Err(self.wrong(invalid));
        }
        self.at += "<?xml".len() + inside.len() + "?>".len();
        Ok(())
    }

    /// Skips white space, comments and instructions outside of the root element, up to a start tag.
    fn between(&mut self, expected: &'static str) -> Result<()> {
        loop {
            self.space();
            let rest = self.rest().as_bytes();
            match rest {
                [b'<', b'!', b'-', b'-', ..] => self.comment()?,
                [b'<', b'?', ..] => self.instruction()?,
                [b'<', b'!', ..] => return Err(self.type_or_section()),
                [b'<', ..] => return Ok(()),
                _ => return Err(self.wrong(expected)),
            }
        }
    }

    /// Reads up to the end of the next tag.
    #[inline]
    fn content(&mut self) -> Result<()> {
        let mut has = 0;
        // Most tags follow each other, or white space.
        loop {
            match self.byte() {
                Some(b' ' | b'\n' | b'\t') => self.at += 1,
                Some(b'<') => match self.text.as_bytes().get(self.at + 1) {
                    Some(b'/') => {
                        self.note(has);
                        return self.end_tag();
                    }
                    Some(b'!' | b'?') => {
                        has |= MARKUP;
                        if self.markup()? {
                            has |= TEXT;
                        }
                    }
                    _ => {
                        self.note(has);
                        return self.start_tag();
                    }
                },
                Some(_) => has |= self.characters()?,
                None => return Err(self.unclosed()),
            }
        }
    }

    /// Adds to what the innermost open element has.
    #[inline]
    fn note(&mut self, has: u8) {
        if has != 0
            && let Some(index) = self.open.last()
            && let Some(node) = self.nodes.get_mut(*index as usize)
        {
            node.has |= has;
        }
    }

    /// Reads text up to the next `<`.
    #[inline]
    fn characters(&mut self) -> Result<u8> {
        let mut has = 0;
        loop {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let plain = scan::plain(rest);
            if plain > 0 {
                has |= TEXT;
            }
            self.at += plain;
            match rest.get(plain) {
                Some(b'<') => return Ok(has),
                Some(b'&') => {
                    self.reference()?;
                    has |= TEXT | MARKUP;
                }
                Some(b']')
                    if rest
                        .get(plain..)
                        .is_some_and(|rest| rest.starts_with(b"]]>")) =>
                {
                    return Err(self.wrong("found `]]>` outside of a CDATA section"));
                }
                Some(b']') => {
                    has |= TEXT;
                    self.at += 1;
                }
                Some(b'\t' | b'\n') => self.at += 1,
                Some(b'\r') => {
                    has |= MARKUP;
                    self.at += 1;
                }
                Some(_) => return Err(self.control()),
                None => return Err(self.unclosed()),
            }
        }
    }

    fn reference(&mut self) -> Result<()> {
        let Some((_, length)) = text::reference(self.short_reference()) else {
            return Err(
                self.wrong("expected a reference to a character or to one of XML's five entities")
            );
        };
        self.at += length;
        Ok(())
    }

    /// The text at a reference: no more than a reference can be long, as each looks for its end.
    fn short_reference(&self) -> &'a str {
        let rest = self.rest();
        let end = rest.bytes().skip(1).take(32);
        let end = end.take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#');
        rest.get(..end.count() + 2).unwrap_or(rest)
    }

    #[inline]
    fn start_tag(&mut self) -> Result<()> {
        if self.open.len() >= self.levels {
            return Err(self.too_deep());
        }
        let bytes = self.text.as_bytes();
        let name = self.at + 1;
        let length = scan::name(bytes.get(name..).unwrap_or_default());
        if length == 0 {
            return Err(self.wrong("expected the name of an element after `<`"));
        }
        let name_end = name + length;
        self.at = name_end;
        let mut has = 0;
        if bytes.get(name_end) != Some(&b'>') && self.attributes()? {
            has |= ATTRIBUTES;
        }
        let is_one_tag = bytes.get(self.at) == Some(&b'/');
        if is_one_tag {
            has |= ONE_TAG;
            self.at += 1;
        }
        if bytes.get(self.at) != Some(&b'>') {
            return Err(self.wrong("expected the end of a tag"));
        }
        self.at += 1;
        // The length of the text fits, and there are fewer elements than bytes.
        let index = self.nodes.len() as u32;
        self.nodes.push(Node {
            name: name as u32,
            name_end: name_end as u32,
            inside: self.at as u32,
            close: self.at as u32,
            next: index + 1,
            has,
        });
        if !is_one_tag {
            self.open.push(index);
        }
        Ok(())
    }

    /// Reads attributes up to the end of the tag. Returns true if there are any.
    fn attributes(&mut self) -> Result<bool> {
        let mut names = Names::default();
        loop {
            let before = self.at;
            self.space();
            match self.byte() {
                Some(b'>' | b'/') => return Ok(!names.few.is_empty()),
                Some(_) if self.at > before => {}
                Some(_) => return Err(self.wrong("expected the end of a tag")),
                None => return Err(self.unclosed()),
            }
            let rest = self.rest();
            let Some(((name, value), after)) = attribute(rest) else {
                return Err(self.wrong("expected an attribute"));
            };
            if !names.add(name) {
                return Err(self.wrong("found a duplicate attribute"));
            }
            self.value(after, value)?;
            self.at = self.text.len() - after.len();
        }
    }

    /// Checks the raw value of an attribute, which ends one byte before the text after it.
    fn value(&mut self, after: &str, value: &str) -> Result<()> {
        let end = self.text.len() - after.len() - 1;
        self.at = end - value.len();
        loop {
            let rest = self.text.get(self.at..end).unwrap_or_default().as_bytes();
            let plain = scan::plain(rest);
            self.at += plain;
            match rest.get(plain) {
                Some(b'&') => self.reference()?,
                Some(b']' | b'\t' | b'\n' | b'\r') => self.at += 1,
                Some(b'<') => return Err(self.wrong("found `<` in the value of an attribute")),
                Some(_) => return Err(self.control()),
                None => return Ok(()),
            }
        }
    }

    #[inline]
    fn end_tag(&mut self) -> Result<()> {
        let (start, bytes) = (self.at, self.text.as_bytes());
        let Some(index) = self.open.pop() else {
            return Err(self.wrong("expected the end of the document"));
        };
        let next = self.nodes.len() as u32;
        let Some(node) = self.nodes.get_mut(index as usize) else {
            return Ok(());
        };
        node.close = start as u32;
        node.next = next;
        let name = bytes.get(node.name as usize..node.name_end as usize);
        let rest = bytes.get(start + 2..).unwrap_or_default();
        let Some(rest) = rest.strip_prefix(name.unwrap_or_default()) else {
            return Err(self.wrong("expected the end tag of the element that is open"));
        };
        self.at = bytes.len() - rest.len();
        self.space();
        if self.byte() != Some(b'>') {
            self.at = start;
            return Err(self.wrong("expected the end tag of the element that is open"));
        }
        self.at += 1;
        Ok(())
    }

    /// Skips a comment, an instruction or a CDATA section. Returns true if it contains text.
    fn markup(&mut self) -> Result<bool> {
        let rest = self.rest();
        if rest.starts_with("<?") {
            return self.instruction().map(|()| false);
        }
        if rest.starts_with("<!--") {
            return self.comment().map(|()| false);
        }
        let Some(section) = rest.strip_prefix("<![CDATA[") else {
            return Err(self.type_or_section());
        };
        let Some(length) = section.find("]]>") else {
            return Err(self.wrong("expected the end of a CDATA section"));
        };
        self.at += "<![CDATA[".len();
        self.has_no_control(length)?;
        self.at += length + "]]>".len();
        Ok(!section.bytes().take(length).all(scan::is_space))
    }

    fn comment(&mut self) -> Result<()> {
        let inside = self.rest().get("<!--".len()..).unwrap_or_default();
        let end = inside.find("--");
        match end.filter(|end| {
            inside
                .get(*end..)
                .is_some_and(|rest| rest.starts_with("-->"))
        }) {
            Some(length) => {
                self.at += "<!--".len();
                self.has_no_control(length)?;
                self.at += length + "-->".len();
                Ok(())
            }
            None => Err(self.wrong("expected the end of a comment")),
        }
    }

    fn instruction(&mut self) -> Result<()> {
        let inside = self.rest().get("<?".len()..).unwrap_or_default();
        let name = scan::name(inside.as_bytes());
        let is_xml = inside
            .get(..name)
            .is_some_and(|name| name.eq_ignore_ascii_case("xml"));
        if name == 0 || is_xml {
            return Err(self.wrong("expected a processing instruction"));
        }
        let after = inside.as_bytes().get(name);
        let length = inside.find("?>");
        match length
            .filter(|length| *length == name || after.is_some_and(|byte| scan::is_space(*byte)))
        {
            Some(length) => {
                self.at += "<?".len();
                self.has_no_control(length)?;
                self.at += length + "?>".len();
                Ok(())
            }
            None => Err(self.wrong("expected the end of a processing instruction")),
        }
    }

    fn has_no_control(&self, length: usize) -> Result<()> {
        let rest = self.rest().bytes().take(length);
        let control = |byte: u8| byte < b' ' && !scan::is_space(byte);
        match rest.enumerate().find(|(_, byte)| control(*byte)) {
            None => Ok(()),
            Some((at, _)) => Err(control_at(self.text, self.at + at)),
        }
    }

    #[inline]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline]
    fn space(&mut self) {
        while self.byte().is_some_and(scan::is_space) {
            self.at += 1;
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    #[cold]
    fn type_or_section(&self) -> Error {
        match self.rest().starts_with("<!DOCTYPE") {
            true => self.wrong("expected no document type"),
            false => self.wrong("expected an element"),
        }
    }

    #[cold]
    fn control(&self) -> Error {
        control_at(self.text, self.at)
    }

    #[cold]
    fn unclosed(&self) -> Error {
        let position = Position::in_text(self.text.as_bytes(), self.text.len());
        Error::new("expected the end tag of an element, found the end of the document").at(position)
    }

    #[cold]
    fn wrong(&self, message: &'static str) -> Error {
        Error::new(message).at(Position::in_text(self.text.as_bytes(), self.at))
    }

    #[cold]
    fn too_deep(&self) -> Error {
        let levels = self.levels;
        let message = format!("expected at most {levels} levels of nesting");
        Error::new(message).at(Position::in_text(self.text.as_bytes(), self.at))
    }
}

/// Whether a document has a root element with this name, apart from its prefix. The document need not be
/// well-formed.
#[cfg(feature = "http")]
pub(crate) fn starts_with(bytes: &[u8], name: &str) -> bool {
    let mut rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    loop {
        rest = rest.trim_ascii_start();
        let end: &[u8] = match rest {
            [b'<', b'?', ..] => b"?>",
            [b'<', b'!', b'-', b'-', ..] => b"-->",
            [b'<', tag @ ..] => {
                let found = tag.get(..scan::name(tag)).unwrap_or_default();
                return std::str::from_utf8(found).is_ok_and(|found| same_name(found, name));
            }
            _ => return false,
        };
        match rest.windows(end.len()).position(|window| window == end) {
            Some(at) => rest = rest.get(at + end.len()..).unwrap_or_default(),
            None => return false,
        }
    }
}

#[cold]
fn control_at(text: &str, at: usize) -> Error {
    let position = Position::in_text(text.as_bytes(), at);
    Error::new("found a control character, which XML cannot represent").at(position)
}

/// Splits off the attribute at the start of a text, after white space: its name and its raw value. Returns
/// `None` if there is none.
pub(super) fn attribute(text: &str) -> Option<((&str, &str), &str)> {
    let text = text.trim_start_matches(SPACE);
    let (name, rest) = text.split_at_checked(scan::name(text.as_bytes()))?;
    let rest = rest.trim_start_matches(SPACE).strip_prefix('=')?;
    let rest = rest.trim_start_matches(SPACE);
    let quote = rest
        .chars()
        .next()
        .filter(|quote| matches!(quote, '"' | '\''))?;
    let (value, after) = rest.get(1..)?.split_once(quote)?;
    (!name.is_empty()).then_some(((name, value), after))
}

const SPACE: [char; 4] = [' ', '\t', '\n', '\r'];

/// The names of a tag's attributes. They are hashed only if there are many.
#[derive(Default)]
struct Names<'a> {
    few: Vec<&'a str>,
    many: HashSet<&'a str>,
}

impl<'a> Names<'a> {
    const FEW: usize = 16;

    /// Returns true if the name is new.
    fn add(&mut self, name: &'a str) -> bool {
        if self.few.len() < Self::FEW {
            let is_new = !self.few.contains(&name);
            self.few.push(name);
            return is_new;
        }
        !self.few.contains(&name) && self.many.insert(name)
    }
}
