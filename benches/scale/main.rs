//! Directories of a thousand and of a million users side by side: what each operation costs a client and the server.
//!
//! A server process for each size, one of them asked at a time, in short turns, so that whatever else the machine does
//! hits all sizes alike. Compare the columns of one run with each other.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a benchmark stops by panicking")]

mod client;
mod directory;
mod engine;
mod loading;
mod operations;
mod processes;
mod report;

use std::{env, io, time::Duration};

use self::{directory::Directory, engine::Kind, operations::Operation, report::Report};

const USAGE: &str = "
cargo bench -p poolgate-benches --bench scale -- ENGINE [OPTION...]

  ENGINE          sqlite or postgres; several are measured side by side
  --users N,N,..  the sizes (1000,100000,1000000)
  --rounds N      turns of each operation with each directory, after one that is not counted (100)
  --stay          go on serving after the measurement, until a line comes in";

struct Options {
    engines: Vec<Kind>,
    sizes: Vec<u64>,
    rounds: usize,
    stay: bool,
}

fn main() {
    let Some(options) = Options::of(env::args().skip(1)) else {
        println!("{USAGE}");
        return;
    };
    let kinds_and_sizes = options.engines.iter().flat_map(|kind| options.sizes.iter().map(|size| (*kind, *size)));
    let mut directories: Vec<Directory> = kinds_and_sizes.map(|(kind, size)| Directory::new(kind, size)).collect();
    let mut report = Report::default();
    for round in 0..=options.rounds {
        for (operation, connections) in
            Operation::ALL.into_iter().flat_map(|operation| [(operation, 1), (operation, 8)])
        {
            for (place, directory) in directories.iter_mut().enumerate() {
                let turn = directory.turn(operation, connections, TURN);
                // The first fills caches and plans statements.
                if round > 0 {
                    report.add(operation, connections, place, turn);
                }
            }
        }
        if round % 10 == 0 {
            eprintln!("round {round} of {}", options.rounds);
        }
    }
    report.print(&directories, options.sizes.len());
    if options.stay {
        for directory in &directories {
            println!("{}", directory.address());
        }
        io::stdin().read_line(&mut String::new()).unwrap();
    }
}

/// Short, so that what slows the machine for a moment slows all directories.
const TURN: Duration = Duration::from_millis(50);

impl Options {
    fn of(words: impl Iterator<Item = String>) -> Option<Self> {
        let mut options = Self { engines: Vec::new(), sizes: vec![1000, 100_000, 1_000_000], rounds: 100, stay: false };
        // Cargo says --bench to every benchmark.
        let mut words = words.filter(|word| word != "--bench");
        while let Some(word) = words.next() {
            match word.as_str() {
                "sqlite" => options.engines.push(Kind::Sqlite),
                "postgres" => options.engines.push(Kind::Postgres),
                "--users" => options.sizes = words.next()?.split(',').map(str::parse).collect::<Result<_, _>>().ok()?,
                "--rounds" => options.rounds = words.next()?.parse().ok()?,
                "--stay" => options.stay = true,
                _ => return None,
            }
        }
        (!options.engines.is_empty()).then_some(options)
    }
}
