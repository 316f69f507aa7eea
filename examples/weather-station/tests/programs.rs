//! The programs of the package: they do what the README shows.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Output, Stdio};

const README: &str = include_str!("../README.md");

/// The server as a process; killed when the test is over.
struct Server(Child, String);

impl Server {
    fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_weather-serve"))
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

    fn call(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_weather-call"))
            .args(arguments)
            .env("WEATHER_ENDPOINT", &self.1)
            .output()
            .expect("the client runs")
    }

    /// The body of the response to a request of any kind.
    fn get(&self, target: &str) -> String {
        let address = self.1.strip_prefix("http://").expect("an endpoint");
        let mut stream = TcpStream::connect(address).expect("a connection");
        let request = format!("GET {target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("it is sent");
        let mut response = String::new();
        stream.read_to_string(&mut response).expect("a response");
        let (_, body) = response.split_once("\r\n\r\n").expect("a body");
        body.to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The commands of the README that start so, each with the rest of its line and the line it prints.
fn shown(start: &'static str) -> Vec<(&'static str, &'static str)> {
    let lines: Vec<_> = README.lines().collect();
    let command = |pair: &[&'static str]| Some((pair[0].strip_prefix(start)?, pair[1]));
    lines.windows(2).filter_map(command).collect()
}

#[test]
fn the_client_prints_what_the_readme_shows() {
    let server = Server::start();
    let calls = shown("$ cargo run -p weather-station --bin weather-call -- ");
    assert_eq!(calls.len(), 2);
    for (station, line) in calls {
        let output = server.call(&[station]);
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{output:?}");
        assert_eq!(text, format!("{line}\n"));
    }
}

#[test]
fn an_invalid_request_is_answered_as_the_readme_shows() {
    let server = Server::start();
    let requests = shown("$ curl 'http://127.0.0.1:3000");
    assert_eq!(requests.len(), 1);
    for (target, line) in requests {
        assert_eq!(server.get(target.trim_end_matches('\'')), line);
    }
}

#[test]
fn a_reading_is_added() {
    let server = Server::start();
    let output = server.call(&["mt-mythen", "-3.5"]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.ends_with(": -3.5 °C\n"), "{output:?}");
}

#[test]
fn the_client_fails_when_the_server_is_gone() {
    let mut server = Server::start();
    assert!(server.call(&["mt-rigi"]).status.success());
    server.0.kill().expect("it runs");
    server.0.wait().expect("it ran");
    let output = server.call(&["mt-rigi"]);
    assert!(!output.status.success(), "{output:?}");
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(text.contains("NoResponse"), "{text}");
}
