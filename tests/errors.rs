//! What an operation is, and the errors it answers with.

use std::error::Error;

use connect_attached_files::*;
use serde_json::json;

type Op = BatchGetAttachedFileMetadata;
type OpError = BatchGetAttachedFileMetadataError;

/// Every error of the operation, by its code.
fn each_error() -> [(OpError, &'static str, u16, Fault); 5] {
    macro_rules! error {
        ($name:ident, $status:literal, $fault:ident) => {
            (
                OpError::from($name::builder().message("why").build().unwrap()),
                stringify!($name),
                $status,
                Fault::$fault,
            )
        };
    }
    [
        error!(AccessDeniedException, 403, Client),
        error!(InvalidRequestException, 400, Client),
        error!(InternalServiceException, 500, Server),
        error!(ResourceNotFoundException, 404, Client),
        error!(ThrottlingException, 429, Client),
    ]
}

#[test]
fn the_operation_says_what_a_caller_needs() {
    assert_eq!(Op::ID, "com.amazonaws.connect#BatchGetAttachedFileMetadata");
    assert_eq!(Op::NAME, "BatchGetAttachedFileMetadata");
    assert_eq!(Op::METHOD, "POST");
    assert_eq!(Op::URI, "/attached-files/{InstanceId}");
    assert_eq!(Op::STATUS, 200);
}

#[test]
fn the_operation_leads_to_its_types() {
    /// A mock that serves any operation: a request in, an answer out.
    fn answer<O: Operation>(_: O, input: O::Input, serve: fn(O::Input) -> O::Output) -> O::Output {
        serve(input)
    }

    let request = BatchGetAttachedFileMetadataRequest::builder()
        .file_ids(["f"])
        .instance_id("i")
        .associated_resource_arn("arn:aws:cases:us-west-2:111122223333:domain/d/case/c")
        .build()
        .unwrap();
    let response = answer(BatchGetAttachedFileMetadata, request, |request| {
        let not_found = |id| AttachedFileError::builder().file_id(id).build().unwrap();
        BatchGetAttachedFileMetadataResponse::builder()
            .errors(request.file_ids.into_iter().map(not_found))
            .build()
            .unwrap()
    });
    assert_eq!(response.errors.unwrap()[0].file_id.as_deref(), Some("f"));
}

#[test]
fn each_error_has_a_code_a_status_a_fault_and_a_message() {
    for (error, code, status, fault) in each_error() {
        assert_eq!(error.code(), code);
        assert_eq!(error.status(), status, "{code}");
        assert_eq!(error.fault(), fault, "{code}");
        assert_eq!(error.message(), Some("why"));
        assert_eq!(error.retryable(), None, "the model marks none as retryable");
        assert_eq!(error.to_string(), format!("{code}: why"));
        assert!(!error.is_unknown());
    }
}

#[test]
fn an_error_by_itself_says_the_same() {
    let error = ThrottlingException::builder()
        .message("Rate exceeded")
        .build()
        .unwrap();

    assert_eq!(error.message.as_deref(), Some("Rate exceeded"));
    assert_eq!(error.code(), "ThrottlingException");
    assert_eq!(error.status(), 429);
    assert_eq!(error.fault(), Fault::Client);
    assert_eq!(error.to_string(), "ThrottlingException: Rate exceeded");
}

#[test]
fn an_error_without_a_message_displays_its_code() {
    let silent = InternalServiceException::builder().build().unwrap();
    assert_eq!(silent.to_string(), "InternalServiceException");

    let empty = InternalServiceException::builder()
        .message("")
        .build()
        .unwrap();
    assert_eq!(empty.to_string(), "InternalServiceException");
}

#[test]
fn errors_are_errors_of_the_standard_library() {
    fn boxed(error: impl Error + Send + Sync + 'static) -> Box<dyn Error + Send + Sync> {
        error.into()
    }

    let error = AccessDeniedException::builder()
        .message("no")
        .build()
        .unwrap();
    assert_eq!(
        boxed(error.clone()).to_string(),
        "AccessDeniedException: no"
    );
    assert_eq!(
        boxed(OpError::from(error)).to_string(),
        "AccessDeniedException: no"
    );
}

/// The forms of `X-Amzn-Errortype` that
/// [restJson1](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization)
/// tells clients to accept.
#[test]
fn the_header_names_the_error() {
    for header in [
        "ThrottlingException",
        "ThrottlingException:http://internal.amazon.com/coral/com.amazon.coral.validate/",
        "com.amazonaws.connect#ThrottlingException",
        "com.amazonaws.connect#ThrottlingException:http://internal.amazon.com/coral/",
    ] {
        let error =
            json::error::<OpError>(Some(header), 429, br#"{"Message":"Rate exceeded"}"#).unwrap();

        assert_eq!(
            error.to_string(),
            "ThrottlingException: Rate exceeded",
            "{header}"
        );
        assert!(matches!(error, OpError::ThrottlingException(_)));
    }
}

#[test]
fn without_a_header_the_body_names_the_error() {
    for body in [
        json!({ "__type": "ResourceNotFoundException", "Message": "gone" }),
        json!({ "code": "ResourceNotFoundException", "Message": "gone" }),
        json!({ "__type": "com.amazonaws.connect#ResourceNotFoundException", "Message": "gone" }),
        json!({ "code": "com.amazonaws.connect#ResourceNotFoundException:http://x/", "Message": "gone" }),
    ] {
        let error = json::error::<OpError>(None, 404, body.to_string().as_bytes()).unwrap();

        assert!(
            matches!(error, OpError::ResourceNotFoundException(_)),
            "{body}"
        );
        assert_eq!(error.message(), Some("gone"));
    }
}

#[test]
fn the_header_is_asked_before_the_body() {
    let error = json::error::<OpError>(
        Some("AccessDeniedException"),
        403,
        br#"{"__type":"ThrottlingException"}"#,
    )
    .unwrap();

    assert_eq!(error.code(), "AccessDeniedException");
}

#[test]
fn the_reason_of_an_invalid_request_is_a_union_of_its_own() {
    let error = json::error::<OpError>(
        Some("InvalidRequestException"),
        400,
        br#"{
            "Message": "bad",
            "Reason": { "AttachedFileInvalidRequestExceptionReason": "INVALID_FILE_NAME" }
        }"#,
    )
    .unwrap();

    let OpError::InvalidRequestException(invalid) = error else {
        panic!("{error}");
    };
    assert_eq!(
        invalid
            .reason
            .unwrap()
            .as_attached_file_invalid_request_exception_reason(),
        Some(&AttachedFileInvalidRequestExceptionReason::InvalidFileName)
    );
}

#[test]
fn an_error_that_the_model_does_not_know_is_kept() {
    let body = json!({ "message": "too big", "Limit": 7 });
    let error = json::error::<OpError>(
        Some("QuotaExceededException"),
        402,
        body.to_string().as_bytes(),
    )
    .unwrap();

    assert!(error.is_unknown());
    assert_eq!(error.code(), "QuotaExceededException");
    assert_eq!(error.status(), 402);
    assert_eq!(error.fault(), Fault::Client);
    assert_eq!(error.message(), Some("too big"));
    assert_eq!(error.to_string(), "QuotaExceededException: too big");
    let OpError::Unknown(unknown) = error else {
        panic!("{error}");
    };
    assert_eq!(unknown.body(), &body);
}

#[test]
fn the_fault_of_an_unknown_error_goes_by_its_status() {
    let fault = |status| {
        json::error::<OpError>(Some("New"), status, b"{}")
            .unwrap()
            .fault()
    };
    assert_eq!(fault(499), Fault::Client);
    assert_eq!(fault(500), Fault::Server);
    assert_eq!(fault(503), Fault::Server);
}

#[test]
fn an_error_without_any_code_is_unknown_too() {
    let error = json::error::<OpError>(None, 503, br#"{"Message":"busy"}"#).unwrap();

    assert!(error.is_unknown());
    assert_eq!((error.code(), error.status()), ("", 503));
    assert_eq!(error.message(), Some("busy"));
}

#[test]
fn a_body_that_is_not_json_leaves_the_header() {
    let page = json::error::<OpError>(None, 502, b"<html>Bad Gateway</html>").unwrap();
    assert_eq!((page.code(), page.status()), ("", 502));
    let OpError::Unknown(page) = page else {
        panic!("{page}");
    };
    assert_eq!(page.body().as_str(), Some("<html>Bad Gateway</html>"));

    for body in [
        &b""[..],
        b"  ",
        b"<html>Too many requests</html>",
        b"slow down",
    ] {
        let error = json::error::<OpError>(Some("ThrottlingException"), 429, body).unwrap();
        assert!(matches!(error, OpError::ThrottlingException(_)));
        assert_eq!(error.message(), None);
    }
}

#[test]
fn a_body_that_is_not_as_the_model_says_is_an_error() {
    assert!(json::error::<OpError>(Some("ThrottlingException"), 429, br#"{"Message":7}"#).is_err());
}

#[test]
fn errors_go_to_json_and_back_with_their_type() {
    for (error, code, ..) in each_error() {
        let json = serde_json::to_value(&error).unwrap();

        assert_eq!(json, json!({ "__type": code, "Message": "why" }));
        assert_eq!(serde_json::from_value::<OpError>(json).unwrap(), error);
    }
}

#[test]
fn an_unknown_error_goes_to_json_as_it_came() {
    for json in [
        json!({ "__type": "aws.new#QuotaExceeded", "message": "too big", "Limit": 7 }),
        json!({ "code": "QuotaExceeded" }),
    ] {
        let error: OpError = serde_json::from_value(json.clone()).unwrap();

        assert!(error.is_unknown());
        assert_eq!(error.code(), "QuotaExceeded");
        assert_eq!(serde_json::to_value(&error).unwrap(), json);
    }
}

#[test]
fn an_unknown_error_named_by_its_header_alone_keeps_the_name_in_json() {
    let error = json::error::<OpError>(Some("QuotaExceeded"), 402, b"{}").unwrap();

    let json = serde_json::to_value(&error).unwrap();

    assert_eq!(json, json!({ "__type": "QuotaExceeded" }));
}

#[test]
fn a_structure_of_an_error_is_read_without_its_type() {
    let error: ThrottlingException =
        serde_json::from_str(r#"{"__type":"ThrottlingException","Message":"slow"}"#).unwrap();

    assert_eq!(error.message.as_deref(), Some("slow"));
    assert_eq!(
        serde_json::to_string(&error).unwrap(),
        r#"{"Message":"slow"}"#
    );
}

/// A new error of the model is not a breaking change; see the same test of the response's types.
#[test]
#[deny(unreachable_patterns)]
fn errors_are_open() {
    let retry = |error: &OpError| match error {
        OpError::ThrottlingException(_) | OpError::InternalServiceException(_) => true,
        OpError::AccessDeniedException(_)
        | OpError::InvalidRequestException(_)
        | OpError::ResourceNotFoundException(_) => false,
        OpError::Unknown(error) => error.fault() == Fault::Server,
        _ => false,
    };
    let retried: Vec<_> = each_error()
        .iter()
        .filter(|(error, ..)| retry(error))
        .map(|(_, code, ..)| *code)
        .collect();
    assert_eq!(retried, ["InternalServiceException", "ThrottlingException"]);
}
