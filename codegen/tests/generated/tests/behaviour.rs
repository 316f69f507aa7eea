//! How the types behave that are generated for the fixtures.

use generated_tests::*;
use runtime::codec;
use runtime::{Constraint, Fault, HttpOperation, Operation, Retryable, ServiceError, Validate};
use serde_json::{Value, json};

fn there_and_back<T: serde::Serialize + serde::de::DeserializeOwned>(json: Value) -> T {
    let value: T = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(serde_json::to_value(&value).unwrap(), json);
    value
}

/// The path of each violation.
fn wrong(value: &impl Validate) -> Vec<String> {
    match value.validate() {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(|one| one.path()).collect(),
    }
}

#[test]
fn a_structure_goes_there_and_back() {
    let parcel: structure::Parcel = there_and_back(json!({
        "Number": "7",
        "fragile": true,
        "weightInGrams": 2_147_483_647,
        "volume": 0.25,
        "stops": [{ "place": "Ulm" }],
        "labels": { "a": "b" },
        "insurance": { "sum": -1 },
        "old-number": "6"
    }));
    assert_eq!(parcel.number, "7");
    assert_eq!(parcel.insurance.sum, Some(-1));
}

#[test]
fn optional_lists_and_maps_read_as_empty_where_they_are_missing() {
    let parcel: structure::Parcel = serde_json::from_value(json!({})).unwrap();
    assert!(parcel.stops().is_empty() && parcel.labels().is_empty());

    let parcel: structure::Parcel =
        serde_json::from_value(json!({ "stops": [{}], "labels": { "a": "b" } })).unwrap();
    assert_eq!((parcel.stops().len(), parcel.labels().len()), (1, 1));
}

#[test]
fn a_client_may_leave_out_what_has_a_default_and_a_server_fills_it_in() {
    use defaults::Request;

    let request = Request::builder().build().unwrap();
    assert_eq!((request.limit, request.count), (None, None));
    assert_eq!(serde_json::to_value(&request).unwrap(), json!({}));
    assert_eq!(wrong(&request), [""; 0]);

    let accepted: Request = runtime::accept(json!({})).unwrap();
    assert_eq!((accepted.limit, accepted.count), (Some(10), Some(3)));
}

#[test]
fn an_enum_lists_its_variants_and_its_values() {
    use enumeration::Suit;

    let texts: Vec<_> = Suit::variants().iter().map(Suit::as_str).collect();
    assert_eq!(texts, Suit::values());
    let Suit::Unknown(unknown) = Suit::from("spades") else {
        panic!("a value of the model");
    };
    assert_eq!(unknown.to_string(), "spades");
}

#[test]
fn a_required_structure_that_is_missing_is_made_of_placeholders() {
    let parcel: structure::Parcel = serde_json::from_value(json!({})).unwrap();

    assert_eq!((parcel.number.as_str(), parcel.weight_in_grams), ("", 0));
    assert_eq!(parcel.insurance.sum, None);
}

#[test]
fn each_member_of_a_union_goes_there_and_back() {
    use union::Sender;

    let nobody: Sender = there_and_back(json!({ "nobody": {} }));
    assert!(nobody.is_nobody());
    assert_eq!(nobody, Sender::Nobody);

    let shop: Sender = there_and_back(json!({ "shopId": "s-7" }));
    assert_eq!(shop.as_shop_id(), Some("s-7"));
    let person: Sender = there_and_back(json!({ "person": { "name": "Ada" } }));
    assert_eq!(person.as_person().unwrap().name, "Ada");
    let children: Sender = there_and_back(json!({ "children": ["a"] }));
    assert_eq!(children.as_children().unwrap(), ["a"]);

    let named_unknown: Sender = there_and_back(json!({ "Unknown": 1 }));
    assert!(
        !named_unknown.is_unknown(),
        "the model has a member of that name"
    );
    let unknown: Sender = there_and_back(json!({ "robot": 1 }));
    assert!(unknown.is_unknown());
}

#[test]
fn a_required_union_that_is_missing_goes_out_as_null() {
    let request: union::Request = serde_json::from_value(json!({})).unwrap();

    assert!(request.sender.is_unknown());
    assert_eq!(
        serde_json::to_value(&request).unwrap(),
        json!({ "sender": null })
    );
}

#[test]
fn enums_keep_what_they_do_not_know() {
    use enumeration::Suit;

    let request: enumeration::Request = there_and_back(json!({
        "suit": "red \"♥\"",
        "more": ["?", "HIDDEN", "new"],
        "counts": { "CLUBS": 1, "new": 2 }
    }));
    assert_eq!(request.suit, Suit::Hearts);
    let unknown: Vec<_> = request
        .more
        .iter()
        .flatten()
        .map(Suit::is_unknown)
        .collect();
    assert_eq!(unknown, [false, false, true]);
    assert_eq!(wrong(&request), ["/more/2", "/counts/new"]);
    assert!(
        !Suit::values().contains(&"HIDDEN"),
        "internal values are accepted, not told"
    );
}

#[test]
fn int_enums_keep_what_they_do_not_know() {
    use int_enumeration::Priority;

    let request: int_enumeration::Request =
        there_and_back(json!({ "priority": -1, "others": [0, 10, 99] }));

    assert_eq!(request.priority, Priority::Low);
    assert_eq!(
        request.others.as_deref().unwrap(),
        [Priority::Normal, Priority::High, Priority::Unknown(99)]
    );
    assert_eq!(i32::from(Priority::High), 10);
    assert_eq!(Priority::from(10), Priority::High);
    assert_eq!(Priority::values(), [-1, 0, 10]);
    let violations = request.validate().unwrap_err();
    assert_eq!(
        violations[0].to_string(),
        "Value at '/others/2' failed to satisfy constraint: Member must satisfy enum value set: [-1, 0, 10]"
    );
}

#[test]
fn constraints_hold_at_every_depth() {
    let request: constraints::Request = there_and_back(json!({
        "words": ["a", "b", ""],
        "unique": ["a", "b", "a"],
        "table": [["ok"], []],
        "byKey": { "": ["fine"], "key": [""] },
        "rated": { "a": 100, "b": -1 },
        "ratio": 0.75,
        "tight": "abcd",
        "unchecked": [""]
    }));

    let violations = request.validate().unwrap_err();
    let lengths_and_ranges: Vec<_> = violations
        .iter()
        .filter(|one| !matches!(one.constraint(), Constraint::Pattern(_)))
        .map(|one| one.path())
        .collect();

    assert_eq!(
        lengths_and_ranges,
        [
            "/words",
            "/words/2",
            "/unique",
            "/table/1",
            "/byKey/",
            "/byKey/key/0",
            "/rated/b",
            "/ratio",
            "/tight"
        ]
    );
}

/// A trait of a member takes the place of its target's: `words` may have two items, not five, and
/// `tight` two or three characters.
#[test]
fn the_traits_of_a_member_override_those_of_its_target() {
    let with = |json: Value| serde_json::from_value::<constraints::Request>(json).unwrap();

    assert_eq!(wrong(&with(json!({ "words": ["a", "b"] }))), [""; 0]);
    assert_eq!(
        wrong(&with(json!({ "words": ["a", "b", "c"] }))),
        ["/words"]
    );
    assert_eq!(wrong(&with(json!({ "words": [] }))), [""; 0]);
    assert_eq!(wrong(&with(json!({ "tight": "a" }))), ["/tight"]);
}

#[test]
fn patterns_hold_at_every_depth() {
    let request: constraints::Request = there_and_back(json!({
        "words": ["A"], "table": [["ok", "B"]], "byKey": { "K": ["v"] }, "tight": "No"
    }));

    assert_eq!(
        wrong(&request),
        ["/words/0", "/table/0/1", "/byKey/K", "/tight"]
    );
}

#[test]
fn sparse_lists_and_maps_keep_nulls_and_dense_ones_drop_them() {
    let request: sparse::Request =
        there_and_back(json!({ "gaps": ["a", null, "long"], "prices": { "a": 1, "b": null } }));

    assert_eq!(request.gaps.as_ref().unwrap()[1], None);
    assert_eq!(request.prices.as_ref().unwrap()["b"], None);
    assert_eq!(wrong(&request), ["/gaps/2"]);

    let request: sparse::Request = serde_json::from_value(json!({ "dense": ["a", null] })).unwrap();
    assert_eq!(request.dense.unwrap(), ["a"]);
}

#[test]
fn operations_know_their_binding_and_their_errors() {
    use operation::{Send, SendError};

    assert_eq!((Send::ID, Send::NAME), ("example#Send", "Send"));
    assert_eq!((Send::METHOD, Send::STATUS), ("PUT", 201));
    assert_eq!(Send::URI, "/parcels/{number}/{place+}?now");

    let error = |code, body: Value| {
        codec::json::error::<SendError>(Some(code), 418, body.to_string().as_bytes()).unwrap()
    };
    let busy = error("Busy", json!({ "message": "later", "seconds": 3 }));
    assert_eq!((busy.status(), busy.fault()), (429, Fault::Client));
    assert_eq!(busy.retryable(), Some(Retryable { throttling: true }));
    assert_eq!(busy.to_string(), "Busy: later");

    let nowhere = error("NoSuchPlace", json!({ "place": "Ulm" }));
    assert_eq!((nowhere.status(), nowhere.retryable()), (400, None));
    assert_eq!(nowhere.to_string(), "NoSuchPlace");

    // An error of the service is one of each of its operations.
    let broken = error("Broken", json!({ "Message": "oh" }));
    assert_eq!((broken.status(), broken.fault()), (500, Fault::Server));
    assert_eq!(broken.retryable(), Some(Retryable { throttling: false }));
    assert_eq!(broken.message(), Some("oh"));
}

#[test]
fn recursive_shapes_go_there_and_back() {
    use recursive::Expression;

    let tree: recursive::Tree = there_and_back(json!({
        "value": "root",
        "left": { "value": "" },
        "forest": [{ "value": "a", "right": { "value": "" } }],
        "expression": {
            "not": { "pair": { "first": { "number": 1 }, "second": { "not": { "number": 2 } } } }
        }
    }));

    assert_eq!(tree.left.as_ref().unwrap().value, "");
    let pair = tree
        .expression
        .as_ref()
        .and_then(Expression::as_not)
        .and_then(Expression::as_pair)
        .unwrap();
    assert_eq!(pair.first, Expression::Number(1));
    assert_eq!(wrong(&tree), ["/left/value", "/forest/0/right/value"]);
}

#[test]
fn setters_box_what_is_recursive() {
    let leaf = |value| recursive::Tree::builder().value(value).build().unwrap();

    let tree = recursive::Tree::builder()
        .value("root")
        .left(leaf("left"))
        .forest([leaf("a"), leaf("b")])
        .build()
        .unwrap();

    assert_eq!(tree.left.unwrap().value, "left");
}

/// What is nested deeper than validation looks is told, and overflows no stack.
#[test]
fn depth_is_bounded() {
    let leaf = || recursive::Tree::builder().value("x").build().unwrap();
    let mut tree = leaf();
    for _ in 0..257 {
        let mut parent = leaf();
        parent.left = Some(Box::new(tree));
        tree = parent;
    }

    let violations = tree.validate().unwrap_err();
    assert_eq!(violations.len(), 1);
    assert_eq!(violations[0].path(), "/left".repeat(257));
    assert_eq!(violations[0].constraint(), &Constraint::Depth(256));

    let deep = "{\"left\":".repeat(10_000);
    assert!(serde_json::from_str::<recursive::Tree>(&deep).is_err());
}

#[test]
fn debug_never_shows_what_is_sensitive() {
    let json = json!({
        "user": "ada",
        "password": "hunter2",
        "former": ["hunter1"],
        "answers": { "pet": "hunter3" },
        "byHint": { "hunter4": "x" },
        "card": { "number": "hunter5" },
        "proof": { "code": "hunter6" },
        "level": "hunter7"
    });
    let credentials: sensitive::Credentials = there_and_back(json.clone());

    let shown = format!("{credentials:?} {credentials:#?}");
    assert!(shown.contains("ada") && shown.contains("<redacted>"));
    assert!(!shown.contains("hunter"), "{shown}");

    let builder = sensitive::Credentials::builder()
        .user("ada")
        .password("hunter2");
    let shown = format!("{builder:?}");
    assert!(shown.contains("ada"));
    assert!(!shown.contains("hunter"), "{shown}");

    let question: sensitive::Proof = there_and_back(json!({ "question": "pet?" }));
    assert!(format!("{question:?}").contains("pet?"));
}

#[test]
fn no_report_shows_what_is_sensitive() {
    let credentials: sensitive::Credentials = serde_json::from_value(json!({
        "user": "ada",
        "password": "hunter",
        "byHint": { "hunter4": "x" },
        "answers": { "pet": "hunter" },
        "level": "hunter7"
    }))
    .unwrap();

    let violations = credentials.validate().unwrap_err();

    let shown = format!("{violations} {violations:?}");
    assert!(!shown.contains("hunter"), "{shown}");
    assert_eq!(violations.len(), 4, "{shown}");
}

#[test]
fn a_sensitive_message_is_not_displayed() {
    let refused: sensitive::Refused =
        serde_json::from_value(json!({ "message": "hunter2" })).unwrap();

    assert_eq!(refused.message.as_deref(), Some("hunter2"));
    assert_eq!(refused.to_string(), "Refused");
    assert!(!format!("{refused:?}").contains("hunter2"));
}

#[test]
fn defaults_stand_in_for_what_is_missing() {
    use defaults::{Options, Speed};

    let by_decoding: Options = serde_json::from_value(json!({})).unwrap();
    let by_building = Options::builder().build().unwrap();

    assert_eq!(by_decoding, by_building);
    assert_eq!((by_building.count, by_building.ratio), (-3, 0.5));
    assert!(by_building.fast);
    assert_eq!(by_building.name, "a \"name\"");
    assert_eq!(by_building.speed, Speed::Slow);
    assert!(by_building.stops.is_empty() && by_building.labels.is_empty());
    assert_eq!(by_building.zero, 0);
    // What a client may not rely on stays open.
    assert_eq!((by_building.none, by_building.open), (None, None));

    let request: defaults::Request = serde_json::from_value(json!({})).unwrap();
    assert_eq!(request.count, None, "members of an input stay open too");
}

#[test]
fn names_that_clash_with_rust_are_told_apart() {
    let json = json!({
        "type": "t", "self": "s", "build": "b", "builder": "c", "validate": { "Self": "x" },
        "fooBar": "1", "foo_bar": "2", "_1": "3", "members": [{ "from": "f" }], "value": "_0",
        "at": "toolong", "found": "ok", "serializer": "s"
    });

    let value: clashes::Self_ = there_and_back(json);

    assert_eq!(value.r#type.as_deref(), Some("t"));
    assert_eq!(wrong(&value), ["/at"]);
}

#[test]
fn an_error_called_unknown_is_told_from_one_that_is_unknown() {
    let error =
        |code| codec::json::error::<clashes::SendOperationError>(Some(code), 500, b"{}").unwrap();

    assert!(matches!(
        error("Unknown"),
        clashes::SendOperationError::Unknown_(_)
    ));
    assert!(!error("Unknown").is_unknown());
    assert!(error("Other").is_unknown());
}

#[test]
fn defaults_of_every_type_stand_in() {
    use runtime::{BigDecimal, BigInteger, Blob, DateTime, Document};
    use typed_defaults::Options;

    let options: Options = serde_json::from_value(json!({})).unwrap();

    assert_eq!(options.bytes, Blob::new(b"abc"));
    assert_eq!(options.no_bytes, Blob::default());
    assert_eq!(options.seconds, DateTime::from_secs_f64(1.5));
    assert_eq!(options.date, DateTime::from_secs(482_196_050));
    assert_eq!(options.http_date, DateTime::from_secs(482_196_050));
    assert_eq!(options.truth, Document::Boolean(true));
    assert_eq!(options.text, Document::String("a \"text\"".to_owned()));
    assert_eq!(options.nothing, Document::Object(Default::default()));
    assert_eq!(
        options.integer,
        "18446744073709551616".parse::<BigInteger>().unwrap()
    );
    assert_eq!(
        options.decimal,
        "0.10000000000000000001".parse::<BigDecimal>().unwrap()
    );
    assert!(options.nan.is_nan());
    assert_eq!(options.endless, f64::NEG_INFINITY);
}

#[test]
fn builders_convert_bytes_and_documents() {
    use runtime::{Blob, Document};
    use typed_defaults::Options;

    let options = Options::builder().bytes(b"ab".to_vec()).text("words");
    let options = options.build().unwrap();
    assert_eq!(options.bytes, Blob::new(b"ab"));
    assert_eq!(options.text, Document::String("words".to_owned()));
}

#[test]
fn streams_are_held_in_memory_unless_the_caller_has_a_type() {
    use streaming::{ListenOutput, StoreInput};

    let heard: ListenOutput =
        there_and_back(json!({ "sounds": [{ "word": { "text": "" } }, { "silence": {} }] }));
    assert_eq!(wrong(&heard), ["/sounds/0/word/text"]);
    let missing = StoreInput::builder().name("n").build().unwrap_err();
    assert_eq!(
        missing.iter().map(|one| one.path()).collect::<Vec<_>>(),
        ["/body"]
    );
}

#[test]
fn each_service_has_a_module() {
    let question: modules::example::Question = there_and_back(json!({ "words": ["a", "B"] }));
    assert_eq!(wrong(&question), ["/words/1"]);
    let question: modules::r#type::Question = there_and_back(json!({ "words": ["a"] }));
    assert_eq!(wrong(&question), [""; 0]);
}

#[test]
fn a_service_and_its_operations_say_how_they_are_authenticated() {
    use operation::{Example, Ping, Send};
    use runtime::Service;
    use runtime::schema::OperationTrait;

    let service = Example::SCHEMA;
    assert_eq!(service.signing_name(), Some("parcels"));
    assert_eq!(service.auth(), Some(["aws.auth#sigv4"].as_slice()));
    assert_eq!(
        (Send::SCHEMA.auth(), Ping::SCHEMA.auth()),
        (None, Some([].as_slice()))
    );
    assert!(Ping::SCHEMA.has(&OperationTrait::UnsignedPayload));
    assert!(!Send::SCHEMA.has(&OperationTrait::UnsignedPayload));
}
