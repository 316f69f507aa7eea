//! Typed views of the traits that this package acts on.

use super::{Decimal, Traits, id};
use crate::ast::Node;

/// `@length`
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Length {
    /// At least this many characters, bytes, items or entries.
    pub min: Option<u64>,
    /// At most this many.
    pub max: Option<u64>,
}

/// `@range`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// At least this.
    pub min: Option<Decimal>,
    /// At most this.
    pub max: Option<Decimal>,
}

/// `@error`
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The request was wrong.
    Client,
    /// The service failed.
    Server,
}

/// `@retryable`
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Retryable {
    /// Whether the error reports too many requests.
    pub throttling: bool,
}

/// `@http`
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Http<'a> {
    /// `GET`, `POST`, …
    pub method: &'a str,
    /// The URI pattern, such as `/cases/{id}?view=full`.
    pub uri: &'a str,
    /// The status of a successful response. Default: 200.
    pub code: u16,
}

/// `@deprecated`
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Deprecated<'a> {
    /// What to use instead.
    pub message: Option<&'a str>,
    /// The version or date of the deprecation.
    pub since: Option<&'a str>,
}

/// `@paginated`
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Paginated<'a> {
    /// The member of the input that asks for a page.
    pub input_token: Option<&'a str>,
    /// The path to the member of the output that names the next page.
    pub output_token: Option<&'a str>,
    /// The path to the member of the output that holds the items of a page.
    pub items: Option<&'a str>,
    /// The member of the input that limits the size of a page.
    pub page_size: Option<&'a str>,
}

/// `@timestampFormat`
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum TimestampFormat {
    /// RFC 3339, in UTC.
    DateTime,
    /// The IMF-fixdate of RFC 9110.
    HttpDate,
    /// Seconds since 1970, with a fraction.
    EpochSeconds,
}

impl Traits {
    fn str(&self, id: &str) -> Option<&str> {
        self.get(id)?.as_str()
    }

    /// `@documentation`
    pub fn documentation(&self) -> Option<&str> {
        self.str(id::DOCUMENTATION)
    }

    /// `@length`
    pub fn length(&self) -> Option<Length> {
        let length = self.get(id::LENGTH)?.as_object()?;
        let bound = |name| length.get(name).and_then(integer);
        Some(Length {
            min: bound("min"),
            max: bound("max"),
        })
    }

    /// `@range`
    pub fn range(&self) -> Option<Range> {
        let range = self.get(id::RANGE)?.as_object()?;
        let bound = |name| {
            range
                .get(name)
                .and_then(Node::as_number)
                .cloned()
                .map(Decimal::from)
        };
        Some(Range {
            min: bound("min"),
            max: bound("max"),
        })
    }

    /// `@pattern`
    pub fn pattern(&self) -> Option<&str> {
        self.str(id::PATTERN)
    }

    /// `@enumValue` of a member of an enum.
    pub fn enum_value_str(&self) -> Option<&str> {
        self.str(id::ENUM_VALUE)
    }

    /// `@enumValue` of a member of an intEnum.
    pub fn enum_value_int(&self) -> Option<i32> {
        integer(self.get(id::ENUM_VALUE)?)
    }

    /// `@error`
    pub fn error_fault(&self) -> Option<Fault> {
        match self.str(id::ERROR)? {
            "client" => Some(Fault::Client),
            "server" => Some(Fault::Server),
            _ => None,
        }
    }

    /// `@httpError`
    pub fn http_error(&self) -> Option<u16> {
        integer(self.get(id::HTTP_ERROR)?)
    }

    /// `@aws.protocols#awsQueryError`: the code and the HTTP status code.
    pub fn aws_query_error(&self) -> Option<(&str, u16)> {
        let error = self.get("aws.protocols#awsQueryError")?.as_object()?;
        let status = integer(error.get("httpResponseCode")?)?;
        Some((error.get("code")?.as_str()?, status))
    }

    /// `@retryable`
    pub fn retryable(&self) -> Option<Retryable> {
        let retryable = self.get(id::RETRYABLE)?.as_object()?;
        Some(Retryable {
            throttling: retryable
                .get("throttling")
                .and_then(Node::as_bool)
                .unwrap_or(false),
        })
    }

    /// `@http`
    pub fn http(&self) -> Option<Http<'_>> {
        let http = self.get(id::HTTP)?.as_object()?;
        let code = match http.get("code") {
            Some(code) => integer(code)?,
            None => 200,
        };
        Some(Http {
            method: http.get("method")?.as_str()?,
            uri: http.get("uri")?.as_str()?,
            code,
        })
    }

    /// `@paginated`
    pub fn paginated(&self) -> Option<Paginated<'_>> {
        let paginated = self.get(id::PAGINATED)?.as_object()?;
        let text = |name| paginated.get(name).and_then(Node::as_str);
        Some(Paginated {
            input_token: text("inputToken"),
            output_token: text("outputToken"),
            items: text("items"),
            page_size: text("pageSize"),
        })
    }

    /// `@timestampFormat`
    pub fn timestamp_format(&self) -> Option<TimestampFormat> {
        match self.str(id::TIMESTAMP_FORMAT)? {
            "date-time" => Some(TimestampFormat::DateTime),
            "http-date" => Some(TimestampFormat::HttpDate),
            "epoch-seconds" => Some(TimestampFormat::EpochSeconds),
            _ => None,
        }
    }

    /// `@jsonName`
    pub fn json_name(&self) -> Option<&str> {
        self.str(id::JSON_NAME)
    }

    /// `@xmlName`
    pub fn xml_name(&self) -> Option<&str> {
        self.str(id::XML_NAME)
    }

    /// `@xmlNamespace`: the namespace's name, and its prefix.
    pub fn xml_namespace(&self) -> Option<(&str, Option<&str>)> {
        let namespace = self.get(id::XML_NAMESPACE)?.as_object()?;
        let prefix = namespace.get("prefix").and_then(Node::as_str);
        Some((namespace.get("uri")?.as_str()?, prefix))
    }

    /// `@mediaType`
    pub fn media_type(&self) -> Option<&str> {
        self.str(id::MEDIA_TYPE)
    }

    /// `@deprecated`
    pub fn deprecated(&self) -> Option<Deprecated<'_>> {
        let deprecated = self.get(id::DEPRECATED)?.as_object()?;
        let text = |name| deprecated.get(name).and_then(Node::as_str);
        Some(Deprecated {
            message: text("message"),
            since: text("since"),
        })
    }

    /// `@since`
    pub fn since(&self) -> Option<&str> {
        self.str(id::SINCE)
    }

    /// `@title`
    pub fn title(&self) -> Option<&str> {
        self.str(id::TITLE)
    }

    /// `@tags`
    pub fn tags(&self) -> Vec<&str> {
        let tags = self
            .get(id::TAGS)
            .and_then(Node::as_array)
            .unwrap_or_default();
        tags.iter().filter_map(Node::as_str).collect()
    }

    /// `@externalDocumentation`: names and URLs, by name.
    pub fn external_documentation(&self) -> Vec<(&str, &str)> {
        let links = self
            .get(id::EXTERNAL_DOCUMENTATION)
            .and_then(Node::as_object);
        let mut links: Vec<_> = links
            .into_iter()
            .flat_map(|links| links.iter())
            .filter_map(|(name, url)| Some((name, url.as_str()?)))
            .collect();
        links.sort_unstable();
        links
    }

    /// `@default`; `null` removes the default of the target.
    pub fn default(&self) -> Option<&Node> {
        self.get(id::DEFAULT)
    }

    /// `@recommended`, with its reason if it gives one.
    pub fn recommended(&self) -> Option<Option<&str>> {
        let recommended = self.get(id::RECOMMENDED)?.as_object()?;
        Some(recommended.get("reason").and_then(Node::as_str))
    }

    /// The `hostPrefix` of `@endpoint`.
    pub fn host_prefix(&self) -> Option<&str> {
        let endpoint = self.get(id::ENDPOINT)?.as_object()?;
        endpoint.get("hostPrefix")?.as_str()
    }

    /// `@httpHeader`
    pub fn http_header(&self) -> Option<&str> {
        self.str(id::HTTP_HEADER)
    }

    /// `@httpPrefixHeaders`
    pub fn http_prefix_headers(&self) -> Option<&str> {
        self.str(id::HTTP_PREFIX_HEADERS)
    }

    /// `@httpQuery`
    pub fn http_query(&self) -> Option<&str> {
        self.str(id::HTTP_QUERY)
    }
}

/// An integer that fits, in any notation.
fn integer<T: TryFrom<i128>>(node: &Node) -> Option<T> {
    let number = Decimal::from(node.as_number()?.clone());
    number.as_i128()?.try_into().ok()
}

macro_rules! flags {
    ($($name:ident: $id:ident),+ $(,)?) => {
        /// Annotation traits, which have no value.
        impl Traits {
            $(
                #[doc = concat!("Whether there is the trait `", stringify!($name), "`.")]
                pub fn $name(&self) -> bool {
                    self.has(id::$id)
                }
            )+
        }
    };
}

flags! {
    client_optional: CLIENT_OPTIONAL,
    event_header: EVENT_HEADER,
    event_payload: EVENT_PAYLOAD,
    host_label: HOST_LABEL,
    http_label: HTTP_LABEL,
    http_payload: HTTP_PAYLOAD,
    http_query_params: HTTP_QUERY_PARAMS,
    http_response_code: HTTP_RESPONSE_CODE,
    idempotency_token: IDEMPOTENCY_TOKEN,
    input: INPUT,
    internal: INTERNAL,
    is_mixin: MIXIN,
    is_trait: TRAIT,
    output: OUTPUT,
    private: PRIVATE,
    readonly: READONLY,
    required: REQUIRED,
    requires_length: REQUIRES_LENGTH,
    sensitive: SENSITIVE,
    sparse: SPARSE,
    streaming: STREAMING,
    unique_items: UNIQUE_ITEMS,
    unstable: UNSTABLE,
}
