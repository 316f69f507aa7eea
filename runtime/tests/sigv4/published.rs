//! Requests whose signatures AWS has published.

use std::time::{Duration, UNIX_EPOCH};

use http::Request;
use smithy_typegen_runtime::sigv4::{Credentials, Signer};

use super::{authorization, header, sign, signer};

#[test]
fn iam_list_users() {
    let mut request =
        Request::get("https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08")
            .header(
                "content-type",
                "application/x-www-form-urlencoded; charset=utf-8",
            )
            .body("")
            .expect("a request");
    sign(&signer("iam"), &mut request).expect("a signature");
    assert_eq!(header(&request, "x-amz-date"), Some("20150830T123600Z"));
    assert_eq!(
        authorization(&request),
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, \
         SignedHeaders=content-type;host;x-amz-date, \
         Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"
    );
}

#[test]
fn the_plain_request_of_the_test_suite() {
    let mut request = Request::get("https://example.amazonaws.com/")
        .body("")
        .expect("a request");
    sign(&signer("service"), &mut request).expect("a signature");
    assert_eq!(
        authorization(&request),
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, \
         SignedHeaders=host;x-amz-date, \
         Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"
    );
}

/// The signature of a request to S3, as in the examples of its documentation.
fn s3(request: http::request::Builder, body: &'static str) -> (String, String) {
    let credentials = Credentials::new(
        "AKIAIOSFODNN7EXAMPLE",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    );
    // 2013-05-24T00:00:00Z.
    let signer = Signer::new("us-east-1", credentials)
        .name("s3")
        .clock(|| UNIX_EPOCH + Duration::from_secs(1_369_353_600));
    let mut request = request.body(body).expect("a request");
    sign(&signer, &mut request).expect("a signature");
    let (_, signature) = authorization(&request)
        .split_once("Signature=")
        .expect("a signature");
    let hash = header(&request, "x-amz-content-sha256").expect("the hash");
    (signature.to_owned(), hash.to_owned())
}

const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

#[test]
fn s3_reads_an_object() {
    let request = Request::get("https://examplebucket.s3.amazonaws.com/test.txt")
        .header("range", "bytes=0-9");
    let (signature, hash) = s3(request, "");
    assert_eq!(
        signature,
        "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
    );
    assert_eq!(hash, EMPTY);
}

#[test]
fn s3_writes_an_object() {
    let request = Request::put("https://examplebucket.s3.amazonaws.com/test%24file.text")
        .header("date", "Fri, 24 May 2013 00:00:00 GMT")
        .header("x-amz-storage-class", "REDUCED_REDUNDANCY");
    let (signature, hash) = s3(request, "Welcome to Amazon S3.");
    assert_eq!(
        signature,
        "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"
    );
    assert_eq!(
        hash,
        "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072"
    );
}

#[test]
fn s3_reads_what_has_no_value_in_the_query() {
    let request = Request::get("https://examplebucket.s3.amazonaws.com/?lifecycle");
    assert_eq!(
        s3(request, "").0,
        "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"
    );
}

#[test]
fn s3_lists_objects() {
    let request = Request::get("https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J");
    assert_eq!(
        s3(request, "").0,
        "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"
    );
}
