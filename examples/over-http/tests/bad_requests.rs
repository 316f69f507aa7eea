//! Bytes that are hardly requests, over a socket: the server and the router refuse them together, and go on.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::Duration;

use over_http::{files, service};

/// Serves until the test is over.
fn start() -> SocketAddr {
    let (started, starts) = std::sync::mpsc::channel();
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build();
        runtime.expect("a runtime").block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
            let listener = listener.expect("a port");
            let address = listener.local_addr().expect("its address");
            started.send(address).expect("the test waits");
            let routes = axum::Router::new().fallback_service(service(files()));
            axum::serve(listener, routes).await.expect("it serves");
        });
    });
    starts.recv().expect("the server starts")
}

/// The status of the response to some bytes, after which nothing is sent.
fn status(address: SocketAddr, bytes: &[u8]) -> Option<u16> {
    let mut stream = TcpStream::connect(address).expect("a connection");
    let limit = Some(Duration::from_secs(30));
    stream.set_read_timeout(limit).expect("a limit");
    // The server may close the connection before it has read everything.
    let _ = stream.write_all(bytes);
    let mut start = [0; 12];
    stream.read_exact(&mut start).ok()?;
    let text = std::str::from_utf8(&start).expect("a status line");
    text.strip_prefix("HTTP/1.1 ")?.parse().ok()
}

const BODY: &str = r#"{"FileIds":["9a1f3c77"]}"#;

fn request(target: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "POST {target} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n\
         content-length: {length}\r\n{headers}\r\n{body}"
    )
    .into_bytes()
}

#[test]
fn each_is_refused_and_the_server_goes_on() {
    let address = start();
    let target = "/attached-files/i-1?associatedResourceArn=arn%3Aaws%3Acases%3Aus-west-2%3A1%3Ax";
    let good = request(target, "", BODY);
    assert_eq!(status(address, &good), Some(200));

    let megabyte = "a".repeat(1 << 20);
    let cases: [(&str, Vec<u8>, &[u16]); 9] = [
        (
            "two Content-Lengths",
            request(target, "content-length: 3\r\n", BODY),
            &[400],
        ),
        (
            "a length and chunks",
            request(target, "transfer-encoding: chunked\r\n", BODY),
            &[400],
        ),
        (
            "a query of a megabyte",
            request(&format!("{target}&x={megabyte}"), "", BODY),
            &[414, 431],
        ),
        (
            "a header of a megabyte",
            request(target, &format!("x: {megabyte}\r\n"), BODY),
            &[431],
        ),
        (
            "a header name that is not ASCII",
            request(target, "x-ä: 1\r\n", BODY),
            &[400],
        ),
        (
            "bad percent-encoding",
            request("/attached-files/%zz", "", BODY),
            &[400],
        ),
        (
            "a label that decodes to dots",
            request("/attached-files/%2e%2e", "", BODY),
            &[400],
        ),
        (
            "an unknown method",
            [b"BREW /attached-files/i-1 HTTP/1.1\r\nhost: localhost\r\n\r\n".as_slice()].concat(),
            &[405],
        ),
        (
            "no HTTP",
            b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n".to_vec(),
            &[400],
        ),
    ];
    for (name, bytes, wanted) in cases {
        let found = status(address, &bytes);
        assert!(
            found.is_some_and(|status| wanted.contains(&status)),
            "{name}: {found:?}"
        );
    }

    let announced = format!(
        "POST {target} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n",
        100 << 20
    );
    let bytes = [announced.as_bytes(), &[b' '; 3 << 20]].concat();
    assert_eq!(status(address, &bytes), Some(413), "a body of 100 MB");

    assert_eq!(status(address, &good), Some(200));
}
