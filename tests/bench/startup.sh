#!/bin/sh
# Start-up and one small file against xmllint, in one run so that the machine's noise hits both.
# Prints medians and ratios; asserts nothing. Takes the mmsctl to measure as its argument.
set -eu
mmsctl=$1
here=$(cd "$(dirname "$0")" && pwd)
for tool in hyperfine xmllint python3; do
    command -v "$tool" >/dev/null 2>&1 || {
        echo "bench: $tool is missing; on Debian: apt-get install hyperfine libxml2-utils python3" >&2
        exit 1
    }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/../cases/documented/save-current.xml" "$work/small.xml"

table() {
    python3 - "$1" "$2" <<'END'
import json, sys
results = json.load(open(sys.argv[1]))["results"]
base = results[0]["median"]
print(sys.argv[2])
for result in results:
    print(f"  {result['command']:32} {result['median'] * 1000:8.1f} ms  {result['median'] / base:5.2f} x")
END
}

hyperfine -N --warmup 20 --runs 200 --style none --export-json "$work/one.json" \
    -n "xmllint --noout small.xml" "xmllint --noout $work/small.xml" \
    -n "mmsctl --version" "$mmsctl --version" \
    -n "mmsctl validate small.xml" "$mmsctl validate --no-config --color never $work/small.xml" >/dev/null
table "$work/one.json" "one small file, median of 200"
