#!/bin/sh
# Eight local URLs, checked as the service fetches them, against curl fetching them at once. Prints medians; asserts
# nothing. Takes the mmsctl to measure as its argument.
set -eu
mmsctl=$1
here=$(cd "$(dirname "$0")" && pwd)
for tool in hyperfine curl python3; do
    command -v "$tool" >/dev/null 2>&1 || {
        echo "bench: $tool is missing; on Debian: apt-get install hyperfine curl python3" >&2
        exit 1
    }
done
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
for n in 1 2 3 4 5 6 7 8; do cp "$here/../media/hero.jpg" "$work/$n.jpg"; done
python3 - "$work" >"$work/port" <<'END' &
import functools, http.server, sys
http.server.SimpleHTTPRequestHandler.log_message = lambda *_: None
# With the usual backlog of 5, connections are dropped and made again a second later.
http.server.ThreadingHTTPServer.request_queue_size = 64
handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=sys.argv[1])
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
print(server.server_port, flush=True)
server.serve_forever()
END
server=$!
while [ ! -s "$work/port" ]; do sleep 0.05; done
port=$(cat "$work/port")
urls=
for n in 1 2 3 4 5 6 7 8; do urls="$urls http://127.0.0.1:$port/$n.jpg"; done
hyperfine -N -i --warmup 3 --runs 30 --style none --export-json "$work/urls.json" \
    -n "curl --parallel, GET alone" "curl -s --parallel --parallel-immediate --output-dir $work --remote-name-all $urls" \
    -n "mmsctl check-urls, GET and HEAD" "$mmsctl check-urls --allow-private $urls" >/dev/null
python3 - "$work/urls.json" <<'END'
import json, sys
results = json.load(open(sys.argv[1]))["results"]
print("eight local URLs, median of 30")
for result in results:
    print(f"  {result['command']:32} {result['median'] * 1000:8.1f} ms")
END
