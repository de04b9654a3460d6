//! The program `gangmu`: arguments in, exit status out. Everything that could be tested stands elsewhere.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
