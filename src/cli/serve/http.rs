//! Answers requests from the files of the last build, by exact path, to this machine only and to no other site.
//!
//! Pages get the reload script on the way out, and their policy is widened by the one stream it needs;
//! what `build` writes knows nothing of this.

use std::convert::Infallible;
use std::fmt::Write as _;
use std::net::{Ipv4Addr, SocketAddr};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use gangmu::diag;
use gangmu::error::{Error, Result};
use gangmu::pages::escape;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt as _};

use super::idle::Impatient;
use super::preview::{Preview, Snapshot};
use crate::cli::terminal::say;

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
        .layer(middleware::from_fn_with_state(address, ours_only))
        .with_state(preview);
    say!("预览：http://{address}/ （按 Ctrl-C 结束；内容改动后页面自动更新）");
    axum::serve(Impatient(listener), app)
        .await
        .map_err(trouble())
}

/// Refuses requests made under another name (a web page elsewhere could point its name at this machine) or by a page of
/// another site, and says of each answer that no other site may use it.
async fn ours_only(State(address): State<SocketAddr>, request: Request, next: Next) -> Response {
    // A request may name its host twice: in a header, and before its path.
    let authority = request.uri().authority().map(Authority::as_str);
    if !is_ours(request.headers(), authority, address.port()) {
        return (StatusCode::FORBIDDEN, "只接受本机浏览器直接打开的请求\n").into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (header::CONTENT_SECURITY_POLICY, "frame-ancestors 'none'"),
    ] {
        let value = HeaderValue::from_static(value);
        headers.entry(name).or_insert(value);
    }
    response
}

/// Whether a request names this machine and this port, and comes from nobody else's page.
fn is_ours(headers: &HeaderMap, authority: Option<&str>, port: u16) -> bool {
    let one = |name: HeaderName| {
        let mut all = headers.get_all(name).iter();
        let first = all.next().map(|value| value.to_str().unwrap_or("?"));
        if all.next().is_some() {
            Some("?")
        } else {
            first
        }
    };
    let names = ["127.0.0.1", "localhost"];
    let ours = |host: &str| {
        (names.iter()).any(|name| host == format!("{name}:{port}") || port == 80 && host == *name)
    };
    let site = one(HeaderName::from_static("sec-fetch-site"));
    let origin = one(header::ORIGIN);
    one(header::HOST).is_some_and(ours)
        && authority.is_none_or(ours)
        && site.is_none_or(|site| matches!(site, "same-origin" | "none"))
        && origin.is_none_or(|origin| origin.strip_prefix("http://").is_some_and(ours))
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
        return (StatusCode::INTERNAL_SERVER_ERROR, trouble(&now)).into_response();
    }
    if let Some(bytes) = now.files.get(path).map(|file| &file.bytes[..]) {
        return answer(&now, path, bytes);
    }
    match now.files.get("404.html").map(|file| &file.bytes[..]) {
        Some(bytes) => (StatusCode::NOT_FOUND, answer(&now, "404.html", bytes)).into_response(),
        None => (StatusCode::NOT_FOUND, "没有这个页面\n").into_response(),
    }
}

fn is_page(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ext)| ext == "html")
}

fn answer(now: &Snapshot, path: &str, bytes: &[u8]) -> Response {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    match std::str::from_utf8(bytes) {
        Ok(text) if extension == "html" => page(now, text),
        _ => typed(extension, bytes.to_vec()),
    }
}

/// A page with the reload script in its head, which knows of which build the page is.
fn page(now: &Snapshot, html: &str) -> Response {
    let with_script = html
        .replacen(
            "default-src 'none';",
            "default-src 'none'; connect-src 'self';",
            1,
        )
        .replacen(
            "</head>",
            &format!(
                "<script src=\"{RELOAD}\" data-build=\"{}\" defer></script>\n</head>",
                now.stamp
            ),
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

/// One event at once and one for each new build: which build it is, and how many findings it has. A page of another
/// build loads itself anew.
async fn events(
    State(preview): State<Preview>,
) -> Sse<impl Stream<Item = std::result::Result<Event, Infallible>>> {
    // Before the first event, so that no build falls between the two.
    let changes = preview.changed.subscribe();
    let first = tokio_stream::once(());
    // Lagging behind means that there were builds: the last one makes up for all.
    let later = BroadcastStream::new(changes).map(|_| ());
    let builds = first.chain(later).map(move |()| {
        let now = preview.now();
        Ok(Event::default().data(format!("{} {}", now.stamp, now.findings.len())))
    });
    Sse::new(builds).keep_alive(KeepAlive::default())
}

async fn findings(State(preview): State<Preview>) -> Response {
    trouble(&preview.now())
}

/// The page of what stopped the build. It is none of the site's, so its policy comes with it.
fn trouble(now: &Snapshot) -> Response {
    let policy = "default-src 'none'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    let headers = [(header::CONTENT_SECURITY_POLICY, policy)];
    (headers, page(now, &trouble_page(now))).into_response()
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
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>gangmu 预览</title>\n<link rel=\"icon\" href=\"/assets/icon.svg\">\n</head>\n\
         <body>\n{body}<p><a href=\"/\">首页</a></p>\n</body>\n</html>\n"
    )
}
