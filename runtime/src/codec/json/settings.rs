//! What Smithy's JSON protocols differ in.

use super::{ErrorCode, JsonReader, JsonWriter};
use crate::document::Document;
use crate::schema::{Member, TimestampFormat};
use crate::wire::{self, Context, Reader as _, Result, Shape, Writer as _};

/// The settings of the codec, and its functions.
///
/// Those of the protocols are [`REST`](Self::REST), [`AWS`](Self::AWS), [`AWS_1_1`](Self::AWS_1_1) and
/// [`RPC_V2`](Self::RPC_V2); each may be changed:
///
/// ```
/// use smithy_typegen_runtime::codec::json::Json;
///
/// const SHALLOW: Json = Json::AWS.depth(16);
/// assert!(SHALLOW.document(b"[[[[1]]]]").is_ok());
/// assert!(SHALLOW.document("[".repeat(17).as_bytes()).is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Json {
    json_names: bool,
    timestamps: TimestampFormat,
    timestamp_traits: bool,
    offsets: bool,
    big_numbers_as_strings: bool,
    error_code: ErrorCode,
    depth: usize,
}

impl Json {
    /// [`restJson1`](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html): members by their
    /// `@jsonName`.
    pub const REST: Self = Json {
        json_names: true,
        timestamps: TimestampFormat::EpochSeconds,
        timestamp_traits: true,
        offsets: true,
        big_numbers_as_strings: false,
        error_code: ErrorCode::Header,
        depth: 128,
    };

    /// [`awsJson1_0`](https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html): members by their
    /// own names, and the code of an error in its body.
    pub const AWS: Self = Self::REST.json_names(false).error_code(ErrorCode::Id);

    /// [`awsJson1_1`](https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html): the same, but a
    /// server says the code of an error without its namespace. What is read is the same.
    pub const AWS_1_1: Self = Self::AWS.error_code(ErrorCode::Name);

    /// `rpcv2Json`: members by their own names, every timestamp in epoch seconds, big numbers as
    /// strings.
    pub const RPC_V2: Self = Self::AWS
        .timestamp_traits(false)
        .big_numbers_as_strings(true);

    /// Whether members go by their `@jsonName`.
    #[must_use]
    pub const fn json_names(mut self, obeyed: bool) -> Self {
        self.json_names = obeyed;
        self
    }

    /// The format of timestamps whose model says nothing. Epoch seconds in every protocol.
    #[must_use]
    pub const fn timestamps(mut self, format: TimestampFormat) -> Self {
        self.timestamps = format;
        self
    }

    /// Whether `@timestampFormat` is obeyed.
    #[must_use]
    pub const fn timestamp_traits(mut self, obeyed: bool) -> Self {
        self.timestamp_traits = obeyed;
        self
    }

    /// Whether a date may be in another time zone: `1985-04-12T23:20:50+01:00`. Clients allow it. What is
    /// read as a server, by [`accept`](Self::accept), must be in UTC, whatever is said here.
    #[must_use]
    pub const fn offsets(mut self, allowed: bool) -> Self {
        self.offsets = allowed;
        self
    }

    /// Whether big integers and big decimals are written as strings. Then they are read from strings
    /// and numbers, else from numbers only.
    #[must_use]
    pub const fn big_numbers_as_strings(mut self, are_strings: bool) -> Self {
        self.big_numbers_as_strings = are_strings;
        self
    }

    /// Where a server says which error it answers with. A client looks in all places.
    #[must_use]
    pub const fn error_code(mut self, place: ErrorCode) -> Self {
        self.error_code = place;
        self
    }

    /// How deep arrays and objects may nest in what is read. 128 where nothing is said.
    ///
    /// What is read is as deep on the stack, so a great depth wants a great stack.
    #[must_use]
    pub const fn depth(mut self, levels: usize) -> Self {
        self.depth = levels;
        self
    }

    pub(super) const fn code(&self) -> ErrorCode {
        self.error_code
    }

    pub(super) const fn obeys_json_names(&self) -> bool {
        self.json_names
    }

    /// Reads a value as a client: what is required and missing is filled in, null in a dense list or
    /// map is left out.
    ///
    /// # Errors
    ///
    /// Bytes that are no JSON, and JSON that is no such value.
    pub fn from_slice<T: Shape>(&self, bytes: &[u8]) -> Result<T> {
        self.read(bytes, &mut Context::client())
    }

    /// Reads a value, to the end of the bytes. The context says what is done about what is missing.
    ///
    /// # Errors
    ///
    /// Bytes that are no JSON, and JSON that is no such value.
    pub fn read<T: Shape>(&self, bytes: &[u8], context: &mut Context) -> Result<T> {
        let mut reader = match context.is_strict() {
            true => self.offsets(false).reader(bytes)?,
            false => self.reader(bytes)?,
        };
        match wire::read(&mut reader, context) {
            Ok(value) => reader.finish().map(|()| value),
            Err(error) => Err(reader.place(error, 0)),
        }
    }

    /// Writes a value, without white space.
    ///
    /// # Errors
    ///
    /// A value that has no notation: a big number that is none.
    pub fn to_vec<T: Shape>(&self, value: &T) -> Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(128);
        wire::write(value, &mut self.writer(&mut bytes))?;
        Ok(bytes)
    }

    /// Reads any value, to the end of the bytes.
    ///
    /// ```
    /// use smithy_typegen_runtime::codec::json::Json;
    ///
    /// let document = Json::AWS.document(b"[1.50, -0, 123456789012345678901234567890]")?;
    /// assert_eq!(document.to_string(), "[1.50,-0,123456789012345678901234567890]");
    /// # Ok::<(), smithy_typegen_runtime::wire::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Bytes that are no JSON.
    pub fn document(&self, bytes: &[u8]) -> Result<Document> {
        let mut reader = self.reader(bytes)?;
        let document = reader.document()?;
        reader.finish().map(|()| document)
    }

    /// Writes any value, without white space: bytes as base64, timestamps as epoch seconds.
    ///
    /// ```
    /// use smithy_typegen_runtime::Document;
    /// use smithy_typegen_runtime::codec::json::Json;
    ///
    /// let document = Document::object([("data", Document::Blob(b"hi".to_vec()))]);
    /// assert_eq!(Json::AWS.document_to_vec(&document)?, br#"{"data":"aGk="}"#);
    /// # Ok::<(), smithy_typegen_runtime::wire::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// None today.
    pub fn document_to_vec(&self, document: &Document) -> Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(128);
        self.writer(&mut bytes).document(document)?;
        Ok(bytes)
    }

    /// A reader of the value that these bytes are, to be [finished](JsonReader::finish) after it.
    ///
    /// # Errors
    ///
    /// Bytes that are not UTF-8.
    pub fn reader<'a>(&self, bytes: &'a [u8]) -> Result<JsonReader<'a>> {
        JsonReader::new(bytes, *self)
    }

    /// A writer of one value, after what is in the buffer already.
    pub fn writer<'a>(&self, to: &'a mut Vec<u8>) -> JsonWriter<'a> {
        JsonWriter::new(to, *self)
    }

    /// The name of a member in an object.
    #[inline]
    pub(super) fn name(&self, member: &'static Member) -> &'static str {
        match self.json_names {
            true => member.json_name(),
            false => member.name(),
        }
    }

    /// The format of a member's timestamps.
    pub(super) fn timestamp_format(&self, member: &'static Member) -> TimestampFormat {
        let said = match self.timestamp_traits {
            true => member.timestamp_format(),
            false => None,
        };
        said.unwrap_or(self.timestamps)
    }

    pub(super) fn has_offsets(&self) -> bool {
        self.offsets
    }

    pub(super) fn has_big_numbers_as_strings(&self) -> bool {
        self.big_numbers_as_strings
    }

    pub(super) fn levels(&self) -> usize {
        self.depth
    }
}

/// [`Json::REST`].
impl Default for Json {
    fn default() -> Self {
        Self::REST
    }
}
