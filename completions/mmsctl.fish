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

complete -c mmsctl -n "__fish_mmsctl_needs_command" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_needs_command" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_needs_command" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "build" -d 'Compose a request from local media, by flags or a manifest, and print its XML'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "validate" -d 'Check requests, responses and postbacks'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "convert" -d 'Convert requests, responses and postbacks to another dialect'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "estimate" -d 'Report how large a message gets, and how it arrives'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "profiles" -d 'List and explain the limits that `estimate` compares with'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "fit" -d 'Transcode video, audio, images and animated GIFs to fit a byte budget'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "transcode" -d 'Transcode video, audio, images and animated GIFs to fit a byte budget'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "postback" -d 'Make, check, send and receive postbacks'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "check-urls" -d 'Fetch URLs as the service does, and report whether it could use them'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "send" -d 'Send requests to the service and explain its answers'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "templates" -d 'List and delete the templates stored at the service'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "explain" -d 'Explain a rule, an API error code or a postback code'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "rules" -d 'List what `validate` checks'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "config" -d 'Show the effective configuration, and where each value comes from'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "schema" -d 'Print the JSON Schema of a format that mmsctl reads or writes'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "cache" -d 'Show where the results of earlier fits are cached, or remove them'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "completions" -d 'Print completions for a shell'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "man" -d 'Print a manual page'
complete -c mmsctl -n "__fish_mmsctl_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l action -d 'The action to request [default: save]' -r -f -a "save\t''
send\t''
send-saved\t''"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l slide -d 'Start a slide with these media: files, or http(s) URLs; none for text alone' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l text -d 'The text of the slide opened last' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l text-file -d 'A file with the text of the slide opened last' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l duration -d 'How long the slide opened last is shown' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l base-url -d 'The URL under which local media will be served' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l dialect -d 'The dialect to write: `<mms-id>` or `<MMSID>` [default: current]' -r -f -a "current\t''
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
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -s o -l output -d 'Write the XML to this file; `-` is standard output' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l out-dir -d 'Copy the media into this folder, ready to upload, under names that are safe in a URL' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l budget -d 'Maximum size of each result, or of a whole message, such as `600KB` or `740KiB`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l basis -d 'What the budget measures [default: raw for files, wire for messages]' -r -f -a "raw\t'The media alone'
wire\t'The message as MIME, with base64'
binary\t'The message in the binary form that handsets retrieve'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l profile -d 'Compare with this limit (see `mmsctl profiles`); repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l carrier -d 'Compare with this carrier\'s limits, such as att, t-mobile or verizon; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l sender -d 'Only limits for this type of sender; repeatable' -r -f -a "short-code\t'Five or six digits'
10dlc\t'A registered long code'
toll-free\t'A toll-free number'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l source -d 'Use carriers\' limits from this source; by default Sinch\'s, or all others\' where Sinch publishes none; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l weight -d 'Give a medium N times its share of the message\'s budget, such as `hero.jpg=2`; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l trim -d 'Keep only this much of a video or sound, such as `20s` or `1:30`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l start -d 'Start this far into a video or sound' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l handset -d 'Which handsets have to play it [default: modern]' -r -f -a "modern\t'Since about 2012: H.264 High and AAC in MP4'
baseline\t'Older: H.264 Baseline and AAC in MP4, at most 640 pixels a side'
3gp\t'The first with video: H.263 at 176x144 and AMR in 3GP'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l audio-as -d 'The format for sound [default: mp3]' -r -f -a "mp3\t'MP3, which the service documents'
aac\t'AAC in MP4'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l gif-as -d 'The format for animated GIFs [default: gif]' -r -f -a "gif\t'An animated GIF'
mp4\t'A video: better looking at the same size, but it does not loop'
still\t'The first frame'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l background -d 'The colour behind transparent parts where the result has no transparency [default: ffffff]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l canvas -d 'The largest picture, as short side x long side [default: 1080x1920 in messages and for carriers and profiles, otherwise as many pixels as look best]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l max-fps -d 'Maximum frame rate of a video [default: 30]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l preset -d 'How much time to spend on quality, in x264\'s terms [default: slow]' -r -f -a "ultrafast\t''
veryfast\t''
fast\t''
medium\t''
slow\t''
veryslow\t''"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l min-quality -d 'Refuse results whose similarity to the input (SSIM, from 0 to 1) is lower than this' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l jobs -d 'How many files, or media of a message, to fit at the same time [default: half the processors]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l timeout -d 'Stop a run of ffmpeg that takes longer than this, such as `10m`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l hash-names -d 'Add a hash of its content to each copied file\'s name'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l with-api-key -d 'Write the key from MMSCTL_API_KEY instead of a placeholder'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l fit -d 'Fit the media first, so that the whole message stays within `--budget` or the chosen limits'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l all-carriers -d 'Compare with the limits of every carrier'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l all-sources -d 'Use carriers\' limits from every source'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l no-audio -d 'Remove the sound of videos'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l no-cache -d 'Bypass the cache: encode again, and store nothing'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l strict -d 'Where the documentation contradicts itself, apply the stricter reading'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand build" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l format -d 'Output format on standard output [default: human]' -r -f -a "human\t'Code frames, for people'
short\t'One line per finding, for people and editors'
json\t'One JSON object, format 1'
ndjson\t'One JSON object per document, each on a line'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'GitHub Actions annotations, with a summary of the step'
junit\t'JUnit XML, for test reports'
gitlab\t'GitLab code quality report'
rdjson\t'Diagnostics for reviewdog'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l output -d 'Also write findings to this file, in this format; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l fail-on -d 'The lowest severity that makes the exit code 1 [default: error]' -r -f -a "error\t'Errors'
warning\t'Warnings and errors'
info\t'Anything'
never\t'Nothing; only unreadable inputs make the run fail'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l error -d 'Report a rule\'s findings as errors; repeatable, the last flag wins' -r -f -a "action-missing\t''
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
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l warn -d 'Report a rule\'s findings as warnings' -r -f -a "action-missing\t''
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
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l info -d 'Report a rule\'s findings as infos' -r -f -a "action-missing\t''
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
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l allow -d 'Do not report a rule\'s findings' -r -f -a "action-missing\t''
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
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l baseline -d 'Report only findings that are not in this file' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l base-url -d 'The URL under which the files in `--media-dir` will be served; repeatable, as pairs' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l media-dir -d 'The folder with the files behind `--base-url`; they are inspected instead of the URLs' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l max-bytes -d 'Read at most this much of a medium, such as `20MB` [default: 64MB]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l retries -d 'How often to retry when no connection can be made [default: 2]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l timeout -d 'Give up on an exchange after this time, such as `30s` [default: 90s with the service, 30s with a media server, 10s with a postback endpoint]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l ca-cert -d 'Also trust the certificates in this PEM file; repeatable' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l no-ignore -d 'Include hidden files, and files that .gitignore or .ignore name, when searching folders'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l strict -d 'Where the documentation contradicts itself, apply the stricter reading'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l update-baseline -d 'Record this run\'s findings in the `--baseline` file'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l require-media -d 'Fail if a medium cannot be inspected'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l no-ffprobe -d 'Do not run ffprobe; read headers only'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l fix -d 'Apply safe fixes to the files; a document from standard input goes to standard output once fixed, and its remaining findings to standard error'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l diff -d 'Print what `--fix` would change as a diff, and change nothing; the exit code is 1 if there is anything to fix. API keys are masked'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l unsafe-fixes -d 'With `--fix` or `--diff`, also apply fixes that are guesses; review them afterwards'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l with-api-key -d 'With `--fix`, do not mask the API key of a document that goes to standard output'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l online -d 'Fetch the media from their URLs as the service does, and check how they are served'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l allow-private -d 'Also contact hosts that the service cannot reach: this machine, private networks, example domains'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -s q -l quiet -d 'Show only errors, and no summary'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -s v -l verbose -d 'Show code frames for infos too'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand validate" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -l to -d 'The dialect to write' -r -f -a "current\t'Lowercase with hyphens: `<mms-id>`'
classic\t'UPPERCASE: `<MMSID>`'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -s o -l output -d 'Write the single document to this file; `-`, the default, is standard output, where its API key is masked' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -l out-dir -d 'Write the documents into this folder, under their own names' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -l allow-loss -d 'Convert a document even if something in it is lost. Without this flag, losses are listed, the document is not written and the exit code is 1'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -l no-ignore -d 'Include hidden files, and files that .gitignore or .ignore name, when searching folders'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -l write -d 'Replace the input files by the converted documents'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -l with-api-key -d 'Do not mask the API key of a document that goes to standard output; in files it is never masked'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -s q -l quiet -d 'Do not list values that are merely spelled differently'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand convert" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l format -d 'Output format' -r -f -a "human\t'Aligned tables and bars, for people'
short\t'One line per message'
json\t'One JSON object, format 1'
ndjson\t'One JSON object per message, each on a line'
csv\t'One row per message and limit, for spreadsheets'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l sort -d 'The order of the messages; by default that of the inputs' -r -f -a "path\t'By path'
size\t'Largest first, by the size as MIME'
outcome\t'Worst outcome first; among equals, largest first'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l fail-on -d 'Exit with 1 if a message arrives in this way or worse; by default it never does' -r -f -a "at-risk\t'Above 85 % of a limit, or with a type that not every handset shows'
sms-link\t'An SMS with a link'
rejected\t'Nothing arrives'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l profile -d 'Compare with this limit (see `mmsctl profiles`); repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l carrier -d 'Compare with this carrier\'s limits, such as att, t-mobile or verizon; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l sender -d 'Only limits for this type of sender; repeatable' -r -f -a "short-code\t'Five or six digits'
10dlc\t'A registered long code'
toll-free\t'A toll-free number'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l source -d 'Use carriers\' limits from this source; by default Sinch\'s, or all others\' where Sinch publishes none; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l write-mime -d 'Write the message that was sized, as MIME; `-` is standard output, to which nothing else is written then' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l write-binary -d 'Write the message that was sized, in the binary form that handsets retrieve' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l base-url -d 'The URL under which the files in `--media-dir` will be served; repeatable, as pairs' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l media-dir -d 'The folder with the files behind `--base-url`; they are inspected instead of the URLs' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l max-bytes -d 'Read at most this much of a medium, such as `20MB` [default: 64MB]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l retries -d 'How often to retry when no connection can be made [default: 2]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l timeout -d 'Give up on an exchange after this time, such as `30s` [default: 90s with the service, 30s with a media server, 10s with a postback endpoint]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l ca-cert -d 'Also trust the certificates in this PEM file; repeatable' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l no-ignore -d 'Include hidden files, and files that .gitignore or .ignore name, when searching folders'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l all-carriers -d 'Compare with the limits of every carrier'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l all-sources -d 'Use carriers\' limits from every source'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l no-fallback -d 'Assume an account that does not fall back to SMS, as with Standard MMS'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l require-media -d 'Fail if a medium cannot be inspected'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l no-ffprobe -d 'Do not run ffprobe; read headers only'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l online -d 'Fetch just enough of each medium from its URL to know its size and kind'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l allow-private -d 'Also contact hosts that the service cannot reach: this machine, private networks, example domains'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand estimate" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand profiles" -l carrier -d 'Only limits of this carrier; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand profiles" -l sender -d 'Only limits for this type of sender; repeatable' -r -f -a "short-code\t'Five or six digits'
10dlc\t'A registered long code'
toll-free\t'A toll-free number'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand profiles" -l source -d 'Only limits from this source; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand profiles" -l kind -d 'Only limits of this kind; repeatable' -r -f -a "account\t'What an account\'s provider accepts'
carrier\t'What a carrier transports'
handset\t'What a class of handsets retrieves and shows'
advice\t'What is recommended'
own\t'What your configuration defines'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand profiles" -l format -d 'Output format' -r -f -a "human\t'An aligned table, for people'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand profiles" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand profiles" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand profiles" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand profiles" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand profiles" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l budget -d 'Maximum size of each result, or of a whole message, such as `600KB` or `740KiB`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l basis -d 'What the budget measures [default: raw for files, wire for messages]' -r -f -a "raw\t'The media alone'
wire\t'The message as MIME, with base64'
binary\t'The message in the binary form that handsets retrieve'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l profile -d 'Compare with this limit (see `mmsctl profiles`); repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l carrier -d 'Compare with this carrier\'s limits, such as att, t-mobile or verizon; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l sender -d 'Only limits for this type of sender; repeatable' -r -f -a "short-code\t'Five or six digits'
10dlc\t'A registered long code'
toll-free\t'A toll-free number'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l source -d 'Use carriers\' limits from this source; by default Sinch\'s, or all others\' where Sinch publishes none; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l weight -d 'Give a medium N times its share of the message\'s budget, such as `hero.jpg=2`; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l trim -d 'Keep only this much of a video or sound, such as `20s` or `1:30`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l start -d 'Start this far into a video or sound' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l handset -d 'Which handsets have to play it [default: modern]' -r -f -a "modern\t'Since about 2012: H.264 High and AAC in MP4'
baseline\t'Older: H.264 Baseline and AAC in MP4, at most 640 pixels a side'
3gp\t'The first with video: H.263 at 176x144 and AMR in 3GP'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l audio-as -d 'The format for sound [default: mp3]' -r -f -a "mp3\t'MP3, which the service documents'
aac\t'AAC in MP4'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l gif-as -d 'The format for animated GIFs [default: gif]' -r -f -a "gif\t'An animated GIF'
mp4\t'A video: better looking at the same size, but it does not loop'
still\t'The first frame'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l background -d 'The colour behind transparent parts where the result has no transparency [default: ffffff]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l canvas -d 'The largest picture, as short side x long side [default: 1080x1920 in messages and for carriers and profiles, otherwise as many pixels as look best]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l max-fps -d 'Maximum frame rate of a video [default: 30]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l preset -d 'How much time to spend on quality, in x264\'s terms [default: slow]' -r -f -a "ultrafast\t''
veryfast\t''
fast\t''
medium\t''
slow\t''
veryslow\t''"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l min-quality -d 'Refuse results whose similarity to the input (SSIM, from 0 to 1) is lower than this' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l jobs -d 'How many files, or media of a message, to fit at the same time [default: half the processors]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l timeout -d 'Stop a run of ffmpeg that takes longer than this, such as `10m`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -s o -l output -d 'Write the result of a single input to this file' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l out-dir -d 'Write results into this folder; without it they appear next to their inputs as `NAME-fit`' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l report -d 'Write a self-contained HTML page with frames from before and after' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l format -d 'Output format' -r -f -a "human\t'A few lines per file'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l all-carriers -d 'Compare with the limits of every carrier'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l all-sources -d 'Use carriers\' limits from every source'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l no-audio -d 'Remove the sound of videos'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l no-cache -d 'Bypass the cache: encode again, and store nothing'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l dry-run -d 'Show what would be done, with the exact command lines, and do nothing'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -s q -l quiet -d 'Do not show progress'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand fit" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l budget -d 'Maximum size of each result, or of a whole message, such as `600KB` or `740KiB`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l basis -d 'What the budget measures [default: raw for files, wire for messages]' -r -f -a "raw\t'The media alone'
wire\t'The message as MIME, with base64'
binary\t'The message in the binary form that handsets retrieve'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l profile -d 'Compare with this limit (see `mmsctl profiles`); repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l carrier -d 'Compare with this carrier\'s limits, such as att, t-mobile or verizon; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l sender -d 'Only limits for this type of sender; repeatable' -r -f -a "short-code\t'Five or six digits'
10dlc\t'A registered long code'
toll-free\t'A toll-free number'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l source -d 'Use carriers\' limits from this source; by default Sinch\'s, or all others\' where Sinch publishes none; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l weight -d 'Give a medium N times its share of the message\'s budget, such as `hero.jpg=2`; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l trim -d 'Keep only this much of a video or sound, such as `20s` or `1:30`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l start -d 'Start this far into a video or sound' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l handset -d 'Which handsets have to play it [default: modern]' -r -f -a "modern\t'Since about 2012: H.264 High and AAC in MP4'
baseline\t'Older: H.264 Baseline and AAC in MP4, at most 640 pixels a side'
3gp\t'The first with video: H.263 at 176x144 and AMR in 3GP'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l audio-as -d 'The format for sound [default: mp3]' -r -f -a "mp3\t'MP3, which the service documents'
aac\t'AAC in MP4'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l gif-as -d 'The format for animated GIFs [default: gif]' -r -f -a "gif\t'An animated GIF'
mp4\t'A video: better looking at the same size, but it does not loop'
still\t'The first frame'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l background -d 'The colour behind transparent parts where the result has no transparency [default: ffffff]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l canvas -d 'The largest picture, as short side x long side [default: 1080x1920 in messages and for carriers and profiles, otherwise as many pixels as look best]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l max-fps -d 'Maximum frame rate of a video [default: 30]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l preset -d 'How much time to spend on quality, in x264\'s terms [default: slow]' -r -f -a "ultrafast\t''
veryfast\t''
fast\t''
medium\t''
slow\t''
veryslow\t''"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l min-quality -d 'Refuse results whose similarity to the input (SSIM, from 0 to 1) is lower than this' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l jobs -d 'How many files, or media of a message, to fit at the same time [default: half the processors]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l timeout -d 'Stop a run of ffmpeg that takes longer than this, such as `10m`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -s o -l output -d 'Write the result of a single input to this file' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l out-dir -d 'Write results into this folder; without it they appear next to their inputs as `NAME-fit`' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l report -d 'Write a self-contained HTML page with frames from before and after' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l format -d 'Output format' -r -f -a "human\t'A few lines per file'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l all-carriers -d 'Compare with the limits of every carrier'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l all-sources -d 'Use carriers\' limits from every source'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l no-audio -d 'Remove the sound of videos'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l no-cache -d 'Bypass the cache: encode again, and store nothing'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l dry-run -d 'Show what would be done, with the exact command lines, and do nothing'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -s q -l quiet -d 'Do not show progress'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand transcode" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -f -a "list" -d 'List every postback code with its meaning and the forms of its postbacks'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -f -a "emit" -d 'Print a postback as the service would send it'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -f -a "check" -d 'Explain postbacks, and report what is wrong with them'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -f -a "trigger" -d 'POST postbacks to an endpoint as the service does'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -f -a "listen" -d 'Receive postbacks; print and check each as it arrives'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and not __fish_seen_subcommand_from list emit check trigger listen help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from list" -l format -d 'Output format' -r -f -a "human\t'An aligned table, for people'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from list" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from list" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from list" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l dialect -d 'The dialect to write: `<mms-id>` or `<MMSID>`. By default classic for N003, E002 and E003, as they are documented, and current for the others' -r -f -a "current\t'Lowercase with hyphens'
classic\t'UPPERCASE'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l sent-as -d 'How the message went out: as itself, or as an SMS with a link' -r -f -a "mms\t'The message itself, in binary'
sms\t'An SMS with a link to an HTML page'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l file -d 'A file of an incoming message; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l origin -d 'The origin: MMS_MT or MMS_MO' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l status -d 'The delivery status, as in `Message Sent/Rejected`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l mms-id -d 'The saved message' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l from -d 'The sender; for an incoming message, the subscriber' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l to -d 'The recipient; for an incoming message, the short code' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l keyword -d 'The first word of an incoming message' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l tracking-id -d 'What links the postbacks of one message' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l operator-id -d 'The operator; SPID in the classic dialect' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l timestamp -d 'When it happened' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l handset -d 'The recipient\'s device' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l aggregator-id -d 'The aggregator, in the classic dialect' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l audio-name -d 'The audio file that could not be encoded' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l video-name -d 'The video that could not be encoded' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l message-subject -d 'The subject of an incoming message' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l status-details -d 'Details of the status, from the carrier or the service' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l set -d 'Any field by its name in any dialect; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l seed -d 'The seed of sample values: the same number gives the same values' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l now -d 'When the event happens, instead of now, such as `2014-06-07T07:27:29-05:00`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from check" -l format -d 'Output format [default: human]' -r -f -a "human\t'Sentences and code frames, for people'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from check" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from check" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from check" -l strict -d 'Where the documentation contradicts itself, apply the stricter reading'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from check" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from check" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l to -d 'The endpoint\'s URL' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l delay -d 'The pause between postbacks, such as `2s`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l time-scale -d 'Multiply all waits by this: 0.01 turns 5 minutes into 3 seconds. Time limits never drop below 1 second' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l retries -d 'How often to try again [default: 5]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l content-type -d 'The Content-Type to send, none if empty [default: text/xml; charset=utf-8]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l form-field -d 'Send it as this field of a form, such as `xml`, instead of raw' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l header -d 'An additional header; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l format -d 'Output format [default: human]' -r -f -a "human\t'Lines, for people'
ndjson\t'One line of JSON per attempt, and one for the whole run, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l dialect -d 'The dialect to write: `<mms-id>` or `<MMSID>`. By default classic for N003, E002 and E003, as they are documented, and current for the others' -r -f -a "current\t'Lowercase with hyphens'
classic\t'UPPERCASE'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l sent-as -d 'How the message went out: as itself, or as an SMS with a link' -r -f -a "mms\t'The message itself, in binary'
sms\t'An SMS with a link to an HTML page'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l file -d 'A file of an incoming message; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l origin -d 'The origin: MMS_MT or MMS_MO' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l status -d 'The delivery status, as in `Message Sent/Rejected`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l mms-id -d 'The saved message' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l from -d 'The sender; for an incoming message, the subscriber' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l keyword -d 'The first word of an incoming message' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l tracking-id -d 'What links the postbacks of one message' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l operator-id -d 'The operator; SPID in the classic dialect' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l timestamp -d 'When it happened' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l handset -d 'The recipient\'s device' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l aggregator-id -d 'The aggregator, in the classic dialect' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l audio-name -d 'The audio file that could not be encoded' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l video-name -d 'The video that could not be encoded' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l message-subject -d 'The subject of an incoming message' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l status-details -d 'Details of the status, from the carrier or the service' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l set -d 'Any field by its name in any dialect; repeatable' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l seed -d 'The seed of sample values: the same number gives the same values' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l now -d 'When the event happens, instead of now, such as `2014-06-07T07:27:29-05:00`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l timeout -d 'Give up on an exchange after this time, such as `30s` [default: 90s with the service, 30s with a media server, 10s with a postback endpoint]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l ca-cert -d 'Also trust the certificates in this PEM file; repeatable' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l conformance -d 'Test the endpoint instead: with every code in both dialects, with duplicates, and with postbacks that are out of order, unknown or broken'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l duplicate -d 'Send each postback twice'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l out-of-order -d 'Send the postbacks of a scenario in reverse'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from trigger" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l port -d 'The port to listen on [default: 8080]; 0 takes a free one, shown on standard error' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l bind -d 'The address to listen on [default: 127.0.0.1, which other machines cannot reach]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l answer -d 'The statuses to answer with, in turn; the last one repeats [default: 200]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l delay -d 'How long to wait before each answer, such as `2s`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l expect -d 'End when this has arrived, such as `N003` or `N003:mms-id=35674`; commas separate several fields, and a comma in a value is written `\\,`. Repeatable: ends when all have arrived' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l timeout -d 'End after this time, such as `60s`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l count -d 'End after this many requests; fewer within `--timeout` are a failure' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l save -d 'Save each body in this folder, under names that sort by arrival' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l max-body -d 'The largest body to accept [default: 1MB]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l format -d 'Output format [default: human]' -r -f -a "human\t'Sentences and code frames, for people'
ndjson\t'One line of JSON per postback, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l once -d 'End after one request'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l strict -d 'Where the documentation contradicts itself, apply the stricter reading'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from listen" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from help" -f -a "list" -d 'List every postback code with its meaning and the forms of its postbacks'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from help" -f -a "emit" -d 'Print a postback as the service would send it'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from help" -f -a "check" -d 'Explain postbacks, and report what is wrong with them'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from help" -f -a "trigger" -d 'POST postbacks to an endpoint as the service does'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from help" -f -a "listen" -d 'Receive postbacks; print and check each as it arrives'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l as -d 'The element that the URLs are meant for; by default the one that suits each file' -r -f -a "image\t''
audio\t''
video\t''
vcard\t''
ical\t''
pdf\t''
passbook\t''"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l format -d 'Output format [default: human]' -r -f -a "human\t'A few lines per URL, for people'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l max-bytes -d 'Read at most this much of a medium, such as `20MB` [default: 64MB]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l retries -d 'How often to retry when no connection can be made [default: 2]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l timeout -d 'Give up on an exchange after this time, such as `30s` [default: 90s with the service, 30s with a media server, 10s with a postback endpoint]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l ca-cert -d 'Also trust the certificates in this PEM file; repeatable' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l strict -d 'Where the documentation contradicts itself, apply the stricter reading'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l allow-private -d 'Also contact hosts that the service cannot reach: this machine, private networks, example domains'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand check-urls" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l format -d 'Output format [default: human]' -r -f -a "human\t'One line per request, for people'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l rate -d 'Send at most this many requests per second, such as `5`, or per minute, such as `90/m`' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l journal -d 'Record each request in this file before and after it is sent, so that none is sent twice' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l wait -d 'Wait until saved messages are encoded, but no longer than this [default: 10m]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l callback-port -d 'The port that the account\'s callback URL leads to; 0 takes a free one' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l callback-bind -d 'The address to listen on [default: 127.0.0.1, which other machines cannot reach]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l endpoint -d 'Send to this URL instead of the service\'s own for the request\'s dialect' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l api-key-file -d 'Read the API key from this file. It replaces a request\'s own key; MMSCTL_API_KEY only fills in where a request has none' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l timeout -d 'Give up on an exchange after this time, such as `30s` [default: 90s with the service, 30s with a media server, 10s with a postback endpoint]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l ca-cert -d 'Also trust the certificates in this PEM file; repeatable' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l dry-run -d 'Show what would be sent, with the key hidden, and send nothing'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l no-check -d 'Send without checking first'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l strict -d 'Where the documentation contradicts itself, apply the stricter reading'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l resume -d 'Resume where the journal ends'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l retry-refused -d 'Send again what the journal records as refused'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l retry-unknown -d 'Send again what the journal records as unknown. It may be delivered twice: check first whether it arrived'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l insecure-http -d 'Allow sending the key over plain http, where anyone on the path can read it'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l api-key-stdin -d 'Read the API key from standard input. It replaces a request\'s own key'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand send" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and not __fish_seen_subcommand_from list delete help" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and not __fish_seen_subcommand_from list delete help" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and not __fish_seen_subcommand_from list delete help" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and not __fish_seen_subcommand_from list delete help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and not __fish_seen_subcommand_from list delete help" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and not __fish_seen_subcommand_from list delete help" -f -a "list" -d 'List the templates, newest first'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and not __fish_seen_subcommand_from list delete help" -f -a "delete" -d 'Permanently delete templates with their media'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and not __fish_seen_subcommand_from list delete help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l since -d 'Only templates newer than this: a day, such as `2024-03-01`, or a time with its offset' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l page -d 'Only this page, counted from 1; by default all' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l items-per-page -d 'Templates per page [default: 100]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l dialect -d 'The dialect to write: `<mms-id>` or `<MMSID>` [default: current]' -r -f -a "current\t'Lowercase with hyphens'
classic\t'UPPERCASE'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l format -d 'Output format [default: human]' -r -f -a "human\t'A table, for people'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l endpoint -d 'Send to this URL instead of the service\'s own for the request\'s dialect' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l api-key-file -d 'Read the API key from this file. It replaces a request\'s own key; MMSCTL_API_KEY only fills in where a request has none' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l timeout -d 'Give up on an exchange after this time, such as `30s` [default: 90s with the service, 30s with a media server, 10s with a postback endpoint]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l ca-cert -d 'Also trust the certificates in this PEM file; repeatable' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l insecure-http -d 'Allow sending the key over plain http, where anyone on the path can read it'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l api-key-stdin -d 'Read the API key from standard input. It replaces a request\'s own key'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l dialect -d 'The dialect to write: `<mms-id>` or `<MMSID>` [default: current]' -r -f -a "current\t'Lowercase with hyphens'
classic\t'UPPERCASE'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l format -d 'Output format [default: human]' -r -f -a "human\t'A table, for people'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l endpoint -d 'Send to this URL instead of the service\'s own for the request\'s dialect' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l api-key-file -d 'Read the API key from this file. It replaces a request\'s own key; MMSCTL_API_KEY only fills in where a request has none' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l timeout -d 'Give up on an exchange after this time, such as `30s` [default: 90s with the service, 30s with a media server, 10s with a postback endpoint]' -r
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l ca-cert -d 'Also trust the certificates in this PEM file; repeatable' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask for confirmation'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what would be deleted, and delete nothing'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l insecure-http -d 'Allow sending the key over plain http, where anyone on the path can read it'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l api-key-stdin -d 'Read the API key from standard input. It replaces a request\'s own key'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from delete" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the templates, newest first'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from help" -f -a "delete" -d 'Permanently delete templates with their media'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand templates; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand explain" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand explain" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand explain" -l list -d 'List every rule and code, one per line'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand explain" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand explain" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand rules" -l format -d 'Output format' -r -f -a "human\t'An aligned table, for people'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand rules" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand rules" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand rules" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand rules" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand rules" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand config" -l format -d 'Output format' -r -f -a "human\t'A table, for people'
json\t'One JSON object, format 1'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand config" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand config" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand config" -l set -d 'Show only what is set, not the defaults'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand config" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand config" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand config" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand schema" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand schema" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand schema" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand schema" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and not __fish_seen_subcommand_from path clear help" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and not __fish_seen_subcommand_from path clear help" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and not __fish_seen_subcommand_from path clear help" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and not __fish_seen_subcommand_from path clear help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and not __fish_seen_subcommand_from path clear help" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and not __fish_seen_subcommand_from path clear help" -f -a "path" -d 'Print the cache\'s folder'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and not __fish_seen_subcommand_from path clear help" -f -a "clear" -d 'Remove everything in the cache'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and not __fish_seen_subcommand_from path clear help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from path" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from path" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from path" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from path" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from clear" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from clear" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from clear" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from clear" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from clear" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from help" -f -a "path" -d 'Print the cache\'s folder'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from help" -f -a "clear" -d 'Remove everything in the cache'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand cache; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand completions" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand completions" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand completions" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand completions" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand man" -l color -d 'When to use colour; NO_COLOR is respected' -r -f -a "auto\t'Only on a terminal'
always\t'Even in pipes and files'
never\t'Without colour'"
complete -c mmsctl -n "__fish_mmsctl_using_subcommand man" -l config -d 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above' -r -F
complete -c mmsctl -n "__fish_mmsctl_using_subcommand man" -l no-config -d 'Ignore configuration files, and MMSCTL_… variables that set flags'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand man" -s V -l version -d 'Print version'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "build" -d 'Compose a request from local media, by flags or a manifest, and print its XML'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "validate" -d 'Check requests, responses and postbacks'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "convert" -d 'Convert requests, responses and postbacks to another dialect'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "estimate" -d 'Report how large a message gets, and how it arrives'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "profiles" -d 'List and explain the limits that `estimate` compares with'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "fit" -d 'Transcode video, audio, images and animated GIFs to fit a byte budget'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "postback" -d 'Make, check, send and receive postbacks'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "check-urls" -d 'Fetch URLs as the service does, and report whether it could use them'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "send" -d 'Send requests to the service and explain its answers'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "templates" -d 'List and delete the templates stored at the service'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "explain" -d 'Explain a rule, an API error code or a postback code'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "rules" -d 'List what `validate` checks'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "config" -d 'Show the effective configuration, and where each value comes from'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "schema" -d 'Print the JSON Schema of a format that mmsctl reads or writes'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "cache" -d 'Show where the results of earlier fits are cached, or remove them'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "completions" -d 'Print completions for a shell'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "man" -d 'Print a manual page'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and not __fish_seen_subcommand_from build validate convert estimate profiles fit postback check-urls send templates explain rules config schema cache completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and __fish_seen_subcommand_from postback" -f -a "list" -d 'List every postback code with its meaning and the forms of its postbacks'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and __fish_seen_subcommand_from postback" -f -a "emit" -d 'Print a postback as the service would send it'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and __fish_seen_subcommand_from postback" -f -a "check" -d 'Explain postbacks, and report what is wrong with them'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and __fish_seen_subcommand_from postback" -f -a "trigger" -d 'POST postbacks to an endpoint as the service does'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and __fish_seen_subcommand_from postback" -f -a "listen" -d 'Receive postbacks; print and check each as it arrives'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and __fish_seen_subcommand_from templates" -f -a "list" -d 'List the templates, newest first'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and __fish_seen_subcommand_from templates" -f -a "delete" -d 'Permanently delete templates with their media'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and __fish_seen_subcommand_from cache" -f -a "path" -d 'Print the cache\'s folder'
complete -c mmsctl -n "__fish_mmsctl_using_subcommand help; and __fish_seen_subcommand_from cache" -f -a "clear" -d 'Remove everything in the cache'
