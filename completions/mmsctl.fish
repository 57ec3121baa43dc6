# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_mmsctl_global_optspecs
    string join \n color= config= no-config h/help V/version
end

function __fish_mmsctl_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_mmsctl_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_mmsctl_using_subcommand
    set -l cmd (__fish_mmsctl_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c mmsctl -n "__fish_mmsctl_needs_command" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_needs_command" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_needs_command" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "build" -d 'Compose a request from local media, from flags or a manifest, and print its XML'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "validate" -d 'Check requests, responses and postbacks'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "convert" -d 'Write requests, responses and postbacks in another dialect'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "estimate" -d 'Say how large a message gets, and as what it arrives'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "profiles" -d 'List and explain the limits that `estimate` compares with'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "fit" -d 'Transcode video, audio, images and animated GIFs into a byte budget'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "transcode" -d 'Transcode video, audio, images and animated GIFs into a byte budget'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "postback" -d 'Make, check, send and receive postbacks'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "check-urls" -d 'Fetch URLs as the service does, and say whether it could use what comes'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "send" -d 'Send requests to the service and explain its answers'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "templates" -d 'List and delete the templates that the service holds'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "explain" -d 'Explain a rule, an API error code or a postback code'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "rules" -d 'List what `validate` checks'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "config" -d 'Show what is configured, and where each value comes from'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "schema" -d 'Print the JSON Schema of something that mmsctl reads or writes'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "cache" -d 'Show where results of earlier fits are kept, or remove them'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "completions" -d 'Print a shell\'s completions'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "man" -d 'Print a manual page'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l action -d 'What to ask for [default: save]' -r -f -a "save\t''
send\t''
send-saved\t''"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l slide -d 'Open a slide with these media: files, or http(s) URLs; none for text alone' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l text -d 'The text of the slide opened last' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l text-file -d 'A file with the text of the slide opened last' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l duration -d 'How long the slide opened last is shown' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l base-url -d 'The URL under which local media will be served' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l dialect -d 'The names to write: <mms-id> or <MMSID> [default: current]' -r -f -a "current\t''
classic\t''"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l subject -d 'The subject, at most 80 characters' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l name -d 'The name that the template gets in the account' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l to -d 'The recipient: digits, country code first' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l from -d 'The sender: a short code or number of the account' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l from-mask -d 'An alphanumeric sender, outside the US' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l operator-id -d 'The recipient\'s operator, if it is known' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l service-id -d 'The service that is billed, such as 28444mms' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l campaign-ref -d 'The campaign that is checked (classic dialect)' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l mms-id -d 'The saved message to send' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l custom-subject -d 'A subject that replaces the saved message\'s' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l fallback-sms-text -d 'The text of the SMS that is sent where the MMS cannot be' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l disable-fallback-sms -d 'Whether to send no SMS instead: true or false' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l disable-fallback-sms-link -d 'Whether to leave the link out of that SMS' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l fallback-sms-link-expiration -d 'When that link expires, within 365 days' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l client-reference -d 'Your own reference, at most 64 characters' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l ddm-message-subject -d 'The subject of a device discovery message' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l ddm-message-text -d 'The text of a device discovery message' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l ddm-message-timeout -d 'How long to wait for device discovery' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l ddm-force -d 'Whether to force device discovery' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l custom-text -d 'A text that replaces that of a slide of the saved message; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l data -d 'A value for the merge tag {$name|default}; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -s o -l output -d 'Where to write the XML; `-` is standard output' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l out-dir -d 'Copy the media into this folder, ready to upload, under names that are safe in a URL' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l budget -d 'Most bytes of each result, or of a whole message, as in `600KB` or `740KiB`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l basis -d 'What the budget is the size of [default: raw for files, wire for messages]' -r -f -a "raw\t'The media alone'
wire\t'The message as MIME, in base64'
binary\t'The message as a handset retrieves it'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l profile -d 'A limit by its name in `mmsctl profiles`; once for each of several' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l carrier -d 'The limits of a carrier, such as att, t-mobile or verizon; once for each of several' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l sender -d 'Only limits of this type of sender; once for each of several' -r -f -a "short-code\t'Five or six digits'
10dlc\t'A registered long code'
toll-free\t'A toll-free number'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l source -d 'Whose numbers of the carriers count; Sinch\'s by default, and all others\' where Sinch publishes none' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l weight -d 'Give a medium of a message so many times its share, as in `hero.jpg=2`; once for each of several' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l trim -d 'Take only so much of a film or sound, as in `20s` or `1:30`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l start -d 'Begin so far into a film or sound' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l handset -d 'Which handsets are to play it [default: modern]' -r -f -a "modern\t'Since about 2012: H.264 High and AAC in MP4'
baseline\t'Older: H.264 Baseline and AAC in MP4, at most 640 pixels a side'
3gp\t'The first with video: H.263 at 176x144 and AMR in 3GP'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l audio-as -d 'What sound becomes [default: mp3]' -r -f -a "mp3\t'MP3, which the service documents'
aac\t'AAC in MP4'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l gif-as -d 'What an animated GIF becomes [default: gif]' -r -f -a "gif\t'An animated GIF'
mp4\t'A film, which shows more in as many bytes but does not repeat'
still\t'The first frame'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l background -d 'What is seen through transparent parts where JPEG and films have none [default: ffffff]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l canvas -d 'The largest picture, short side and long side [default: 1080x1920 in messages and for carriers and profiles, else as many pixels as look best]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l max-fps -d 'Most frames a second of a film [default: 30]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l preset -d 'Time against quality, as x264 names it [default: slow]' -r -f -a "ultrafast\t''
veryfast\t''
fast\t''
medium\t''
slow\t''
veryslow\t''"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l min-quality -d 'Refuse a result that looks less like its input than this (SSIM, from 0 to 1)' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l jobs -d 'Files, or media of a message, that are fitted at the same time [default: half the processors]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l timeout -d 'End a run of ffmpeg that takes longer, as in `10m`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l hash-names -d 'Put a hash of the content into each copied file\'s name'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l with-api-key -d 'Write the key from MMSCTL_API_KEY instead of a placeholder'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l fit -d 'Fit the media first, so that the whole message stays within `--budget` or the chosen limits'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l all-carriers -d 'The limits of every carrier'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l all-sources -d 'Everybody\'s numbers of the carriers count'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l no-audio -d 'Leave the sound of films out'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l no-cache -d 'Encode anew what was encoded before, and keep nothing of it'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l strict -d 'Take the sterner side where the documentation disagrees with itself'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l format -d 'How to show what is found on standard output [default: human]' -r -f -a "human\t'Code frames, for people'
short\t'A line each, for people and editors'
json\t'One JSON object, format 1'
ndjson\t'A JSON object a line, one for each document'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'Annotations of GitHub Actions, with a summary of the step'
junit\t'JUnit XML, for test reports'
gitlab\t'Code quality reports of GitLab'
rdjson\t'Reviewdog\'s diagnostics'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l output -d 'Show it in this file too, as FORMAT=FILE; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l fail-on -d 'The least severity that makes the exit code 1 [default: error]' -r -f -a "error\t'Errors'
warning\t'Warnings and errors'
info\t'Anything'
never\t'Nothing: only inputs that cannot be read make the run fail'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l error -d 'Make findings of a rule errors; repeatable, the last word counts' -r -f -a "action-missing\t''
action-spelling\t''
action-unknown\t''
allow-reason\t''
api-key-missing\t''
boolean-literal\t''
bundled-postback\t''
campaign-ref-format\t''
chunked\t''
client-reference-json\t''
client-reference-too-long\t''
content-coding\t''
content-length-missing\t''
content-length-wrong\t''
content-reformatted\t''
content-type-generic\t''
content-type-mismatch\t''
content-type-missing\t''
control-character\t''
custom-text-duplicate\t''
custom-text-incomplete\t''
custom-text-slide\t''
data-duplicate\t''
data-name\t''
ddm-text-missing\t''
ddm-timeout-format\t''
dialect-name\t''
discouraged-type\t''
doctype\t''
duplicate-element\t''
duration-default\t''
duration-format\t''
duration-long\t''
duration-twice\t''
duration-with-media\t''
duration-zero\t''
element-prefix\t''
empty-slide\t''
encoding\t''
encoding-pending\t''
extension-mismatch\t''
fallback-length\t''
fallback-text-missing\t''
fallback-text-on-save\t''
foreign-element\t''
form-field\t''
from-format\t''
from-mask-format\t''
from-mask-us\t''
from-missing\t''
gif-frame-rate\t''
gif-width\t''
head-differs\t''
incoming-files\t''
items-per-page-format\t''
jpeg-preferred\t''
jpeg-progressive\t''
kind-mismatch\t''
legacy-form\t''
link-expiration-format\t''
markup-in-value\t''
media-damaged\t''
media-heavy\t''
media-long\t''
media-too-large\t''
media-unreadable\t''
merge-tag-default\t''
merge-tag-place\t''
merge-tag-unclosed\t''
misplaced-element\t''
misspelt-element\t''
mms-id-format\t''
mms-id-missing\t''
name-missing\t''
nesting-too-deep\t''
no-slides\t''
not-well-formed\t''
object-with-media\t''
operator-id-format\t''
operator-id-unknown\t''
page-number-format\t''
passbook-v2\t''
picture-dimensions\t''
picture-transparent\t''
postback-code\t''
postback-incomplete\t''
postback-origin\t''
postback-status\t''
raw-ampersand\t''
raw-less-than\t''
recipient-list\t''
repeated-media\t''
reply-code\t''
reply-contradiction\t''
reply-incomplete\t''
safe-area\t''
send-video-untranscoded\t''
sent-as-literal\t''
service-id-missing\t''
several-objects\t''
stale-allow\t''
start-date-format\t''
status-literal\t''
stray-text\t''
subject-long\t''
subject-missing\t''
subject-non-ascii\t''
subject-too-long\t''
text-too-long\t''
text-whitespace\t''
timestamp-format\t''
to-format\t''
to-missing\t''
too-many-slides\t''
unknown-attribute\t''
unknown-element\t''
unknown-entity\t''
unknown-root\t''
unsupported-type\t''
url-characters\t''
url-fragment\t''
url-leads-inside\t''
url-missing\t''
url-not-absolute\t''
url-port\t''
url-private-host\t''
url-query\t''
url-redirect\t''
url-repeated\t''
url-reserved-host\t''
url-scheme\t''
url-status\t''
url-tls\t''
url-unreachable\t''
url-userinfo\t''
url-whitespace\t''
user-pass-login\t''
video-becomes-link\t''
video-codecs\t''
video-container\t''
video-dimensions\t''
video-frame-rate\t''
video-hd-long\t''
video-with-audio\t''
video-with-image\t''"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l warn -d 'Make findings of a rule warnings' -r -f -a "action-missing\t''
action-spelling\t''
action-unknown\t''
allow-reason\t''
api-key-missing\t''
boolean-literal\t''
bundled-postback\t''
campaign-ref-format\t''
chunked\t''
client-reference-json\t''
client-reference-too-long\t''
content-coding\t''
content-length-missing\t''
content-length-wrong\t''
content-reformatted\t''
content-type-generic\t''
content-type-mismatch\t''
content-type-missing\t''
control-character\t''
custom-text-duplicate\t''
custom-text-incomplete\t''
custom-text-slide\t''
data-duplicate\t''
data-name\t''
ddm-text-missing\t''
ddm-timeout-format\t''
dialect-name\t''
discouraged-type\t''
doctype\t''
duplicate-element\t''
duration-default\t''
duration-format\t''
duration-long\t''
duration-twice\t''
duration-with-media\t''
duration-zero\t''
element-prefix\t''
empty-slide\t''
encoding\t''
encoding-pending\t''
extension-mismatch\t''
fallback-length\t''
fallback-text-missing\t''
fallback-text-on-save\t''
foreign-element\t''
form-field\t''
from-format\t''
from-mask-format\t''
from-mask-us\t''
from-missing\t''
gif-frame-rate\t''
gif-width\t''
head-differs\t''
incoming-files\t''
items-per-page-format\t''
jpeg-preferred\t''
jpeg-progressive\t''
kind-mismatch\t''
legacy-form\t''
link-expiration-format\t''
markup-in-value\t''
media-damaged\t''
media-heavy\t''
media-long\t''
media-too-large\t''
media-unreadable\t''
merge-tag-default\t''
merge-tag-place\t''
merge-tag-unclosed\t''
misplaced-element\t''
misspelt-element\t''
mms-id-format\t''
mms-id-missing\t''
name-missing\t''
nesting-too-deep\t''
no-slides\t''
not-well-formed\t''
object-with-media\t''
operator-id-format\t''
operator-id-unknown\t''
page-number-format\t''
passbook-v2\t''
picture-dimensions\t''
picture-transparent\t''
postback-code\t''
postback-incomplete\t''
postback-origin\t''
postback-status\t''
raw-ampersand\t''
raw-less-than\t''
recipient-list\t''
repeated-media\t''
reply-code\t''
reply-contradiction\t''
reply-incomplete\t''
safe-area\t''
send-video-untranscoded\t''
sent-as-literal\t''
service-id-missing\t''
several-objects\t''
stale-allow\t''
start-date-format\t''
status-literal\t''
stray-text\t''
subject-long\t''
subject-missing\t''
subject-non-ascii\t''
subject-too-long\t''
text-too-long\t''
text-whitespace\t''
timestamp-format\t''
to-format\t''
to-missing\t''
too-many-slides\t''
unknown-attribute\t''
unknown-element\t''
unknown-entity\t''
unknown-root\t''
unsupported-type\t''
url-characters\t''
url-fragment\t''
url-leads-inside\t''
url-missing\t''
url-not-absolute\t''
url-port\t''
url-private-host\t''
url-query\t''
url-redirect\t''
url-repeated\t''
url-reserved-host\t''
url-scheme\t''
url-status\t''
url-tls\t''
url-unreachable\t''
url-userinfo\t''
url-whitespace\t''
user-pass-login\t''
video-becomes-link\t''
video-codecs\t''
video-container\t''
video-dimensions\t''
video-frame-rate\t''
video-hd-long\t''
video-with-audio\t''
video-with-image\t''"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l info -d 'Make findings of a rule infos' -r -f -a "action-missing\t''
action-spelling\t''
action-unknown\t''
allow-reason\t''
api-key-missing\t''
boolean-literal\t''
bundled-postback\t''
campaign-ref-format\t''
chunked\t''
client-reference-json\t''
client-reference-too-long\t''
content-coding\t''
content-length-missing\t''
content-length-wrong\t''
content-reformatted\t''
content-type-generic\t''
content-type-mismatch\t''
content-type-missing\t''
control-character\t''
custom-text-duplicate\t''
custom-text-incomplete\t''
custom-text-slide\t''
data-duplicate\t''
data-name\t''
ddm-text-missing\t''
ddm-timeout-format\t''
dialect-name\t''
discouraged-type\t''
doctype\t''
duplicate-element\t''
duration-default\t''
duration-format\t''
duration-long\t''
duration-twice\t''
duration-with-media\t''
duration-zero\t''
element-prefix\t''
empty-slide\t''
encoding\t''
encoding-pending\t''
extension-mismatch\t''
fallback-length\t''
fallback-text-missing\t''
fallback-text-on-save\t''
foreign-element\t''
form-field\t''
from-format\t''
from-mask-format\t''
from-mask-us\t''
from-missing\t''
gif-frame-rate\t''
gif-width\t''
head-differs\t''
incoming-files\t''
items-per-page-format\t''
jpeg-preferred\t''
jpeg-progressive\t''
kind-mismatch\t''
legacy-form\t''
link-expiration-format\t''
markup-in-value\t''
media-damaged\t''
media-heavy\t''
media-long\t''
media-too-large\t''
media-unreadable\t''
merge-tag-default\t''
merge-tag-place\t''
merge-tag-unclosed\t''
misplaced-element\t''
misspelt-element\t''
mms-id-format\t''
mms-id-missing\t''
name-missing\t''
nesting-too-deep\t''
no-slides\t''
not-well-formed\t''
object-with-media\t''
operator-id-format\t''
operator-id-unknown\t''
page-number-format\t''
passbook-v2\t''
picture-dimensions\t''
picture-transparent\t''
postback-code\t''
postback-incomplete\t''
postback-origin\t''
postback-status\t''
raw-ampersand\t''
raw-less-than\t''
recipient-list\t''
repeated-media\t''
reply-code\t''
reply-contradiction\t''
reply-incomplete\t''
safe-area\t''
send-video-untranscoded\t''
sent-as-literal\t''
service-id-missing\t''
several-objects\t''
stale-allow\t''
start-date-format\t''
status-literal\t''
stray-text\t''
subject-long\t''
subject-missing\t''
subject-non-ascii\t''
subject-too-long\t''
text-too-long\t''
text-whitespace\t''
timestamp-format\t''
to-format\t''
to-missing\t''
too-many-slides\t''
unknown-attribute\t''
unknown-element\t''
unknown-entity\t''
unknown-root\t''
unsupported-type\t''
url-characters\t''
url-fragment\t''
url-leads-inside\t''
url-missing\t''
url-not-absolute\t''
url-port\t''
url-private-host\t''
url-query\t''
url-redirect\t''
url-repeated\t''
url-reserved-host\t''
url-scheme\t''
url-status\t''
url-tls\t''
url-unreachable\t''
url-userinfo\t''
url-whitespace\t''
user-pass-login\t''
video-becomes-link\t''
video-codecs\t''
video-container\t''
video-dimensions\t''
video-frame-rate\t''
video-hd-long\t''
video-with-audio\t''
video-with-image\t''"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l allow -d 'Let findings of a rule stand, unreported' -r -f -a "action-missing\t''
action-spelling\t''
action-unknown\t''
allow-reason\t''
api-key-missing\t''
boolean-literal\t''
bundled-postback\t''
campaign-ref-format\t''
chunked\t''
client-reference-json\t''
client-reference-too-long\t''
content-coding\t''
content-length-missing\t''
content-length-wrong\t''
content-reformatted\t''
content-type-generic\t''
content-type-mismatch\t''
content-type-missing\t''
control-character\t''
custom-text-duplicate\t''
custom-text-incomplete\t''
custom-text-slide\t''
data-duplicate\t''
data-name\t''
ddm-text-missing\t''
ddm-timeout-format\t''
dialect-name\t''
discouraged-type\t''
doctype\t''
duplicate-element\t''
duration-default\t''
duration-format\t''
duration-long\t''
duration-twice\t''
duration-with-media\t''
duration-zero\t''
element-prefix\t''
empty-slide\t''
encoding\t''
encoding-pending\t''
extension-mismatch\t''
fallback-length\t''
fallback-text-missing\t''
fallback-text-on-save\t''
foreign-element\t''
form-field\t''
from-format\t''
from-mask-format\t''
from-mask-us\t''
from-missing\t''
gif-frame-rate\t''
gif-width\t''
head-differs\t''
incoming-files\t''
items-per-page-format\t''
jpeg-preferred\t''
jpeg-progressive\t''
kind-mismatch\t''
legacy-form\t''
link-expiration-format\t''
markup-in-value\t''
media-damaged\t''
media-heavy\t''
media-long\t''
media-too-large\t''
media-unreadable\t''
merge-tag-default\t''
merge-tag-place\t''
merge-tag-unclosed\t''
misplaced-element\t''
misspelt-element\t''
mms-id-format\t''
mms-id-missing\t''
name-missing\t''
nesting-too-deep\t''
no-slides\t''
not-well-formed\t''
object-with-media\t''
operator-id-format\t''
operator-id-unknown\t''
page-number-format\t''
passbook-v2\t''
picture-dimensions\t''
picture-transparent\t''
postback-code\t''
postback-incomplete\t''
postback-origin\t''
postback-status\t''
raw-ampersand\t''
raw-less-than\t''
recipient-list\t''
repeated-media\t''
reply-code\t''
reply-contradiction\t''
reply-incomplete\t''
safe-area\t''
send-video-untranscoded\t''
sent-as-literal\t''
service-id-missing\t''
several-objects\t''
stale-allow\t''
start-date-format\t''
status-literal\t''
stray-text\t''
subject-long\t''
subject-missing\t''
subject-non-ascii\t''
subject-too-long\t''
text-too-long\t''
text-whitespace\t''
timestamp-format\t''
to-format\t''
to-missing\t''
too-many-slides\t''
unknown-attribute\t''
unknown-element\t''
unknown-entity\t''
unknown-root\t''
unsupported-type\t''
url-characters\t''
url-fragment\t''
url-leads-inside\t''
url-missing\t''
url-not-absolute\t''
url-port\t''
url-private-host\t''
url-query\t''
url-redirect\t''
url-repeated\t''
url-reserved-host\t''
url-scheme\t''
url-status\t''
url-tls\t''
url-unreachable\t''
url-userinfo\t''
url-whitespace\t''
user-pass-login\t''
video-becomes-link\t''
video-codecs\t''
video-container\t''
video-dimensions\t''
video-frame-rate\t''
video-hd-long\t''
video-with-audio\t''
video-with-image\t''"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l baseline -d 'Count only findings that this file does not hold' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l base-url -d 'The URL under which the files of `--media-dir` are served; once for each of several' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l media-dir -d 'The folder that `--base-url` serves; inspected instead of the URLs' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l max-bytes -d 'Read at most this much of a medium, as in `20MB` [default: 64MB]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l retries -d 'How often a connection that does not come to be is tried again [default: 2]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l timeout -d 'Longest time of one exchange, as in `30s` [default: 90s with the service, 30s with a media server, 10s with an endpoint of postbacks]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l ca-cert -d 'Trust the certificates in this PEM file besides the system\'s; once for each of several' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l no-ignore -d 'Look in folders also at what .gitignore and .ignore name, and at hidden files'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l strict -d 'Take the sterner side where the documentation disagrees with itself'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l update-baseline -d 'Write this run\'s findings to `--baseline`'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l require-media -d 'Fail where a medium cannot be inspected'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l no-ffprobe -d 'Do not run ffprobe; read headers only'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l fix -d 'Mend what can be mended safely, in the files; the mended document of standard input goes to standard output, and what is left to say of it to standard error'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l diff -d 'Print as a diff what `--fix` would change, and change nothing; the exit code is 1 where there is something. Keys are masked in it'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l unsafe-fixes -d 'With `--fix` or `--diff`, also mend by guesses that a person should read afterwards'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l with-api-key -d 'With `--fix`, do not mask the API key of a document that goes to standard output'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l online -d 'Fetch the media from their URLs as the service does, and judge how they are served'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l allow-private -d 'Contact hosts that the service cannot reach, too: this machine, private networks, names for examples'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -s q -l quiet -d 'Show only errors, and no summary'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -s v -l verbose -d 'Show infos with their frames too'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -l to -d 'The dialect to write' -r -f -a "current\t'Lowercase with hyphens: `<mms-id>`'
classic\t'UPPERCASE: `<MMSID>`'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -s o -l output -d 'Where to write the one document; `-`, the default, is standard output, where its API key is masked' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -l out-dir -d 'Write the documents into this folder, under their own names' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -l allow-loss -d 'Convert a document all the same where something of it is lost. Without this, what would be lost is listed, the document is not written and the exit code is 1'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -l no-ignore -d 'Look in folders also at what .gitignore and .ignore name, and at hidden files'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -l write -d 'Write the documents in the place of the ones that were read'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -l with-api-key -d 'Do not mask the API key of a document that goes to standard output; in files it is never masked'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -s q -l quiet -d 'Leave out what is only said otherwise'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l format -d 'How to show it' -r -f -a "human\t'Aligned tables and bars, for people'
short\t'A line for each message'
json\t'One JSON object, format 1'
ndjson\t'A JSON object for each message, each on a line'
csv\t'A row for each message and limit, for spreadsheets'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l sort -d 'The order of the messages; that of the inputs, if nothing is said' -r -f -a "path\t'By path'
size\t'The largest first, by the size as MIME'
outcome\t'The worst first, the largest of equals before the others'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l fail-on -d 'The best outcome that makes the exit code 1; never, if nothing is said' -r -f -a "at-risk\t'Above 85 % of a limit, or of a type that not every handset shows'
sms-link\t'An SMS with a link'
rejected\t'Nothing arrives'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l profile -d 'A limit by its name in `mmsctl profiles`; once for each of several' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l carrier -d 'The limits of a carrier, such as att, t-mobile or verizon; once for each of several' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l sender -d 'Only limits of this type of sender; once for each of several' -r -f -a "short-code\t'Five or six digits'
10dlc\t'A registered long code'
toll-free\t'A toll-free number'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l source -d 'Whose numbers of the carriers count; Sinch\'s by default, and all others\' where Sinch publishes none' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l write-mime -d 'Write the very message that was sized, as MIME; `-` is standard output, and nothing else goes there' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l write-binary -d 'Write it in the binary form, as a handset retrieves it' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l base-url -d 'The URL under which the files of `--media-dir` are served; once for each of several' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l media-dir -d 'The folder that `--base-url` serves; inspected instead of the URLs' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l max-bytes -d 'Read at most this much of a medium, as in `20MB` [default: 64MB]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l retries -d 'How often a connection that does not come to be is tried again [default: 2]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l timeout -d 'Longest time of one exchange, as in `30s` [default: 90s with the service, 30s with a media server, 10s with an endpoint of postbacks]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l ca-cert -d 'Trust the certificates in this PEM file besides the system\'s; once for each of several' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l no-ignore -d 'Look in folders also at what .gitignore and .ignore name, and at hidden files'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l all-carriers -d 'The limits of every carrier'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l all-sources -d 'Everybody\'s numbers of the carriers count'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l no-fallback -d 'The account sends no SMS in the place of an MMS, as it is with Standard MMS'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l require-media -d 'Fail where a medium cannot be inspected'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l no-ffprobe -d 'Do not run ffprobe; read headers only'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l online -d 'Fetch as much of the media from their URLs as tells their size and kind'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l allow-private -d 'Contact hosts that the service cannot reach, too: this machine, private networks, names for examples'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand profiles" -l carrier -d 'Only those of a carrier; once for each of several' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand profiles" -l sender -d 'Only those of a type of sender; once for each of several' -r -f -a "short-code\t'Five or six digits'
10dlc\t'A registered long code'
toll-free\t'A toll-free number'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand profiles" -l source -d 'Only those that somebody published; once for each of several' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand profiles" -l kind -d 'Only those of a kind; once for each of several' -r -f -a "account\t'What an account\'s provider takes'
carrier\t'What a carrier transports'
handset\t'What a class of handsets retrieves and shows'
advice\t'What is advised'
own\t'What your configuration says'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand profiles" -l format -d 'How to show them' -r -f -a "human\t'An aligned table, for people'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand profiles" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand profiles" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand profiles" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand profiles" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand profiles" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l budget -d 'Most bytes of each result, or of a whole message, as in `600KB` or `740KiB`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l basis -d 'What the budget is the size of [default: raw for files, wire for messages]' -r -f -a "raw\t'The media alone'
wire\t'The message as MIME, in base64'
binary\t'The message as a handset retrieves it'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l profile -d 'A limit by its name in `mmsctl profiles`; once for each of several' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l carrier -d 'The limits of a carrier, such as att, t-mobile or verizon; once for each of several' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l sender -d 'Only limits of this type of sender; once for each of several' -r -f -a "short-code\t'Five or six digits'
10dlc\t'A registered long code'
toll-free\t'A toll-free number'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l source -d 'Whose numbers of the carriers count; Sinch\'s by default, and all others\' where Sinch publishes none' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l weight -d 'Give a medium of a message so many times its share, as in `hero.jpg=2`; once for each of several' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l trim -d 'Take only so much of a film or sound, as in `20s` or `1:30`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l start -d 'Begin so far into a film or sound' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l handset -d 'Which handsets are to play it [default: modern]' -r -f -a "modern\t'Since about 2012: H.264 High and AAC in MP4'
baseline\t'Older: H.264 Baseline and AAC in MP4, at most 640 pixels a side'
3gp\t'The first with video: H.263 at 176x144 and AMR in 3GP'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l audio-as -d 'What sound becomes [default: mp3]' -r -f -a "mp3\t'MP3, which the service documents'
aac\t'AAC in MP4'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l gif-as -d 'What an animated GIF becomes [default: gif]' -r -f -a "gif\t'An animated GIF'
mp4\t'A film, which shows more in as many bytes but does not repeat'
still\t'The first frame'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l background -d 'What is seen through transparent parts where JPEG and films have none [default: ffffff]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l canvas -d 'The largest picture, short side and long side [default: 1080x1920 in messages and for carriers and profiles, else as many pixels as look best]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l max-fps -d 'Most frames a second of a film [default: 30]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l preset -d 'Time against quality, as x264 names it [default: slow]' -r -f -a "ultrafast\t''
veryfast\t''
fast\t''
medium\t''
slow\t''
veryslow\t''"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l min-quality -d 'Refuse a result that looks less like its input than this (SSIM, from 0 to 1)' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l jobs -d 'Files, or media of a message, that are fitted at the same time [default: half the processors]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l timeout -d 'End a run of ffmpeg that takes longer, as in `10m`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -s o -l output -d 'Where to write the result of a single input' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l out-dir -d 'The folder to write results into; without it they appear beside their inputs as `NAME-fit`' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l report -d 'Write a page with frames before and after, complete in one file' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l format -d 'How to show results' -r -f -a "human\t'A few lines for each file'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l all-carriers -d 'The limits of every carrier'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l all-sources -d 'Everybody\'s numbers of the carriers count'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l no-audio -d 'Leave the sound of films out'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l no-cache -d 'Encode anew what was encoded before, and keep nothing of it'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l dry-run -d 'Say what would be done, with the exact command lines, and do nothing'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -s q -l quiet -d 'Show no progress'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l budget -d 'Most bytes of each result, or of a whole message, as in `600KB` or `740KiB`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l basis -d 'What the budget is the size of [default: raw for files, wire for messages]' -r -f -a "raw\t'The media alone'
wire\t'The message as MIME, in base64'
binary\t'The message as a handset retrieves it'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l profile -d 'A limit by its name in `mmsctl profiles`; once for each of several' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l carrier -d 'The limits of a carrier, such as att, t-mobile or verizon; once for each of several' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l sender -d 'Only limits of this type of sender; once for each of several' -r -f -a "short-code\t'Five or six digits'
10dlc\t'A registered long code'
toll-free\t'A toll-free number'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l source -d 'Whose numbers of the carriers count; Sinch\'s by default, and all others\' where Sinch publishes none' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l weight -d 'Give a medium of a message so many times its share, as in `hero.jpg=2`; once for each of several' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l trim -d 'Take only so much of a film or sound, as in `20s` or `1:30`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l start -d 'Begin so far into a film or sound' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l handset -d 'Which handsets are to play it [default: modern]' -r -f -a "modern\t'Since about 2012: H.264 High and AAC in MP4'
baseline\t'Older: H.264 Baseline and AAC in MP4, at most 640 pixels a side'
3gp\t'The first with video: H.263 at 176x144 and AMR in 3GP'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l audio-as -d 'What sound becomes [default: mp3]' -r -f -a "mp3\t'MP3, which the service documents'
aac\t'AAC in MP4'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l gif-as -d 'What an animated GIF becomes [default: gif]' -r -f -a "gif\t'An animated GIF'
mp4\t'A film, which shows more in as many bytes but does not repeat'
still\t'The first frame'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l background -d 'What is seen through transparent parts where JPEG and films have none [default: ffffff]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l canvas -d 'The largest picture, short side and long side [default: 1080x1920 in messages and for carriers and profiles, else as many pixels as look best]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l max-fps -d 'Most frames a second of a film [default: 30]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l preset -d 'Time against quality, as x264 names it [default: slow]' -r -f -a "ultrafast\t''
veryfast\t''
fast\t''
medium\t''
slow\t''
veryslow\t''"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l min-quality -d 'Refuse a result that looks less like its input than this (SSIM, from 0 to 1)' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l jobs -d 'Files, or media of a message, that are fitted at the same time [default: half the processors]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l timeout -d 'End a run of ffmpeg that takes longer, as in `10m`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -s o -l output -d 'Where to write the result of a single input' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l out-dir -d 'The folder to write results into; without it they appear beside their inputs as `NAME-fit`' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l report -d 'Write a page with frames before and after, complete in one file' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l format -d 'How to show results' -r -f -a "human\t'A few lines for each file'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l all-carriers -d 'The limits of every carrier'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l all-sources -d 'Everybody\'s numbers of the carriers count'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l no-audio -d 'Leave the sound of films out'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l no-cache -d 'Encode anew what was encoded before, and keep nothing of it'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l dry-run -d 'Say what would be done, with the exact command lines, and do nothing'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -s q -l quiet -d 'Show no progress'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -f -a "list" -d 'List every postback code with its meaning and the forms of its postbacks'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -f -a "emit" -d 'Print a postback as the service would send it'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -f -a "check" -d 'Say what postbacks tell, and what is wrong with them'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -f -a "trigger" -d 'POST postbacks to an endpoint as the service does'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -f -a "listen" -d 'Receive postbacks, print each as it comes, and check it'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from list" -l format -d 'How to show it' -r -f -a "human\t'An aligned table, for people'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from list" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from list" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from list" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l dialect -d 'The names to write: `<mms-id>` or `<MMSID>`. By default classic for N003, E002 and E003, as they are documented, and current for the others' -r -f -a "current\t'Lowercase with hyphens'
classic\t'UPPERCASE'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l sent-as -d 'What the message went as: itself, or an SMS with a link' -r -f -a "mms\t'The message itself, in binary'
sms\t'An SMS with a link to an HTML page'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l file -d 'A file of an incoming message; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l origin -d 'Where it comes from: MMS_MT or MMS_MO' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l status -d 'The delivery status, as in `Message Sent/Rejected`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l mms-id -d 'The saved message' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l from -d 'The sender; of an incoming message the subscriber' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l to -d 'The recipient; of an incoming message the short code' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l keyword -d 'The first word of an incoming message' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l tracking-id -d 'What links the postbacks of one message' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l operator-id -d 'The operator; SPID in the classic dialect' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l timestamp -d 'When it happened' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l handset -d 'The recipient\'s device' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l aggregator-id -d 'The aggregator, in the classic dialect' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l audio-name -d 'The audio file that could not be encoded' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l video-name -d 'The video that could not be encoded' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l message-subject -d 'The subject of an incoming message' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l status-details -d 'What the carrier or the service says of the status' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l set -d 'Any field by its name in any dialect; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l seed -d 'What made-up values are drawn from: the same number, the same values' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l now -d 'The time that it happens, instead of now, such as `2014-06-07T07:27:29-05:00`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from check" -l format -d 'How to show it [default: human]' -r -f -a "human\t'Sentences and code frames, for people'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from check" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from check" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from check" -l strict -d 'Take the sterner side where the documentation disagrees with itself'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from check" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from check" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l to -d 'Where to send it' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l delay -d 'From one postback to the next, such as `2s`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l time-scale -d 'All times times this: 0.01 makes the 5 minutes 3 seconds. A time limit stays at least 1 second' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l retries -d 'How often to try again [default: 5]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l content-type -d 'The content type, none if empty [default: text/xml; charset=utf-8]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l form-field -d 'Send it in this field of a form, such as `xml`, instead of raw' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l header -d 'A header; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l format -d 'How to report [default: human]' -r -f -a "human\t'Lines, for people'
ndjson\t'A line of JSON for each attempt and for the whole, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l dialect -d 'The names to write: `<mms-id>` or `<MMSID>`. By default classic for N003, E002 and E003, as they are documented, and current for the others' -r -f -a "current\t'Lowercase with hyphens'
classic\t'UPPERCASE'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l sent-as -d 'What the message went as: itself, or an SMS with a link' -r -f -a "mms\t'The message itself, in binary'
sms\t'An SMS with a link to an HTML page'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l file -d 'A file of an incoming message; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l origin -d 'Where it comes from: MMS_MT or MMS_MO' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l status -d 'The delivery status, as in `Message Sent/Rejected`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l mms-id -d 'The saved message' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l from -d 'The sender; of an incoming message the subscriber' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l keyword -d 'The first word of an incoming message' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l tracking-id -d 'What links the postbacks of one message' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l operator-id -d 'The operator; SPID in the classic dialect' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l timestamp -d 'When it happened' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l handset -d 'The recipient\'s device' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l aggregator-id -d 'The aggregator, in the classic dialect' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l audio-name -d 'The audio file that could not be encoded' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l video-name -d 'The video that could not be encoded' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l message-subject -d 'The subject of an incoming message' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l status-details -d 'What the carrier or the service says of the status' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l set -d 'Any field by its name in any dialect; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l seed -d 'What made-up values are drawn from: the same number, the same values' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l now -d 'The time that it happens, instead of now, such as `2014-06-07T07:27:29-05:00`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l timeout -d 'Longest time of one exchange, as in `30s` [default: 90s with the service, 30s with a media server, 10s with an endpoint of postbacks]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l ca-cert -d 'Trust the certificates in this PEM file besides the system\'s; once for each of several' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l conformance -d 'Try the endpoint instead: every code in both spellings, twice, out of order, unknown and broken'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l duplicate -d 'Send each postback twice'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l out-of-order -d 'Send the postbacks of a scenario in reverse'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l port -d 'The port [default: 8080]; 0 takes a free one, which is said on standard error' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l bind -d 'The address [default: 127.0.0.1, which other machines do not reach]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l answer -d 'The statuses to answer with, one after the other; the last one stays [default: 200]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l delay -d 'How long to wait before each answer, such as `2s`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l expect -d 'End when this has come, such as `N003` or `N003:mms-id=35674`; several fields are set apart by commas, and a comma in a value is written `\\,`. Repeatable: then all of them' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l timeout -d 'End after this time, such as `60s`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l count -d 'End after so many requests; fewer by the end of `--timeout` are a failure' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l save -d 'Save each body in this folder, under a name that sorts' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l max-body -d 'The largest body that is taken in [default: 1MB]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l format -d 'How to print them [default: human]' -r -f -a "human\t'Sentences and code frames, for people'
ndjson\t'A line of JSON for each postback, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l once -d 'End after one request'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l strict -d 'Take the sterner side where the documentation disagrees with itself'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from help" -f -a "list" -d 'List every postback code with its meaning and the forms of its postbacks'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from help" -f -a "emit" -d 'Print a postback as the service would send it'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from help" -f -a "check" -d 'Say what postbacks tell, and what is wrong with them'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from help" -f -a "trigger" -d 'POST postbacks to an endpoint as the service does'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from help" -f -a "listen" -d 'Receive postbacks, print each as it comes, and check it'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l as -d 'The element that the URLs would stand in; by default the one that fits each file' -r -f -a "image\t''
audio\t''
video\t''
vcard\t''
ical\t''
pdf\t''
passbook\t''"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l format -d 'How to show what is found [default: human]' -r -f -a "human\t'A few lines for each URL, for people'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l max-bytes -d 'Read at most this much of a medium, as in `20MB` [default: 64MB]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l retries -d 'How often a connection that does not come to be is tried again [default: 2]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l timeout -d 'Longest time of one exchange, as in `30s` [default: 90s with the service, 30s with a media server, 10s with an endpoint of postbacks]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l ca-cert -d 'Trust the certificates in this PEM file besides the system\'s; once for each of several' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l strict -d 'Take the sterner side where the documentation disagrees with itself'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l allow-private -d 'Contact hosts that the service cannot reach, too: this machine, private networks, names for examples'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l format -d 'How to show what came of it [default: human]' -r -f -a "human\t'A line for each request, for people'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l rate -d 'Send at most so many requests per second, as in `5`, or `90/m`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l journal -d 'Write down in this file what is sent, before and after, and send nothing twice' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l wait -d 'Wait until what saveMMS stored is encoded, but no longer than this [default: 10m]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l callback-port -d 'The port to which the account\'s callback URL leads; 0 takes a free one' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l callback-bind -d 'The address to listen on [default: 127.0.0.1, which other machines do not reach]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l endpoint -d 'Send to this URL instead of the service\'s for the request\'s dialect' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l api-key-file -d 'Take the API key from this file; it replaces one that a request holds. MMSCTL_API_KEY does not: it stands in where a request holds none' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l timeout -d 'Longest time of one exchange, as in `30s` [default: 90s with the service, 30s with a media server, 10s with an endpoint of postbacks]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l ca-cert -d 'Trust the certificates in this PEM file besides the system\'s; once for each of several' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l dry-run -d 'Show what would be sent, with the key hidden, and send nothing'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l no-check -d 'Send without checking first'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l strict -d 'Take the sterner side where the documentation disagrees with itself'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l resume -d 'Go on where the journal ends'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l retry-refused -d 'Send again what the journal knows as refused'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l retry-unknown -d 'Send again what the journal knows as unknown. It may go out twice: look first whether it went out'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l insecure-http -d 'Send the key over http, where everybody on the way can read it'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l api-key-stdin -d 'Take the API key from standard input; it replaces one that a request holds'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and not __fish_seen_subcommand_from list delete help" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and not __fish_seen_subcommand_from list delete help" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and not __fish_seen_subcommand_from list delete help" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and not __fish_seen_subcommand_from list delete help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and not __fish_seen_subcommand_from list delete help" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and not __fish_seen_subcommand_from list delete help" -f -a "list" -d 'List the templates, the newest first'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and not __fish_seen_subcommand_from list delete help" -f -a "delete" -d 'Delete templates, with their media, for good'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and not __fish_seen_subcommand_from list delete help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l since -d 'Only those newer than this: a day, such as `2024-03-01`, or a time with its offset' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l page -d 'Only this page, from 1; all without' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l items-per-page -d 'How many templates the service puts on a page [default: 100]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l dialect -d 'The names to write: `<mms-id>` or `<MMSID>` [default: current]' -r -f -a "current\t'Lowercase with hyphens'
classic\t'UPPERCASE'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l format -d 'How to show them [default: human]' -r -f -a "human\t'A table, for people'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l endpoint -d 'Send to this URL instead of the service\'s for the request\'s dialect' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l api-key-file -d 'Take the API key from this file; it replaces one that a request holds. MMSCTL_API_KEY does not: it stands in where a request holds none' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l timeout -d 'Longest time of one exchange, as in `30s` [default: 90s with the service, 30s with a media server, 10s with an endpoint of postbacks]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l ca-cert -d 'Trust the certificates in this PEM file besides the system\'s; once for each of several' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l insecure-http -d 'Send the key over http, where everybody on the way can read it'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l api-key-stdin -d 'Take the API key from standard input; it replaces one that a request holds'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l dialect -d 'The names to write: `<mms-id>` or `<MMSID>` [default: current]' -r -f -a "current\t'Lowercase with hyphens'
classic\t'UPPERCASE'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l format -d 'How to show what came of it [default: human]' -r -f -a "human\t'A table, for people'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l endpoint -d 'Send to this URL instead of the service\'s for the request\'s dialect' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l api-key-file -d 'Take the API key from this file; it replaces one that a request holds. MMSCTL_API_KEY does not: it stands in where a request holds none' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l timeout -d 'Longest time of one exchange, as in `30s` [default: 90s with the service, 30s with a media server, 10s with an endpoint of postbacks]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l ca-cert -d 'Trust the certificates in this PEM file besides the system\'s; once for each of several' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l dry-run -d 'Say what would be deleted, and delete nothing'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l insecure-http -d 'Send the key over http, where everybody on the way can read it'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l api-key-stdin -d 'Take the API key from standard input; it replaces one that a request holds'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the templates, the newest first'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from help" -f -a "delete" -d 'Delete templates, with their media, for good'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand explain" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand explain" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand explain" -l list -d 'List every rule and code, a line each'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand explain" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand explain" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand rules" -l format -d 'How to show it' -r -f -a "human\t'An aligned table, for people'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand rules" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand rules" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand rules" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand rules" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand rules" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand config" -l format -d 'How to show it' -r -f -a "human\t'A table, for people'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand config" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand config" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand config" -l set -d 'Show only what is set, not the defaults'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand config" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand config" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand config" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand schema" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand schema" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand schema" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand schema" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and not __fish_seen_subcommand_from path clear help" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and not __fish_seen_subcommand_from path clear help" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and not __fish_seen_subcommand_from path clear help" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and not __fish_seen_subcommand_from path clear help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and not __fish_seen_subcommand_from path clear help" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and not __fish_seen_subcommand_from path clear help" -f -a "path" -d 'Print where it is'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and not __fish_seen_subcommand_from path clear help" -f -a "clear" -d 'Remove all results'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and not __fish_seen_subcommand_from path clear help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from path" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from path" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from path" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from path" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from clear" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from clear" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from clear" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from clear" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from clear" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from help" -f -a "path" -d 'Print where it is'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from help" -f -a "clear" -d 'Remove all results'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand completions" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand completions" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand completions" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand completions" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand man" -l color -d 'Whether to use colour; NO_COLOR is respected' -r -f -a "auto\t'On a terminal'
always\t'In pipes and files too'
never\t'Not at all'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand man" -l config -d 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand man" -l no-config -d 'Read no configuration, and no MMSCTL_… variables that stand for flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand man" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "build" -d 'Compose a request from local media, from flags or a manifest, and print its XML'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "validate" -d 'Check requests, responses and postbacks'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "convert" -d 'Write requests, responses and postbacks in another dialect'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "estimate" -d 'Say how large a message gets, and as what it arrives'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "profiles" -d 'List and explain the limits that `estimate` compares with'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "fit" -d 'Transcode video, audio, images and animated GIFs into a byte budget'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "postback" -d 'Make, check, send and receive postbacks'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "check-urls" -d 'Fetch URLs as the service does, and say whether it could use what comes'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "send" -d 'Send requests to the service and explain its answers'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "templates" -d 'List and delete the templates that the service holds'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "explain" -d 'Explain a rule, an API error code or a postback code'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "rules" -d 'List what `validate` checks'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "config" -d 'Show what is configured, and where each value comes from'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "schema" -d 'Print the JSON Schema of something that mmsctl reads or writes'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "cache" -d 'Show where results of earlier fits are kept, or remove them'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "completions" -d 'Print a shell\'s completions'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "man" -d 'Print a manual page'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and __fish_seen_subcommand_from postback" -f -a "list" -d 'List every postback code with its meaning and the forms of its postbacks'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and __fish_seen_subcommand_from postback" -f -a "emit" -d 'Print a postback as the service would send it'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and __fish_seen_subcommand_from postback" -f -a "check" -d 'Say what postbacks tell, and what is wrong with them'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and __fish_seen_subcommand_from postback" -f -a "trigger" -d 'POST postbacks to an endpoint as the service does'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and __fish_seen_subcommand_from postback" -f -a "listen" -d 'Receive postbacks, print each as it comes, and check it'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and __fish_seen_subcommand_from templates" -f -a "list" -d 'List the templates, the newest first'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and __fish_seen_subcommand_from templates" -f -a "delete" -d 'Delete templates, with their media, for good'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and __fish_seen_subcommand_from cache" -f -a "path" -d 'Print where it is'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and __fish_seen_subcommand_from cache" -f -a "clear" -d 'Remove all results'
