#!/bin/sh
# Thousands of requests against xmllint and jing in one run, so that the machine's noise hits all; then memory, and a
# document with 100,000 findings. Prints medians and ratios; asserts nothing. Takes the mmsctl to measure as its
# argument.
set -eu
mmsctl=$1
here=$(cd "$(dirname "$0")" && pwd)
for tool in hyperfine xmllint jing python3; do
    command -v "$tool" >/dev/null 2>&1 || {
        echo "bench: $tool is missing; on Debian: apt-get install hyperfine libxml2-utils jing python3" >&2
        exit 1
    }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 - "$work" <<'END_OF_PYTHON'
import os, random, sys
work, pick = sys.argv[1], random.Random(1)
words = "spring sale opens friday with free coffee for the first hundred guests in every store".split()

def text(n): return " ".join(pick.choice(words) for _ in range(n))
def url(kind): return f"<url>https://media.acme.com/{pick.randrange(10**6)}.{kind}</url>"

def slide():
    medium = pick.choice([f"<image>{url('jpg')}</image>", f"<video>{url('mp4')}</video>", f"<audio>{url('mp3')}</audio>"])
    return f"  <slide>\n    {medium}\n    <message-text>{text(12)}</message-text>\n    <duration>{pick.randrange(1, 30)}</duration>\n  </slide>\n"

def request(n):
    key = "".join(pick.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=32))
    head = f"  <api-key>{key}</api-key>\n"
    route = f"  <to>1239947{pick.randrange(1000, 9999)}</to>\n  <from>28444</from>\n  <service-id>28444mms</service-id>\n"
    fallback = f"  <fallback-sms-text>{text(8)}</fallback-sms-text>\n"
    subject = f"  <message-subject>{text(4)}</message-subject>\n  <name>template {n}</name>\n"
    slides = "".join(slide() for _ in range(pick.randrange(1, 7)))
    body = [
        f"  <action>saveMMS</action>\n{head}{subject}{slides}",
        f"  <action>sendMMS</action>\n{head}{route}{subject}{fallback}{slides}",
        f"  <action>sendSavedMMS</action>\n{head}  <mms-id>{n + 1}</mms-id>\n{route}{fallback}",
    ][n % 3]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<request>\n{body}</request>\n'

total = 0
os.mkdir(f"{work}/many")
for n in range(10_000):
    total += open(f"{work}/many/{n:05}.xml", "w").write(request(n))
for folder in range(100):
    os.makedirs(f"{work}/most/{folder:02}")
    for n in range(1000):
        os.link(f"{work}/many/{(folder * 1000 + n) % 10000:05}.xml", f"{work}/most/{folder:02}/{n:04}.xml")
crossed = "<slide><url>x</slide></url>\n" * 100_000
open(f"{work}/crossed.xml", "w").write(f"<request>\n{crossed}</request>\n")
# Mistakes that are each looked for beside the others.
mixed = "<slide><image/><foo>1</foo>x<message-text>Hi <b>you</b></message-text><mms-id>1</mms-id></slide>\n"
for count in (5_000, 50_000):
    text = mixed * count + "</slide>" * 100
    open(f"{work}/mixed-{count}.xml", "w").write(f"<request>\n<action>saveMMS</action>\n{text}</request>\n")
for count in (10_000, 100_000):
    bad = "<slide><message-text>Hi</message-text><duration>5s</duration></slide>\n" * count
    open(f"{work}/findings-{count}.xml", "w").write(f"<request>\n{bad}</request>\n")
print(f"10,000 requests, {total / 1e6:.1f} MB")
END_OF_PYTHON
# Otherwise the system still writes the files to the disk while they are read, at the cost of whoever uses all cores.
sync
# Peers get the names from a list: a pattern of 10,000 names takes a shell as long as some of them take to read.
ls "$work"/many/*.xml >"$work/list"
each="xargs -s 2000000 -a $work/list"

table() {
    python3 - "$1" "$2" <<'END_OF_PYTHON'
import json, sys
results = json.load(open(sys.argv[1]))["results"]
work = lambda result: result["user"] + result["system"]
own = results[0]
print(f"{sys.argv[2]:48} {'wall':>11} {'':>8} {'processors':>11}")
for result in results:
    wall, cpu = result["median"], work(result)
    print(f"  {result['command']:44} {wall * 1000:8.1f} ms {wall / own['median']:6.2f} x"
          f" {cpu * 1000:8.1f} ms {cpu / work(own):6.2f} x")
END_OF_PYTHON
}

# With `--quiet` alone, the rules that can find no error are not run. With `--fail-on info` all are, none of what they find
# is shown, and the exit code is 1, since they find something.
hyperfine --warmup 2 --runs 15 --style none --ignore-failure --export-json "$work/many.json" \
    -n "mmsctl validate --quiet" "$mmsctl validate --quiet --no-config $work/many" \
    -n "mmsctl validate --quiet --fail-on info" "$mmsctl validate --quiet --fail-on info --no-config $work/many" \
    -n "mmsctl validate" "$mmsctl validate --no-config $work/many" \
    -n "mmsctl validate --format sarif" "$mmsctl validate --format sarif --no-config $work/many" \
    -n "xmllint --noout" "$each xmllint --noout" \
    -n "xmllint --schema" "$each xmllint --noout --schema $here/request.xsd" \
    -n "jing" "$each jing -c $here/request.rnc" >/dev/null 2>&1
table "$work/many.json" "10,000 requests in one process, median of 15"

hyperfine --warmup 1 --runs 5 --style none --ignore-failure --export-json "$work/findings.json" \
    -n "10,000 findings as frames" "$mmsctl validate --no-config $work/findings-10000.xml" \
    -n "100,000 findings as frames" "$mmsctl validate --no-config $work/findings-100000.xml" \
    -n "5,000 slides of many mistakes" "$mmsctl validate --quiet --no-config $work/mixed-5000.xml" \
    -n "50,000 slides of many mistakes" "$mmsctl validate --quiet --no-config $work/mixed-50000.xml" \
    -n "100,000 crossed tags" "$mmsctl validate --no-config $work/crossed.xml" \
    -n "100,000 findings as JSON" "$mmsctl validate --no-config --format json $work/findings-100000.xml" >/dev/null 2>&1
table "$work/findings.json" "one document, median of 5"

# What a run takes at most, in KB, as its parent sees it.
peak() {
    python3 - "$@" <<'END_OF_PYTHON'
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000:.1f} MB")
END_OF_PYTHON
}
echo "peak memory"
echo "  10,000 requests             $(peak "$mmsctl" validate --no-config "$work/many")"
echo "  100,000 requests            $(peak "$mmsctl" validate --no-config "$work/most")"
echo "  100,000 requests as SARIF   $(peak "$mmsctl" validate --no-config --format sarif "$work/most")"
