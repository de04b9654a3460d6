//! The program as a person runs it: arguments, words on the terminal, exit status, files.

mod arguments;
mod build;
mod diff;
mod import;
mod init;
mod personal;
mod register;
mod search;
mod serve;
mod site;
mod trust;
