#!/bin/sh
# What `make demo` shows: real media composed, checked and sized, and a broken request with its findings.
# Takes the mmsctl to show as its argument. Works in ./demo, which is its own to replace.
set -eu
mmsctl=$1
here=$(cd "$(dirname "$0")" && pwd)
rm -rf demo
mkdir -p demo/media
cd demo

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
run() {
    printf '\033[2m$ mmsctl'
    for word in "$@"; do
        case $word in
            *[!A-Za-z0-9_./:=@%+,-]*) printf " '%s'" "$word" ;;
            *) printf ' %s' "$word" ;;
        esac
    done
    printf '\033[0m\n'
    "$mmsctl" "$@"
}

if command -v ffmpeg >/dev/null 2>&1; then
    say "1. Sample media: a picture, a sound and a video, made by ffmpeg"
    ffmpeg -v error -f lavfi -i "gradients=s=1080x1920:c0=0x0b3d2e:c1=0xf4a259:c2=0xbc4b51:nb_colors=3:seed=7:d=1" \
        -frames:v 1 -q:v 4 "media/spring hero.jpg"
    ffmpeg -v error -f lavfi -i "sine=frequency=880:duration=4,tremolo=f=3,afade=t=out:st=3:d=1" \
        -ac 1 -b:a 32k media/chime.mp3
    ffmpeg -v error -f lavfi -i "testsrc2=s=320x240:r=15:d=6" -f lavfi -i "sine=frequency=440:duration=6" \
        -c:v libx264 -preset veryfast -crf 30 -pix_fmt yuv420p -c:a aac -b:a 32k -shortest -movflags +faststart \
        media/clip.mp4
else
    say "1. Sample media (small ones that come with the source: ffmpeg is not here to make larger ones,"
    say "   and without ffprobe the codecs of audio and video are read from headers alone)"
    cp "$here/media/hero.jpg" "media/spring hero.jpg"
    cp "$here/media/chime.mp3" "$here/media/clip.mp4" media/
fi
cp "$here/media/jane.vcf" media/
ls -l media

cat >spring.toml <<'END'
action = "save"
subject = "Spring is here"
name = "spring-24"
base-url = "https://media.your-company.com/mms/"

[[slide]]
media = ["media/spring hero.jpg", "media/chime.mp3"]
text = "Hello {$firstname|there}, 20 % off & more: <3"

[[slide]]
media = ["media/clip.mp4"]
text = "See it move"

[[slide]]
media = ["media/jane.vcf"]
duration = 8
END
say "2. A message as a manifest"
cat spring.toml

say "3. Composed: the XML, and the media under names that are safe in a URL"
run build spring.toml --out-dir upload --output spring.xml
cat spring.xml
ls -l upload

say "4. Checked, with the media inspected"
run validate spring.xml --base-url https://media.your-company.com/mms/ --media-dir upload

say "5. Sized"
run estimate spring.xml --base-url https://media.your-company.com/mms/ --media-dir upload

cat >broken.xml <<'END'
<request>
  <action>sendMMS</action>
  <api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key>
  <to>+1 239 947 1613</to>
  <from>28444</from>
  <service-id>28444mms</service-id>
  <message-subject>Spring is here</message-subject>
  <name>spring-24</name>
  <fallback-sms-txt>Spring is here</fallback-sms-txt>
  <slide>
    <image><url>https://media.your-company.com/mms/hero.jpg</url></image>
    <video><url>https://media.your-company.com/mms/clip.mp4</url></video>
    <duration>5s</duration>
  </slide>
  <slide>
    <message-text>Tom & Jerry</message-text>
  </slide>
</request>
END
say "6. A broken request: what is wrong, where, which code the service would answer, how to fix it"
run validate broken.xml || printf '\033[2m(exit code %s)\033[0m\n' "$?"

say "7. What can be fixed automatically"
run validate --diff broken.xml || true

say "8. What a code means, and the postback that will come"
run explain E226 N003
run postback emit N003 --mms-id 35674

say "Where to go next"
cat <<'END'
  mmsctl build --help            compose from flags instead of a manifest
  mmsctl validate your.xml       check your own requests and postbacks
  mmsctl rules                   everything that is checked
  mmsctl estimate --help         how large on which carrier
  mmsctl fit --help              transcode media into a byte budget
  mmsctl postback --help         try your callback endpoint
  mmsctl send --dry-run your.xml what would go out
  mmsctl explain --list          every rule and code
  make test                      the project's own checks
END
