#!/bin/sh
# Makes videos, and fits them into budgets beside plain two-pass and the peers that are installed; fit.py
# says what is printed. Takes the mmsctl to measure, then clips of yours; without any, clips are made: hard and easy
# ones, of a few seconds, so that all is over in minutes. Asserts nothing.
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
    make -f lavfi -i mandelbrot=s=848x480:r=30:end_scale=0.001 -f lavfi -i anoisesrc=c=pink -t 6 \
        -c:v libx264 -crf 14 -preset veryfast -pix_fmt yuv420p -c:a aac "$work/zoom.mp4"
    make -f lavfi -i testsrc2=s=1280x720:r=30 -f lavfi -i sine -t 6 \
        -c:v libx264 -crf 14 -preset veryfast -pix_fmt yuv420p -c:a aac "$work/chart.mp4"
    make -f lavfi -i life=s=640x360:r=25:mold=10:ratio=0.1:death_color=#c83232:life_color=#00ff00,boxblur=4 -t 6 \
        -c:v libx264 -crf 14 -preset veryfast -pix_fmt yuv420p "$work/life.mp4"
    set -- "$work/zoom.mp4" "$work/chart.mp4" "$work/life.mp4"
fi
python3 "$(dirname "$0")/fit.py" "$mmsctl" "$work" "$@"
