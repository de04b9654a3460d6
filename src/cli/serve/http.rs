//! Answers requests from the files of the last build, by exact path, to this machine only.
//!
//! Pages get the reload script on the way out, and their policy is widened by the one stream it needs;
//! what `build` writes knows nothing of this.

use std::convert::Infallible;
use std::fmt::Write as _;
use std::net::Ipv4Addr;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use gangmu::diag;
use gangmu::error::{Error, Result};
use gangmu::pages::escape;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt as _};

use super::preview::{Preview, Snapshot};

/// Where the preview's own files are, out of the way of the site's.
const RELOAD: &str = "/_gangmu/reload.js";
const EVENTS: &str = "/_gangmu/events";
const FINDINGS: &str = "/_gangmu/findings.html";

const RELOAD_SCRIPT: &str = include_str!("reload.js");

/// Listens on 127.0.0.1 and answers until the process ends.
pub(super) async fn serve(port: u16, preview: Preview) -> Result<()> {
    let trouble = || Error::io("打开端口", format!("127.0.0.1:{port}"));
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .map_err(trouble())?;
    let address = listener.local_addr().map_err(trouble())?;
    let app = Router::new()
        .route(RELOAD, get(|| async { typed("js", RELOAD_SCRIPT) }))
        .route(EVENTS, get(events))
        .route(FINDINGS, get(findings))
        .fallback(get(file))
        .layer(middleware::from_fn(this_machine_only))
        .with_state(preview);
    anstream::println!("预览：http://{address}/ （按 Ctrl-C 结束；内容改动后页面自动更新）");
    axum::serve(listener, app).await.map_err(trouble())
}

/// Refuses requests made under another name: a web page elsewhere could point its name at this machine.
async fn this_machine_only(request: Request, next: Next) -> Response {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if matches!(name, "127.0.0.1" | "localhost") {
        let mut response = next.run(request).await;
        let no_store = header::HeaderValue::from_static("no-store");
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, no_store);
        response
    } else {
        (StatusCode::FORBIDDEN, "只接受本机的请求\n").into_response()
    }
}

/// A file of the site, the site's own 404 page, or what stopped the build.
async fn file(State(preview): State<Preview>, uri: Uri) -> Response {
    let now = preview.now();
    let asked = uri.path().trim_start_matches('/');
    let path = if asked.is_empty() {
        "index.html"
    } else {
        asked
    };
    if now.trouble.is_some() && is_page(path) {
        return (StatusCode::INTERNAL_SERVER_ERROR, page(&trouble_page(&now))).into_response();
    }
    if let Some(bytes) = now.files.get(path) {
        return answer(path, bytes);
    }
    match now.files.get("404.html") {
        Some(bytes) => (StatusCode::NOT_FOUND, answer("404.html", bytes)).into_response(),
        None => (StatusCode::NOT_FOUND, "没有这个页面\n").into_response(),
    }
}

fn is_page(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ext)| ext == "html")
}

fn answer(path: &str, bytes: &[u8]) -> Response {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    match std::str::from_utf8(bytes) {
        Ok(text) if extension == "html" => page(text),
        _ => typed(extension, bytes.to_vec()),
    }
}

/// A page with the reload script in its head.
fn page(html: &str) -> Response {
    let with_script = html
        .replacen(
            "default-src 'none';",
            "default-src 'none'; connect-src 'self';",
            1,
        )
        .replacen(
            "</head>",
            &format!("<script src=\"{RELOAD}\" defer></script>\n</head>"),
            1,
        );
    typed("html", with_script)
}

fn typed(extension: &str, body: impl IntoResponse) -> Response {
    let kind = match extension {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "ico" => "image/x-icon",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    };
    ([(header::CONTENT_TYPE, kind)], body).into_response()
}

/// One event for each new build. The first, at once, tells how many findings there are.
async fn events(
    State(preview): State<Preview>,
) -> Sse<impl Stream<Item = std::result::Result<Event, Infallible>>> {
    let count = preview.now().findings.len().to_string();
    let first = tokio_stream::once(Ok(Event::default().event("findings").data(count)));
    // Lagging behind means that there were builds: one reload makes up for all.
    let later = BroadcastStream::new(preview.changed.subscribe())
        .map(|_| Ok(Event::default().event("reload").data("")));
    Sse::new(first.chain(later)).keep_alive(KeepAlive::default())
}

async fn findings(State(preview): State<Preview>) -> Response {
    page(&trouble_page(&preview.now()))
}

/// What stopped the build, and what it found, as a plain page.
fn trouble_page(now: &Snapshot) -> String {
    let mut body = String::new();
    if let Some(trouble) = &now.trouble {
        let _ = write!(body, "<h1>没有生成</h1>\n<pre>{}</pre>\n", escape(trouble));
    }
    let _ = writeln!(body, "<h2>发现 {} 条</h2>", now.findings.len());
    for finding in &now.findings {
        let _ = writeln!(body, "<pre>{}</pre>", escape(&diag::framed(finding, false)));
    }
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>gangmu 预览</title>\n</head>\n\
         <body>\n{body}<p><a href=\"/\">首页</a></p>\n</body>\n</html>\n"
    )
}
