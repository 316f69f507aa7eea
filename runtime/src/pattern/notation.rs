//! Parses the small subset of ECMA-262's notation that the generator writes into a [`Node`].
//!
//! In a class, `\p{…}` covers only characters beyond ASCII, and a range of such characters inverts
//! membership. Returns `None` for any other notation.

use std::collections::HashMap;

use super::class::Class;
use super::node::{Expression, Node, Set};

/// Deeper nesting is rejected; the generator does not write it.
const MAX_DEPTH: u32 = 300;

/// Parses a whole text.
pub(super) fn parse(text: &str) -> Option<Expression> {
    let mut parser = Parser {
        rest: text,
        depth: 0,
        captures: 0,
        sets: Vec::new(),
        known: HashMap::new(),
    };
    let node = parser.alternatives()?;
    parser.rest.is_empty().then_some(Expression {
        node,
        sets: parser.sets,
    })
}

struct Parser<'a> {
    rest: &'a str,
    depth: u32,
    captures: usize,
    sets: Vec<Set>,
    /// The numbers of sets by their source.
    known: HashMap<&'a str, usize>,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let c = chars.next();
        self.rest = chars.as_str();
        c
    }

    fn eat(&mut self, expected: &str) -> bool {
        match self.rest.strip_prefix(expected) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn alternatives(&mut self) -> Option<Node> {
        let mut branches = vec![self.sequence()?];
        while self.eat("|") {
            branches.push(self.sequence()?);
        }
        if branches.len() == 1 {
            branches.pop()
        } else {
            Some(Node::Alt(branches))
        }
    }

    fn sequence(&mut self) -> Option<Node> {
        let mut items = Vec::new();
        while !matches!(self.peek(), None | Some('|' | ')')) {
            let atom = self.atom()?;
            items.push(match self.quantifier()? {
                (1, 1) => atom,
                (min, max) => Node::Repeat {
                    min,
                    max,
                    body: Box::new(atom),
                },
            });
        }
        if items.len() == 1 {
            items.pop()
        } else {
            Some(Node::Seq(items))
        }
    }

    fn quantifier(&mut self) -> Option<(u32, u32)> {
        Some(match self.peek() {
            Some('*') => self.take((0, u32::MAX)),
            Some('+') => self.take((1, u32::MAX)),
            Some('?') => self.take((0, 1)),
            Some('{') => {
                self.next();
                let (bounds, rest) = self.rest.split_once('}')?;
                self.rest = rest;
                match bounds.split_once(',') {
                    None => (bounds.parse().ok()?, bounds.parse().ok()?),
                    Some((min, "")) => (min.parse().ok()?, u32::MAX),
                    Some((min, max)) => (min.parse().ok()?, max.parse().ok()?),
                }
            }
            _ => (1, 1),
        })
    }

    /// Consumes the next character and returns a value.
    fn take<T>(&mut self, value: T) -> T {
        self.next();
        value
    }

    fn atom(&mut self) -> Option<Node> {
        if self.eat("(") {
            return self.group();
        }
        if self.eat("^") {
            return Some(Node::Start);
        }
        if self.eat("$") {
            return Some(Node::End);
        }
        for (written, negated) in [("\\b", false), ("\\B", true)] {
            if self.eat(written) {
                let word = self.number("\\w", set(Class::WORD));
                return Some(Node::WordBoundary { negated, word });
            }
        }
        let reference = self
            .rest
            .strip_prefix('\\')
            .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if let Some(rest) = reference {
            let digits = rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len());
            let (number, rest) = rest.split_at_checked(digits)?;
            self.rest = rest;
            return Some(Node::Reference(number.parse().ok()?));
        }
        self.set().map(Node::Set)
    }

    /// Parses a set and returns its number.
    fn set(&mut self) -> Option<usize> {
        let before = self.rest;
        let set = self.parse_set()?;
        let written = before.get(..before.len() - self.rest.len())?;
        Some(self.number(written, set))
    }

    fn number(&mut self, written: &'a str, set: Set) -> usize {
        if let Some(&number) = self.known.get(written) {
            return number;
        }
        let number = self.sets.len();
        self.sets.push(set);
        self.known.insert(written, number);
        number
    }

    fn parse_set(&mut self) -> Option<Set> {
        match self.next()? {
            '.' => Some(set(Class::DOT)),
            '[' => self.class(),
            '\\' => match self.peek()? {
                'd' => Some(self.take(set(Class::DIGIT))),
                'w' => Some(self.take(set(Class::WORD))),
                's' => Some(self.take(set(Class::SPACE))),
                'S' => Some(self.take(set(Class::NOT_SPACE))),
                _ => self.escaped_char().map(one),
            },
            c => Some(one(c)),
        }
    }

    /// Parses what follows a backslash that escapes a character.
    fn escaped_char(&mut self) -> Option<char> {
        match self.next()? {
            'u' if self.eat("{") => {
                let (digits, rest) = self.rest.split_once('}')?;
                self.rest = rest;
                char::from_u32(u32::from_str_radix(digits, 16).ok()?)
            }
            c if c.is_ascii_punctuation() => Some(c),
            _ => None,
        }
    }

    fn group(&mut self) -> Option<Node> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let look = match () {
            () if self.eat("?:") => None,
            () if self.eat("?=") => Some((false, false)),
            () if self.eat("?!") => Some((false, true)),
            () if self.eat("?<=") => Some((true, false)),
            () if self.eat("?<!") => Some((true, true)),
            () => {
                self.captures += 1;
                let number = self.captures;
                let body = self.closed_body()?;
                return Some(Node::Capture(number, Box::new(body)));
            }
        };
        let body = self.closed_body()?;
        Some(match look {
            Some((behind, negated)) => Node::Look {
                behind,
                negated,
                body: Box::new(body),
            },
            None => body,
        })
    }

    fn closed_body(&mut self) -> Option<Node> {
        let body = self.alternatives()?;
        self.depth -= 1;
        self.eat(")").then_some(body)
    }

    /// Parses what follows a `[`.
    fn class(&mut self) -> Option<Set> {
        let negated = self.eat("^");
        let mut categories = String::new();
        let mut exceptions = Vec::new();
        let mut ascii = String::new();
        while !self.eat("]") {
            if self.eat("\\p{") {
                let (name, rest) = self.rest.split_once('}')?;
                self.rest = rest;
                categories.push_str(name);
                categories.push(' ');
                continue;
            }
            let before = self.rest;
            let from = self.class_char()?;
            let to = if self.eat("-") {
                self.class_char()?
            } else {
                from
            };
            if from.is_ascii() {
                let written = before.len() - self.rest.len();
                ascii.push_str(before.get(..written)?);
            } else {
                exceptions.push((from, to));
            }
        }
        let class = if negated {
            Class::except(&ascii)
        } else {
            Class::of(&ascii)
        };
        let class = if categories.is_empty() {
            class
        } else {
            class.with(categories.trim_end())
        };
        Some(Set { class, exceptions })
    }

    fn class_char(&mut self) -> Option<char> {
        match self.next()? {
            '\\' => self.escaped_char(),
            c => Some(c),
        }
    }
}

/// The set of one character.
fn one(c: char) -> Set {
    if c.is_ascii_alphanumeric() {
        return set(Class::of(c.encode_utf8(&mut [0; 4])));
    }
    if c.is_ascii() {
        return set(Class::of(&format!("\\u{{{:X}}}", u32::from(c))));
    }
    Set {
        class: Class::of(""),
        exceptions: vec![(c, c)],
    }
}

fn set(class: Class) -> Set {
    Set {
        class,
        exceptions: Vec::new(),
    }
}
