//! The site as files: our own content and a small site, built in memory.

mod addresses;
mod built;
mod bytes;
mod edits;
mod killed;
mod publishing;
mod rebuild;
mod shown;
mod strip;
mod theme;
