//! The traits on a shape or a member, parsed when something asks for them.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde_json::Number;

use super::ShapeId;
use crate::ast::Node;
use crate::source::Place;

/// Traits by their shape ids, and typed views of those this package acts on.
///
/// A typed view is `None` where the trait is absent, and where its value is not of the form the specification gives it;
/// a model that has one of those does not load.
#[derive(Clone, Debug, Default)]
pub struct Traits(BTreeMap<ShapeId, Applied>);

#[derive(Clone, Debug)]
pub(super) struct Applied {
    /// Shared, as a mixin gives the same value to many.
    pub(super) value: Arc<Node>,
    /// Where the value is, unless it is under `traits` of what the trait is on.
    pub(super) place: Option<Arc<Place>>,
}

impl Traits {
    /// No traits.
    pub fn new() -> Self {
        Traits(BTreeMap::new())
    }

    /// The value of the trait with this shape id, such as `smithy.api#length`.
    pub fn get(&self, id: &str) -> Option<&Node> {
        self.0.get(id).map(|applied| applied.value.as_ref())
    }

    /// Whether the trait with this shape id is there.
    pub fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// Traits and their values, by shape id.
    pub fn iter(&self) -> impl Iterator<Item = (&ShapeId, &Node)> {
        self.0
            .iter()
            .map(|(id, applied)| (id, applied.value.as_ref()))
    }

    /// Where the value of a trait is, for traits on what stands at `owner`.
    pub fn place(&self, id: &str, owner: &Place) -> Place {
        match self.0.get(id).and_then(|applied| applied.place.as_deref()) {
            Some(place) => place.clone(),
            None => owner.key("traits").key(id),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn insert(&mut self, id: ShapeId, value: Node) {
        let value = Arc::new(value);
        self.0.insert(id, Applied { value, place: None });
    }

    pub(super) fn insert_applied(&mut self, id: ShapeId, applied: Applied) {
        self.0.insert(id, applied);
    }

    pub(super) fn remove(&mut self, id: &str) {
        self.0.remove(id);
    }

    pub(super) fn get_mut(&mut self, id: &str) -> Option<&mut Node> {
        self.0
            .get_mut(id)
            .map(|applied| Arc::make_mut(&mut applied.value))
    }

    /// The traits of something that stands at `owner`, each with its own place, to be applied elsewhere.
    pub(super) fn into_applied(self, owner: &Place) -> impl Iterator<Item = (ShapeId, Applied)> {
        self.0.into_iter().map(|(id, mut applied)| {
            applied
                .place
                .get_or_insert_with(|| Arc::new(owner.key("traits").key(id.as_str())));
            (id, applied)
        })
    }
}

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

/// A number with every digit that the model has.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decimal(Number);

impl Decimal {
    /// The number, if it is an integer that fits; `1.0` and `1e2` count as integers.
    pub fn as_i128(&self) -> Option<i128> {
        let (negative, digits, exponent) = self.parts()?;
        if exponent < 0 || digits.len() > 40 {
            return None;
        }
        let size = digits
            .parse::<i128>()
            .ok()?
            .checked_mul(10_i128.checked_pow(exponent.try_into().ok()?)?)?;
        Some(if negative { -size } else { size })
    }

    /// Whether it has no fraction, however it is written.
    pub fn is_integer(&self) -> bool {
        self.parts().is_some_and(|(_, _, exponent)| exponent >= 0)
    }

    /// Whether it is zero, however it is written.
    pub fn is_zero(&self) -> bool {
        self.parts().is_some_and(|(_, digits, _)| digits == "0")
    }

    /// The nearest `f64`.
    pub fn as_f64(&self) -> Option<f64> {
        self.0.as_f64()
    }

    /// The number as JSON has it.
    pub fn as_number(&self) -> &Number {
        &self.0
    }

    /// Sign, significant digits without zeros at either end (`0` for zero), and the power of ten they are multiplied by.
    fn parts(&self) -> Option<(bool, String, i64)> {
        let text = self.0.to_string();
        let (negative, text) = text
            .strip_prefix('-')
            .map_or((false, text.as_str()), |rest| (true, rest));
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{fraction}");
        let exponent = exponent.checked_sub(i64::try_from(fraction.len()).ok()?)?;
        let trimmed = digits.trim_end_matches('0');
        let exponent = exponent.checked_add(i64::try_from(digits.len() - trimmed.len()).ok()?)?;
        match trimmed.trim_start_matches('0') {
            "" => Some((false, "0".to_owned(), 0)),
            significant => Some((negative, significant.to_owned(), exponent)),
        }
    }
}

impl From<Number> for Decimal {
    fn from(number: Number) -> Self {
        Decimal(number)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl PartialOrd for Decimal {
    /// By value, exactly; none for an exponent beyond `i64`.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let (negative, digits, exponent) = self.parts()?;
        let (other_negative, other_digits, other_exponent) = other.parts()?;
        let sign = |negative, digits: &str| match (digits, negative) {
            ("0", _) => 0,
            (_, true) => -1,
            (_, false) => 1,
        };
        let (one, two) = (sign(negative, &digits), sign(other_negative, &other_digits));
        if one != two || one == 0 {
            return Some(one.cmp(&two));
        }
        // Digits start with their first significant one, so the power of ten of that one compares first.
        let top = exponent.checked_add(i64::try_from(digits.len()).ok()?)?;
        let other_top = other_exponent.checked_add(i64::try_from(other_digits.len()).ok()?)?;
        let size = top.cmp(&other_top).then_with(|| digits.cmp(&other_digits));
        Some(if negative { size.reverse() } else { size })
    }
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
    /// Whether the error is about too many requests.
    pub throttling: bool,
}

/// `@http`
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Http<'a> {
    /// `GET`, `POST`, …
    pub method: &'a str,
    /// The URI pattern, such as `/cases/{id}?view=full`.
    pub uri: &'a str,
    /// The status of a response that is not an error; 200 where the model gives none.
    pub code: u16,
}

/// `@deprecated`
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Deprecated<'a> {
    /// What to use instead.
    pub message: Option<&'a str>,
    /// Since which version or date.
    pub since: Option<&'a str>,
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
        self.str("smithy.api#documentation")
    }

    /// `@length`
    pub fn length(&self) -> Option<Length> {
        let length = self.get("smithy.api#length")?.as_object()?;
        let bound = |name| length.get(name).and_then(integer);
        Some(Length {
            min: bound("min"),
            max: bound("max"),
        })
    }

    /// `@range`
    pub fn range(&self) -> Option<Range> {
        let range = self.get("smithy.api#range")?.as_object()?;
        let bound = |name| {
            range
                .get(name)
                .and_then(Node::as_number)
                .cloned()
                .map(Decimal)
        };
        Some(Range {
            min: bound("min"),
            max: bound("max"),
        })
    }

    /// `@pattern`
    pub fn pattern(&self) -> Option<&str> {
        self.str("smithy.api#pattern")
    }

    /// `@enumValue` of a member of an enum.
    pub fn enum_value_str(&self) -> Option<&str> {
        self.str("smithy.api#enumValue")
    }

    /// `@enumValue` of a member of an intEnum.
    pub fn enum_value_int(&self) -> Option<i32> {
        integer(self.get("smithy.api#enumValue")?)
    }

    /// `@error`
    pub fn error_fault(&self) -> Option<Fault> {
        match self.str("smithy.api#error")? {
            "client" => Some(Fault::Client),
            "server" => Some(Fault::Server),
            _ => None,
        }
    }

    /// `@httpError`
    pub fn http_error(&self) -> Option<u16> {
        integer(self.get("smithy.api#httpError")?)
    }

    /// `@retryable`
    pub fn retryable(&self) -> Option<Retryable> {
        let retryable = self.get("smithy.api#retryable")?.as_object()?;
        Some(Retryable {
            throttling: retryable
                .get("throttling")
                .and_then(Node::as_bool)
                .unwrap_or(false),
        })
    }

    /// `@http`
    pub fn http(&self) -> Option<Http<'_>> {
        let http = self.get("smithy.api#http")?.as_object()?;
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

    /// `@timestampFormat`
    pub fn timestamp_format(&self) -> Option<TimestampFormat> {
        match self.str("smithy.api#timestampFormat")? {
            "date-time" => Some(TimestampFormat::DateTime),
            "http-date" => Some(TimestampFormat::HttpDate),
            "epoch-seconds" => Some(TimestampFormat::EpochSeconds),
            _ => None,
        }
    }

    /// `@jsonName`
    pub fn json_name(&self) -> Option<&str> {
        self.str("smithy.api#jsonName")
    }

    /// `@xmlName`
    pub fn xml_name(&self) -> Option<&str> {
        self.str("smithy.api#xmlName")
    }

    /// `@mediaType`
    pub fn media_type(&self) -> Option<&str> {
        self.str("smithy.api#mediaType")
    }

    /// `@deprecated`
    pub fn deprecated(&self) -> Option<Deprecated<'_>> {
        let deprecated = self.get("smithy.api#deprecated")?.as_object()?;
        let text = |name| deprecated.get(name).and_then(Node::as_str);
        Some(Deprecated {
            message: text("message"),
            since: text("since"),
        })
    }

    /// `@since`
    pub fn since(&self) -> Option<&str> {
        self.str("smithy.api#since")
    }

    /// `@title`
    pub fn title(&self) -> Option<&str> {
        self.str("smithy.api#title")
    }

    /// `@tags`
    pub fn tags(&self) -> Vec<&str> {
        let tags = self
            .get("smithy.api#tags")
            .and_then(Node::as_array)
            .unwrap_or_default();
        tags.iter().filter_map(Node::as_str).collect()
    }

    /// `@externalDocumentation`: names and URLs, by name.
    pub fn external_documentation(&self) -> Vec<(&str, &str)> {
        let links = self
            .get("smithy.api#externalDocumentation")
            .and_then(Node::as_object);
        let mut links: Vec<_> = links
            .into_iter()
            .flat_map(|links| links.iter())
            .filter_map(|(name, url)| Some((name, url.as_str()?)))
            .collect();
        links.sort_unstable();
        links
    }

    /// `@default`; `null` takes away the default of the target.
    pub fn default(&self) -> Option<&Node> {
        self.get("smithy.api#default")
    }

    /// `@recommended`, with its reason if it gives one.
    pub fn recommended(&self) -> Option<Option<&str>> {
        let recommended = self.get("smithy.api#recommended")?.as_object()?;
        Some(recommended.get("reason").and_then(Node::as_str))
    }

    /// The `hostPrefix` of `@endpoint`.
    pub fn host_prefix(&self) -> Option<&str> {
        let endpoint = self.get("smithy.api#endpoint")?.as_object()?;
        endpoint.get("hostPrefix")?.as_str()
    }

    /// `@httpHeader`
    pub fn http_header(&self) -> Option<&str> {
        self.str("smithy.api#httpHeader")
    }

    /// `@httpPrefixHeaders`
    pub fn http_prefix_headers(&self) -> Option<&str> {
        self.str("smithy.api#httpPrefixHeaders")
    }

    /// `@httpQuery`
    pub fn http_query(&self) -> Option<&str> {
        self.str("smithy.api#httpQuery")
    }
}

/// A number that is an integer, however it is written, and that fits.
fn integer<T: TryFrom<i128>>(node: &Node) -> Option<T> {
    let number = Decimal(node.as_number()?.clone());
    number.as_i128()?.try_into().ok()
}

macro_rules! flags {
    ($($name:ident: $id:literal),+ $(,)?) => {
        /// Traits that say all by being there.
        impl Traits {
            $(
                #[doc = concat!("Whether `", $id, "` is there.")]
                pub fn $name(&self) -> bool {
                    self.has($id)
                }
            )+
        }
    };
}

flags! {
    client_optional: "smithy.api#clientOptional",
    event_header: "smithy.api#eventHeader",
    event_payload: "smithy.api#eventPayload",
    host_label: "smithy.api#hostLabel",
    http_label: "smithy.api#httpLabel",
    http_payload: "smithy.api#httpPayload",
    http_query_params: "smithy.api#httpQueryParams",
    http_response_code: "smithy.api#httpResponseCode",
    idempotency_token: "smithy.api#idempotencyToken",
    input: "smithy.api#input",
    internal: "smithy.api#internal",
    is_mixin: "smithy.api#mixin",
    is_trait: "smithy.api#trait",
    output: "smithy.api#output",
    private: "smithy.api#private",
    readonly: "smithy.api#readonly",
    required: "smithy.api#required",
    requires_length: "smithy.api#requiresLength",
    sensitive: "smithy.api#sensitive",
    sparse: "smithy.api#sparse",
    streaming: "smithy.api#streaming",
    unique_items: "smithy.api#uniqueItems",
    unstable: "smithy.api#unstable",
}
