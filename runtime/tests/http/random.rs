//! Messages with bytes changed at random: each is understood or refused, and nothing panics.

use http::{HeaderName, HeaderValue, Method, Request, Response, Uri};
use smithy_typegen_runtime::protocol::client::{self, Failure};
use smithy_typegen_runtime::protocol::server;

use crate::shapes::{Busy, Files, PutFile, PutFileError, PutFileOutput};
use crate::{ALL, serve_by, whole_input};

/// How often each message is changed: so often, and twenty times that with `SMITHY_THOROUGH=1`.
fn rounds() -> usize {
    match std::env::var_os("SMITHY_THOROUGH") {
        None => 3_000,
        Some(_) => 60_000,
    }
}

/// At least one of so many is understood, and at least one is not.
const SELDOM: usize = 20;

/// xorshift: enough to choose places.
pub struct Random(pub u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }

    /// Bytes with a few changed, cut off or put in.
    pub fn changed(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..self.below(4) {
            const LIKELY: &[u8] = b"%/?&=.,\"\\{}[]: \xff\0\x7f";
            let at = self.below(bytes.len());
            let byte = LIKELY.get(self.below(LIKELY.len() * 2)).copied();
            let byte = byte.unwrap_or_else(|| self.below(256) as u8);
            match self.below(3) {
                0 => bytes.truncate(at),
                1 => bytes.insert(at, byte),
                _ => {
                    if let Some(old) = bytes.get_mut(at) {
                        *old = byte;
                    }
                }
            }
        }
        bytes
    }
}

fn change_headers(random: &mut Random, headers: &mut http::HeaderMap) {
    for value in headers.values_mut() {
        if let Ok(changed) = HeaderValue::from_bytes(&random.changed(value.as_bytes())) {
            *value = changed;
        }
    }
    let drop: Option<HeaderName> = headers.keys().nth(random.below(30)).cloned();
    if let Some(name) = drop {
        headers.remove(name);
    }
}

/// A request with one part changed, or all.
fn changed_request(random: &mut Random, whole: &Request<Vec<u8>>) -> Request<Vec<u8>> {
    let mut request = whole.clone();
    let part = random.below(5);
    if part == 0 || part == 4 {
        *request.body_mut() = random.changed(whole.body());
    }
    if part == 1 || part == 4 {
        let uri = random.changed(whole.uri().to_string().as_bytes());
        *request.uri_mut() = Uri::try_from(uri).unwrap_or_else(|_| whole.uri().clone());
    }
    if part == 2 || part == 4 {
        change_headers(random, request.headers_mut());
    }
    if part >= 3 {
        let method = random.changed(whole.method().as_str().as_bytes());
        *request.method_mut() = Method::from_bytes(&method).unwrap_or(Method::PUT);
    }
    request
}

#[test]
fn requests() {
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    for protocol in ALL {
        let token = String::new;
        let whole = client::request::<Files, PutFile>(protocol, &whole_input(), &token);
        let whole = whole.expect("a request");
        assert_eq!(
            serve_by(protocol, &whole).expect("input").note,
            whole_input().note
        );
        let (mut taken, mut refused) = (0, 0);
        for _ in 0..rounds() {
            let request = changed_request(&mut random, &whole);
            match serve_by(protocol, &request) {
                Ok(_) => taken += 1,
                Err(refusal) => {
                    let response = server::refuse::<Files>(protocol, &refusal);
                    assert!(response.status().is_client_error(), "{refusal}");
                    refused += 1;
                }
            }
        }
        let few = rounds() / SELDOM;
        assert!(taken > few && refused > few, "{taken} {refused}");
    }
}

#[test]
fn responses() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let output = PutFileOutput {
        id: Some("7".to_owned()),
        etag: Some("x".to_owned()),
        status: Some(200),
    };
    let busy = PutFileError::Busy(Busy {
        message: Some("Later".to_owned()),
        seconds: Some(5),
    });
    for protocol in ALL {
        for whole in [
            server::respond::<Files, PutFile>(protocol, &output).expect("a response"),
            server::fail::<Files, PutFileError>(protocol, &busy).expect("a response"),
        ] {
            let is_output = whole.status().is_success();
            let (mut understood, mut others) = (0, 0);
            for _ in 0..rounds() {
                let mut response = Response::new(random.changed(whole.body()));
                *response.status_mut() = whole.status();
                *response.headers_mut() = whole.headers().clone();
                change_headers(&mut random, response.headers_mut());
                match client::output::<Files, PutFile>(protocol, &response) {
                    Ok(_) => {
                        assert!(is_output);
                        understood += 1;
                    }
                    Err(Failure::Service(PutFileError::Busy(_))) => {
                        assert!(!is_output);
                        understood += 1;
                    }
                    // An error whose code was changed, and what is no message of the protocol.
                    Err(Failure::Service(PutFileError::Unknown(_))) => {
                        assert!(!is_output);
                        others += 1;
                    }
                    Err(Failure::NotUnderstood { status, .. }) => {
                        assert_eq!(status, whole.status().as_u16());
                        others += 1;
                    }
                }
            }
            let few = rounds() / SELDOM;
            assert!(understood > few && others > few, "{understood} {others}");
        }
    }
}

/// The same requests, as an HTTP server passes them on.
#[cfg(feature = "server")]
#[test]
fn requests_to_a_router() {
    use crate::bad_requests::{accepting, respond};
    use http_body_util::Full;

    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let router = accepting();
    for protocol in ALL {
        let whole = client::request::<Files, PutFile>(protocol, &whole_input(), &String::new);
        let whole = whole.expect("a request");
        let (mut taken, mut refused) = (0, 0);
        for _ in 0..rounds() {
            let request = changed_request(&mut random, &whole);
            let request = request.map(|body| Full::new(bytes::Bytes::from(body)));
            let (status, _, body) = respond(router.clone(), request);
            match status {
                200 => taken += 1,
                400..500 => refused += 1,
                _ => panic!("{status} {body}"),
            }
        }
        let few = rounds() / SELDOM;
        assert!(taken > few && refused > few, "{taken} {refused}");
    }
}

/// The same responses, as a transport passes them on.
#[cfg(feature = "client")]
#[test]
fn responses_to_a_client() {
    use crate::bad_responses::Double;
    use bytes::Bytes;
    use http_body_util::Full;
    use pollster::block_on;
    use smithy_typegen_runtime::client::{CallError, Client};

    let random = std::sync::Mutex::new(Random(0x9e37_79b9_7f4a_7c15));
    let output = PutFileOutput {
        id: Some("7".to_owned()),
        etag: Some("x".to_owned()),
        status: Some(200),
    };
    for protocol in ALL {
        let whole = server::respond::<Files, PutFile>(protocol, &output).expect("a response");
        let transport = Double(|_| {
            let random = &mut *random.lock().expect("no panic");
            let body = random.changed(whole.body());
            let mut response = Response::new(Full::new(Bytes::from(body)));
            *response.headers_mut() = whole.headers().clone();
            change_headers(random, response.headers_mut());
            Ok::<_, std::convert::Infallible>(response)
        });
        let client = Client::<Files, _>::with_protocol(transport, "http://localhost", protocol);
        let client = client.expect("an endpoint");
        let (mut understood, mut others) = (0, 0);
        for _ in 0..rounds() {
            match block_on(client.send(whole_input())) {
                Ok(_) => understood += 1,
                Err(CallError::NotUnderstood { status: 200, .. }) => others += 1,
                Err(error) => panic!("{error:?}"),
            }
        }
        let few = rounds() / SELDOM;
        assert!(understood > few && others > few, "{understood} {others}");
    }
}
