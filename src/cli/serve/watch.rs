//! Notices changes of the content, the themes and site.toml, waits until they are quiet, asks for a rebuild.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use gangmu::disk;
use gangmu::error::{Error, Result};
use notify_debouncer_full::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

use super::preview::Preview;

/// Editors save in several steps; this long after the last one the content is read.
const QUIET: Duration = Duration::from_millis(150);

/// What the site is made from, in its folder.
const MADE_FROM: [&str; 3] = ["content", "themes", "site.toml"];

/// Watches as long as the process lives.
pub(super) fn start(site: &Path, preview: Preview) -> Result<()> {
    let site = disk::resolved(site)?;
    let (sender, events) = mpsc::channel::<DebounceEventResult>();
    let trouble = |error: notify_debouncer_full::notify::Error| {
        Error::io("监视", &site)(std::io::Error::other(error))
    };
    let mut debouncer = new_debouncer(QUIET, None, sender).map_err(trouble)?;
    // The folder itself, not site.toml: editors put a new file in the place of the old one, people a whole folder.
    debouncer
        .watch(&site, RecursiveMode::NonRecursive)
        .map_err(trouble)?;
    watch_folders(&mut debouncer, &site);
    std::thread::spawn(move || {
        while let Ok(event) = events.recv() {
            let paths: Option<Vec<PathBuf>> = event.ok().map(|list| {
                let told = list.into_iter().filter(|event| !event.kind.is_access());
                told.flat_map(|event| event.event.paths).collect()
            });
            // The watcher lost track: whatever it is, watching and building once more is right.
            let Some(paths) = paths else {
                watch_folders(&mut debouncer, &site);
                preview.rebuild(&site);
                continue;
            };
            if paths.iter().any(|path| path.parent() == Some(&site)) {
                watch_folders(&mut debouncer, &site);
            }
            if paths.iter().any(|path| matters(&site, path)) {
                preview.rebuild(&site);
            }
        }
    });
    Ok(())
}

/// Watches the folders that are there now, whatever stood in their place before.
fn watch_folders(debouncer: &mut Debouncer<RecommendedWatcher, RecommendedCache>, site: &Path) {
    for folder in MADE_FROM.map(|name| site.join(name)) {
        let _ = debouncer.unwatch(&folder);
        if folder.is_dir() {
            // One that has just gone again is told as a change of the site's folder.
            let _ = debouncer.watch(&folder, RecursiveMode::Recursive);
        }
    }
}

/// Whether a change of this path may change the site: not what editors and version control leave about,
/// and not the output folder beside the content.
fn matters(site: &Path, path: &Path) -> bool {
    let Ok(below) = path.strip_prefix(site) else {
        return false;
    };
    let mut parts = below
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    let made_from = parts
        .next()
        .is_some_and(|first| MADE_FROM.contains(&&*first));
    made_from && !parts.any(|part| part.starts_with('.'))
}
