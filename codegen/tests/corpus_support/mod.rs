//! What the corpus test is made of: model files, their services as code, and a place to compile it.

pub mod models;
pub mod scratch;
pub mod service;
pub mod table;
