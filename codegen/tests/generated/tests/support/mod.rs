//! A transport that answers as scripted, and keeps the requests.

use std::collections::VecDeque;
use std::future::{pending, ready};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use bytes::Bytes;
use generated_tests::pages::Example;
use generated_tests::runtime::client::Client;
use generated_tests::runtime::stream::Body;
use http::{Request, Response};
use http_body_util::Full;
use tower_service::Service;

/// What a request gets.
#[derive(Clone, Debug)]
pub enum Answer {
    Response(u16, Vec<(&'static str, String)>, String),
    NotReady,
    Broken,
    Never,
}

/// A response with a body.
pub fn answer(status: u16, body: &str) -> Answer {
    Answer::Response(status, Vec::new(), body.to_owned())
}

impl Answer {
    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        if let Answer::Response(_, headers, _) = &mut self {
            headers.push((name, value.to_owned()));
        }
        self
    }
}

/// Answers each request with the next answer. After the last one, it panics.
#[derive(Clone, Debug, Default)]
pub struct Script {
    answers: Arc<Mutex<VecDeque<Answer>>>,
    requests: Arc<Mutex<Vec<Request<Body>>>>,
}

impl Script {
    pub fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        let answers = answers.into_iter().collect();
        Script {
            answers: Arc::new(Mutex::new(answers)),
            requests: Arc::default(),
        }
    }

    pub fn client(&self) -> Client<Example, Script> {
        Client::new(self.clone(), "http://localhost").unwrap()
    }

    /// The paths and queries of the requests so far.
    pub fn uris(&self) -> Vec<String> {
        let requests = self.requests.lock().unwrap();
        let uris = requests.iter().map(|request| {
            let uri = request.uri().path_and_query().unwrap();
            uri.to_string()
        });
        uris.collect()
    }

    /// The bodies of the requests so far.
    pub fn bodies(&self) -> Vec<String> {
        let requests = self.requests.lock().unwrap();
        let bodies = requests.iter().map(|request| {
            let body = request.body().as_bytes().unwrap();
            String::from_utf8(body.to_vec()).unwrap()
        });
        bodies.collect()
    }

    /// How many requests there were, and how many answers are left.
    pub fn counts(&self) -> (usize, usize) {
        let requests = self.requests.lock().unwrap().len();
        (requests, self.answers.lock().unwrap().len())
    }
}

impl Service<Request<Body>> for Script {
    type Response = Response<Full<Bytes>>;
    type Error = std::io::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        let mut answers = self.answers.lock().unwrap();
        if let Some(Answer::NotReady) = answers.front() {
            answers.pop_front();
            return Poll::Ready(Err(std::io::Error::other("not ready")));
        }
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        self.requests.lock().unwrap().push(request);
        let answer = self.answers.lock().unwrap().pop_front();
        let (status, headers, body) = match answer.expect("as many answers as requests") {
            Answer::Response(status, headers, body) => (status, headers, body),
            Answer::Never => return Box::pin(pending()),
            Answer::Broken | Answer::NotReady => {
                return Box::pin(ready(Err(std::io::Error::other("broken"))));
            }
        };
        let mut response = Response::builder().status(status);
        for (name, value) in headers {
            response = response.header(name, value);
        }
        Box::pin(ready(Ok(response.body(Full::from(body)).unwrap())))
    }
}
