//! Files appear whole or not at all.

use super::*;

#[test]
fn nothing_appears_before_commit_and_all_after() {
    let root = tempfile::tempdir().unwrap();
    let (from, deep) = (root.path().join("from"), root.path().join("a/b"));
    fs::write(&from, "medium").unwrap();
    let mut outputs = Outputs::default();
    outputs.folder(&deep).unwrap();
    outputs.copy(&from, &deep.join("copy")).unwrap();
    outputs.bytes(&deep.join("xml"), b"<a/>").unwrap();
    assert!(!deep.join("copy").exists() && !deep.join("xml").exists());
    outputs.commit().unwrap();
    assert_eq!(fs::read(deep.join("copy")).unwrap(), b"medium");
    assert_eq!(fs::read_dir(&deep).unwrap().count(), 2);
}

#[test]
fn a_run_that_fails_leaves_nothing() {
    let root = tempfile::tempdir().unwrap();
    let mut outputs = Outputs::default();
    outputs.folder(&root.path().join("a/b")).unwrap();
    outputs.bytes(&root.path().join("a/b/xml"), b"<a/>").unwrap();
    assert!(outputs.copy(&root.path().join("missing"), &root.path().join("a/b/copy")).is_err());
    drop(outputs);
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
}

#[test]
fn a_file_is_replaced_only_as_it_was_read() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("a.xml");
    fs::write(&path, "other").unwrap();
    let error = Outputs::default().replace(&path, b"before", b"after").unwrap_err();
    assert!(error.to_string().contains("was changed during the run"));
    // Another process wrote the same result already.
    Outputs::default().replace(&path, b"before", b"other").unwrap();
}

#[test]
#[cfg(unix)]
fn what_is_no_file_is_written_into_and_not_replaced() {
    use std::os::unix::fs::FileTypeExt;
    let mut outputs = Outputs::default();
    outputs.bytes(Path::new("/dev/null"), b"gone").unwrap();
    outputs.commit().unwrap();
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    if Path::new("/dev/full").exists() {
        let mut outputs = Outputs::default();
        outputs.bytes(Path::new("/dev/full"), b"no room").unwrap();
        assert!(outputs.commit().unwrap_err().to_string().contains("`/dev/full` cannot be written"));
        assert!(fs::metadata("/dev/full").unwrap().file_type().is_char_device());
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_descriptor_is_no_file_but_what_is_in_memory_may_be_one() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("a.xml");
    fs::write(&path, "before").unwrap();
    let open = File::open(&path).unwrap();
    let descriptor = format!("/dev/fd/{}", std::os::fd::AsRawFd::as_raw_fd(&open));
    let linked = root.path().join("linked");
    std::os::unix::fs::symlink(&descriptor, &linked).unwrap();
    for name in [Path::new(&descriptor), &linked] {
        let error = Outputs::default().replace(name, b"before", b"after").unwrap_err();
        assert!(error.to_string().ends_with("is not a file"), "{error}");
    }
    assert_eq!(fs::read(&path).unwrap(), b"before");
    let Ok(memory) = tempfile::tempdir_in("/dev/shm") else { return };
    let path = memory.path().join("a.xml");
    fs::write(&path, "before").unwrap();
    let mut outputs = Outputs::default();
    outputs.replace(&path, b"before", b"after").unwrap();
    outputs.commit().unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"after");
}

#[test]
fn a_place_has_many_names() {
    let root = tempfile::tempdir().unwrap();
    let (one, other) = (root.path().join("new.json"), root.path().join("./new.json"));
    assert!(same_file(&one, &other) && !same_file(&one, &root.path().join("old.json")));
}

#[test]
fn a_file_in_the_way_of_a_folder_is_named() {
    let file = NamedTempFile::new().unwrap();
    let error = Outputs::default().folder(file.path()).unwrap_err();
    assert!(error.to_string().contains("is not a folder"));
}
