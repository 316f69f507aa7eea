//! Requests for files that the servers have.

/// The path and the query.
pub const TARGET: &str = "/attached-files/5f2d7a10-3c4b-4e8f-9a6d-2b1c0e9f8a7b?associatedResourceArn=\
     arn%3Aaws%3Acases%3Aus-west-2%3A111122223333%3Adomain%2F7b1c2d3e%2Fcase%2F91aa0f52";

/// The body of a request for so many files.
pub fn body(files: usize) -> String {
    let ids = (0..files).map(|index| format!("\"4d2b6b0e-61c1-4e1c-9f6c-0d2f5c1f{index:04}\""));
    format!("{{\"FileIds\":[{}]}}", ids.collect::<Vec<_>>().join(","))
}
