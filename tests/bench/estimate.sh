#!/bin/sh
# One request with eight slides and a medium in each, sized; beside xmllint on the same file, so that the machine's
# noise hits both. The media are long, to show that only their headers are read. And 10,000 requests that share
# media. Prints medians and ratios; asserts nothing. Takes the mmsctl to measure as its argument.
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
mkdir "$work/media" "$work/many"
python3 - "$here/../media" "$work" <<'END2'
import os, sys
samples, work = sys.argv[1:]
slides = ""
for n in range(8):
    name, kind = ("clip.mp4", "video") if n % 2 else ("hero.jpg", "image")
    path = f"{work}/media/{n}-{name}"
    with open(path, "wb") as file:
        file.write(open(f"{samples}/{name}", "rb").read())
    os.truncate(path, 200_000_000)
    url = f"https://media.acme.com/mms/{n}-{name}"
    slides += f"<slide><{kind}><url>{url}</url></{kind}><message-text>Slide {n}</message-text></slide>"
text = ("<request><action>saveMMS</action><api-key>YOUR-API-KEY</api-key>"
        f"<message-subject>Spring</message-subject><name>spring</name>{slides}</request>")
open(f"{work}/eight.xml", "w").write(text)
for n in range(10_000):
    open(f"{work}/many/{n:05}.xml", "w").write(text.replace("Slide 0", f"Slide 0 of {n}"))
END2

table() {
    python3 - "$1" "$2" <<'END2'
import json, sys
results = json.load(open(sys.argv[1]))["results"]
base = results[0]["median"]
print(sys.argv[2])
for result in results:
    print(f"  {result['command']:32} {result['median'] * 1000:8.1f} ms  {result['median'] / base:5.2f} x")
END2
}

media="--base-url https://media.acme.com/mms/ --media-dir $work/media"
hyperfine -N --warmup 20 --runs 200 --style none --export-json "$work/one.json" \
    -n "xmllint --noout eight.xml" "xmllint --noout $work/eight.xml" \
    -n "mmsctl estimate eight.xml" "$mmsctl estimate --color never $work/eight.xml $media" \
    -n "the same, all carriers" "$mmsctl estimate --color never $work/eight.xml $media --all-carriers" >/dev/null
table "$work/one.json" "a request of 8 slides with 8 media of 200 MB, median of 200"
hyperfine --warmup 1 --runs 7 --style none --export-json "$work/many.json" \
    -n "xmllint --noout, 10,000 files" "xmllint --noout $work/many/*.xml" \
    -n "mmsctl estimate, 10,000 files" "$mmsctl estimate --format short $work/many $media" >/dev/null
table "$work/many.json" "10,000 requests of 8 slides that share 8 media, median of 7"
