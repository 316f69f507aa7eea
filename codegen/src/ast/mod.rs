//! The JSON AST as JSON: objects in the order of the file, and nothing known of their meaning.

mod locate;
mod node;

pub use locate::{Span, locate};
pub use node::{Node, Object};
