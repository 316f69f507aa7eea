//! JSON pointers (RFC 6901).

use std::fmt;

/// A chain of keys and indices, borrowed from the reader's stack. It becomes a string only on demand.
#[derive(Clone, Copy)]
pub(crate) struct Pointer<'a> {
    parent: Option<&'a Pointer<'a>>,
    token: Token<'a>,
}

#[derive(Clone, Copy)]
enum Token<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

impl<'a> Pointer<'a> {
    /// The whole text.
    pub(crate) const ROOT: Pointer<'static> = Pointer {
        parent: None,
        token: Token::Root,
    };

    /// The value under `key` of the object here.
    pub(crate) fn key(&'a self, key: &'a str) -> Pointer<'a> {
        Pointer {
            parent: Some(self),
            token: Token::Key(key),
        }
    }

    /// The item at `index` of the array here.
    pub(crate) fn index(&'a self, index: usize) -> Pointer<'a> {
        Pointer {
            parent: Some(self),
            token: Token::Index(index),
        }
    }

    /// The keys of a pointer's text, unescaped, from the root down.
    pub(crate) fn tokens(text: &str) -> impl Iterator<Item = String> {
        text.split('/')
            .skip(1)
            .map(|token| token.replace("~1", "/").replace("~0", "~"))
    }
}

impl fmt::Display for Pointer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        match self.token {
            Token::Root => Ok(()),
            Token::Key(key) if key.contains(['~', '/']) => {
                write!(f, "/{}", key.replace('~', "~0").replace('/', "~1"))
            }
            Token::Key(key) => write!(f, "/{key}"),
            Token::Index(index) => write!(f, "/{index}"),
        }
    }
}
