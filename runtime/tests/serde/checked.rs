//! [`Checked`] where a generic type asks for `Deserialize`.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use smithy_typegen_runtime::codec::serde::{Checked, accept};
use smithy_typegen_runtime::schema::prelude;
use smithy_typegen_runtime::{Findings, Flow, Path, Rejection, Validate, check};

#[derive(Clone, Debug, PartialEq)]
struct Order {
    number: String,
    card: String,
    rooms: Option<BTreeMap<String, Room>>,
}

#[derive(Default)]
struct OrderBuilder {
    number: Option<String>,
    card: Option<String>,
    rooms: Option<BTreeMap<String, Room>>,
}

#[derive(Clone, Debug, PartialEq)]
struct Room {
    floor: i32,
}

#[derive(Default)]
struct RoomBuilder {
    floor: Option<i32>,
}

smithy_typegen_runtime::schemas! {
    CARD: String("test#Card", Sensitive),
    ROOMS: Map("test#Rooms") of (prelude::STRING) (ROOM),
}

smithy_typegen_runtime::serde_structure! {
    Order by OrderBuilder = ORDER("test#Order") {
        number: required("number", prelude::STRING, Required),
        card: required("card", CARD, Required),
        rooms: optional("rooms", ROOMS, Sensitive),
    }
}

smithy_typegen_runtime::serde_structure! {
    Room by RoomBuilder = ROOM("test#Room") {
        floor: required("floor", prelude::INTEGER, Required),
    }
}

impl Validate for Order {
    fn validate_at(&self, at: Path<'_>, findings: &mut Findings) -> Flow {
        let at = &at.within("test#Order");
        check::length(&self.number, at.member("number"), 1..=5, findings)?;
        check::length(&self.card, at.member("card").sensitive(), 3..=4, findings)
    }
}

const TOO_LONG: &str = r#"{"number":"1234567","card":"secret","rooms":{"hidden":{}}}"#;

/// What axum's extractor asks for.
struct Json<T>(T);

fn extract<T: DeserializeOwned>(body: &[u8]) -> Result<Json<T>, String> {
    match serde_json::from_slice(body) {
        Ok(value) => Ok(Json(value)),
        Err(error) => Err(error.to_string()),
    }
}

#[test]
fn an_extractor_gets_every_violation() {
    let Json(order) = extract::<Checked<Order>>(br#"{"number":"1","card":"abcd"}"#).unwrap();
    assert_eq!(order.number, "1");
    let said = extract::<Checked<Order>>(TOO_LONG.as_bytes())
        .err()
        .unwrap();
    assert!(said.starts_with("3 validation errors detected. "), "{said}");
    for place in ["/number", "/card", "/floor"] {
        assert!(said.contains(place), "{said}");
    }
    assert!(
        !said.contains("secret") && !said.contains("hidden"),
        "{said}"
    );
    let said = extract::<Checked<Order>>(b"{").err().unwrap();
    assert_eq!(said, "EOF while parsing an object at line 1 column 1");
}

#[test]
fn inside_of_other_types() {
    #[derive(Deserialize)]
    struct Cart {
        first: Checked<Order>,
        more: Vec<Checked<Order>>,
        last: Option<Checked<Order>>,
    }
    let good = json!({ "number": "1", "card": "abcd" });
    let mut cart = json!({ "first": good, "more": [good, good], "last": null });
    let read: Cart = serde_json::from_value(cart.clone()).unwrap();
    assert_eq!(read.first, read.more[1]);
    assert_eq!(read.last, None);
    cart["more"][1]["number"] = json!("");
    cart["more"][1]["card"] = json!("secret");
    for said in [
        serde_json::from_value::<Cart>(cart.clone()).err().unwrap(),
        serde_json::from_slice::<Cart>(cart.to_string().as_bytes())
            .err()
            .unwrap(),
    ] {
        let said = said.to_string();
        assert!(said.starts_with("2 validation errors detected. "), "{said}");
        assert!(!said.contains("secret"), "{said}");
    }
}

#[test]
fn a_server_is_strict() {
    for json in [
        r#"{"number":"1","card":"abcd","rooms":{"a":null}}"#,
        r#"{"number":"1","number":"1","card":"abcd"}"#,
    ] {
        assert!(
            serde_json::from_str::<Checked<Order>>(json).is_err(),
            "{json}"
        );
    }
    assert!(serde_json::from_str::<Checked<Order>>(r#"{"number":"1"} x"#).is_err());
}

#[test]
fn accept_tells_what_is_malformed_from_what_is_invalid() {
    let mut from = serde_json::Deserializer::from_str(TOO_LONG);
    match accept::<Order, _>(&mut from) {
        Err(Rejection::Invalid(violations)) => assert_eq!(violations.len(), 3),
        other => panic!("{other:?}"),
    }
    let mut from = serde_json::Deserializer::from_str(r#"{"card":7}"#);
    match accept::<Order, _>(&mut from) {
        Err(Rejection::Malformed(error)) => {
            let expected = "expected a string, found a number, in /card at line 1 column 9";
            assert_eq!(error.to_string(), expected);
        }
        other => panic!("{other:?}"),
    }
}
