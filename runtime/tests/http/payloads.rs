//! Payloads whose content type the model or the message specifies, and responses to `HEAD`.

use http::{Request, Response};
use smithy_typegen_runtime::protocol::{Received, Refusal, RestJson1, server};
use smithy_typegen_runtime::schema::prelude;
use smithy_typegen_runtime::{Findings, Flow, Operation, Path, Validate};

use crate::shapes::{Files, PutFileError};

#[derive(Debug)]
struct PutPage;
#[derive(Debug)]
struct PutText;
#[derive(Debug)]
struct SizeOf;

#[derive(Clone, Debug, PartialEq, Default)]
struct Page {
    html: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Default)]
struct Text {
    kind: Option<String>,
    text: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Default)]
struct Size {
    length: Option<i64>,
}

smithy_typegen_runtime::schemas! {
    HTML: String("test#Html", MediaType("text/html; charset=utf-8")),
}

smithy_typegen_runtime::structure! {
    Page by Page = PAGE("test#Page") {
        html: optional("html", HTML, HttpPayload),
    }
}

smithy_typegen_runtime::structure! {
    Text by Text = TEXT("test#Text") {
        kind: optional("kind", prelude::STRING, HttpHeader("Content-Type")),
        text: optional("text", prelude::STRING, HttpPayload),
    }
}

smithy_typegen_runtime::structure! {
    Size by Size = SIZE("test#Size") {
        length: optional("length", prelude::LONG, HttpHeader("Content-Length")),
    }
}

smithy_typegen_runtime::operation! {
    PutPage = PUT_PAGE("test#PutPage") {
        input: Page = PAGE,
        output: Page = PAGE,
        error: PutFileError,
        http: "PUT" "/page" 200,
    } of Page
}

smithy_typegen_runtime::operation! {
    PutText = PUT_TEXT("test#PutText") {
        input: Text = TEXT,
        output: Text = TEXT,
        error: PutFileError,
        http: "PUT" "/text" 200,
    } of Text
}

smithy_typegen_runtime::operation! {
    SizeOf = SIZE_OF("test#SizeOf") {
        input: () = prelude::UNIT,
        output: Size = SIZE,
        error: PutFileError,
        http: "HEAD" "/page" 200,
    }
}

impl Validate for Page {
    fn validate_at(&self, _: Path<'_>, _: &mut Findings) -> Flow {
        Flow::Continue(())
    }
}

impl Validate for Text {
    fn validate_at(&self, _: Path<'_>, _: &mut Findings) -> Flow {
        Flow::Continue(())
    }
}

fn request(headers: &[(&str, &str)]) -> Request<Vec<u8>> {
    let mut request = Request::put("/");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(b"a".to_vec()).expect("a request")
}

fn serve<O>(request: &Request<Vec<u8>>) -> Result<O::Input, Refusal>
where
    O: Operation<Input: smithy_typegen_runtime::wire::Structure + Validate>,
{
    server::input::<Files, O>(&RestJson1, Received::new(request, &[]))
}

#[test]
fn parameters_of_the_models_media_type_are_not_compared() {
    for (content_type, accept) in [
        ("text/html", "text/html"),
        (
            "text/html; charset=utf-8",
            "text/html;charset=UTF-8, */*;q=0",
        ),
        ("Text/HTML;charset=latin-1", "text/*"),
    ] {
        let request = request(&[("content-type", content_type), ("accept", accept)]);
        assert!(
            serve::<PutPage>(&request).is_ok(),
            "{content_type} {accept}"
        );
    }
}

#[test]
fn a_content_type_that_is_a_member_may_be_any() {
    let request = request(&[("content-type", "text/csv"), ("accept", "text/csv")]);
    let input = serve::<PutText>(&request).expect("input");
    assert_eq!(input.kind.as_deref(), Some("text/csv"));
    assert_eq!(input.text.as_deref(), Some("a"));
}

#[test]
fn a_response_to_head_keeps_the_length_that_a_member_has() {
    let respond = |length| -> Response<Vec<u8>> {
        server::respond::<Files, SizeOf>(&RestJson1, &Size { length }).expect("a response")
    };
    let response = respond(Some(1234));
    assert_eq!(response.headers()["content-length"], "1234");
    let response = respond(None);
    let length = response.body().len().to_string();
    assert_eq!(response.headers()["content-length"], length);
}
