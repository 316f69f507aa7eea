//! Parses a pattern into a [`Node`]: ECMA-262 section 22.2.1 with the semantics of the `u` flag,
//! the leniency of Annex B.1.2 and the Java-isms found in models.
//!
//! Groups and alternatives are here; quantifiers are in [`super::quantifier`], escapes in
//! [`super::escape`], classes in [`super::class`].

use super::error::{PatternError, Warning, WarningKind};
use super::set::CharSet;
use super::syntax::{Look, Node, Repeat};

/// Deeper nesting is rejected, so that no pattern can exhaust the stack.
const MAX_DEPTH: u32 = 100;

/// Longer patterns are rejected: no real model has one, and processing takes time.
const MAX_BYTES: usize = 16 * 1024;

/// More properties are rejected: each adds a table of some hundred ranges.
const MAX_PROPERTIES: u32 = 64;

/// A parsed pattern.
pub(super) struct Parsed {
    pub(super) node: Node,
    pub(super) warnings: Vec<Warning>,
}

/// Parses a whole pattern.
pub(super) fn parse(pattern: &str) -> Result<Parsed, PatternError> {
    let mut parser = Parser::new(pattern);
    if pattern.len() > MAX_BYTES {
        let help = format!("at most {MAX_BYTES} bytes are supported");
        return Err(parser.error(0, "the pattern is too long", &help));
    }
    parser.count_groups();
    let node = parser.alternatives()?;
    if parser.peek() == Some(')') {
        let help = "write `\\)` to match a parenthesis";
        return Err(parser.error(parser.at, "a `)` without a `(` before it", help));
    }
    let referenced = std::mem::take(&mut parser.referenced);
    Ok(Parsed {
        node: drop_captures(node, &referenced),
        warnings: parser.warnings,
    })
}

/// The flags set by `(?i)` and the like.
#[derive(Clone, Copy, Default)]
pub(super) struct Flags {
    pub(super) case: Case,
    multiline: bool,
    dot_all: bool,
}

/// Case sensitivity.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) enum Case {
    #[default]
    Sensitive,
    /// Java's `(?i)`.
    IgnoreAscii,
    /// ECMA-262's `(?i:…)`.
    Ignore,
}

pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    /// Byte offset of the next character.
    pub(super) at: usize,
    pub(super) flags: Flags,
    pub(super) group_count: u32,
    /// Group names with their numbers, in order of appearance.
    pub(super) group_names: Vec<(&'a str, u32)>,
    pub(super) referenced: Vec<u32>,
    warnings: Vec<Warning>,
    next_group: u32,
    depth: u32,
    properties: u32,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Parser<'a> {
        Parser {
            text,
            at: 0,
            flags: Flags::default(),
            group_count: 0,
            group_names: Vec::new(),
            referenced: Vec::new(),
            warnings: Vec::new(),
            next_group: 1,
            depth: 0,
            properties: 0,
        }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// Consumes `expected` if it comes next.
    pub(super) fn eat(&mut self, expected: &str) -> bool {
        let found = self.rest().starts_with(expected);
        if found {
            self.at += expected.len();
        }
        found
    }

    pub(super) fn error(&self, offset: usize, message: &str, help: &str) -> PatternError {
        PatternError {
            offset,
            message: message.to_owned(),
            help: help.to_owned(),
        }
    }

    /// Counts a property; an error if there are too many.
    pub(super) fn count_property(&mut self, start: usize) -> Result<(), PatternError> {
        self.properties += 1;
        if self.properties > MAX_PROPERTIES {
            let help = format!("at most {MAX_PROPERTIES} are supported");
            return Err(self.error(start, "there are too many properties", &help));
        }
        Ok(())
    }

    /// Warns once about each thing.
    pub(super) fn warn(&mut self, kind: WarningKind, message: String) {
        let warning = Warning { kind, message };
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// Finds the number and names of groups: whether `\1` is a back-reference depends on groups
    /// that may come after it.
    fn count_groups(&mut self) {
        let mut rest = self.text;
        let mut in_class = false;
        while let Some(c) = rest.chars().next() {
            rest = rest.get(c.len_utf8()..).unwrap_or("");
            match c {
                '\\' => {
                    let skipped = rest.chars().next().map_or(0, char::len_utf8);
                    rest = rest.get(skipped..).unwrap_or("");
                }
                '[' => in_class = true,
                ']' => in_class = false,
                '(' if !in_class => {
                    let named = rest
                        .strip_prefix("?<")
                        .filter(|r| !r.starts_with(['=', '!']));
                    if named.is_some() || !rest.starts_with('?') {
                        self.group_count += 1;
                    }
                    if let Some((name, _)) = named.and_then(|r| r.split_once('>')) {
                        self.group_names.push((name, self.group_count));
                    }
                }
                _ => {}
            }
        }
    }

    /// Disjunction: everything up to a `)` or the end.
    fn alternatives(&mut self) -> Result<Node, PatternError> {
        let flags = self.flags;
        let mut branches = vec![self.sequence()?];
        while self.eat("|") {
            branches.push(self.sequence()?);
        }
        self.flags = flags;
        Ok(match branches.len() {
            1 => branches.pop().unwrap_or(Node::EMPTY),
            _ => Node::Alt(branches),
        })
    }

    /// Alternative: terms up to a `|`, a `)` or the end.
    fn sequence(&mut self) -> Result<Node, PatternError> {
        let mut items = Vec::new();
        while !matches!(self.peek(), None | Some('|' | ')')) {
            let start = self.at;
            let atom = self.atom()?;
            items.push(self.quantified(atom, start)?);
        }
        Ok(Node::Seq(items))
    }

    fn atom(&mut self) -> Result<Node, PatternError> {
        let start = self.at;
        let Some(c) = self.next() else {
            return Ok(Node::EMPTY);
        };
        match c {
            '^' => Ok(self.start_of_line()),
            '$' => Ok(self.end_of_line()),
            '.' if self.flags.dot_all => Ok(Node::Set(CharSet::all())),
            '.' => Ok(Node::Set(CharSet::dot())),
            '(' => self.group(start),
            '[' => self.class(start, 0).map(Node::Set),
            '\\' => self.atom_escape(start),
            '*' | '+' | '?' => Err(self.nothing_to_repeat(start)),
            '{' if self.is_braces(start) => Err(self.nothing_to_repeat(start)),
            _ => Ok(self.character(c)),
        }
    }

    /// A literal character, with its other cases if case is ignored.
    pub(super) fn character(&self, c: char) -> Node {
        Node::Set(self.fold(CharSet::one(c)))
    }

    pub(super) fn fold(&self, set: CharSet) -> CharSet {
        match self.flags.case {
            Case::Sensitive => set,
            Case::IgnoreAscii => set.fold_ascii_case(),
            Case::Ignore => set.fold_case(),
        }
    }

    fn start_of_line(&self) -> Node {
        if !self.flags.multiline {
            return Node::Start;
        }
        let after_break = Node::Look(Look {
            behind: true,
            negated: false,
            body: Box::new(Node::Set(CharSet::dot().complement())),
        });
        Node::Alt(vec![Node::Start, after_break])
    }

    fn end_of_line(&self) -> Node {
        if !self.flags.multiline {
            return Node::End;
        }
        let before_break = Node::Look(Look {
            behind: false,
            negated: false,
            body: Box::new(Node::Set(CharSet::dot().complement())),
        });
        Node::Alt(vec![Node::End, before_break])
    }

    /// Parses what follows a `(`.
    fn group(&mut self, start: usize) -> Result<Node, PatternError> {
        let look = |behind, negated| Some((behind, negated));
        let mut capture = None;
        let flags = self.flags;
        let look = if self.eat("?:") {
            None
        } else if self.eat("?=") {
            look(false, false)
        } else if self.eat("?!") {
            look(false, true)
        } else if self.eat("?<=") {
            look(true, false)
        } else if self.eat("?<!") {
            look(true, true)
        } else if self.rest().starts_with("?<") {
            self.group_name(start)?;
            capture = Some(self.take_group_number());
            None
        } else if self.eat("?") {
            if let Some(rest_of_group) = self.modifiers(start)? {
                return Ok(rest_of_group);
            }
            None
        } else {
            capture = Some(self.take_group_number());
            None
        };
        let body = self.group_body(start)?;
        self.flags = flags;
        Ok(match (look, capture) {
            (Some((behind, negated)), _) => Node::Look(Look {
                behind,
                negated,
                body: Box::new(body),
            }),
            (None, Some(number)) => Node::Capture(number, Box::new(body)),
            (None, None) => body,
        })
    }

    fn take_group_number(&mut self) -> u32 {
        let number = self.next_group;
        self.next_group += 1;
        number
    }

    fn group_body(&mut self, start: usize) -> Result<Node, PatternError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let help = format!("at most {MAX_DEPTH} levels of parentheses are supported");
            return Err(self.error(start, "groups are nested too deeply", &help));
        }
        let body = self.alternatives()?;
        self.depth -= 1;
        if !self.eat(")") {
            let help = "close it with `)`, or write `\\(` to match a parenthesis";
            return Err(self.error(start, "an unclosed group", help));
        }
        Ok(body)
    }

    fn group_name(&mut self, start: usize) -> Result<(), PatternError> {
        self.eat("?<");
        let is_name = |name: &str| {
            let mut chars = name.chars();
            let letter = |c: char| c == '_' || c == '$' || c.is_alphabetic();
            chars.next().is_some_and(letter) && chars.all(|c| letter(c) || c.is_numeric())
        };
        match self.rest().split_once('>') {
            Some((name, _)) if is_name(name) => {
                self.at += name.len() + 1;
                Ok(())
            }
            _ => Err(self.error(
                start,
                "an invalid group name",
                "write `(?<name>…)` or `(…)`",
            )),
        }
    }

    /// `(?i:` (ECMA-262 section 22.2.1, Modifiers) continues as a group. Java's `(?i)` ends here
    /// and applies to the rest of the enclosing group, which is returned.
    fn modifiers(&mut self, start: usize) -> Result<Option<Node>, PatternError> {
        let mut flags = self.flags;
        let mut on = true;
        loop {
            match self.next() {
                Some('-') if on => on = false,
                Some('i') => flags.case = if on { Case::Ignore } else { Case::Sensitive },
                Some('m') => flags.multiline = on,
                Some('s') => flags.dot_all = on,
                Some(':') => {
                    self.flags = flags;
                    return Ok(None);
                }
                Some(')') => break,
                _ => {
                    let help = "groups are `(…)`, `(?:…)`, `(?<name>…)`, `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`";
                    return Err(self.error(start, "a group of an unknown kind", help));
                }
            }
        }
        let written = self.text.get(start..self.at).unwrap_or("").to_owned();
        self.java(&written, "applies to the rest of its group");
        if flags.case == Case::Ignore {
            flags.case = Case::IgnoreAscii;
        }
        self.flags = flags;
        Ok(Some(Node::EMPTY))
    }

    pub(super) fn java(&mut self, written: &str, meaning: &str) {
        self.warn(
            WarningKind::JavaSyntax,
            format!("`{written}` is Java's syntax, not ECMA-262's: it {meaning}, as in Java"),
        );
    }
}

/// Keeps only captures that a back-reference refers to.
fn drop_captures(node: Node, referenced: &[u32]) -> Node {
    let drop_all = |nodes: Vec<Node>| {
        nodes
            .into_iter()
            .map(|n| drop_captures(n, referenced))
            .collect()
    };
    match node {
        Node::Capture(number, body) => {
            let body = drop_captures(*body, referenced);
            if referenced.contains(&number) {
                Node::Capture(number, Box::new(body))
            } else {
                body
            }
        }
        Node::Seq(nodes) => Node::Seq(drop_all(nodes)),
        Node::Alt(nodes) => Node::Alt(drop_all(nodes)),
        Node::Repeat(Repeat { body, min, max }) => {
            Node::repeat(drop_captures(*body, referenced), min, max)
        }
        Node::Look(Look {
            behind,
            negated,
            body,
        }) => Node::Look(Look {
            behind,
            negated,
            body: Box::new(drop_captures(*body, referenced)),
        }),
        other => other,
    }
}
