#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| mmsctl_fuzz::rules(bytes));
