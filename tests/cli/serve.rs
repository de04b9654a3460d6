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
    fn get(&self, path: &str, host: Option<&str>) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("connects");
        stream
            .set_read_timeout(Some(Duration::from_millis(1500)))
            .expect("sets");
        let host = host.unwrap_or(&self.address);
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .expect("sends");
        let mut answer = Vec::new();
        // A stream of events never ends; what came until the timeout is the answer.
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8(answer).expect("UTF-8")
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn files_are_answered_by_exact_path_and_nothing_is_written() {
    let site = Site::new()
        .with("content/pages/img/net.svg", "<svg/>")
        .with("secret.txt", "密");
    let preview = Preview::of(&site);
    let answer = preview.get("/img/net.svg", None);
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("content-type: image/svg+xml"), "{answer}");
    assert!(answer.ends_with("<svg/>"), "{answer}");
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/img/",
        "/content/pages/img/net.svg",
    ] {
        let answer = preview.get(path, None);
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
    }
    assert!(!site.path().join("dist").exists());
}

#[test]
fn a_request_under_another_name_is_refused() {
    let site = Site::new();
    let answer = Preview::of(&site).get("/", Some("plans.example"));
    assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
}

#[test]
fn a_change_is_noticed_and_told_to_the_pages() {
    let site = Site::new().with("content/pages/img/net.svg", "<svg/>");
    let preview = Preview::of(&site);
    let listening = std::thread::scope(|scope| {
        let events = scope.spawn(|| preview.get("/_gangmu/events", None));
        std::thread::sleep(Duration::from_millis(300));
        site.put("content/pages/img/net.svg", "<svg>新</svg>");
        events.join().expect("no panic")
    });
    assert!(listening.contains("event: reload"), "{listening}");
    assert!(preview.get("/img/net.svg", None).ends_with("<svg>新</svg>"));
    site.put("site.toml", "[site]\ntitel = 1\n");
    std::thread::sleep(Duration::from_millis(900));
    let answer = preview.get("/", None);
    assert!(
        answer.starts_with("HTTP/1.1 500") && answer.contains("titel"),
        "{answer}"
    );
}
