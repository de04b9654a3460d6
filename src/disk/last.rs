//! What the last build left, so that the next one makes only what is different: one file beside the site that may be
//! taken away at any time.
//!
//! Beside what stages noted ([`Memo`]) it says of each file what it was made of ([`Origin`]) and how it stood when it was
//! written ([`Stamp`]). A file is trusted while it stands so still, and only if it stood so for a while when this was
//! noted: what was written in the very moment of noting could have been changed without another stamp.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::memo::Memo;
use super::take::{Origin, Value};

/// The first words of the file: another form of it is not read.
const FORM: &str = "gangmu 2";
/// What begins the line of a note of a stage.
const NOTE: &str = "note ";
/// Its last line: without it, it was cut off.
const END: &str = "end";
/// A disk tells times by ticks; after so many nanoseconds one surely is over.
const TICK: i128 = 50_000_000;
/// The same where a disk tells whole seconds only.
const SLOW_TICK: i128 = 2_000_000_000;

/// How a file stands on the disk: its size, when it was written and changed, in nanoseconds, and which it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    size: u64,
    written: i128,
    changed: i128,
    number: u64,
}

impl Stamp {
    /// How a file stands, if one does.
    pub(super) fn at(path: &Path) -> Option<Self> {
        let meta = fs::symlink_metadata(path).ok()?;
        meta.is_file().then(|| Self::of(&meta))
    }

    #[cfg(unix)]
    pub(super) fn of(meta: &fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        let nanoseconds =
            |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
        Self {
            size: meta.len(),
            written: nanoseconds(meta.mtime(), meta.mtime_nsec()),
            changed: nanoseconds(meta.ctime(), meta.ctime_nsec()),
            number: meta.ino(),
        }
    }

    #[cfg(not(unix))]
    pub(super) fn of(meta: &fs::Metadata) -> Self {
        let written = meta.modified().ok();
        let since = written.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        let written = since.map_or(0, |since| since.as_nanos() as i128);
        Self {
            size: meta.len(),
            written,
            changed: written,
            number: 0,
        }
    }

    /// Whether it stood so for a while at a time.
    fn is_settled(&self, at: i128) -> bool {
        let last = self.written.max(self.changed);
        let tick = if last % 1_000_000_000 == 0 {
            SLOW_TICK
        } else {
            TICK
        };
        last + tick <= at
    }
}

/// What is known of a file of the last build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Left {
    pub(super) origin: Origin,
    pub(super) stamp: Stamp,
}

/// What the last build left.
#[derive(Debug)]
pub struct Last {
    /// Where that is noted.
    file: PathBuf,
    /// What tells this program from any other.
    pub(super) program: Value,
    /// What stages noted.
    memo: Arc<Memo>,
    /// The output folder that it is about.
    out: String,
    /// When it was noted, by the disk's clock.
    noted: i128,
    /// By path, sorted.
    left: Vec<(String, Left)>,
}

impl Last {
    /// Nothing is known yet. `program` is what tells this program from any other.
    pub fn none(file: &Path, program: Value) -> Self {
        Self {
            file: file.to_owned(),
            program,
            memo: Arc::new(Memo::new(program)),
            out: String::new(),
            noted: 0,
            left: Vec::new(),
        }
    }

    /// Reads what was noted; nothing where that cannot be read.
    pub fn read(file: &Path, program: Value) -> Self {
        let mut last = Self::none(file, program);
        let stamp = Stamp::at(file);
        if let (Some(stamp), Ok(text)) = (stamp, fs::read_to_string(file))
            && let Some((out, left, notes)) = parse(&text)
        {
            last.noted = stamp.written;
            out.clone_into(&mut last.out);
            last.left = left;
            last.memo = Arc::new(Memo::knowing(program, notes));
        }
        last
    }

    /// What stages noted, for stages to ask and to note.
    pub fn memo(&self) -> Arc<Memo> {
        Arc::clone(&self.memo)
    }

    /// The same about this output folder: nothing, if it was about another one.
    pub(super) fn of(mut self, out: &Path) -> Self {
        let out = out.to_string_lossy().into_owned();
        if self.out != out {
            self.left.clear();
        }
        self.out = out;
        self
    }

    /// What is known of a file, if that can be trusted.
    pub(super) fn left(&self, path: &str) -> Option<Left> {
        let at = self
            .left
            .binary_search_by(|(one, _)| one.as_str().cmp(path));
        let left = self.left[at.ok()?].1;
        left.stamp.is_settled(self.noted).then_some(left)
    }

    /// Notes what is left now. Where that cannot be done, the next build makes everything.
    pub(super) fn save(self, mut left: Vec<(String, Left)>) {
        left.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let mut text = format!("{FORM}\n{}\n", self.out);
        for (path, Left { origin, stamp }) in &left {
            let Stamp {
                size,
                written,
                changed,
                number,
            } = stamp;
            let value = origin.value.0;
            // As a value, none would be as likely as any other.
            let grounds = origin.grounds.map_or(0, |grounds| grounds.0);
            writeln!(
                text,
                "{value:032x} {grounds:032x} {size} {written} {changed} {number} {path}"
            )
            .expect("a String takes any text");
        }
        for (value, note) in self.memo.used() {
            writeln!(text, "{NOTE}{:032x} {note}", value.0).expect("a String takes any text");
        }
        text.push_str(END);
        text.push('\n');
        let save = || -> std::io::Result<()> {
            let folder = self.file.parent().unwrap_or(Path::new("."));
            let mut new = tempfile::Builder::new()
                .prefix(".gangmu-")
                .tempfile_in(folder)?;
            new.write_all(text.as_bytes())?;
            new.persist(&self.file)?;
            Ok(())
        };
        // Nobody misses it.
        let _ = save();
    }
}

/// The output folder, its files and what stages noted.
type Parsed<'t> = (&'t str, Vec<(String, Left)>, BTreeMap<Value, String>);

/// What a note says, if all of it is there.
fn parse(text: &str) -> Option<Parsed<'_>> {
    let mut lines = text.strip_suffix('\n')?.lines();
    (lines.next()? == FORM).then_some(())?;
    let out = lines.next()?;
    (lines.next_back()? == END).then_some(())?;
    let (mut left, mut notes) = (Vec::new(), BTreeMap::new());
    for one in lines {
        if let Some(note) = one.strip_prefix(NOTE) {
            let (value, note) = note.split_once(' ')?;
            notes.insert(
                Value(u128::from_str_radix(value, 16).ok()?),
                note.to_owned(),
            );
        } else {
            left.push(line(one)?);
        }
    }
    Some((out, left, notes))
}

fn line(line: &str) -> Option<(String, Left)> {
    let mut parts = line.splitn(7, ' ');
    let value = Value(u128::from_str_radix(parts.next()?, 16).ok()?);
    let grounds = u128::from_str_radix(parts.next()?, 16).ok()?;
    let origin = Origin {
        grounds: (grounds != 0).then_some(Value(grounds)),
        value,
    };
    let stamp = Stamp {
        size: parts.next()?.parse().ok()?,
        written: parts.next()?.parse().ok()?,
        changed: parts.next()?.parse().ok()?,
        number: parts.next()?.parse().ok()?,
    };
    Some((parts.next()?.to_owned(), Left { origin, stamp }))
}
