//! Parses escapes: ECMA-262 section 22.2.1 AtomEscape, CharacterEscape and Annex B.1.2.

use super::error::{PatternError, WarningKind};
use super::parse::Parser;
use super::set::CharSet;
use super::syntax::Node;

/// The meaning of an escape, inside and outside a class.
pub(super) enum Escape {
    /// A code point, possibly half a surrogate pair.
    Char(u32),
    Set(CharSet),
}

impl Parser<'_> {
    /// Parses an escape outside a class. The backslash at `start` has been consumed.
    pub(super) fn atom_escape(&mut self, start: usize) -> Result<Node, PatternError> {
        match self.peek() {
            Some('b') => self.take(Node::WordBoundary { negated: false }),
            Some('B') => self.take(Node::WordBoundary { negated: true }),
            Some('A') => {
                self.java("\\A", "means the start of the text");
                self.take(Node::Start)
            }
            Some('z' | 'Z') => {
                self.java("\\z", "means the end of the text");
                self.take(Node::End)
            }
            Some('1'..='9') => Ok(self.numbered_reference()),
            Some('k') if !self.group_names.is_empty() => self.named_reference(start),
            _ => Ok(match self.escape(start)? {
                Escape::Set(set) => Node::Set(self.fold(set)),
                Escape::Char(code) => match char::from_u32(code) {
                    Some(c) => self.character(c),
                    None => {
                        self.lone_surrogate();
                        Node::NEVER
                    }
                },
            }),
        }
    }

    fn take(&mut self, node: Node) -> Result<Node, PatternError> {
        self.next();
        Ok(node)
    }

    pub(super) fn lone_surrogate(&mut self) {
        let message = "a lone surrogate matches nothing: strings cannot contain it";
        self.warn(WarningKind::JavaSyntax, message.to_owned());
    }

    fn reference(&mut self, number: u32) -> Node {
        if !self.referenced.contains(&number) {
            self.referenced.push(number);
        }
        let message = "a back-reference cannot be checked in linear time: checking gives up after a limited number of steps";
        self.warn(WarningKind::BackReference, message.to_owned());
        Node::Reference(number)
    }

    /// `\1` up to the number of groups is a back-reference, above that an octal escape or the
    /// digit.
    fn numbered_reference(&mut self) -> Node {
        let digits: usize = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let number = self.rest().get(..digits).and_then(|d| d.parse().ok());
        if let Some(number) = number.filter(|&number| number <= self.group_count) {
            self.at += digits;
            return self.reference(number);
        }
        let code = self.octal().or_else(|| self.next().map(u32::from));
        code.and_then(char::from_u32)
            .map_or(Node::EMPTY, |c| self.character(c))
    }

    fn named_reference(&mut self, start: usize) -> Result<Node, PatternError> {
        self.next();
        let name = self
            .rest()
            .strip_prefix('<')
            .and_then(|r| r.split_once('>'))
            .map(|(name, _)| name);
        let found =
            name.and_then(|name| self.group_names.iter().find(|(n, _)| *n == name).copied());
        match found {
            Some((name, number)) => {
                self.at += name.len() + 2;
                Ok(self.reference(number))
            }
            None => {
                let help = "write `\\k<name>` with the name of a group";
                Err(self.error(
                    start,
                    "a back-reference to a group that does not exist",
                    help,
                ))
            }
        }
    }

    /// One to three octal digits that stay below 256: LegacyOctalEscapeSequence.
    fn octal(&mut self) -> Option<u32> {
        let mut code = self.octal_digit()?;
        let more = if code <= 3 { 2 } else { 1 };
        for _ in 0..more {
            let Some(digit) = self.octal_digit() else {
                break;
            };
            code = code * 8 + digit;
        }
        Some(code)
    }

    fn octal_digit(&mut self) -> Option<u32> {
        let digit = self.peek()?.to_digit(8)?;
        self.next();
        Some(digit)
    }

    /// Parses an escape with the same meaning inside and outside a class. The backslash has been
    /// consumed.
    pub(super) fn escape(&mut self, start: usize) -> Result<Escape, PatternError> {
        let after_backslash = self.at;
        let Some(c) = self.next() else {
            let help = "write `\\\\` to match a backslash";
            return Err(self.error(start, "a backslash with nothing after it", help));
        };
        let code = match c {
            'd' => return Ok(Escape::Set(CharSet::digit())),
            'D' => return Ok(Escape::Set(CharSet::digit().complement())),
            'w' => return Ok(Escape::Set(self.fold(CharSet::word()))),
            'W' => return Ok(Escape::Set(self.fold(CharSet::word()).complement())),
            's' => return Ok(Escape::Set(CharSet::space())),
            'S' => return Ok(Escape::Set(CharSet::space().complement())),
            'p' | 'P' => return self.property(start, c == 'P'),
            't' => 0x09,
            'n' => 0x0A,
            'v' => 0x0B,
            'f' => 0x0C,
            'r' => 0x0D,
            '0'..='7' => {
                self.at = after_backslash;
                self.octal().unwrap_or(0)
            }
            'x' => match self.braced(start)? {
                Some(code) => {
                    let written = self.text.get(start..self.at).unwrap_or("").to_owned();
                    self.java(&written, "means the character with that code");
                    code
                }
                None => self.hex(2).unwrap_or_else(|| u32::from('x')),
            },
            'u' => self.unicode(start)?,
            'c' => match self.peek() {
                Some(letter) if letter.is_ascii_alphabetic() => {
                    self.next();
                    u32::from(letter) % 32
                }
                _ => {
                    // Annex B: the backslash is literal and `c` comes next.
                    self.at = after_backslash;
                    u32::from('\\')
                }
            },
            _ => u32::from(c),
        };
        Ok(Escape::Char(code))
    }

    /// Exactly this many hexadecimal digits.
    fn hex(&mut self, digits: usize) -> Option<u32> {
        let text = self.rest().get(..digits)?;
        if !text.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let code = u32::from_str_radix(text, 16).ok()?;
        self.at += digits;
        Some(code)
    }

    /// A code point in braces, after `\u`, or in Java after `\x`.
    fn braced(&mut self, start: usize) -> Result<Option<u32>, PatternError> {
        let digits = self
            .rest()
            .strip_prefix('{')
            .and_then(|r| r.split_once('}'));
        let is_code =
            |digits: &&str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit());
        let Some(digits) = digits.map(|(digits, _)| digits).filter(is_code) else {
            return Ok(None);
        };
        let code = u32::from_str_radix(digits, 16).ok();
        let code = code.filter(|&code| code <= 0x10_FFFF);
        self.at += digits.len() + 2;
        let help = "the largest code point is 10FFFF";
        let error = || self.error(start, "a code point out of range", help);
        code.ok_or_else(error).map(Some)
    }

    /// Parses what follows `\u`: four digits, two such escapes forming a pair, or digits in braces.
    /// Otherwise it is the letter (Annex B).
    fn unicode(&mut self, start: usize) -> Result<u32, PatternError> {
        if let Some(code) = self.braced(start)? {
            return Ok(code);
        }
        let Some(high) = self.hex(4) else {
            return Ok(u32::from('u'));
        };
        if !(0xD800..0xDC00).contains(&high) {
            return Ok(high);
        }
        let after_high = self.at;
        if self.eat("\\u")
            && let Some(low @ 0xDC00..=0xDFFF) = self.hex(4)
        {
            return Ok(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00));
        }
        self.at = after_high;
        Ok(high)
    }

    /// Parses what follows `\p` or `\P`.
    fn property(&mut self, start: usize, negated: bool) -> Result<Escape, PatternError> {
        self.count_property(start)?;
        let (name, length) = match self.rest().strip_prefix('{') {
            Some(rest) => match rest.split_once('}') {
                Some((name, _)) => (name, name.len() + 2),
                None => ("", 0),
            },
            None => {
                let length = self
                    .peek()
                    .filter(char::is_ascii_uppercase)
                    .map_or(0, char::len_utf8);
                (self.rest().get(..length).unwrap_or(""), length)
            }
        };
        let braced = self.rest().starts_with('{');
        let java = CharSet::java_property(name);
        let is_java = java.is_some() || !braced;
        let Some(set) = java.or_else(|| CharSet::property(name)) else {
            let help = "write a general category (`\\p{L}`), a script (`\\p{Script=Greek}`) or a binary property";
            return Err(self.error(start, "an unknown Unicode property", help));
        };
        self.at += length;
        if is_java {
            let written = self.text.get(start..self.at).unwrap_or("").to_owned();
            self.java(&written, "means the class of that name");
        }
        Ok(Escape::Set(if negated { set.complement() } else { set }))
    }
}
