//! Notices changes of the content, the themes and site.toml, waits until they are quiet, asks for a rebuild.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use gangmu::error::{Error, Result};
use notify_debouncer_full::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

use super::preview::Preview;

/// Editors save in several steps; this long after the last one the content is read.
const QUIET: Duration = Duration::from_millis(150);

/// Watches as long as the returned value lives.
pub(super) fn start(
    site: &Path,
    preview: Preview,
) -> Result<Debouncer<RecommendedWatcher, RecommendedCache>> {
    let (sender, events) = mpsc::channel::<DebounceEventResult>();
    let trouble = |error: notify_debouncer_full::notify::Error| {
        Error::io("监视", site)(std::io::Error::other(error))
    };
    let mut debouncer = new_debouncer(QUIET, None, sender).map_err(trouble)?;
    let folders: Vec<PathBuf> = ["content", "themes"]
        .iter()
        .map(|name| site.join(name))
        .filter(|folder| folder.is_dir())
        .collect();
    for folder in &folders {
        debouncer
            .watch(folder, RecursiveMode::Recursive)
            .map_err(trouble)?;
    }
    // The folder itself, not site.toml: editors put a new file in the place of the old one.
    debouncer
        .watch(site, RecursiveMode::NonRecursive)
        .map_err(trouble)?;
    let site = site.to_owned();
    std::thread::spawn(move || {
        while let Ok(event) = events.recv() {
            let event = match event {
                Ok(list) => list.iter().any(|event| {
                    !event.kind.is_access() && event.paths.iter().any(|path| matters(path))
                }),
                // The watcher lost track; building once more is always right.
                Err(_) => true,
            };
            if event {
                preview.rebuild(&site);
            }
        }
    });
    Ok(debouncer)
}

/// Whether a change of this path may change the site: not what editors and version control leave about,
/// and not the output folder beside the content.
fn matters(path: &Path) -> bool {
    let hidden = path
        .file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let inside = path
        .components()
        .any(|part| part.as_os_str() == "content" || part.as_os_str() == "themes");
    !hidden && (inside || path.file_name().is_some_and(|name| name == "site.toml"))
}
