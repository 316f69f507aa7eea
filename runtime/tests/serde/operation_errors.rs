//! An operation's errors through serde: named by `__type` or `code`, and as they came.

use serde::{Deserialize, Serialize};
use smithy_typegen_runtime::codec::json;
use smithy_typegen_runtime::schema::prelude;
use smithy_typegen_runtime::{BigInteger, Document, Fault, ServiceError, UnknownError};

use crate::shapes::{Parcel, big_integer};

/// An error with a member whose name is that of the place of codes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Refused {
    pub code: Option<String>,
    pub message: Option<String>,
    pub parcel: Option<Box<Parcel>>,
    pub limit: Option<BigInteger>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slow {
    pub message: Option<String>,
}

smithy_typegen_runtime::serde_structure! {
    Refused by Refused = REFUSED("test#Refused", Error(Fault::Client)) {
        code: optional("code", prelude::STRING),
        message: optional("Message", prelude::STRING),
        parcel: optional("parcel", *Parcel::SCHEMA),
        limit: optional("limit", prelude::BIG_INTEGER),
    } error(optional message)
}

smithy_typegen_runtime::serde_structure! {
    Slow by Slow = SLOW("test#Slow", Error(Fault::Server)) {
        message: optional("message", prelude::STRING),
    } error(optional message)
}

#[derive(Clone, Debug, PartialEq)]
pub enum SendError {
    Refused(Refused),
    Slow(Slow),
    Unknown(UnknownError),
}

smithy_typegen_runtime::serde_operation_error! {
    SendError { Refused(Refused), Slow(Slow) }
}

const DIGITS: &str = "1234567890123456789012345678901234567890";

fn read(json: &str) -> SendError {
    serde_json::from_str(json).expect(json)
}

#[test]
fn a_member_named_code_survives() {
    let refused = SendError::Refused(Refused {
        code: Some("E7".to_owned()),
        message: Some("no".to_owned()),
        parcel: Some(Box::new(Parcel {
            inner: Some(Box::default()),
            ..Parcel::default()
        })),
        limit: Some(big_integer(DIGITS)),
    });
    let json = serde_json::to_string(&refused).unwrap();
    let start = r#"{"__type":"Refused","code":"E7","Message":"no","parcel":{"inner":{}},"#;
    assert!(json.starts_with(start), "{json}");
    assert_eq!(read(&json), refused);
    let value = serde_json::to_value(&refused).unwrap();
    assert_eq!(serde_json::from_value::<SendError>(value).unwrap(), refused);
    // By a header alone.
    let body = br#"{"code":"E7"}"#;
    let error: SendError = json::error(Some("test#Refused"), 400, body).unwrap();
    assert_eq!(read(&serde_json::to_string(&error).unwrap()), error);
}

#[test]
fn the_code_in_every_spelling() {
    for code in [
        "Slow",
        "test#Slow",
        "com.example.other#Slow",
        "Slow:http://internal.example.com/coral/",
        "test#Slow:http://internal.example.com/#a",
    ] {
        for name in ["__type", "code"] {
            for json in [
                format!(r#"{{"{name}":"{code}","message":"wait"}}"#),
                format!(r#"{{"message":"wait","{name}":"{code}"}}"#),
            ] {
                let error = read(&json);
                assert_eq!(error.message(), Some("wait"), "{json}");
                assert!(matches!(error, SendError::Slow(_)), "{json}");
            }
        }
    }
    // `__type` is asked first.
    assert!(matches!(
        read(r#"{"code":"Slow","__type":"Refused"}"#),
        SendError::Refused(Refused { code: Some(code), .. }) if code == "Slow"
    ));
}

#[test]
fn the_message_in_every_spelling() {
    for name in ["message", "Message", "MESSAGE"] {
        for code in ["Slow", "Refused"] {
            let json = format!(r#"{{"__type":"{code}","{name}":"why"}}"#);
            assert_eq!(read(&json).message(), Some("why"), "{json}");
        }
    }
    for json in [
        r#"{"__type":"Slow","message":null,"Message":"why"}"#,
        r#"{"__type":"Slow","Message":null,"message":"why"}"#,
        r#"{"__type":"Slow","Message":"not this","message":"why"}"#,
    ] {
        assert_eq!(read(json).message(), Some("why"), "{json}");
    }
}

#[test]
fn unknown_errors_go_out_as_they_came() {
    for json in [
        format!(r#"{{"z":[{DIGITS},1.50,-0,1e400],"__type":"aws.new#Quota","a":{{"b":null}}}}"#),
        format!(r#"{{"code":"Quota","limit":-{DIGITS}.5}}"#),
        r#"{"message":"without a code"}"#.to_owned(),
        "[1]".to_owned(),
        r#""a page""#.to_owned(),
    ] {
        let error = read(&json);
        assert!(error.is_unknown());
        assert_eq!(serde_json::to_string(&error).unwrap(), json);
    }
}

#[test]
fn the_code_of_a_header_is_kept() {
    for (body, expected) in [
        (r#"{"a":1}"#, r#"{"__type":"Quota","a":1}"#),
        (r#"{"code":"E7"}"#, r#"{"__type":"Quota","code":"E7"}"#),
        (r#"{"a":1,"__type":7}"#, r#"{"__type":"Quota","a":1}"#),
        (r#"{"a":1,"__type":"Other"}"#, r#"{"__type":"Quota","a":1}"#),
        ("", r#"{"__type":"Quota"}"#),
        (r#"{"code":"new#Quota"}"#, r#"{"code":"new#Quota"}"#),
    ] {
        let error: SendError = json::error(Some("new#Quota"), 402, body.as_bytes()).unwrap();
        let json = serde_json::to_string(&error).unwrap();
        assert_eq!(json, expected);
        assert_eq!(read(&json).code(), "Quota");
    }
}

#[test]
fn errors_inside_of_other_types() {
    #[derive(Debug, Deserialize, PartialEq, Serialize)]
    struct Logged {
        at: u32,
        #[serde(flatten)]
        error: SendError,
    }
    let json = r#"{"at":1,"__type":"Refused","code":"E7","parcel":{"list":["a"]}}"#;
    let logged: Logged = serde_json::from_str(json).unwrap();
    assert!(matches!(&logged.error, SendError::Refused(refused) if refused.parcel.is_some()));
    assert_eq!(serde_json::to_string(&logged).unwrap(), json);
    let json = r#"{"at":1,"__type":"New","a":[1.5,{}]}"#;
    let logged: Logged = serde_json::from_str(json).unwrap();
    assert!(logged.error.is_unknown());
    assert_eq!(serde_json::to_string(&logged).unwrap(), json);
    let several: Vec<SendError> = serde_json::from_str(r#"[{"__type":"Slow"},{}]"#).unwrap();
    assert_eq!(several[0], SendError::Slow(Slow::default()));
    assert_eq!(several[1].code(), "");
}

#[test]
fn what_is_not_as_the_model_says() {
    let json = "[{\"__type\":\"Slow\",\n\"message\":{\"secret\":1}}]";
    let error = serde_json::from_str::<Vec<SendError>>(json).unwrap_err();
    let said = error.to_string();
    assert!(
        said.starts_with("expected a string, found an object, in /message at line 2"),
        "{said}"
    );
    let unknown = UnknownError::new("A", 400, Document::Null);
    assert_eq!(unknown.code(), "A");
}
