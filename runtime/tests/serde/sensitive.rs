//! No error shows what is `@sensitive`, whoever makes it: serde, the JSON codec, the CBOR codec.

use smithy_typegen_runtime::codec::json;

use crate::vault::{Closed, Open, Vault};

/// What must not be seen, as text and as a number.
const SECRETS: [&str; 2] = ["s3cret", "31415"];

/// What is wrong, and the path to it. Values that are strings, numbers and keys are secrets.
const WRONG: &[(&str, &str)] = &[
    (r#"{"text": 31415}"#, "/text"),
    (r#"{"text": 31415.31415}"#, "/text"),
    (r#"{"text": 31415314153141531415}"#, "/text"),
    (r#"{"text": -31415}"#, "/text"),
    (r#"{"text": true}"#, "/text"),
    (r#"{"text": ["s3cret"]}"#, "/text"),
    (r#"{"text": {"s3cret": "s3cret"}}"#, "/text"),
    (r#"{"byte": 31415}"#, "/byte"),
    (r#"{"byte": "s3cret"}"#, "/byte"),
    (r#"{"long": "31415"}"#, "/long"),
    (r#"{"long": 31415.31415}"#, "/long"),
    (r#"{"long": 31415314153141531415}"#, "/long"),
    (r#"{"long": {"s3cret": 31415}}"#, "/long"),
    (r#"{"float": "s3cret"}"#, "/float"),
    (r#"{"float": 31415e300}"#, "/float"),
    (r#"{"double": "31415"}"#, "/double"),
    (r#"{"double": ["s3cret"]}"#, "/double"),
    (r#"{"big": 31415.31415}"#, "/big"),
    (r#"{"big": "s3cret"}"#, "/big"),
    (r#"{"decimal": "s3cret"}"#, "/decimal"),
    (r#"{"decimal": {"s3cret": 31415}}"#, "/decimal"),
    (r#"{"blob": "s3cret!"}"#, "/blob"),
    (r#"{"blob": 31415}"#, "/blob"),
    (r#"{"time": "s3cret"}"#, "/time"),
    (r#"{"time": 31415e31}"#, "/time"),
    (r#"{"date": "s3cret"}"#, "/date"),
    (r#"{"date": 31415}"#, "/date"),
    (r#"{"kind": 31415}"#, "/kind"),
    (r#"{"kind": {"s3cret": 31415}}"#, "/kind"),
    (r#"{"flag": "s3cret"}"#, "/flag"),
    (r#"{"flag": 31415}"#, "/flag"),
    (r#"{"list": "s3cret"}"#, "/list"),
    (r#"{"list": ["s3cret", 31415]}"#, "/list/1"),
    (r#"{"keys": {"s3cret": "s3cret"}}"#, "/keys/<redacted>"),
    (r#"{"keys": "s3cret"}"#, "/keys"),
    (r#"{"inner": 31415}"#, "/inner"),
    (
        r#"{"inner": {"map": {"s3cret": {"s3cret": "s3cret"}}}}"#,
        "/inner/map/<redacted>/<redacted>",
    ),
    (
        r#"{"inner": {"choice": {"map": {"s3cret": true}}}}"#,
        "/inner/choice/map/<redacted>",
    ),
    (
        r#"{"inner": {"choice": {"s3cret": 1, "number": 31415}}}"#,
        "/inner/choice",
    ),
    (
        r#"{"inners": [{}, {"map": {"s3cret": {"s3cret": "s3cret"}}}]}"#,
        "/inners/1/map/<redacted>/<redacted>",
    ),
    (
        r#"{"byKey": {"s3cret": {"map": {"s3cret": {"s3cret": "s3cret"}}}}}"#,
        "/byKey/<redacted>/map/<redacted>/<redacted>",
    ),
    (r#"{"choice": "s3cret"}"#, "/choice"),
    (r#"{"choice": {"number": "s3cret"}}"#, "/choice/number"),
    (
        r#"{"choice": {"map": {"s3cret": "s3cret"}}}"#,
        "/choice/map/<redacted>",
    ),
    (r#"{"choice": {"s3cret": 1, "s3cret2": 31415}}"#, "/choice"),
];

fn shows_nothing(said: &str, path: &str) {
    for secret in SECRETS {
        assert!(!said.contains(secret), "{said}");
    }
    assert!(said.contains(&format!(", in {path}")), "{path}: {said}");
}

#[test]
fn by_serde() {
    for (json, path) in WRONG {
        let error = serde_json::from_str::<Vault>(json).expect_err(json);
        let said = error.to_string();
        shows_nothing(&said, path);
        assert!(
            said.contains(&format!("in {path} at line 1 column ")),
            "{said}"
        );
        shows_nothing(&format!("{error:?}"), path);
        let value = serde_json::from_str::<serde_json::Value>(json);
        if let Ok(value) = value {
            let error = serde_json::from_value::<Vault>(value).expect_err(json);
            shows_nothing(&error.to_string(), path);
        }
    }
}

#[test]
fn by_the_json_codec() {
    for (json, path) in WRONG {
        let error = json::from_slice::<Vault>(json.as_bytes()).expect_err(json);
        let said = error.to_string();
        assert!(
            said.contains(&format!("in {path} at line 1 column ")),
            "{said}"
        );
        shows_nothing(&said, path);
        shows_nothing(&format!("{error:?} {error}"), path);
    }
}

/// The same wrong values in CBOR, by the codec and by another library through serde.
#[test]
fn in_cbor() {
    let (mut values, mut by_codec, mut by_serde) = (0, 0, 0);
    for (json, path) in WRONG {
        // Not everything has a value in between.
        let Ok(value) = serde_json::from_str::<serde_json::Value>(json) else {
            continue;
        };
        let value = without_disguise(value);
        let mut bytes = Vec::new();
        ciborium::into_writer(&value, &mut bytes).expect(json);
        values += 1;
        #[cfg(feature = "cbor")]
        {
            use smithy_typegen_runtime::codec::cbor::Cbor;
            if let Err(error) = Cbor::new().from_slice::<Vault>(&bytes) {
                let said = error.to_string();
                shows_nothing(&said, path);
                assert!(said.contains(" at byte "), "{said}");
                by_codec += 1;
            }
        }
        if let Err(error) = ciborium::from_reader::<Vault, _>(&bytes[..]) {
            shows_nothing(&error.to_string(), path);
            by_serde += 1;
        }
    }
    assert!(values > WRONG.len() / 2, "{values}");
    assert_eq!(by_serde, values);
    assert!(!cfg!(feature = "cbor") || by_codec == values, "{by_codec}");
}

/// Numbers as doubles where `arbitrary_precision` would write maps of them.
fn without_disguise(value: serde_json::Value) -> ciborium::Value {
    match value {
        serde_json::Value::Null => ciborium::Value::Null,
        serde_json::Value::Bool(value) => ciborium::Value::Bool(value),
        serde_json::Value::Number(number) => match number.as_i64() {
            Some(value) => ciborium::Value::Integer(value.into()),
            None => ciborium::Value::Float(number.as_f64().unwrap()),
        },
        serde_json::Value::String(text) => ciborium::Value::Text(text),
        serde_json::Value::Array(items) => {
            ciborium::Value::Array(items.into_iter().map(without_disguise).collect())
        }
        serde_json::Value::Object(members) => {
            let members = members.into_iter();
            let member = |(name, value)| (ciborium::Value::Text(name), without_disguise(value));
            ciborium::Value::Map(members.map(member).collect())
        }
    }
}

#[test]
fn keys_of_a_structure_that_is_sensitive_as_a_whole() {
    let json = r#"{"map": {"s3cret": {"s3cret": "s3cret"}}}"#;
    let path = "/map/<redacted>/<redacted>";
    let error = serde_json::from_str::<Closed>(json).unwrap_err();
    shows_nothing(&error.to_string(), path);
    let error = json::from_slice::<Closed>(json.as_bytes()).unwrap_err();
    shows_nothing(&error.to_string(), path);
    // The same keys are shown where nothing is sensitive.
    let error = serde_json::from_str::<Open>(json).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("in /map/s3cret/s3cret at line 1"),
        "{error}"
    );
}

/// Keys that are no strings, in formats that have them.
#[test]
fn keys_of_other_kinds() {
    for key in [
        ciborium::Value::Integer(31415.into()),
        ciborium::Value::Float(31415.5),
    ] {
        let map = ciborium::Value::Map(vec![(key, ciborium::Value::Integer(1.into()))]);
        for name in ["keys", "inner", "text"] {
            let vault = ciborium::Value::Map(vec![(name.into(), map.clone())]);
            let mut bytes = Vec::new();
            ciborium::into_writer(&vault, &mut bytes).unwrap();
            let error = ciborium::from_reader::<Vault, _>(&bytes[..]).unwrap_err();
            shows_nothing(&error.to_string(), &format!("/{name}"));
        }
    }
}
