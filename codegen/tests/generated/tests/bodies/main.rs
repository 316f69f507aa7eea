//! Streaming blobs, sent and received by a client and a server.

mod core;
mod requests;
mod responses;
mod support;
