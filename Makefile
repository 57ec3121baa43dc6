.PHONY: help demo test conformance fuzz bench bench-fit tools generate install
.DEFAULT_GOAL := help

# Where cargo puts the program; users may have moved its target folder.
MMSCTL = $(or $(CARGO_TARGET_DIR),$(CURDIR)/target)/release/mmsctl

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 22

demo: tools ## compose, check and size a sample message; check a broken one
	cargo build --locked --release
	@tests/demo.sh "$(MMSCTL)"

test: tools ## format check, lints, docs, all tests
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --document-private-items
	cargo test --locked

# The suite is not in the repository: it has 3,000 files, which never change.
conformance: ## the XML parser against the W3C suite (needs npm)
	@tests/conformance.sh
	cargo test --locked --test conformance -- --nocapture

fuzz: ## each fuzz target for a minute, or SECONDS=… (installs cargo-fuzz)
	@fuzz/run $(SECONDS)

bench: ## speed, in one run with xmllint, jing and curl (needs hyperfine)
	cargo build --locked --release
	@tests/bench/startup.sh "$(MMSCTL)"
	@tests/bench/scale.sh "$(MMSCTL)"
	@tests/bench/estimate.sh "$(MMSCTL)"
	@tests/bench/urls.sh "$(MMSCTL)"

bench-fit: ## fitting against plain two-pass and peers; CLIPS="a.mp4", PICTURES="a.jpg b.gif", FFMPEG_SCORER for VMAF
	cargo build --locked --release
	@tests/bench/fit.sh "$(MMSCTL)" $(CLIPS)
	@tests/bench/pictures.py "$(MMSCTL)" $(PICTURES)

generate: ## write completions, manual pages, schemas and the README's generated blocks
	MMSCTL_BLESS=1 cargo test --locked --test generated

install: ## cargo install --path .
	cargo install --path . --locked

# Tests and demo make their media with ffmpeg. If it is missing, it is installed with the system's package manager where
# the user may do that. Where it cannot be installed, CI fails; on other machines, a warning says what will not work.
tools:
	@.ci/tools
