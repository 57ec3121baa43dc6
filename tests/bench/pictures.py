#!/usr/bin/env python3
"""Fits pictures and animations into budgets and prints bytes by budget, processor seconds and SSIMULACRA2 at the
source's size, beside the peers that are installed. Takes the mmsctl to measure, then pictures of yours; without any,
those of Debian's mate-backgrounds are taken where it is installed, else some are made. Asserts nothing."""
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

BUDGETS = (100_000, 300_000, 740_000)
GIF_PARTS = (0.6, 0.3)
MOMENTS = (0.1, 0.4, 0.7, 0.95)
FFMPEG = ["ffmpeg", "-nostdin", "-v", "error", "-y"]
PALETTE = "split[a][b];[a]palettegen[p];[b][p]paletteuse"


def run(command, output=None):
    """Runs a command; gives its processor seconds and what it printed."""
    with tempfile.TemporaryFile() as printed:
        child = subprocess.Popen(command, stdout=output or printed, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(child.pid, 0)
        child.returncode = 0
        printed.seek(0)
        return usage.ru_utime + usage.ru_stime, printed.read().decode(errors="replace")


def size(path):
    fields = "stream=width,height:format=duration"
    _, words = run(["ffprobe", "-v", "error", "-of", "json", "-select_streams", "v", "-show_entries", fields, path])
    facts = json.loads(words)
    stream = facts["streams"][0]
    return stream["width"], stream["height"], float(facts.get("format", {}).get("duration", 0))


def still(path, width, height, at, result):
    # A moment is found by decoding up to it: seeking in a GIF lands anywhere.
    chosen = f"select='gte(t,{at})'," if at else ""
    graph = f"{chosen}scale={width}:{height}:flags=lanczos+accurate_rnd+full_chroma_int,format=rgb24"
    run([*FFMPEG, "-i", path, "-vf", graph, "-frames:v", "1", result])


def score(source, result, work):
    """The mean SSIMULACRA2, or nothing where nothing measures it."""
    if not shutil.which("ssimulacra2_rs"):
        return None
    width, height, seconds = size(source)
    moments = [part * seconds for part in MOMENTS] if source.endswith(".gif") else [0]
    scores = []
    # Pictures of one size need no converting, which costs one of them its colours.
    if not source.endswith(".gif") and size(result)[:2] == (width, height):
        return float(run(["ssimulacra2_rs", "image", source, result])[1].split()[-1])
    for at in moments:
        still(source, width, height, at, f"{work}/one.png")
        still(result, width, height, at, f"{work}/other.png")
        _, words = run(["ssimulacra2_rs", "image", f"{work}/one.png", f"{work}/other.png"])
        scores.append(float(words.split()[-1]))
    return sum(scores) / len(scores)


def mmsctl_fit(program, source, budget, work):
    folder = f"{work}/fit"
    shutil.rmtree(folder, ignore_errors=True)
    seconds, words = run([program, "fit", source, "--budget", str(budget), "--no-cache", "-q", "--format", "json",
                          "--out-dir", folder])
    results = json.loads(words)["results"] if words else []
    return seconds, results[0]["output"] if results else None, results[0]["encodes"] if results else 0


def peers(source, budget, work):
    """Each peer's name, processor seconds and result."""
    if source.endswith(".gif"):
        if shutil.which("gifsicle"):
            yield ("gifsicle --lossy", *gifsicle(source, budget, work))
        return
    if source.lower().endswith((".jpg", ".jpeg")):
        result = f"{work}/jpegoptim.jpg"
        if shutil.which("jpegoptim"):
            with open(result, "wb") as output:
                seconds, _ = run(["jpegoptim", "-q", "--stdout", f"--size={budget // 1000}k", source], output)
            yield "jpegoptim", seconds, result
        if shutil.which("caesiumclt"):
            seconds, _ = run(["caesiumclt", "--max-size", str(budget), "-o", f"{work}/caesium", source])
            yield "caesiumclt", seconds, f"{work}/caesium/{os.path.basename(source)}"
    if shutil.which("convert"):
        result = f"{work}/convert.jpg"
        seconds, _ = run(["convert", source, "-define", f"jpeg:extent={budget}B", result])
        yield "convert", seconds, result


def gifsicle(source, budget, work):
    """The least loss that fits, found by halves: gifsicle itself takes no budget."""
    low, high, spent, best = 0, 400, 0, None
    while high - low > 5:
        loss, result = (low + high) // 2, f"{work}/gifsicle-{(low + high) // 2}.gif"
        spent += run(["gifsicle", "-O3", f"--lossy={loss}", "--colors", "256", source, "-o", result])[0]
        if os.path.getsize(result) <= budget:
            high, best = loss, result
        else:
            low = loss
    return spent, best


def row(tool, budget, seconds, result, source, work, encodes=None):
    """Prints a result; gives its part of the budget and its score."""
    if not result or not os.path.exists(result) or not os.path.getsize(result):
        print(f"  {tool:18} no result")
        return None
    length, found = os.path.getsize(result), score(source, result, work)
    over = " OVER" if length > budget else ""
    seen = "" if found is None else f"  SSIMULACRA2 {found:6.2f}"
    times = "" if encodes is None else f"  encodings {encodes}"
    print(f"  {tool:18} {length:9,} {length / budget:7.3f} {seconds:7.2f} s{seen}{over}{times}", flush=True)
    return length / budget, found


def made(work):
    """Pictures of our own."""
    found = sorted(glob.glob("/usr/share/backgrounds/mate/nature/*.jpg"))[:3]
    if not found:
        for name, graph in (("hills", "mandelbrot=s=4032x3024:start_scale=0.01"), ("coast", "mandelbrot=s=2048x1536"),
                            ("sky", "gradients=s=1600x1200:n=6:seed=4")):
            found.append(f"{work}/{name}.jpg")
            run([*FFMPEG, "-f", "lavfi", "-i", graph, "-vf", "noise=alls=12:all_seed=1", "-frames:v", "1", "-q:v", "2",
                 found[-1]])
    crop = f"scale=900:-2,crop=400:300:n*12:n*6,{PALETTE}"
    run([*FFMPEG, "-loop", "1", "-framerate", "10", "-t", "2", "-i", found[0], "-vf", crop, f"{work}/pan.gif"])
    run([*FFMPEG, "-f", "lavfi", "-i", "testsrc2=d=2:s=480x360:r=10", "-vf", PALETTE, f"{work}/chart.gif"])
    return [*found, f"{work}/pan.gif", f"{work}/chart.gif"]


def main():
    program, *sources = sys.argv[1:]
    for tool in ("ffmpeg", "ffprobe"):
        if not shutil.which(tool):
            sys.exit(f"bench-fit: {tool} is missing; on Debian: apt-get install ffmpeg")
    if not shutil.which("ssimulacra2_rs"):
        print("without scores: cargo install --no-default-features ssimulacra2_rs", file=sys.stderr)
    fits, over, best = [], 0, 0
    with tempfile.TemporaryDirectory() as work:
        for source in sources or made(work):
            whole = os.path.getsize(source)
            budgets = [int(whole * part) for part in GIF_PARTS] if source.endswith(".gif") else BUDGETS
            for budget in budgets:
                if budget >= whole:
                    continue
                print(f"{os.path.basename(source)} into {budget:,}")
                seconds, result, encodes = mmsctl_fit(program, source, budget, work)
                ours = row("mmsctl fit", budget, seconds, result, source, work, encodes)
                others = [row(*peer[:1], budget, *peer[1:], source, work) for peer in peers(source, budget, work)]
                if ours:
                    fits.append((ours[0], seconds, encodes))
                    over += ours[0] > 1
                    scores = [other[1] for other in others if other and other[1] is not None and other[0] <= 1.03]
                    best += ours[1] is not None and all(ours[1] >= other for other in scores)
    parts, times, encodings = zip(*fits) if fits else ((0,), (0,), (0,))
    print(f"{len(fits)} fits, {over} over; {min(parts):.3f} to {max(parts):.3f} of the budget, "
          f"{sum(part >= 0.97 for part in parts)} from .97; at most {max(times):.2f} processor seconds "
          f"and {max(encodings)} encodings; best looking in {best}")


main()
