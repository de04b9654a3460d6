//! How an output folder comes to hold exactly the files of a build.
//!
//! What is new is written into a folder beside it first, each file as soon as it is there; only when all of it is
//! written is it renamed into its place, a first build as a whole and a later one file by file. So a full disk changes
//! nothing that is published, and whenever the program is ended each file is the old one or the new one. What a killed
//! build leaves beside the folder is cleared away by the next.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::last::{Last, Left, Stamp};
use super::names::unfit;
use super::output::{MANIFEST, OutFile, Output, plain};
use super::take::{Origin, Take, Value};
use crate::error::{Error, Result};

/// What publishing did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Published {
    /// Files whose bytes were new.
    pub written: usize,
    /// Files that were already right.
    pub unchanged: usize,
    /// Of those, files that were not even made again, for nothing that they are made of has changed.
    pub kept: usize,
    /// Files of the last build that are no longer made.
    pub removed: usize,
}

/// Makes `out` hold exactly `files`; see [`Output`].
pub fn publish(out: &Path, files: &[OutFile]) -> Result<Published> {
    let mut paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    paths.sort_unstable();
    let publishing = Output::open(out)?.begin(&paths, None)?;
    files
        .par_iter()
        .map(|file| publishing.take(&file.path, &file.bytes, None))
        .collect::<Result<()>>()?;
    publishing.finish()
}

/// Takes the files of a build and puts all of them in their place at the end.
#[derive(Debug)]
pub struct Publishing {
    output: Output,
    /// Where files will stand, sorted.
    paths: Vec<String>,
    folders: Vec<PathBuf>,
    /// How many files were taken, or stay.
    taken: AtomicUsize,
    /// How many of them were not made again.
    kept: AtomicUsize,
    /// Those that differ from what is published, each written under its number here.
    changed: Mutex<Vec<String>>,
    last: Option<Last>,
    /// What the next build may know of this one.
    left: Mutex<Vec<(String, Left)>>,
}

impl Output {
    /// Gets ready for files at exactly these paths, which are sorted. `last` is what is known of the last build.
    pub fn begin(self, paths: &[&str], last: Option<Last>) -> Result<Publishing> {
        wall(paths)?;
        let folders: Vec<PathBuf> = folders(paths).into_iter().map(Path::to_owned).collect();
        for folder in &folders {
            if self.exists {
                plain(&self.folder.join(folder))?;
            } else {
                let folder = self.stage.folder.join(folder);
                fs::create_dir_all(&folder).map_err(Error::io("新建", &folder))?;
            }
        }
        Ok(Publishing {
            paths: paths.iter().map(|path| (*path).to_owned()).collect(),
            taken: AtomicUsize::new(0),
            kept: AtomicUsize::new(0),
            changed: Mutex::default(),
            left: Mutex::default(),
            last: last.map(|last| last.of(&self.folder)),
            output: self,
            folders,
        })
    }
}

impl Take for Publishing {
    fn program(&self) -> Option<Value> {
        self.last.as_ref().map(|last| last.program)
    }

    fn rests(&self, path: &str, grounds: Value) -> bool {
        let same = |left: &Left| left.origin.grounds == Some(grounds);
        let left = self.stays(path).filter(same);
        left.is_some_and(|left| self.keep(path, left))
    }

    fn has(&self, path: &str, origin: Origin) -> bool {
        let same = |left: &Left| left.origin.value == origin.value;
        let left = self.stays(path).filter(same);
        left.is_some_and(|left| self.keep(path, Left { origin, ..left }))
    }

    fn take(&self, path: &str, bytes: &[u8], origin: Option<Origin>) -> Result<()> {
        self.taken.fetch_add(1, Ordering::Relaxed);
        let published = self.output.folder.join(path);
        if !self.output.exists {
            let stamp = write(&self.output.stage.folder.join(path), bytes)?;
            self.left(path, origin, stamp);
        } else if differs(&published, bytes)? {
            let number = {
                let mut changed = self.changed.lock().expect("nobody panics while holding it");
                changed.push(path.to_owned());
                changed.len() - 1
            };
            write(&self.staged(number), bytes)?;
            // Where it stands it is not yet.
            self.left(path, origin, Some(Stamp::default()));
        } else if origin.is_some() {
            self.left(path, origin, Stamp::at(&published));
        }
        Ok(())
    }
}

impl Publishing {
    /// Puts everything that was taken in its place and removes what the last build published and this one does not.
    pub fn finish(mut self) -> Result<Published> {
        let taken = *self.taken.get_mut();
        if taken != self.paths.len() {
            return Err(Error::Usage(format!(
                "网站应有 {} 个文件，只做出 {taken} 个，没有写入",
                self.paths.len()
            )));
        }
        if self.output.exists {
            self.exchange()
        } else {
            let list = manifest(self.paths.iter().map(String::as_str));
            let stage = &mut self.output.stage;
            write(&stage.folder.join(MANIFEST), list.as_bytes())?;
            rename(&stage.folder, &self.output.folder)?;
            stage.moved = true;
            self.remember();
            Ok(Published {
                written: taken,
                ..Published::default()
            })
        }
    }

    /// Puts files in the place of those that are published.
    fn exchange(mut self) -> Result<Published> {
        let changed = std::mem::take(
            self.changed
                .get_mut()
                .expect("nobody panics while holding it"),
        );
        let folder = &self.output.folder;
        // Whatever this build may leave there when it is cut off is listed, so that a later one can take it away.
        let both: BTreeSet<&str> = (self.output.before())
            .chain(self.paths.iter().map(String::as_str))
            .filter(|path| *path != MANIFEST)
            .collect();
        let both = manifest(both.into_iter());
        let after = manifest(self.paths.iter().map(String::as_str));
        let lists = [both, after].map(String::into_bytes);
        let at_lists = [changed.len(), changed.len() + 1].map(|number| self.staged(number));
        for (list, at) in lists.iter().zip(&at_lists) {
            write(at, list)?;
        }
        // From here on files appear and vanish.
        let lists_at = folder.join(MANIFEST);
        if !changed.is_empty() && differs(&lists_at, &lists[0])? {
            rename(&at_lists[0], &lists_at)?;
        }
        for below in &self.folders {
            let folder = folder.join(below);
            fs::create_dir_all(&folder).map_err(Error::io("新建", &folder))?;
        }
        changed
            .par_iter()
            .enumerate()
            .map(|(number, path)| rename(&self.staged(number), &folder.join(path)))
            .collect::<Result<()>>()?;
        let removed = self.output.remove(&self.paths)?;
        if differs(&lists_at, &lists[1])? {
            rename(&at_lists[1], &lists_at)?;
        }
        let published = Published {
            written: changed.len(),
            unchanged: self.paths.len() - changed.len(),
            kept: *self.kept.get_mut(),
            removed,
        };
        self.remember();
        Ok(published)
    }

    /// What is known of a file that still is as the last build left it.
    fn stays(&self, path: &str) -> Option<Left> {
        let left = self
            .last
            .as_ref()
            .filter(|_| self.output.exists)?
            .left(path)?;
        let there = Stamp::at(&self.output.folder.join(path));
        (there == Some(left.stamp)).then_some(left)
    }

    /// Lets a file stay.
    fn keep(&self, path: &str, left: Left) -> bool {
        self.taken.fetch_add(1, Ordering::Relaxed);
        self.kept.fetch_add(1, Ordering::Relaxed);
        self.leave(path, left);
        true
    }

    /// Where a file waits that has another one's place.
    fn staged(&self, number: usize) -> PathBuf {
        self.output.stage.folder.join(number.to_string())
    }

    /// Notes what a file was made of and how it was written.
    fn left(&self, path: &str, origin: Option<Origin>, stamp: Option<Stamp>) {
        if let (Some(_), Some(origin), Some(stamp)) = (&self.last, origin, stamp) {
            self.leave(path, Left { origin, stamp });
        }
    }

    fn leave(&self, path: &str, left: Left) {
        let mut all = self.left.lock().expect("nobody panics while holding it");
        all.push((path.to_owned(), left));
    }

    /// Notes for the next build what is published now.
    fn remember(self) {
        let Some(last) = self.last else {
            return;
        };
        let mut left = self
            .left
            .into_inner()
            .expect("nobody panics while holding it");
        left.par_iter_mut()
            .filter(|(_, left)| left.stamp == Stamp::default())
            .for_each(|(path, left)| {
                left.stamp = Stamp::at(&self.output.folder.join(path)).unwrap_or_default();
            });
        last.save(left);
    }
}

/// Refuses what would be written elsewhere, or twice, whatever let it pass before.
fn wall(paths: &[&str]) -> Result<()> {
    for path in paths {
        let why = unfit(path).or_else(|| (*path == MANIFEST).then_some("是清单自己的名字"));
        let mut above = path.match_indices('/').map(|(at, _)| &path[..at]);
        let why = why.or_else(|| {
            let taken = above.any(|folder| paths.binary_search(&folder).is_ok());
            taken.then_some("上一级是文件，不是文件夹")
        });
        if let Some(why) = why {
            return Err(Error::Usage(format!("网站里不能有文件 {path}：{why}")));
        }
    }
    if paths.windows(2).any(|pair| pair[0] >= pair[1]) {
        return Err(Error::Usage("网站里有两个文件的路径相同".to_owned()));
    }
    Ok(())
}

/// The folders of files, those above first.
fn folders<'a>(paths: &[&'a str]) -> BTreeSet<&'a Path> {
    let mut folders: Vec<&Path> = paths
        .iter()
        .filter_map(|path| Path::new(*path).parent())
        .collect();
    folders.dedup();
    folders.into_iter().flat_map(Path::ancestors).collect()
}

fn manifest<'a>(paths: impl Iterator<Item = &'a str>) -> String {
    let mut text: String = paths.flat_map(|path| [path, "\n"]).collect();
    text.push_str(MANIFEST);
    text.push('\n');
    text
}

/// Whether a file is not there or has other bytes; what is no file is refused, but for a link, whose place is taken.
fn differs(path: &Path, bytes: &[u8]) -> Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_dir() => Err(Error::Usage(format!(
            "{} 是文件夹，这里要写一个文件；请把它移走",
            path.display()
        ))),
        Ok(meta) if meta.is_file() && meta.len() == bytes.len() as u64 => {
            Ok(fs::read(path).map_err(Error::io("读取", path))? != bytes)
        }
        _ => Ok(true),
    }
}

/// Writes a file; how it stands then.
fn write(path: &Path, bytes: &[u8]) -> Result<Option<Stamp>> {
    let write = || {
        let mut file = fs::File::create(path)?;
        file.write_all(bytes)?;
        Ok(file.metadata().ok().map(|meta| Stamp::of(&meta)))
    };
    write().map_err(Error::io("写入", path))
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).map_err(Error::io("写入", to))
}
