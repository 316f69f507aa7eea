//! Forms (`application/x-www-form-urlencoded`) as used by AWS's
//! [query](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html) and
//! [EC2 query](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html) protocols.
//!
//! A form is a list of named values. The name of a parameter is the path to the value:
//! `Filters.member.2.Name=size`. [`Query`] holds the settings that differ between the protocols.
//!
//! # Reading
//!
//! - Parameters may come in any order, and unknown ones are ignored. A parameter that occurs twice is an
//!   error, unless it is unknown.
//! - The items of a list and the entries of a map are ordered by their numbers. Numbers may be left out, so
//!   they do not determine the length of a list.
//! - `Name=` is an empty list, an empty map or an empty structure.
//! - Values nest at most 128 levels deep.
//!
//! Reading takes memory in proportion to the form. Errors never contain values.
//!
//! # Writing
//!
//! - The query protocol has a notation for empty lists, `Name=`. Nothing is written for empty maps and empty
//!   structures, nor for empty lists in the EC2 query protocol.
//! - Nothing is written for a null in a sparse list, but the number of its place is left out.
//! - Documents have no notation, unless they are strings, numbers or booleans. Neither have union members
//!   that the model does not define.
//!
//! Responses of these protocols are XML.

mod form;
mod names;
mod reader;
mod writer;

pub(crate) use form::{Form, parameter};
pub use writer::QueryWriter;

use crate::build::{self, Rejection};
use crate::validate::Validate;
use crate::wire::{self, Context, Fields, Result, Shape, Structure};
use names::Names;

/// The settings of the codec, with methods to read and write.
///
/// ```
/// use smithy_typegen_runtime::ValidationExceptionField as Field;
/// use smithy_typegen_runtime::codec::query::Query;
///
/// let field = Query::AWS.from_slice::<Field>(b"path=%2Fa+b&message=too+long")?;
/// assert_eq!(field.path, "/a b");
/// assert_eq!(Query::AWS.to_vec(&field)?, b"path=%2Fa%20b&message=too%20long");
/// assert_eq!(Query::EC2.to_vec(&field)?, b"Path=%2Fa%20b&Message=too%20long");
/// # Ok::<(), smithy_typegen_runtime::wire::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Query {
    names: Names,
    depth: usize,
}

impl Query {
    /// The settings of `awsQuery`: members have the names of the model or of `@xmlName`, and lists and maps
    /// are flattened by `@xmlFlattened`.
    pub const AWS: Self = Query {
        names: Names::Aws,
        depth: 128,
    };

    /// The settings of `ec2Query`: members have the names of `@ec2QueryName`, or else those of `@xmlName` or
    /// of the model with a capital first letter. All lists are flattened.
    pub const EC2: Self = Query {
        names: Names::Ec2,
        depth: 128,
    };

    /// How deep structures, lists and maps may nest in the input. The default is 128. Each level takes space
    /// on the stack.
    #[must_use]
    pub const fn depth(self, levels: usize) -> Self {
        Query {
            depth: levels,
            ..self
        }
    }

    /// Reads a value as a client. Missing required members are filled in.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not a form or do not match the type.
    pub fn from_slice<T: Shape>(&self, bytes: &[u8]) -> Result<T> {
        let form = Form::of(bytes)?;
        wire::read(&mut form.reader(*self), &mut Context::client())
    }

    /// Reads and validates untrusted input. Missing required members are reported along with all other
    /// violations.
    ///
    /// # Errors
    ///
    /// Returns [`Rejection::Malformed`] if the bytes cannot be read, and [`Rejection::Invalid`] if the value
    /// violates constraints.
    pub fn accept<T: Structure + Validate>(
        &self,
        bytes: &[u8],
    ) -> std::result::Result<T, Rejection> {
        let form = Form::of(bytes).map_err(Rejection::Malformed)?;
        build::accept(&mut form.reader(*self))
    }

    /// Writes a structure or union.
    ///
    /// # Errors
    ///
    /// Returns an error if a value has no notation, such as a document.
    pub fn to_vec<T: Shape>(&self, value: &T) -> Result<Vec<u8>> {
        let mut form = String::new();
        wire::write(value, &mut self.writer(&mut form))?;
        Ok(form.into_bytes())
    }

    /// Creates a writer that appends the parameters of one structure or union.
    pub const fn writer<'a>(&self, form: &'a mut String) -> QueryWriter<'a> {
        QueryWriter::new(*self, form)
    }

    /// Reads the members of a structure from a form.
    pub(crate) fn read(
        &self,
        schema: &'static crate::schema::Schema,
        form: &Form,
        fields: &mut dyn Fields,
    ) -> Result<()> {
        use crate::wire::Reader as _;
        form.reader(*self).structure(schema, fields).map(drop)
    }
}
