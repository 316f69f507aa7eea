//! The same requests signed by botocore, which AWS's SDK for Python is made of.
//!
//! Needs a Python that has `boto3`, named by the environment variable `SMITHY_BOTO`.

#[path = "../../../conformance/tests/peers/script.rs"]
mod script;

use http::Request;
use serde_json::{Value, json};
use smithy_typegen_runtime::sigv4::{Payload, Signer};

use super::{authorization, credentials, then};

/// Paths and queries as a client may send them.
const TARGETS: &[&str] = &[
    "/",
    "/a%20b",
    "/a+b",
    "/a%2Bb",
    "/a%25b%2525",
    "//a///b//",
    "/%2F%2Fa/%2E%2E/b",
    "/a/./b/../c",
    "/%C3%BC/%E2%82%AC/%F0%9F%A6%80",
    "/~user/-_.~",
    "/!$&'()*,;=:@",
    "/arn%3Aaws%3Aconnect%3Aus-west-2%3A1%3Ainstance%2F5f",
    "/?lifecycle",
    "/?b=2&a=1&a=0&B=3",
    "/?a=&b&=c",
    "/?a-b=1&a=2&aa=3",
    "/?q=a%20b%2Bc%25d%26e%3Df",
    "/?q=%C3%BC%E2%82%AC&%C3%BC=1",
    "/?t=-_.~&u=%21%27%28%29%2A",
    "/a%2Fb?prefix=a%2Fb%2F&x-id=GetObject",
];

/// A generator of numbers, the same in each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) as usize % end
    }

    /// Text that is percent-encoded as a client of the runtime does it.
    fn text(&mut self, also: &[u8]) -> String {
        const CHARACTERS: &[char] = &[
            'a', 'Z', '0', '-', '.', '_', '~', ' ', '+', '%', '/', '&', '=', '?', '#', '*', '\'',
            ':', '"', '\\', '{', '\n', '\u{0}', 'ü', '€', '🦀',
        ];
        let count = self.below(8);
        let mut text = String::new();
        for _ in 0..count {
            let mut bytes = [0; 4];
            let one = CHARACTERS[self.below(CHARACTERS.len())].encode_utf8(&mut bytes);
            for byte in one.bytes() {
                match byte.is_ascii_alphanumeric()
                    || b"-._~".contains(&byte)
                    || also.contains(&byte)
                {
                    true => text.push(char::from(byte)),
                    false => text.push_str(&format!("%{byte:02X}")),
                }
            }
        }
        text
    }

    fn target(&mut self) -> String {
        let mut target = format!("/{}", self.text(b"/"));
        // botocore removes the slash before a last segment of dots. RFC 3986 keeps it, and no client of ours sends one.
        if target.ends_with("/.") || target.ends_with("/..") {
            target.push('x');
        }
        for index in 0..self.below(4) {
            let separator = if index == 0 { '?' } else { '&' };
            target.push_str(&format!("{separator}{}={}", self.text(b""), self.text(b"")));
        }
        target
    }
}

fn cases() -> Vec<Value> {
    let mut numbers = Numbers(7);
    let random: Vec<_> = (0..300).map(|_| numbers.target()).collect();
    let targets = TARGETS
        .iter()
        .map(|target| (*target).to_owned())
        .chain(random);
    let targets = targets.flat_map(|target| ["connect", "s3"].map(|name| (name, target.clone())));
    let targets = targets.map(|(name, target)| {
        json!({
            "name": name,
            "method": "GET",
            "url": format!("https://example.amazonaws.com{target}"),
            "headers": [],
            "body": "",
        })
    });
    let of = |name, url, headers: Value, body, token: Option<&str>| {
        json!({
            "name": name,
            "method": "POST",
            "url": url,
            "headers": headers,
            "body": body,
            "token": token,
        })
    };
    let headers = json!([
        ["content-type", "application/json"],
        ["x-padded", "  a   b  "],
        ["x-twice", "b"],
        ["x-twice", "a"],
        ["x-empty", ""],
        ["x-amz-meta-a", "1,2"],
        ["user-agent", "not signed"],
        ["connection", "keep-alive"],
        ["x-amzn-trace-id", "Root=1-2-3"],
        ["traceparent", "00-1-2-03"],
    ]);
    let ports = [
        "https://h:443/",
        "https://h:8443/",
        "http://127.0.0.1:3000/",
        "http://h:80/",
    ];
    let ports = ports.map(|url| of("connect", url, json!([]), "{}", None));
    let others = ["connect", "s3"].into_iter().flat_map(|name| {
        let url = "https://example.amazonaws.com/a%20b?c=%2B";
        [
            of(name, url, headers.clone(), "ü € body", None),
            of(name, url, headers.clone(), "ü € body", Some("token/+==")),
        ]
    });
    targets.chain(ports).chain(others).collect()
}

/// The headers of our signature, as the script gives them.
fn ours(case: &Value) -> Value {
    let text = |name: &str| case[name].as_str().expect("text");
    let mut request = Request::builder().method(text("method")).uri(text("url"));
    for header in case["headers"].as_array().expect("headers") {
        let of = |index: usize| header[index].as_str().expect("text");
        request = request.header(of(0), of(1));
    }
    let mut request = request.body(()).expect("a request");
    let credentials = match case["token"].as_str() {
        Some(token) => credentials().session_token(token),
        None => credentials(),
    };
    let signer = Signer::new("us-east-1", credentials)
        .name(text("name"))
        .clock(then);
    signer
        .sign(&mut request, Payload::Bytes(text("body").as_bytes()))
        .expect("a signature");
    json!({
        "authorization": authorization(&request),
        "date": super::header(&request, "x-amz-date"),
        "token": super::header(&request, "x-amz-security-token"),
        "hash": super::header(&request, "x-amz-content-sha256"),
    })
}

#[test]
#[ignore = "needs the environment variable SMITHY_BOTO, a Python with boto3"]
fn botocore_signs_the_same() {
    let cases = cases();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sigv4/peer.py");
    let theirs = script::run(path, &[], &json!(cases));
    let theirs = theirs.as_array().expect("answers");
    assert_eq!(theirs.len(), cases.len());
    println!("{} requests", cases.len());
    let all = cases.iter().zip(theirs);
    let wrong: Vec<_> = all
        .filter(|(case, theirs)| ours(case) != **theirs)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
