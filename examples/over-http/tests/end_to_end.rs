//! The server and the client as processes and over sockets, and what the client sees when the server is gone.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Output, Stdio};

use connect_attached_files::runtime::client::CallError;
use connect_attached_files::*;
use over_http::{client, files, service};

/// The server as a process; killed when the test is over.
struct Server(Child, String);

impl Server {
    fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_serve"))
            .arg("127.0.0.1:0")
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
    assert!(text.contains("there is no response"), "{text}");
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
