//! The server and the client as processes and over sockets, and what the client sees when the server is gone.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Output, Stdio};

use connect_attached_files::runtime::client::CallError;
use connect_attached_files::*;
use over_http::{client, files, service, with_causes};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// The server as a process; killed when the test is over.
struct Server(Child, String);

impl Server {
    fn start() -> Self {
        Server::at("127.0.0.1:0")
    }

    fn at(address: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_serve"))
            .arg(address)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut endpoint = String::new();
        let output = child.stdout.take().expect("its output");
        let read = BufReader::new(output).read_line(&mut endpoint);
        read.expect("the server says where it is");
        Server(child, endpoint.trim().to_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn call(endpoint: &str) -> Output {
    let mut call = Command::new(env!("CARGO_BIN_EXE_call"));
    // Credentials of whoever runs the test stay out of it.
    call.arg(endpoint).env_clear();
    call.output().expect("the client runs")
}

#[test]
fn the_client_gets_its_files_and_fails_when_the_server_is_gone() {
    let server = Server::start();
    let endpoint = server.1.clone();

    let output = call(&endpoint);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(
        text,
        "4d2b6b0e: invoice.pdf, 48213 bytes\nSome(\"c3e8a5d4\"): Some(\"no such file\")\n"
    );

    drop(server);
    let output = call(&endpoint);
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{output:?}");
    assert!(text.starts_with("there is no response: "), "{text}");
    assert!(text.contains("Connection refused"), "{text}");
}

#[tokio::test]
async fn a_client_outlives_its_server() {
    let server = Server::start();
    let endpoint = server.1.clone();
    let client = client(&endpoint).expect("a client");
    let ids = ["9a1f3c77"];
    client.send(request(&ids)).await.expect("a file");

    // The first request may still go out on the old connection. A second finds nothing that listens.
    drop(server);
    let mut shown = String::new();
    for _ in 0..2 {
        let error = client.send(request(&ids)).await.expect_err("no server");
        assert!(matches!(error, CallError::NoResponse(_)), "{error:?}");
        shown = with_causes(&error);
    }
    assert!(shown.contains("Connection refused"), "{shown}");

    let address = endpoint.strip_prefix("http://").expect("an endpoint");
    let _server = Server::at(address);
    client.send(request(&ids)).await.expect("a file again");
}

/// What a client sees of a server that sends this, and closes the connection.
async fn answered_with(bytes: &'static [u8]) -> CallError<BatchGetAttachedFileMetadataError> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("a port");
    let endpoint = format!("http://{}", listener.local_addr().expect("its address"));
    let server = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.expect("a connection");
        let mut start = [0; 16];
        stream.read_exact(&mut start).await.expect("a request");
        stream.write_all(bytes).await.expect("it is sent");
        stream.shutdown().await.expect("the end is sent");
        // Until the client closes it too, lest the rest of the request resets the connection.
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest).await;
    });
    let client = client(&endpoint).expect("a client");
    let error = client.send(request(&["f"])).await.expect_err("no response");
    drop(client);
    server.await.expect("the server ends");
    error
}

#[tokio::test]
async fn a_server_that_dies_at_work_gives_no_response() {
    for bytes in [
        "",
        "HTTP/1.1 200",
        "HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{\"Files\":",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\n{\"Files\":\r\n",
    ] {
        let error = answered_with(bytes.as_bytes()).await;
        assert!(matches!(error, CallError::NoResponse(_)), "{error:?}");
    }
}

#[tokio::test]
async fn half_a_message_without_a_length_is_not_understood() {
    let error = answered_with(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{\"Files\":[").await;
    assert!(
        matches!(error, CallError::NotUnderstood { status: 200, .. }),
        "{error:?}"
    );
}

fn request(ids: &[&str]) -> BatchGetAttachedFileMetadataRequest {
    BatchGetAttachedFileMetadataRequest::builder()
        .file_ids(ids.iter().copied())
        .instance_id("5f2d7a10")
        .associated_resource_arn("arn:aws:cases:us-west-2:111122223333:domain/d/case/c")
        .build_unchecked()
}

#[tokio::test]
async fn an_invalid_request_is_refused_over_a_socket() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let endpoint = format!("http://{}", listener.local_addr().expect("its address"));
    let routes = axum::Router::new().fallback_service(service(files()));
    tokio::spawn(async move { axum::serve(listener, routes).await });
    let client = client(&endpoint).expect("a client");

    let response = client.send(request(&["9a1f3c77"])).await.expect("a file");
    assert_eq!(response.files(), &files()[1..]);

    let error = client.send(request(&[])).await.expect_err("no ids");
    let CallError::Service(BatchGetAttachedFileMetadataError::Unknown(error)) = error else {
        panic!("{error:?}");
    };
    assert_eq!((error.status(), error.code()), (400, "ValidationException"));
    assert!(
        error
            .message()
            .is_some_and(|message| message.contains("/FileIds"))
    );
}
