//! The operation by the router of the runtime, in `axum`.

use std::collections::HashMap;
use std::sync::Arc;

use connect_attached_files::runtime::server::Router;
use connect_attached_files::{
    AmazonConnectService, BatchGetAttachedFileMetadataRequest as Request,
    BatchGetAttachedFileMetadataResponse as Response, json,
};
use connect_attached_files_benches::response_of_100_files;

pub fn routes() -> axum::Router {
    let body = response_of_100_files();
    let all: Response = json::from_slice(body.as_bytes()).expect("the files");
    let files = all.files.into_iter().flatten();
    let files: HashMap<_, _> = files.map(|file| (file.file_id.clone(), file)).collect();
    let files = Arc::new(files);
    let router = Router::<AmazonConnectService>::new().handle(move |request: Request| {
        let files = files.clone();
        async move {
            let found = request.file_ids.iter().filter_map(|id| files.get(id));
            Ok(Response::builder().files(found.cloned()).build_unchecked())
        }
    });
    axum::Router::new().fallback_service(router)
}
