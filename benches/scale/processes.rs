//! What `/proc` says of other processes.

use std::fs;

/// CPU time of a process, all its threads, in user space and in the kernel.
pub(crate) fn cpu_micros(process: u32) -> u64 {
    stat(process).map_or(0, |(_, ticks)| ticks * MICROS_PER_TICK)
}

/// CPU time of a process and its children.
pub(crate) fn family_cpu_micros(parent: u32) -> u64 {
    let processes = fs::read_dir("/proc").unwrap().filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    let stats = processes.filter_map(|process: u32| Some((process, stat(process)?)));
    stats.filter(|(process, (of, _))| *process == parent || *of == parent).map(|(_, (_, ticks))| ticks).sum::<u64>()
        * MICROS_PER_TICK
}

/// Memory that no file stands behind, in KiB.
pub(crate) fn anonymous_kib(process: u32) -> u32 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap();
    line.trim_end_matches("kB").trim().parse().unwrap()
}

/// Linux counts in hundredths of a second, whatever its own clock does.
const MICROS_PER_TICK: u64 = 10_000;

/// The parent, and `utime + stime`.
fn stat(process: u32) -> Option<(u32, u64)> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The second field is a name in parentheses, which may hold anything.
    let fields: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
    let number = |place: usize| fields.get(place)?.parse::<u64>().ok();
    Some((u32::try_from(number(1)?).ok()?, number(11)? + number(12)?))
}
