//! Whole commands with their output, as case files. `TRYCMD=overwrite cargo test --test cases` writes them again;
//! read the difference before you commit it.

#[test]
fn cases() {
    let cases = trycmd::TestCases::new();
    cases.env("NO_COLOR", "1").env("COLUMNS", "100").env("MMSCTL_API_KEY", "");
    cases.case("tests/cases/*/*.trycmd");
}
