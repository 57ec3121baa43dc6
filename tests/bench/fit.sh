#!/bin/sh
# Fits clips and pictures into budgets and prints bytes by budget, encodes, time against one plain two-pass at the
# same preset in the same run, and SSIM (VMAF too, where ffmpeg has libvmaf), beside plain two-pass and the peers that
# are installed. Takes the mmsctl to measure, then clips of yours; without any, clips are made. Asserts nothing.
set -eu
mmsctl=$1
shift
for tool in ffmpeg ffprobe python3; do
    command -v "$tool" >/dev/null 2>&1 || {
        echo "bench-fit: $tool is missing; on Debian: apt-get install ffmpeg python3" >&2
        exit 1
    }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
make() {
    ffmpeg -nostdin -v error -y "$@"
}
if [ $# -eq 0 ]; then
    make -f lavfi -i mandelbrot=s=848x480:r=30:end_scale=0.001 -f lavfi -i anoisesrc=c=pink -t 10 \
        -c:v libx264 -crf 14 -preset veryfast -pix_fmt yuv420p -c:a aac "$work/zoom.mp4"
    make -f lavfi -i testsrc2=s=1280x720:r=30 -f lavfi -i sine -t 10 \
        -c:v libx264 -crf 14 -preset veryfast -pix_fmt yuv420p -c:a aac "$work/chart.mp4"
    make -f lavfi -i life=s=640x360:r=25:mold=10:ratio=0.1:death_color=#c83232:life_color=#00ff00,boxblur=4 -t 8 \
        -c:v libx264 -crf 14 -preset veryfast -pix_fmt yuv420p "$work/life.mp4"
    make -f lavfi -i mandelbrot=s=4032x3024:start_scale=0.01 -vf noise=alls=12:all_seed=1 -frames:v 1 -q:v 2 \
        "$work/photo.jpg"
    set -- "$work/zoom.mp4" "$work/chart.mp4" "$work/life.mp4" "$work/photo.jpg"
fi
python3 - "$mmsctl" "$work" "$@" <<'END'
import json, os, re, shutil, subprocess, sys, time

mmsctl, work, inputs = sys.argv[1], sys.argv[2], sys.argv[3:]
BUDGETS = {"video": [100_000, 300_000, 1_000_000], "image": [100_000, 300_000, 740_000]}
FF = ["ffmpeg", "-nostdin", "-v", "error", "-y"]


def timed(*command):
    start = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True)
    return time.monotonic() - start, done


def probe(path):
    fields = "stream=codec_type,width,height,r_frame_rate:format=duration"
    done = subprocess.run(["ffprobe", "-v", "error", "-of", "json", "-show_entries", fields, path],
                          capture_output=True, text=True)
    return json.loads(done.stdout)


VMAF = " libvmaf " in subprocess.run(["ffmpeg", "-hide_banner", "-filters"], capture_output=True, text=True).stdout


def score(source, result):
    video = next(s for s in probe(source)["streams"] if s["codec_type"] == "video")
    size, rate = f"{video['width']}:{video['height']}", video["r_frame_rate"]
    scores = []
    for metric, pattern in [("ssim", r"All:([\d.]+)")] + [("libvmaf", r"VMAF score: ([\d.]+)")] * VMAF:
        graph = (f"[0:v:0]fps={rate}:start_time=0,scale={size}:flags=bicubic,format=yuv420p[a];"
                 f"[1:v:0]fps={rate}:start_time=0,format=yuv420p[b];[a][b]{metric}")
        done = subprocess.run(["ffmpeg", "-nostdin", "-hide_banner", "-i", result, "-i", source,
                               "-lavfi", graph, "-f", "null", "-"], capture_output=True, text=True)
        found = re.findall(pattern, done.stderr)
        scores.append(f"{metric.removeprefix('lib')} {float(found[-1]):.4f}" if found else f"{metric} ?")
    return ", ".join(scores)


def row(tool, budget, result, seconds, base, source, encodes=""):
    if not os.path.exists(result):
        print(f"  {tool:18} no result")
        return
    size = os.path.getsize(result)
    over = " OVER" if size > budget else ""
    ratio = f"{seconds / base:5.2f} x" if base else "       "
    print(f"  {tool:18} {size:9,} {size / budget:7.3f} {encodes!s:>3} {seconds:7.2f} s {ratio}  {score(source, result)}{over}")


def two_pass(source, budget, seconds, result):
    bits = max(8_000, int(budget * 8 / seconds) - 64_000)
    start = time.monotonic()
    common = ["-i", source, "-c:v", "libx264", "-preset", "slow", "-pix_fmt", "yuv420p", "-b:v", str(bits),
              "-passlogfile", f"{work}/plain"]
    subprocess.run([*FF, *common, "-pass", "1", "-an", "-f", "null", "-"])
    subprocess.run([*FF, *common, "-pass", "2", "-c:a", "aac", "-b:a", "64k", result])
    return time.monotonic() - start


def peers(source, budget, seconds):
    if seconds is None:
        yield "jpegoptim", ["sh", "-c", 'jpegoptim -q --stdout --size="$1" "$2" >"$3"', "sh", f"{budget // 1000}k"]
        yield "convert", ["sh", "-c", 'convert "$2" -define jpeg:extent="$1" "$3"', "sh", f"{budget}B"]
        yield "caesiumclt", ["sh", "-c", 'caesiumclt --max-size "$1" --stdout "$2" >"$3"', "sh", str(budget)]
    else:
        kbit = max(8, int(budget * 8 / seconds / 1000) - 64)
        yield "HandBrakeCLI", ["sh", "-c", 'HandBrakeCLI -i "$2" -o "$3" -e x264 -b "$1" --multi-pass --turbo -B 64 '
                               '--encoder-preset slow 2>/dev/null', "sh", str(kbit)]


for source in inputs:
    facts = probe(source)
    image = source.lower().endswith((".jpg", ".jpeg", ".png", ".webp"))
    seconds = None if image else float(facts["format"]["duration"])
    for budget in BUDGETS["image" if image else "video"]:
        print(f"{os.path.basename(source)} into {budget:,}")
        folder = f"{work}/out"
        shutil.rmtree(folder, ignore_errors=True)
        base, plain = None, f"{work}/plain.mp4"
        if not image:
            base = two_pass(source, budget, seconds, plain)
            row("plain two-pass", budget, plain, base, base, source, 2)
        took, done = timed(mmsctl, "fit", source, "--budget", str(budget), "--no-cache", "-q", "--format", "json",
                           "--out-dir", folder)
        results = json.loads(done.stdout)["results"] if done.stdout else []
        if results and results[0]["output"]:
            row("mmsctl fit", budget, results[0]["output"], took, base, source, results[0]["encodes"])
        else:
            print(f"  mmsctl fit         {done.stderr.strip().splitlines()[0] if done.stderr else 'no result'}")
        for tool, command in peers(source, budget, seconds):
            if not shutil.which(tool):
                continue
            result = f"{work}/{tool}{'.jpg' if image else '.mp4'}"
            took, _ = timed(*command, source, result)
            row(tool, budget, result, took, base, source)
END
