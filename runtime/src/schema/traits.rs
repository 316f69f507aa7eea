//! The traits that affect serialization.

/// A trait of a shape or member, with its value.
///
/// Only traits that affect serialization are included: the [protocol
/// traits](https://smithy.io/2.0/spec/protocol-traits.html), the [HTTP
/// bindings](https://smithy.io/2.0/spec/http-bindings.html), the [XML
/// bindings](https://smithy.io/2.0/spec/xml-traits.html),
/// [streaming](https://smithy.io/2.0/spec/streaming.html), and those of [AWS's query
/// protocols](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Trait {
    /// `aws.protocols#awsQueryError`, with the code and the status code.
    AwsQueryError(&'static str, u16),
    /// `@error`, with the party at fault.
    Error(Fault),
    /// `@eventHeader`.
    EventHeader,
    /// `@eventPayload`.
    EventPayload,
    /// `aws.protocols#ec2QueryName`.
    Ec2QueryName(&'static str),
    /// `@hostLabel`.
    HostLabel,
    /// `@httpError`, with the status code.
    HttpError(u16),
    /// `@httpHeader`, with the header name.
    HttpHeader(&'static str),
    /// `@httpLabel`.
    HttpLabel,
    /// `@httpPayload`.
    HttpPayload,
    /// `@httpPrefixHeaders`, with the prefix.
    HttpPrefixHeaders(&'static str),
    /// `@httpQuery`, with the parameter name.
    HttpQuery(&'static str),
    /// `@httpQueryParams`.
    HttpQueryParams,
    /// `@httpResponseCode`.
    HttpResponseCode,
    /// `@idempotencyToken`.
    IdempotencyToken,
    /// `@jsonName`.
    JsonName(&'static str),
    /// `@mediaType`.
    MediaType(&'static str),
    /// `@required`.
    Required,
    /// `@requiresLength`.
    RequiresLength,
    /// `@retryable`.
    Retryable(Retryable),
    /// `@sensitive`.
    Sensitive,
    /// `@sparse`.
    Sparse,
    /// `@streaming`.
    Streaming,
    /// `@timestampFormat`.
    TimestampFormat(TimestampFormat),
    /// `@xmlAttribute`.
    XmlAttribute,
    /// `@xmlFlattened`.
    XmlFlattened,
    /// `@xmlName`.
    XmlName(&'static str),
    /// `@xmlNamespace`.
    XmlNamespace(XmlNamespace),
}

/// A timestamp format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimestampFormat {
    /// Seconds since 1970 as a number, with an optional fraction.
    EpochSeconds,
    /// RFC 3339 in UTC: `1985-04-12T23:20:50.52Z`.
    DateTime,
    /// IMF-fixdate of RFC 9110: `Tue, 29 Apr 2014 18:30:38 GMT`.
    HttpDate,
}

/// An XML namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct XmlNamespace {
    /// The URI of the namespace.
    pub uri: &'static str,
    /// The prefix, or `None` for the default namespace.
    pub prefix: Option<&'static str>,
}

/// The party at fault for an error, from `@error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The client. The same request will fail again.
    Client,
    /// The service.
    Server,
}

/// The `@retryable` trait: the same request may succeed later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Retryable {
    /// Whether the error indicates throttling.
    pub throttling: bool,
}
