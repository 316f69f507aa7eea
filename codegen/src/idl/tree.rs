//! What a text says, in the shape of the JSON AST, with places and with ids as they are written.

use std::borrow::Cow;
use std::ops::Range;

/// A value and where it is written.
#[derive(Clone, Debug)]
pub(crate) struct Value<'t> {
    pub(crate) form: Form<'t>,
    pub(crate) range: Range<usize>,
}

/// A value in the JSON AST.
#[derive(Clone, Debug)]
pub(crate) enum Form<'t> {
    Null,
    Bool(bool),
    Number(&'t str),
    Text(Cow<'t, str>),
    Array(Vec<Value<'t>>),
    Object(Vec<Entry<'t>>),
    /// An object whose keys are ids of traits.
    Traits(Vec<Entry<'t>>),
    /// The value of a trait without one: an empty object, or an empty array if the trait is a list.
    Annotation,
    /// An id, as written.
    Id(&'t str),
    /// An object with one property, `target`.
    Reference(Box<Value<'t>>),
    /// A list that is declared where it is used, by its target.
    List(Box<Value<'t>>),
    /// A map that is declared where it is used, by the targets of its keys and values.
    Map(Box<[Value<'t>; 2]>),
}

/// A key of an object and its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'t> {
    pub(crate) key: Cow<'t, str>,
    pub(crate) key_range: Range<usize>,
    pub(crate) value: Value<'t>,
}

impl<'t> Value<'t> {
    pub(crate) fn new(form: Form<'t>, range: Range<usize>) -> Self {
        Value { form, range }
    }

    /// The entries of an object of any kind.
    pub(crate) fn entries(&self) -> &[Entry<'t>] {
        match &self.form {
            Form::Object(entries) | Form::Traits(entries) => entries,
            _ => &[],
        }
    }

    /// The value under a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Value<'t>> {
        self.entries()
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| &entry.value)
    }
}

impl<'t> Entry<'t> {
    pub(crate) fn new(
        key: impl Into<Cow<'t, str>>,
        key_range: Range<usize>,
        value: Value<'t>,
    ) -> Self {
        Entry {
            key: key.into(),
            key_range,
            value,
        }
    }
}

/// A parsed text.
#[derive(Clone, Debug)]
pub(crate) struct File<'t> {
    /// The model in the shape of the JSON AST. Traits for shapes that are defined elsewhere are in the array `apply`.
    pub(crate) root: Value<'t>,
    pub(crate) namespace: Option<&'t str>,
    pub(crate) uses: Vec<Use<'t>>,
    /// Everything that is wrong with the text.
    pub(crate) problems: Vec<Problem>,
}

impl<'t> File<'t> {
    /// The ids of the shapes that are defined here, each with its type.
    pub(crate) fn shapes(&self) -> impl Iterator<Item = (&str, &str)> {
        let shapes = self
            .root
            .get("shapes")
            .map(Value::entries)
            .unwrap_or_default();
        shapes.iter().map(
            |shape| match shape.value.get("type").map(|kind| &kind.form) {
                Some(Form::Text(kind)) => (&*shape.key, &**kind),
                _ => (&*shape.key, ""),
            },
        )
    }
}

/// A shape that may be referred to by its name alone.
#[derive(Clone, Debug)]
pub(crate) struct Use<'t> {
    /// Its absolute id.
    pub(crate) id: &'t str,
    pub(crate) range: Range<usize>,
}

impl<'t> Use<'t> {
    pub(crate) fn name(&self) -> &'t str {
        self.id.split_once('#').map_or(self.id, |(_, name)| name)
    }
}

/// A problem with a text, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) id: &'static str,
    pub(crate) is_error: bool,
    pub(crate) range: Range<usize>,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
    /// A related place with its label.
    pub(crate) related: Option<(Range<usize>, &'static str)>,
    /// What is written in the place of something known, for a suggestion.
    pub(crate) unknown: Option<Unknown>,
    /// The shape or member it concerns.
    pub(crate) shape: Option<String>,
}

/// Something that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unknown {
    /// A word that is none of these. It may be a trait without its `@`.
    Word(String, &'static [&'static str]),
    /// An id of a shape.
    Id(String),
    /// The name of a trait.
    Trait(String),
}

impl Problem {
    pub(crate) fn error(id: &'static str, range: Range<usize>, message: impl Into<String>) -> Self {
        Problem {
            id,
            is_error: true,
            range,
            message: message.into(),
            help: None,
            related: None,
            unknown: None,
            shape: None,
        }
    }

    pub(crate) fn warning(
        id: &'static str,
        range: Range<usize>,
        message: impl Into<String>,
    ) -> Self {
        Problem {
            is_error: false,
            ..Self::error(id, range, message)
        }
    }

    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    #[must_use]
    pub(crate) fn related(mut self, range: Range<usize>, label: &'static str) -> Self {
        self.related = Some((range, label));
        self
    }

    #[must_use]
    pub(crate) fn about(mut self, shape: impl Into<String>) -> Self {
        // Ids are not limited here, and many problems may be about one shape.
        const LONGEST: usize = 2_048;
        self.shape = Some(shape.into()).filter(|shape| shape.len() <= LONGEST);
        self
    }
}
