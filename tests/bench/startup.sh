#!/bin/sh
# Start-up and small files against xmllint, in one run of hyperfine so that the machine's noise hits both.
# Prints a table; asserts nothing. Takes the mmsctl to measure as its argument.
set -eu
mmsctl=$1
here=$(cd "$(dirname "$0")" && pwd)
for tool in hyperfine xmllint; do
    command -v "$tool" >/dev/null 2>&1 || {
        echo "bench: $tool is missing; on Debian: apt-get install hyperfine libxml2-utils" >&2
        exit 1
    }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/../cases/documented/save-current.xml" "$work/small.xml"
hyperfine --shell=none --warmup 20 --runs 200 --sort command --export-json "$work/times.json" \
    -n "xmllint --noout small.xml" "xmllint --noout $work/small.xml" \
    -n "mmsctl --version" "$mmsctl --version" \
    -n "mmsctl validate small.xml" "$mmsctl validate --color never $work/small.xml"
python3 - "$work/times.json" <<'END' 2>/dev/null || true
import json, sys
results = json.load(open(sys.argv[1]))["results"]
base = results[0]["median"]
print("\nmedian, and as a multiple of xmllint in this run:")
for result in results:
    print(f"  {result['command']:28} {result['median'] * 1000:7.2f} ms  {result['median'] / base:5.2f} x")
END
