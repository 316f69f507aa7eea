//! An operation's error, read from what the protocols with XML send.

use smithy_typegen_runtime::codec::xml;
use smithy_typegen_runtime::schema::prelude;
use smithy_typegen_runtime::{Document, Fault, ServiceError as _, UnknownError};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Busy {
    pub message: Option<String>,
    pub seconds: Option<i32>,
}

smithy_typegen_runtime::structure! {
    Busy by Busy = BUSY("example#Busy", Error(Fault::Server), AwsQueryError("Example.Busy", 503)) {
        message: optional("message", prelude::STRING),
        seconds: optional("seconds", prelude::INTEGER),
    } error(optional message)
}

#[derive(Clone, Debug, PartialEq)]
pub enum FetchError {
    Busy(Busy),
    Unknown(UnknownError),
}

smithy_typegen_runtime::operation_error! {
    FetchError { Busy(Busy) }
}

#[track_caller]
fn read(body: &str) -> FetchError {
    xml::error(503, body.as_bytes()).expect("an error")
}

#[test]
fn it_is_found_in_the_form_of_each_protocol() {
    let busy = FetchError::Busy(Busy {
        message: Some("Later".to_owned()),
        seconds: Some(5),
    });
    let members = "<Message>Later</Message><seconds>5</seconds>";
    for body in [
        format!("<Error><Code>Busy</Code>{members}</Error>"),
        format!(
            "<ErrorResponse xmlns='u:n'><Error><Type>Receiver</Type><Code> Busy </Code>{members}</Error></ErrorResponse>"
        ),
        format!("<ErrorResponse><Error>{members}<Code>Example.Busy</Code></Error></ErrorResponse>"),
        format!("<Response><Errors><Error><Code>Busy</Code>{members}</Error></Errors></Response>"),
    ] {
        assert_eq!(read(&body), busy, "{body}");
    }
}

#[test]
fn one_that_the_model_does_not_define_keeps_its_members() {
    let FetchError::Unknown(error) =
        read("<Error><Code>Novel</Code><Message>New</Message><Key>k</Key></Error>")
    else {
        panic!("Novel is not in the model");
    };
    assert_eq!((error.code(), error.status()), ("Novel", 503));
    assert_eq!(error.message(), Some("New"));
    assert_eq!(
        error.body().get("Key").and_then(Document::as_str),
        Some("k")
    );
}

#[test]
fn what_is_no_error_leaves_the_status() {
    for (body, kept) in [
        ("", Document::Null),
        (" \n", Document::Null),
        (
            "<html>slow down</html>",
            Document::from("<html>slow down</html>"),
        ),
        ("<Error><Code>Busy", Document::from("<Error><Code>Busy")),
    ] {
        let unknown = FetchError::Unknown(UnknownError::new("", 503, kept));
        assert_eq!(read(body), unknown, "{body}");
    }
    let unknown = UnknownError::new("", 503, Document::Object(Vec::new()));
    assert_eq!(read("<Error/>"), FetchError::Unknown(unknown));
}

#[test]
fn a_body_that_does_not_match_the_shape_is_refused() {
    let body = b"<Error><Code>Busy</Code><seconds>soon</seconds></Error>";
    let error = xml::error::<FetchError>(503, body).expect_err("not a number");
    assert_eq!(error.path(), "/seconds");
    assert!(!error.to_string().contains("soon"), "{error}");
}
