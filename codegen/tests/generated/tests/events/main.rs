//! Event streams, sent and received by a client and a server.

mod both_ways;
mod broken;
mod support;
mod xml;
