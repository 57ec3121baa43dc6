"""Fits videos into budgets, beside plain two-pass and the peers that are installed.

Prints bytes by budget, encodes, time against one plain two-pass at the same preset in the same run, and how alike
result and source look: SSIM, and VMAF (the standard model and the one for phones) where the scorer has libvmaf. The
scorer is the ffmpeg that FFMPEG_SCORER names, else the one in PATH. Asserts nothing.

    fit.py MMSCTL WORK CLIP...

BUDGETS="100000 300000" in the environment sets other budgets, CLOCK=cpu counts the processor's time.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

# From hard to easy, in bits a second of the whole video: 240,000 are 300 kB for ten seconds, 400,000 for six.
FILM_RATES = [100_000, 240_000, 400_000]
SCORER = os.environ.get("FFMPEG_SCORER", "ffmpeg")
FFMPEG = ["ffmpeg", "-nostdin", "-v", "error", "-y"]
AUDIO = 64_000
CLOCK = os.environ.get("CLOCK", "wall")


def said(*command):
    return subprocess.run(command, capture_output=True, text=True)


def spent():
    """Seconds until now: by the clock, or those that children worked, which a busy machine does not stretch."""
    times = os.times()
    return times.children_user + times.children_system if CLOCK == "cpu" else time.monotonic()


def timed(*command):
    start = spent()
    done = said(*command)
    return spent() - start, done


def probe(path):
    fields = "stream=codec_type,width,height,r_frame_rate,color_space:format=duration"
    return json.loads(said("ffprobe", "-v", "error", "-of", "json", "-show_entries", fields, path).stdout)


HAS_VMAF = " libvmaf " in said(SCORER, "-hide_banner", "-filters").stdout


def score(source, result, work):
    """How alike they look at the size and rate of the source: by the name of each measure."""
    video = next(stream for stream in probe(source)["streams"] if stream["codec_type"] == "video")
    size, rate = f"{video['width']}:{video['height']}", video["r_frame_rate"]
    # Where the source does not say how its colours are coded and a result does, newer scorers convert the one into the
    # other before they compare, and punish the word: it costs 30 points of VMAF where not a sample differs.
    unsaid = "setparams=colorspace=unknown:color_primaries=unknown:color_trc=unknown,"
    said_so = video.get("color_space", "unknown") != "unknown"
    steady = f"{'' if said_so else unsaid}fps={rate}:start_time=0"
    graph = (f"[0:v:0]{steady},scale={size}:flags=bicubic,format=yuv420p[a];"
             f"[1:v:0]{steady},format=yuv420p[b];")
    log = f"{work}/vmaf.json"
    models = r"version=vmaf_v0.6.1\:name=vmaf|version=vmaf_v0.6.1\:name=phone\:enable_transform=true"
    vmaf = f"libvmaf=model='{models}':log_fmt=json:log_path={log}:n_threads={os.cpu_count()}"
    graph += f"[a]split[a1][a2];[b]split[b1][b2];[a1][b1]ssim;[a2][b2]{vmaf}" if HAS_VMAF else "[a][b]ssim"
    done = said(SCORER, "-nostdin", "-hide_banner", "-i", result, "-i", source, "-lavfi", graph, "-f", "null", "-")
    found = re.findall(r"All:([\d.]+)", done.stderr)
    scores = {"ssim": float(found[-1])} if found else {}
    if HAS_VMAF and found:
        with open(log) as file:
            pooled = json.load(file)["pooled_metrics"]
        scores.update({name: pooled[name]["mean"] for name in ("vmaf", "phone")})
    return scores


def picture_bits(source, budget, seconds):
    """What a script that reckons leaves for pictures."""
    sound = any(stream["codec_type"] == "audio" for stream in probe(source)["streams"])
    return max(8_000, int(budget * 8 / seconds) - AUDIO * sound)


def two_pass(source, budget, seconds, result, work):
    bits = picture_bits(source, budget, seconds)
    start = spent()
    common = ["-i", source, "-c:v", "libx264", "-preset", "slow", "-pix_fmt", "yuv420p", "-b:v", str(bits),
              "-passlogfile", f"{work}/plain"]
    subprocess.run([*FFMPEG, *common, "-pass", "1", "-an", "-f", "null", "-"])
    subprocess.run([*FFMPEG, *common, "-pass", "2", "-c:a", "aac", "-b:a", str(AUDIO), result])
    return spent() - start


def handbrake(source, budget, seconds, result, work):
    kbit = picture_bits(source, budget, seconds) // 1000
    # The option has another name since 1.7.
    passes = "--multi-pass" if "--multi-pass" in said("HandBrakeCLI", "--help").stdout else "--two-pass"
    return timed("HandBrakeCLI", "-i", source, "-o", result, "-e", "x264", "-b", str(kbit), passes, "--turbo",
                 "-B", str(AUDIO // 1000), "--encoder-preset", "slow")[0]


def ff4d(source, budget, seconds, result, work):
    with tempfile.TemporaryDirectory(dir=work) as folder:
        took, _ = timed("timeout", "120", "ff4d", source, "-o", folder, "-s", str(budget / 2**20), "--no-config")
        made = [os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".mp4")]
        if made:
            shutil.move(made[0], result)
    return took


# Those whose pictures are to be no better.
RIVALS = ("plain two-pass", "ff4d")
FILM_PEERS = {"HandBrakeCLI": handbrake, "ff4d": ff4d}


def row(tool, budget, result, seconds, base, source, work, encodes=""):
    """Prints what a tool made, and gives it."""
    if not os.path.exists(result) or os.path.getsize(result) == 0:
        print(f"  {tool:15} no result")
        return None
    size, scores = os.path.getsize(result), score(source, result, work)
    ratio = seconds / base if base else None
    shown = f"{ratio:5.2f} x" if ratio else " " * 7
    looks = "  ".join(f"{name} {value:.4f}" if name == "ssim" else f"{name} {value:5.1f}"
                      for name, value in scores.items())
    over = "  OVER" if size > budget else ""
    print(f"  {tool:15} {size:9,} {size / budget:6.1%} {encodes!s:>2} {seconds:7.2f} s {shown}  {looks}{over}",
          flush=True)
    return {"tool": tool, "part": size / budget, "encodes": encodes, "ratio": ratio, **scores}


def fitted(mmsctl, source, budget, base, work):
    folder = f"{work}/out"
    shutil.rmtree(folder, ignore_errors=True)
    took, done = timed(mmsctl, "fit", source, "--budget", str(budget), "--no-cache", "-q", "--format", "json",
                       "--out-dir", folder)
    results = json.loads(done.stdout)["results"] if done.stdout else []
    if results and results[0]["output"]:
        return row("mmsctl fit", budget, results[0]["output"], took, base, source, work, results[0]["encodes"])
    print(f"  mmsctl fit      {done.stderr.strip().splitlines()[0] if done.stderr else 'no result'}")
    return None


def video(mmsctl, source, budget, seconds, work):
    plain = f"{work}/plain.mp4"
    base = two_pass(source, budget, seconds, plain, work)
    rows = [row("plain two-pass", budget, plain, base, base, source, work, 2),
            fitted(mmsctl, source, budget, base, work)]
    for tool, run in FILM_PEERS.items():
        if shutil.which(tool):
            result = f"{work}/{tool}.mp4"
            if os.path.exists(result):
                os.remove(result)
            rows.append(row(tool, budget, result, run(source, budget, seconds, result, work), base, source, work))
    return [found for found in rows if found]


def budgets(seconds, size):
    given = [int(budget) for budget in os.environ.get("BUDGETS", "").split()]
    if given:
        return given
    wanted = [int(rate * seconds / 8) // 1000 * 1000 for rate in FILM_RATES]
    return [budget for budget in wanted if budget < 0.9 * size]


def gain(run, measure, most=float("inf")):
    """By how much ours is better than the best of the rivals up to that part of the budget; nothing without both."""
    ours = next(found for found in run if found["tool"] == "mmsctl fit")
    best = [rival[measure] for rival in run
            if measure in rival and rival["tool"] in RIVALS and rival["part"] <= most]
    return ours[measure] - max(best) if best and measure in ours else None


def summary(runs):
    """About all videos: over, in the band, encodes, time, what looks worse than a rival's; then each video's least."""
    ours = [next(found for found in run if found["tool"] == "mmsctl fit") for _, _, run in runs]
    part = [found["part"] for found in ours if found["encodes"]]
    line = [f"{len(ours)} fits of videos", f"{sum(p > 1 for p in part)} over",
            f"{sum(.95 <= p <= 1 for p in part)} of {len(part)} in 95-100 %"]
    if part:
        encodes = [found["encodes"] for found in ours if found["encodes"]]
        ratios = [found["ratio"] for found in ours if found["encodes"]]
        line += [f"encodes {statistics.median(encodes):g} median, {max(encodes)} most",
                 f"time {statistics.median(ratios):.2f} x median, {max(ratios):.2f} x most"]
    for measure in ("vmaf", "phone"):
        for rivals, most in (("all", float("inf")), ("those within the budget", 1)):
            gains = [found for _, _, run in runs if (found := gain(run, measure, most)) is not None]
            if gains:
                line.append(f"{measure} against {rivals} {statistics.median(gains):+.1f} median, "
                            f"{min(gains):+.1f} least, {sum(found < 0 for found in gains)} of {len(gains)} lost")
    print("; ".join(line))
    for name in dict.fromkeys(name for name, _, _ in runs):
        gains = [(found, budget) for video, budget, run in runs
                 if video == name and (found := gain(run, "vmaf")) is not None]
        if gains:
            least, budget = min(gains)
            print(f"  {name}: vmaf against all {least:+.1f} least, into {budget:,}{'  LOST' if least < 0 else ''}")


def main(mmsctl, work, *inputs):
    runs = []
    for source in inputs:
        seconds = float(probe(source)["format"]["duration"])
        for budget in budgets(seconds, os.path.getsize(source)):
            print(f"{os.path.basename(source)} into {budget:,}", flush=True)
            run = video(mmsctl, source, budget, seconds, work)
            if any(found["tool"] == "mmsctl fit" for found in run):
                runs.append((os.path.basename(source), budget, run))
    if runs:
        summary(runs)


if __name__ == "__main__":
    main(*sys.argv[1:])
