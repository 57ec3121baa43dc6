#!/bin/sh
# Start-up, one small file and 10,000 files against xmllint, in one run each so that the machine's noise hits both.
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
mkdir "$work/many"
python3 - "$work" <<'END'
import sys
work = sys.argv[1]
text = open(f"{work}/small.xml").read()
for n in range(10_000):
    open(f"{work}/many/{n:05}.xml", "w").write(text.replace("template", f"template {n}"))
END

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
    -n "mmsctl validate small.xml" "$mmsctl validate --color never $work/small.xml" >/dev/null
table "$work/one.json" "one small file, median of 200"
hyperfine --warmup 1 --runs 7 --style none --export-json "$work/many.json" \
    -n "xmllint --noout, 10,000 files" "xmllint --noout $work/many/*.xml" \
    -n "mmsctl validate, 10,000 files" "$mmsctl validate --quiet $work/many" >/dev/null
table "$work/many.json" "10,000 requests in one process, median of 7"
