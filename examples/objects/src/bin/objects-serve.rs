//! Serves S3's basic operations at the address in the first argument, or at `127.0.0.1:3000`.

use std::sync::Arc;

use objects::{Store, service};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1);
    let address = address.unwrap_or_else(|| "127.0.0.1:3000".to_owned());
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("http://{}", listener.local_addr()?);

    let routes = axum::Router::new().fallback_service(service(Arc::new(Store::default())));
    axum::serve(listener, routes).await?;
    Ok(())
}
