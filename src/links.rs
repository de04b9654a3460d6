//! Which links may stand on a page: the one place that says so, for free pages, pictures, the menu, where corrections
//! go, and the site's own address.
//!
//! A link leads to a page of the site (relative), to a web page (`http:`, `https:`) or to a mailbox (`mailto:`).
//! Whatever else a browser would make of it, such as a script or a share of the network (`//host/x` on an isolated
//! machine), is refused.

/// Where a link that may stand on a page leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leads {
    /// To the web.
    Web,
    /// To a mailbox.
    Mail,
    /// To another file of the site, or a place on the page itself.
    Within,
}

/// Where a link leads, or why it may not stand on a page.
pub fn leads(link: &str) -> Result<Leads, &'static str> {
    // Browsers drop blanks and breaks before they look, and take a backslash for a slash.
    if link
        .chars()
        .any(|c| c.is_control() || c.is_whitespace() || c == '\\')
    {
        return Err("有空白、控制字符或反斜杠");
    }
    let end = link.find([':', '/', '?', '#']).unwrap_or(link.len());
    if link[end..].starts_with(':') {
        let rest = &link[end + 1..];
        let scheme = link[..end].to_ascii_lowercase();
        return match scheme.as_str() {
            "http" | "https" if has_host(rest) => Ok(Leads::Web),
            "http" | "https" => Err("http: 和 https: 之后要写 // 和主机名"),
            "mailto" => Ok(Leads::Mail),
            _ => Err("只能是 http:、https:、mailto: 或站内的相对地址"),
        };
    }
    if link.starts_with('/') {
        return Err("站内的地址要写相对地址，不以 / 开头；别处的地址要写明 https:");
    }
    Ok(Leads::Within)
}

/// `//` and a name of a host.
fn has_host(rest: &str) -> bool {
    let host = rest.strip_prefix("//").unwrap_or_default();
    host.starts_with(|c: char| c.is_alphanumeric() || c == '[')
}

/// The file of the site that a relative link on a page in this folder (`""` for the site's root) names, without what
/// follows `?` and `#`; none where it leaves the site. A link to the page itself names an empty path.
pub fn target(folder: &str, link: &str) -> Option<String> {
    let path = link.split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() {
        return Some(String::new());
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            // A browser reads these as two points, too.
            part if part.to_ascii_lowercase().replace("%2e", ".") == ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{Leads, leads, target};

    #[test]
    fn the_web_mailboxes_and_the_site_may_be_linked() {
        for (link, wanted) in [
            ("https://www.gov.cn/x?a=1#b", Leads::Web),
            ("HTTP://例子.中国/", Leads::Web),
            ("http://[::1]:80/", Leads::Web),
            ("mailto:a@example.gov.cn", Leads::Mail),
            ("guide.html#h1", Leads::Within),
            ("../plans/a/t3.html", Leads::Within),
            ("#t3", Leads::Within),
            ("?q=a:b", Leads::Within),
            ("./a:b.html", Leads::Within),
            ("", Leads::Within),
        ] {
            assert_eq!(leads(link), Ok(wanted), "{link}");
        }
    }

    #[test]
    fn nothing_else_may() {
        for link in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            " javascript:alert(1)",
            "\u{1}javascript:x",
            "vbscript:x",
            "data:text/html,<script>",
            "file:///etc/passwd",
            "blob:x",
            "ftp://a/b",
            "intent://a",
            "//host/x",
            "/etc/passwd",
            "\\\\host\\x",
            "/\\host",
            "https:\\\\host",
            "https:host",
            "https:/host",
            "https:///host",
            "http:",
            "ms-word:ofe|u|https://x",
            "view-source:x",
            "javascript&colon;alert(1):",
            "x:y",
            "1:2",
            ":x",
        ] {
            assert!(leads(link).is_err(), "{link:?}");
        }
    }

    #[test]
    fn a_relative_link_names_a_file_of_the_site() {
        let some = |path: &str| Some(path.to_owned());
        assert_eq!(target("", "a.html#x"), some("a.html"));
        assert_eq!(target("a/b", "../c.png?x"), some("a/c.png"));
        assert_eq!(target("a", "#x"), some(""));
        for out in ["../a", "x/../../a", "%2e%2E/a", ".%2e/a"] {
            assert_eq!(target("", out), None, "{out}");
        }
    }
}
