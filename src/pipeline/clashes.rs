//! Files of a site that want the same place.

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic, Place};
use crate::disk;
use crate::project::Project;
use crate::routes;

/// A file that the site will have, before anybody has made it.
#[derive(Debug)]
pub(super) struct Coming {
    /// Its path.
    pub(super) path: String,
    /// Which of the files it is that need not be made, if it is one of them.
    pub(super) given: Option<usize>,
}

/// Keeps the first of several files of one path, and none that would need a file of the site to be a folder. Pages
/// among themselves are checked where addresses are made; what is left are attachments that would take the place of a
/// page or of a file of the theme, and files of a theme with names that are no addresses.
pub(super) fn clashes(files: &mut Vec<Coming>, project: &Project) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let asked = |path: &str| match path.strip_prefix("assets/") {
        Some(name) if project.attachments.iter().all(|file| file.path != path) => {
            let theme = &project.config.theme.name;
            format!("{}/{theme}/static/{name}", crate::project::THEMES)
        }
        _ => format!("{}/{path}", crate::project::PAGES),
    };
    let taken = |path: &str, first: &str| {
        Diagnostic::new(
            Code::AddressCollision,
            Place::file(asked(path)),
            format!("网站里已有 {first}，这个文件没有采用"),
        )
    };
    files.dedup_by(|later, first| {
        let same = later.path == first.path;
        if same {
            findings.push(taken(&later.path, &first.path));
        }
        same
    });
    let paths: BTreeSet<String> = files.iter().map(|file| file.path.clone()).collect();
    files.retain(|file| {
        let above = file.path.match_indices('/').map(|(at, _)| &file.path[..at]);
        let finding = match disk::unfit(&file.path) {
            Some(why) => Some(routes::unfit_address(&asked(&file.path), &file.path, why)),
            None => above
                .into_iter()
                .find(|folder| paths.contains(*folder))
                .map(|first| taken(&file.path, first)),
        };
        let stays = finding.is_none();
        findings.extend(finding);
        stays
    });
    findings
}
