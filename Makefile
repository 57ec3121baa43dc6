.PHONY: help demo test conformance fuzz bench bench-fit tools generate install
.DEFAULT_GOAL := help

# Where cargo puts the program, also where the user has moved its folder.
MMSCTL = $(or $(CARGO_TARGET_DIR),$(CURDIR)/target)/release/mmsctl

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 22

demo: tools ## compose, check and size real media, and a broken request
	cargo build --release
	@tests/demo.sh "$(MMSCTL)"

test: tools ## format check, lints, docs, all tests
	cargo fmt --check
	cargo clippy --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --document-private-items
	cargo test

# The suite stays out of the repository: 3,000 files that change never.
conformance: ## the XML parser against the W3C suite (needs npm)
	@tests/conformance.sh
	cargo test --test conformance -- --nocapture

fuzz: ## each fuzz target for a minute, or SECONDS=… (installs cargo-fuzz)
	@fuzz/run $(SECONDS)

bench: ## speed, in one run with xmllint, jing and curl (needs hyperfine)
	cargo build --release
	@tests/bench/startup.sh "$(MMSCTL)"
	@tests/bench/scale.sh "$(MMSCTL)"
	@tests/bench/estimate.sh "$(MMSCTL)"
	@tests/bench/urls.sh "$(MMSCTL)"

bench-fit: ## fitting against plain two-pass and peers; CLIPS="a.mp4", PICTURES="a.jpg b.gif", FFMPEG_SCORER for VMAF
	cargo build --release
	@tests/bench/fit.sh "$(MMSCTL)" $(CLIPS)
	@tests/bench/pictures.py "$(MMSCTL)" $(PICTURES)

generate: ## write completions, manual pages and the README's blocks anew
	MMSCTL_BLESS=1 cargo test --test generated

install: ## cargo install --path .
	cargo install --path . --locked

# ffmpeg is what tests and demo make their media with. Installed with the system's package manager where it is
# missing and this user may; CI fails where it cannot be had, a desk goes on and is told what is lost.
tools:
	@.ci/tools
