//! Sends requests over loopback to a server with one thread, and prints what a request takes. The same for the handler
//! written by hand.
//!
//! A round is 4,000 requests over 8 connections, which stay open. The servers take turns for at most 10 rounds each,
//! or 40 seconds for all. Every response must have the status 200.

#[path = "serve/by_hand.rs"]
mod by_hand;
#[path = "serve/ours.rs"]
mod ours;
#[path = "serve/requests.rs"]
mod requests;

use std::io::{Read, Result, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

const CONNECTIONS: usize = 8;
const REQUESTS: usize = 500;
const ROUNDS: usize = 10;
const MOST: Duration = Duration::from_secs(20);

fn main() -> Result<()> {
    println!("files | server  | CPU of the server | median latency | 99 % | requests a second");
    for files in [1, 100] {
        let mut servers = [
            Server::start("by hand", by_hand::routes()),
            Server::start("ours", ours::routes()),
        ];
        let body = requests::body(files);
        let request = format!(
            "POST {} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n\
             content-length: {}\r\n\r\n{body}",
            requests::TARGET,
            body.len()
        );
        let start = Instant::now();
        for _ in 0..ROUNDS {
            for server in &mut servers {
                server.round(request.as_bytes())?;
            }
            if start.elapsed() > MOST {
                break;
            }
        }
        let [by_hand, ours] = servers.map(|server| server.report(files));
        println!(
            "{files:>5} | ratio   | {:>17.2} | {:>14.2} |",
            ours.0 / by_hand.0,
            ours.1 / by_hand.1
        );
    }
    Ok(())
}

struct Server {
    name: &'static str,
    address: SocketAddr,
    /// The CPU time of its thread, on Linux.
    statistics: Option<PathBuf>,
    cpu: Duration,
    wall: Duration,
    latencies: Vec<Duration>,
}

impl Server {
    fn start(name: &'static str, routes: axum::Router) -> Self {
        let (started, starts) = channel();
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_io()
                .build();
            runtime.expect("a runtime").block_on(async {
                let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
                    .await
                    .expect("a port");
                let address = listener.local_addr().expect("its address");
                let thread = std::fs::read_link("/proc/thread-self").ok();
                started
                    .send((address, thread))
                    .expect("the main thread waits");
                axum::serve(listener, routes).await.expect("it serves");
            });
        });
        let (address, thread) = starts.recv().expect("the server starts");
        Server {
            name,
            address,
            statistics: thread.map(|thread| PathBuf::from("/proc").join(thread).join("schedstat")),
            cpu: Duration::ZERO,
            wall: Duration::ZERO,
            latencies: Vec::new(),
        }
    }

    fn cpu(&self) -> Duration {
        let text = self
            .statistics
            .as_ref()
            .and_then(|path| std::fs::read_to_string(path).ok());
        let nanoseconds = text.and_then(|text| text.split(' ').next()?.parse().ok());
        Duration::from_nanos(nanoseconds.unwrap_or_default())
    }

    fn round(&mut self, request: &[u8]) -> Result<()> {
        let (cpu, start) = (self.cpu(), Instant::now());
        let latencies: Result<Vec<_>> = thread::scope(|scope| {
            let connection = |_| scope.spawn(|| calls(self.address, request));
            let connections: Vec<_> = (0..CONNECTIONS).map(connection).collect();
            connections
                .into_iter()
                .map(|one| one.join().expect("no panic"))
                .collect()
        });
        self.wall += start.elapsed();
        self.cpu += self.cpu() - cpu;
        self.latencies.extend(latencies?.into_iter().flatten());
        Ok(())
    }

    /// Prints the figures, and returns the CPU time and the median latency in microseconds.
    fn report(mut self, files: usize) -> (f64, f64) {
        self.latencies.sort_unstable();
        let count = self.latencies.len();
        let at = |part: usize| self.latencies[(count * part / 100).min(count - 1)];
        let micros = |time: Duration| time.as_secs_f64() * 1e6;
        let (cpu, median) = (micros(self.cpu) / count as f64, micros(at(50)));
        println!(
            "{files:>5} | {:<7} | {cpu:>14.1} µs | {median:>11.0} µs | {:.0} µs | {:.0}",
            self.name,
            micros(at(99)),
            count as f64 / self.wall.as_secs_f64()
        );
        (cpu, median)
    }
}

/// The latencies of the requests over one connection.
fn calls(address: SocketAddr, request: &[u8]) -> Result<Vec<Duration>> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(MOST))?;
    let mut buffer = vec![0; 1 << 17];
    let mut latencies = Vec::with_capacity(REQUESTS);
    for _ in 0..REQUESTS {
        let start = Instant::now();
        stream.write_all(request)?;
        response(&mut stream, &mut buffer)?;
        latencies.push(start.elapsed());
    }
    Ok(latencies)
}

/// Reads a response whole.
fn response(stream: &mut TcpStream, buffer: &mut [u8]) -> Result<()> {
    let (mut filled, mut whole) = (0, None);
    while whole != Some(filled) {
        let read = stream.read(&mut buffer[filled..])?;
        assert_ne!(read, 0, "the response ends too early");
        filled += read;
        let text = &buffer[..filled];
        if whole.is_none()
            && let Some(end) = text.windows(4).position(|bytes| bytes == b"\r\n\r\n")
        {
            let head = String::from_utf8_lossy(&text[..end]);
            assert!(head.starts_with("HTTP/1.1 200"), "{head}");
            let length = head
                .split("\r\n")
                .find_map(|line| line.strip_prefix("content-length: "));
            let length = length.and_then(|length| length.parse::<usize>().ok());
            whole = Some(end + 4 + length.expect("a length"));
        }
    }
    Ok(())
}
