//! The preview: answers by exact path to this machine only, notices changes, writes nothing.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::site::Site;

/// A running preview; ended when dropped.
struct Preview {
    process: Child,
    address: String,
}

impl Preview {
    fn of(site: &Site) -> Self {
        let mut process = Command::new(assert_cmd::cargo::cargo_bin!("gangmu"))
            .args(["serve", "--port", "0", "--site"])
            .arg(site.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let out = process.stdout.take().expect("piped");
        BufReader::new(out).read_line(&mut line).expect("a line");
        let address = line
            .split("http://")
            .nth(1)
            .and_then(|rest| rest.split('/').next())
            .expect("the line names the address")
            .to_owned();
        Self { process, address }
    }

    /// The whole answer to one request, read until the connection ends or rests.
    fn get(&self, path: &str) -> String {
        self.ask(path, &[("Host", &self.address)])
    }

    /// The same with other headers.
    fn ask(&self, path: &str, headers: &[(&str, &str)]) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("connects");
        stream
            .set_read_timeout(Some(Duration::from_millis(1500)))
            .expect("sets");
        let lines = headers.iter();
        let headers: Vec<String> = lines
            .map(|(name, value)| format!("{name}: {value}\r\n"))
            .collect();
        let headers = headers.concat();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n"
        )
        .expect("sends");
        let mut answer = Vec::new();
        // A stream of events never ends; what came until the timeout is the answer.
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8(answer).expect("UTF-8")
    }

    /// Asks until the answer has these words, as long as a busy machine may need.
    fn until(&self, path: &str, words: &str) -> String {
        let mut answer = String::new();
        for _ in 0..100 {
            answer = self.get(path);
            if answer.contains(words) {
                return answer;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("never “{words}” in {answer}");
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

const PAGE: &str = "# 说明\n\n旧\n";
const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

/// A site with one page.
fn site() -> Site {
    Site::new().with("content/pages/note.md", PAGE)
}

#[test]
fn files_are_answered_by_exact_path_and_nothing_is_written() {
    let site = site()
        .with("content/pages/img/net.svg", SVG)
        .with("secret.txt", "密");
    let preview = Preview::of(&site);
    let answer = preview.get("/img/net.svg");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("content-type: image/svg+xml"), "{answer}");
    assert!(answer.ends_with(SVG), "{answer}");
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "//secret.txt/",
        "/img/",
        "/content/pages/img/net.svg",
    ] {
        let answer = preview.get(path);
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
    }
    assert!(!site.path().join("dist").exists());
}

#[test]
fn requests_under_another_name_or_of_another_site_get_nothing() {
    let site = site();
    let preview = Preview::of(&site);
    let own = preview.address.as_str();
    let port = own.rsplit(':').next().expect("a port");
    let refused = |headers: &[(&str, &str)]| {
        for path in [
            "/",
            "/note.html",
            "/search/head.js",
            "/_gangmu/events",
            "/_gangmu/findings.html",
        ] {
            let answer = preview.ask(path, headers);
            assert!(
                answer.starts_with("HTTP/1.1 4"),
                "{path} {headers:?}: {answer}"
            );
            assert!(!answer.contains("旧"), "{answer}");
        }
    };
    let other_port = format!("127.0.0.1:{}", port.parse::<u16>().expect("a port") ^ 1);
    for host in [
        "plans.example",
        "127.0.0.1",
        "localhost",
        &other_port,
        &format!("127.0.0.1.evil:{port}"),
        &format!("evil@127.0.0.1:{port}"),
        &format!("LOCALHOST.:{port}"),
        &format!("[::1]:{port}"),
        &format!("127.1:{port}"),
        "",
    ] {
        refused(&[("Host", host)]);
    }
    refused(&[]);
    for from in ["cross-site", "same-site", "whatever", ""] {
        refused(&[("Host", own), ("Sec-Fetch-Site", from)]);
    }
    for origin in [
        "http://evil.example",
        "null",
        "https://127.0.0.1",
        &format!("http://{other_port}"),
        "file://",
    ] {
        refused(&[("Host", own), ("Origin", origin)]);
    }
    let answer = preview.ask("http://plans.example/note.html", &[("Host", own)]);
    assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
    let origin = format!("http://{own}");
    let asked = [
        ("Host", own),
        ("Sec-Fetch-Site", "same-origin"),
        ("Origin", &origin),
    ];
    let local = format!("localhost:{port}");
    for headers in [
        &asked[..],
        &[("Host", own), ("Sec-Fetch-Site", "none")],
        &[("Host", &local)],
    ] {
        let answer = preview.ask("/note.html", headers);
        assert!(answer.starts_with("HTTP/1.1 200"), "{headers:?}: {answer}");
        for line in [
            "cross-origin-resource-policy: same-origin",
            "content-security-policy: frame-ancestors 'none'",
            "x-content-type-options: nosniff",
            "cache-control: no-store",
        ] {
            assert!(answer.contains(line), "no {line} in {answer}");
        }
    }
}

#[test]
fn a_connection_on_which_nothing_is_said_ends() {
    let site = site();
    let preview = Preview::of(&site);
    let mut silent = TcpStream::connect(&preview.address).expect("connects");
    let mut slow = TcpStream::connect(&preview.address).expect("connects");
    write!(slow, "GET / HTTP/1.1\r\nHost: ").expect("sends");
    for stream in [&mut silent, &mut slow] {
        stream
            .set_read_timeout(Some(Duration::from_mins(1)))
            .expect("sets");
        let mut answer = Vec::new();
        let ended = stream.read_to_end(&mut answer);
        assert!(
            !matches!(&ended, Err(error) if error.kind() == std::io::ErrorKind::WouldBlock),
            "{ended:?}"
        );
    }
}

#[test]
fn a_change_is_noticed_and_told_to_the_pages() {
    let site = site();
    let preview = Preview::of(&site);
    let stamp = |answer: &str| -> String {
        let (_, rest) = answer
            .split_once("data-build=\"")
            .expect("a page knows its build");
        rest.split('"').next().expect("a stamp").to_owned()
    };
    let before = stamp(&preview.get("/note.html"));
    let listening = std::thread::scope(|scope| {
        let events = scope.spawn(|| preview.get("/_gangmu/events"));
        std::thread::sleep(Duration::from_millis(300));
        site.put("content/pages/note.md", "# 说明\n\n新\n");
        events.join().expect("no panic")
    });
    let told: Vec<&str> = listening.split("data: ").skip(1).collect();
    assert!(told[0].starts_with(&before), "{listening}");
    let after = stamp(&preview.until("/note.html", "新"));
    assert!(after != before && preview.get("/_gangmu/events").contains(&after));
}

#[test]
fn a_fault_is_shown_with_its_policy_and_gone_when_it_is_mended() {
    let site = site();
    let preview = Preview::of(&site);
    site.put("site.toml", "[site]\ntitel = 1\n");
    let answer = preview.until("/note.html", "titel");
    assert!(answer.starts_with("HTTP/1.1 500"), "{answer}");
    assert!(
        answer.contains("content-security-policy: default-src 'none'; script-src 'self'"),
        "{answer}"
    );
    site.put("site.toml", "");
    preview.until("/note.html", "旧");
    // All of the content is moved away and back, and edited after that.
    let [content, away] = ["content", "away"].map(|name| site.path().join(name));
    std::fs::rename(&content, &away).expect("moves");
    preview.until("/note.html", "没有内容");
    std::fs::rename(&away, &content).expect("moves");
    preview.until("/note.html", "旧");
    site.put("content/pages/note.md", "# 说明\n\n新\n");
    preview.until("/note.html", "新");
}
