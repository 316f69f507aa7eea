//! The settings that differ between Smithy's JSON protocols.

use super::{ErrorCode, JsonReader, JsonWriter};
use crate::document::Document;
use crate::schema::{Member, TimestampFormat};
use crate::wire::{self, Context, Reader as _, Result, Shape, Writer as _};

/// The settings of the codec, with methods to read and write.
///
/// The protocols use [`REST`](Self::REST), [`AWS`](Self::AWS), [`AWS_1_1`](Self::AWS_1_1) and
/// [`RPC_V2`](Self::RPC_V2). All settings can be changed:
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
    /// [`restJson1`](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html): members use
    /// their `@jsonName`.
    pub const REST: Self = Json {
        json_names: true,
        timestamps: TimestampFormat::EpochSeconds,
        timestamp_traits: true,
        offsets: true,
        big_numbers_as_strings: false,
        error_code: ErrorCode::Header,
        depth: 128,
    };

    /// [`awsJson1_0`](https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html): members use
    /// their own names, and the body of an error contains the code.
    pub const AWS: Self = Self::REST.json_names(false).error_code(ErrorCode::Id);

    /// [`awsJson1_1`](https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html): like
    /// [`AWS`](Self::AWS), but a server writes the error code without its namespace. Reading is
    /// identical.
    pub const AWS_1_1: Self = Self::AWS.error_code(ErrorCode::Name);

    /// `rpcv2Json`: members use their own names, all timestamps are epoch seconds, and big numbers
    /// are strings.
    pub const RPC_V2: Self = Self::AWS
        .timestamp_traits(false)
        .big_numbers_as_strings(true);

    /// Whether members use their `@jsonName`.
    #[must_use]
    pub const fn json_names(mut self, obeyed: bool) -> Self {
        self.json_names = obeyed;
        self
    }

    /// The timestamp format where the model specifies none. Epoch seconds in all protocols.
    #[must_use]
    pub const fn timestamps(mut self, format: TimestampFormat) -> Self {
        self.timestamps = format;
        self
    }

    /// Whether `@timestampFormat` is honored.
    #[must_use]
    pub const fn timestamp_traits(mut self, obeyed: bool) -> Self {
        self.timestamp_traits = obeyed;
        self
    }

    /// Whether dates may have an offset, `1985-04-12T23:20:50+01:00`. Default: `true`, for clients. Input that is
    /// read as a server, by [`accept`](Self::accept), must be in UTC in any case.
    #[must_use]
    pub const fn offsets(mut self, allowed: bool) -> Self {
        self.offsets = allowed;
        self
    }

    /// Whether big integers and big decimals are written as strings. If so, they are read from
    /// strings and numbers, and otherwise only from numbers.
    #[must_use]
    pub const fn big_numbers_as_strings(mut self, are_strings: bool) -> Self {
        self.big_numbers_as_strings = are_strings;
        self
    }

    /// The place where a server writes the error code. A client checks all places.
    #[must_use]
    pub const fn error_code(mut self, place: ErrorCode) -> Self {
        self.error_code = place;
        self
    }

    /// How deep arrays and objects may nest in the input. The default is 128.
    ///
    /// Reading is recursive, so a large depth requires a large stack.
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

    /// Reads a value as a client. Missing required members are filled in, and nulls in dense lists
    /// and maps are skipped.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not JSON or do not match the type.
    pub fn from_slice<T: Shape>(&self, bytes: &[u8]) -> Result<T> {
        self.read(bytes, &mut Context::client())
    }

    /// Reads a value. The context determines how missing members are handled.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not JSON or do not match the type, or if anything follows
    /// the value.
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
    /// Returns an error if a value cannot be represented, such as an invalid big number.
    pub fn to_vec<T: Shape>(&self, value: &T) -> Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(128);
        wire::write(value, &mut self.writer(&mut bytes))?;
        Ok(bytes)
    }

    /// Reads any value.
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
    /// Returns an error if the bytes are not JSON or if anything follows the value.
    pub fn document(&self, bytes: &[u8]) -> Result<Document> {
        let mut reader = self.reader(bytes)?;
        let document = reader.document()?;
        reader.finish().map(|()| document)
    }

    /// Writes any value, without white space. Bytes become base64 and timestamps become epoch
    /// seconds.
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
    /// Currently never returns an error.
    pub fn document_to_vec(&self, document: &Document) -> Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(128);
        self.writer(&mut bytes).document(document)?;
        Ok(bytes)
    }

    /// Creates a reader of a single value. Call [`finish`](JsonReader::finish) after reading it.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not UTF-8.
    pub fn reader<'a>(&self, bytes: &'a [u8]) -> Result<JsonReader<'a>> {
        JsonReader::new(bytes, *self)
    }

    /// Creates a writer that appends one value to the buffer.
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

    /// The timestamp format of a member.
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
