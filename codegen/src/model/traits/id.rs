//! The ids of the prelude's traits that this package asks for by name.

macro_rules! ids {
    ($($(#[$when:meta])? $constant:ident = $name:literal,)+) => {
        $(
            $(#[$when])?
            #[doc = concat!("`@", $name, "`")]
            // Some are used only by the command.
            #[cfg_attr(not(feature = "cli"), allow(dead_code))]
            pub(crate) const $constant: &str = concat!("smithy.api#", $name);
        )+

        #[cfg(test)]
        const ALL: &[&str] = &[$($(#[$when])? $constant),+];
    };
}

ids! {
    ADDED_DEFAULT = "addedDefault",
    AUTH = "auth",
    AUTH_DEFINITION = "authDefinition",
    BOX = "box",
    CLIENT_OPTIONAL = "clientOptional",
    CORS = "cors",
    DEFAULT = "default",
    DEPRECATED = "deprecated",
    DOCUMENTATION = "documentation",
    ENDPOINT = "endpoint",
    ENUM = "enum",
    ENUM_VALUE = "enumValue",
    ERROR = "error",
    EVENT_HEADER = "eventHeader",
    EVENT_PAYLOAD = "eventPayload",
    EXAMPLES = "examples",
    EXTERNAL_DOCUMENTATION = "externalDocumentation",
    HOST_LABEL = "hostLabel",
    HTTP = "http",
    HTTP_API_KEY_AUTH = "httpApiKeyAuth",
    HTTP_BASIC_AUTH = "httpBasicAuth",
    HTTP_BEARER_AUTH = "httpBearerAuth",
    HTTP_CHECKSUM_REQUIRED = "httpChecksumRequired",
    HTTP_DIGEST_AUTH = "httpDigestAuth",
    HTTP_ERROR = "httpError",
    HTTP_HEADER = "httpHeader",
    HTTP_LABEL = "httpLabel",
    HTTP_PAYLOAD = "httpPayload",
    HTTP_PREFIX_HEADERS = "httpPrefixHeaders",
    HTTP_QUERY = "httpQuery",
    HTTP_QUERY_PARAMS = "httpQueryParams",
    HTTP_RESPONSE_CODE = "httpResponseCode",
    ID_REF = "idRef",
    IDEMPOTENCY_TOKEN = "idempotencyToken",
    IDEMPOTENT = "idempotent",
    INPUT = "input",
    INTERNAL = "internal",
    JSON_NAME = "jsonName",
    LENGTH = "length",
    MEDIA_TYPE = "mediaType",
    MIXIN = "mixin",
    NESTED_PROPERTIES = "nestedProperties",
    NO_REPLACE = "noReplace",
    NOT_PROPERTY = "notProperty",
    OPTIONAL_AUTH = "optionalAuth",
    OUTPUT = "output",
    PAGINATED = "paginated",
    PATTERN = "pattern",
    PRIVATE = "private",
    PROPERTY = "property",
    PROTOCOL_DEFINITION = "protocolDefinition",
    RANGE = "range",
    READONLY = "readonly",
    RECOMMENDED = "recommended",
    REFERENCES = "references",
    REQUEST_COMPRESSION = "requestCompression",
    REQUIRED = "required",
    REQUIRES_LENGTH = "requiresLength",
    RESOURCE_IDENTIFIER = "resourceIdentifier",
    RETRYABLE = "retryable",
    SENSITIVE = "sensitive",
    SINCE = "since",
    SPARSE = "sparse",
    STREAMING = "streaming",
    #[cfg(feature = "cli")]
    SUPPRESS = "suppress",
    TAGS = "tags",
    TIMESTAMP_FORMAT = "timestampFormat",
    TITLE = "title",
    TRAIT = "trait",
    TRAIT_VALIDATORS = "traitValidators",
    UNIQUE_ITEMS = "uniqueItems",
    UNIT_TYPE = "unitType",
    UNSTABLE = "unstable",
    XML_ATTRIBUTE = "xmlAttribute",
    XML_FLATTENED = "xmlFlattened",
    XML_NAME = "xmlName",
    XML_NAMESPACE = "xmlNamespace",
}

#[cfg(test)]
mod tests {
    use super::ALL;
    use crate::model::ShapeId;
    use crate::model::prelude;

    #[test]
    fn every_one_is_a_trait_of_the_prelude() {
        for id in ALL {
            let shape = prelude::definitions().get(&ShapeId::parse(id).unwrap());
            assert!(shape.is_some_and(|shape| shape.traits.is_trait()), "{id}");
        }
    }
}
