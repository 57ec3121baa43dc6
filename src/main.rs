//! The `mmsctl` binary.

fn main() {}
