use actix_web::{get, App, HttpResponse, HttpServer};

#[get("/healthz")]
async fn healthz() -> HttpResponse {
    HttpResponse::Ok().finish()
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let port: u16 = std::env::var("PORT").ok().and_then(|p| p.parse().ok()).unwrap_or(8081);
    HttpServer::new(|| App::new().service(healthz)).bind(("0.0.0.0", port))?.run().await
}
