//! What settings may say: every rule of site.toml that can be told without looking further than the file.

use super::brand;
use super::place::refuse;
use super::settings::SiteConfig;
use crate::diag::{Codes, Severity};
use crate::error::Result;
use crate::links::{self, Leads};

/// What `[check.severity]` may say of a code beside the severities.
pub const OFF: &str = "off";

/// Refuses settings that nothing good could be made of; the error tells the place in `text`.
pub(super) fn check(text: &str, config: &SiteConfig) -> Result<()> {
    let no = |key: &[&str], message: String| Err(refuse(text, key, message));
    let site = &config.site;
    if site.title.trim().is_empty() {
        return no(
            &["site", "title"],
            "site.title 是空的；请写上站名".to_owned(),
        );
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if site.language.is_empty() || !site.language.chars().all(plain) {
        let message = format!("site.language 不能是“{}”；写 zh-CN 或 en", site.language);
        return no(&["site", "language"], message);
    }
    let base = &site.base_url;
    if !base.is_empty() {
        let why = match links::leads(base) {
            Err(why) => Some(why),
            Ok(Leads::Web) if base.contains(['?', '#', '"', '<', '>']) => Some("不能有 ? # \" < >"),
            Ok(Leads::Web) if base.ends_with('/') => None,
            Ok(Leads::Web) => Some("要以 / 结尾"),
            Ok(_) => Some("要以 https:// 或 http:// 开头"),
        };
        if let Some(why) = why {
            let message = format!("site.base_url 不能是“{base}”：{why}");
            return no(&["site", "base_url"], message);
        }
    }
    let feedback = &site.feedback;
    if !feedback.is_empty() {
        let mailbox = feedback.contains('@') && !feedback.contains([':', '/', '?']);
        let why = match links::leads(feedback) {
            Err(why) => Some(why),
            Ok(Leads::Within) if !mailbox => Some("要写电子邮箱，或以 https:// 开头的网址"),
            Ok(_) => None,
        };
        if let Some(why) = why {
            let message = format!("site.feedback 不能是“{feedback}”：{why}");
            return no(&["site", "feedback"], message);
        }
    }
    for (at, item) in site.menu.iter().enumerate() {
        let at = at.to_string();
        if item.title.trim().is_empty() {
            let message = "菜单项的 title 是空的；请写上显示的文字".to_owned();
            return no(&["site", "menu", &at, "title"], message);
        }
        let why = match links::leads(&item.href) {
            Err(why) => Some(why),
            Ok(Leads::Within) if item.href.is_empty() => Some("是空的"),
            Ok(Leads::Within) if links::target("", &item.href).is_none() => Some("通到站点之外"),
            Ok(_) => None,
        };
        if let Some(why) = why {
            let message = format!("菜单项“{}”的 href 不能是“{}”：{why}", item.title, item.href);
            return no(&["site", "menu", &at, "href"], message);
        }
    }
    if let Err(why) = brand::read(&config.theme.brand) {
        let message = format!("theme.brand 是“{}”：{why}", config.theme.brand);
        return no(&["theme", "brand"], message);
    }
    findings(text, config)
}

/// Refuses unknown codes, unknown severities and allowances without a reason.
fn findings(text: &str, config: &SiteConfig) -> Result<()> {
    let no = |key: &[&str], message: String| Err(refuse(text, key, message));
    let known = |id: &str| Codes::ALL.iter().any(|code| code.id() == id);
    for (id, word) in &config.check.severity {
        let key = ["check", "severity", id];
        if !known(id) {
            return no(&key, format!("[check.severity] 里没有代码 {id}"));
        }
        if Severity::of(word).is_none() && word != OFF {
            let message =
                format!("[check.severity] {id} = \"{word}\"：只能写 error、warning、note 或 off");
            return no(&key, message);
        }
    }
    for (at, allow) in config.check.allow.iter().enumerate() {
        let at = at.to_string();
        if !known(&allow.code) {
            let message = format!("[[check.allow]] 里没有代码 {}", allow.code);
            return no(&["check", "allow", &at, "code"], message);
        }
        if allow.reason.trim().is_empty() {
            let message = format!("[[check.allow]] {} 没有写明理由（reason）", allow.code);
            return no(&["check", "allow", &at, "reason"], message);
        }
    }
    Ok(())
}
