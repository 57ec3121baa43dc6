
use builtin;
use str;

set edit:completion:arg-completer[mmsctl] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'mmsctl'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'mmsctl'= {
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand validate 'Check requests, responses and postbacks'
            cand build 'Compose a request from local media, by flags or a manifest, and print its XML'
            cand estimate 'Report how large a message gets, and how it arrives'
            cand profiles 'List and explain the limits that `estimate` compares with'
            cand fit 'Transcode video, audio, images and animated GIFs to fit a byte budget'
            cand transcode 'Transcode video, audio, images and animated GIFs to fit a byte budget'
            cand convert 'Convert requests, responses and postbacks to another dialect'
            cand check-urls 'Fetch URLs as the service does, and report whether it could use them'
            cand send 'Send requests to the service and explain its answers'
            cand templates 'List and delete the templates stored at the service'
            cand postback 'Make, check, send and receive postbacks'
            cand explain 'Explain a rule, an API error code or a postback code'
            cand rules 'List what `validate` checks'
            cand config 'Show the effective configuration, and where each value comes from'
            cand schema 'Print the JSON Schema of a format that mmsctl reads or writes'
            cand cache 'Show where the results of earlier fits are cached, or remove them'
            cand completions 'Print completions for a shell'
            cand man 'Print a manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mmsctl;validate'= {
            cand --format 'Output format on standard output'
            cand --output 'Also write findings to this file, in this format; repeatable'
            cand --fail-on 'The lowest severity that makes the exit code 1'
            cand --error 'Report a rule''s findings as errors; repeatable, the last flag wins'
            cand --warn 'Report a rule''s findings as warnings'
            cand --info 'Report a rule''s findings as infos'
            cand --allow 'Do not report a rule''s findings'
            cand --baseline 'Report only findings that are not in this file'
            cand --base-url 'The URL under which the files in `--media-dir` will be served; repeatable, as pairs'
            cand --media-dir 'The folder with the files behind `--base-url`; they are inspected instead of the URLs'
            cand --max-bytes 'Read at most this much of a medium, such as `20MB`'
            cand --retries 'How often to retry when no connection can be made'
            cand --timeout 'Give up on an HTTP request after this time, such as `30s` [default: 30s]'
            cand --ca-cert 'Also trust the certificates in this PEM file; repeatable'
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --no-ignore 'Include hidden files, and files that .gitignore or .ignore name, when searching folders'
            cand --update-baseline 'Record this run''s findings in the `--baseline` file'
            cand --strict 'Where the documentation contradicts itself, apply the stricter reading'
            cand --require-media 'Fail if a medium cannot be inspected'
            cand --no-ffprobe 'Do not run ffprobe; read headers only'
            cand --fix 'Apply safe fixes to the files; a document from standard input goes to standard output once fixed, and its remaining findings to standard error'
            cand --diff 'Print what `--fix` would change as a diff, and change nothing; the exit code is 1 if there is anything to fix. API keys are masked'
            cand --unsafe-fixes 'With `--fix` or `--diff`, also apply fixes that are guesses; review them afterwards'
            cand --with-api-key 'With `--fix`, do not mask the API key of a document that goes to standard output'
            cand --online 'Fetch the media from their URLs as the service does, and check how they are served'
            cand --allow-private 'Also contact hosts that the service cannot reach: this machine, private networks, example domains'
            cand -q 'Show only errors, and no summary'
            cand --quiet 'Show only errors, and no summary'
            cand -v 'Show code frames for infos too'
            cand --verbose 'Show code frames for infos too'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;build'= {
            cand --action 'The action to request [default: save]'
            cand --slide 'Start a slide with these media: files, or http(s) URLs; none for a slide of text only'
            cand --text 'The text of the slide before it'
            cand --text-file 'A file with the text of the slide before it; `-` is standard input'
            cand --duration 'How long the slide before it is shown'
            cand --base-url 'The URL under which local media will be served'
            cand --dialect 'The dialect to write: `<mms-id>` or `<MMSID>` [default: current]'
            cand --subject 'The subject, at most 80 characters'
            cand --name 'The name that the template gets in the account'
            cand --to 'The recipient: digits, country code first'
            cand --from 'The sender: a short code or number of the account'
            cand --from-mask 'An alphanumeric sender, outside the US'
            cand --operator-id 'The recipient''s operator, if it is known'
            cand --service-id 'The service that is billed, such as 28444mms'
            cand --campaign-ref 'The campaign that is checked (classic dialect)'
            cand --mms-id 'The saved message to send'
            cand --custom-subject 'A subject that replaces the saved message''s'
            cand --fallback-sms-text 'The text of the SMS that is sent where the MMS cannot be'
            cand --disable-fallback-sms 'Send no SMS where the MMS cannot be sent: true or false'
            cand --disable-fallback-sms-link 'Leave the link out of that SMS: true or false'
            cand --fallback-sms-link-expiration 'When that link expires, within 365 days'
            cand --client-reference 'Your own reference, at most 64 characters'
            cand --ddm-message-subject 'The subject of a device discovery message'
            cand --ddm-message-text 'The text of a device discovery message'
            cand --ddm-message-timeout 'How long to wait for device discovery'
            cand --ddm-force 'Force device discovery: true or false'
            cand --custom-text 'A text that replaces that of a slide of the saved message; repeatable'
            cand --data 'A value for the merge tag {$name|default}; repeatable'
            cand -o 'Write the XML to this file; `-` is standard output'
            cand --output 'Write the XML to this file; `-` is standard output'
            cand --out-dir 'Copy the media into this folder, ready to upload, under names that are safe in a URL'
            cand --budget 'Maximum size of each result, or of a whole message, such as `600KB` or `740KiB`'
            cand --basis 'What the budget measures [default: raw for files, wire for messages]'
            cand --profile 'Use this limit (see `mmsctl profiles`); repeatable'
            cand --carrier 'Use this carrier''s limits, such as att, t-mobile or verizon; repeatable'
            cand --sender 'Only limits for this type of sender; repeatable'
            cand --source 'Use carriers'' limits from this source; by default Sinch, and all other sources for what Sinch does not publish; repeatable'
            cand --weight 'Give a medium N times its share of the message''s budget, such as `hero.jpg=2`; repeatable'
            cand --trim 'Keep only this much of a video or sound, such as `20s` or `1:30`'
            cand --start 'Start this far into a video or sound'
            cand --handset 'The handsets that must be able to play it [default: modern, or 3gp for profiles that show no MP4]'
            cand --audio-as 'The format for sound'
            cand --gif-as 'The format for animated GIFs'
            cand --background 'The colour behind transparent parts where the result has no transparency'
            cand --canvas 'The largest picture or video, as short side x long side [default: 1080x1920 for pictures in messages and for carriers and profiles, otherwise as many pixels as look best]'
            cand --max-fps 'Maximum frame rate of a video [default: 30; up to 60 if it is kept as it is]'
            cand --preset 'How much time to spend on quality; the names are those of x264''s presets'
            cand --min-quality 'Refuse results whose similarity to the input (SSIM, from 0 to 1) is lower than this'
            cand --jobs 'How many files, or media of a message, to fit at the same time [default: half the processors]'
            cand --timeout 'Stop a run of ffmpeg that takes longer than this, such as `10m`'
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --hash-names 'Add a hash of its content to each copied file''s name'
            cand --with-api-key 'Write the key from MMSCTL_API_KEY instead of a placeholder'
            cand --fit 'Fit the media first, so that the whole message stays within `--budget` or the chosen limits'
            cand --all-carriers 'Use the limits of every carrier'
            cand --all-sources 'Use carriers'' limits from every source'
            cand --no-audio 'Remove the sound of videos'
            cand --no-cache 'Bypass the cache: encode again, and store nothing'
            cand --strict 'Where the documentation contradicts itself, apply the stricter reading'
            cand -q 'Show only errors, and no progress'
            cand --quiet 'Show only errors, and no progress'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;estimate'= {
            cand --format 'Output format'
            cand --sort 'The order of the messages; by default that of the inputs'
            cand --fail-on 'Exit with 1 if a message arrives in this way or worse; by default never'
            cand --profile 'Use this limit (see `mmsctl profiles`); repeatable'
            cand --carrier 'Use this carrier''s limits, such as att, t-mobile or verizon; repeatable'
            cand --sender 'Only limits for this type of sender; repeatable'
            cand --source 'Use carriers'' limits from this source; by default Sinch, and all other sources for what Sinch does not publish; repeatable'
            cand --write-mime 'Write the message that was sized, as MIME; `-` is standard output, to which nothing else is written then'
            cand --write-binary 'Write the message that was sized, in the binary form that handsets retrieve'
            cand --base-url 'The URL under which the files in `--media-dir` will be served; repeatable, as pairs'
            cand --media-dir 'The folder with the files behind `--base-url`; they are inspected instead of the URLs'
            cand --max-bytes 'Read at most this much of a medium, such as `20MB`'
            cand --retries 'How often to retry when no connection can be made'
            cand --timeout 'Give up on an HTTP request after this time, such as `30s` [default: 30s]'
            cand --ca-cert 'Also trust the certificates in this PEM file; repeatable'
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --no-ignore 'Include hidden files, and files that .gitignore or .ignore name, when searching folders'
            cand --all-carriers 'Use the limits of every carrier'
            cand --all-sources 'Use carriers'' limits from every source'
            cand --no-fallback 'Assume an account that does not fall back to SMS, as with Standard MMS'
            cand --require-media 'Fail if a medium cannot be inspected'
            cand --no-ffprobe 'Do not run ffprobe; read headers only'
            cand --online 'Fetch just enough of each medium from its URL to know its size and kind'
            cand --allow-private 'Also contact hosts that the service cannot reach: this machine, private networks, example domains'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;profiles'= {
            cand --carrier 'Only limits of this carrier; repeatable'
            cand --sender 'Only limits for this type of sender; repeatable'
            cand --source 'Only limits from this source; repeatable'
            cand --kind 'Only limits of this kind; repeatable'
            cand --format 'Output format'
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;fit'= {
            cand --budget 'Maximum size of each result, or of a whole message, such as `600KB` or `740KiB`'
            cand --basis 'What the budget measures [default: raw for files, wire for messages]'
            cand --profile 'Use this limit (see `mmsctl profiles`); repeatable'
            cand --carrier 'Use this carrier''s limits, such as att, t-mobile or verizon; repeatable'
            cand --sender 'Only limits for this type of sender; repeatable'
            cand --source 'Use carriers'' limits from this source; by default Sinch, and all other sources for what Sinch does not publish; repeatable'
            cand --weight 'Give a medium N times its share of the message''s budget, such as `hero.jpg=2`; repeatable'
            cand --trim 'Keep only this much of a video or sound, such as `20s` or `1:30`'
            cand --start 'Start this far into a video or sound'
            cand --handset 'The handsets that must be able to play it [default: modern, or 3gp for profiles that show no MP4]'
            cand --audio-as 'The format for sound'
            cand --gif-as 'The format for animated GIFs'
            cand --background 'The colour behind transparent parts where the result has no transparency'
            cand --canvas 'The largest picture or video, as short side x long side [default: 1080x1920 for pictures in messages and for carriers and profiles, otherwise as many pixels as look best]'
            cand --max-fps 'Maximum frame rate of a video [default: 30; up to 60 if it is kept as it is]'
            cand --preset 'How much time to spend on quality; the names are those of x264''s presets'
            cand --min-quality 'Refuse results whose similarity to the input (SSIM, from 0 to 1) is lower than this'
            cand --jobs 'How many files, or media of a message, to fit at the same time [default: half the processors]'
            cand --timeout 'Stop a run of ffmpeg that takes longer than this, such as `10m`'
            cand -o 'Write the result of a single input to this file'
            cand --output 'Write the result of a single input to this file'
            cand --out-dir 'Write results into this folder; without it they appear next to their inputs as `NAME-fit`'
            cand --report 'Write a self-contained HTML page with frames from before and after'
            cand --format 'Output format'
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --all-carriers 'Use the limits of every carrier'
            cand --all-sources 'Use carriers'' limits from every source'
            cand --no-audio 'Remove the sound of videos'
            cand --no-cache 'Bypass the cache: encode again, and store nothing'
            cand --dry-run 'Show what would be done, with the exact command lines, and do nothing'
            cand -q 'Do not show progress'
            cand --quiet 'Do not show progress'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;transcode'= {
            cand --budget 'Maximum size of each result, or of a whole message, such as `600KB` or `740KiB`'
            cand --basis 'What the budget measures [default: raw for files, wire for messages]'
            cand --profile 'Use this limit (see `mmsctl profiles`); repeatable'
            cand --carrier 'Use this carrier''s limits, such as att, t-mobile or verizon; repeatable'
            cand --sender 'Only limits for this type of sender; repeatable'
            cand --source 'Use carriers'' limits from this source; by default Sinch, and all other sources for what Sinch does not publish; repeatable'
            cand --weight 'Give a medium N times its share of the message''s budget, such as `hero.jpg=2`; repeatable'
            cand --trim 'Keep only this much of a video or sound, such as `20s` or `1:30`'
            cand --start 'Start this far into a video or sound'
            cand --handset 'The handsets that must be able to play it [default: modern, or 3gp for profiles that show no MP4]'
            cand --audio-as 'The format for sound'
            cand --gif-as 'The format for animated GIFs'
            cand --background 'The colour behind transparent parts where the result has no transparency'
            cand --canvas 'The largest picture or video, as short side x long side [default: 1080x1920 for pictures in messages and for carriers and profiles, otherwise as many pixels as look best]'
            cand --max-fps 'Maximum frame rate of a video [default: 30; up to 60 if it is kept as it is]'
            cand --preset 'How much time to spend on quality; the names are those of x264''s presets'
            cand --min-quality 'Refuse results whose similarity to the input (SSIM, from 0 to 1) is lower than this'
            cand --jobs 'How many files, or media of a message, to fit at the same time [default: half the processors]'
            cand --timeout 'Stop a run of ffmpeg that takes longer than this, such as `10m`'
            cand -o 'Write the result of a single input to this file'
            cand --output 'Write the result of a single input to this file'
            cand --out-dir 'Write results into this folder; without it they appear next to their inputs as `NAME-fit`'
            cand --report 'Write a self-contained HTML page with frames from before and after'
            cand --format 'Output format'
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --all-carriers 'Use the limits of every carrier'
            cand --all-sources 'Use carriers'' limits from every source'
            cand --no-audio 'Remove the sound of videos'
            cand --no-cache 'Bypass the cache: encode again, and store nothing'
            cand --dry-run 'Show what would be done, with the exact command lines, and do nothing'
            cand -q 'Do not show progress'
            cand --quiet 'Do not show progress'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;convert'= {
            cand --to 'The dialect to write'
            cand -o 'Write the single document to this file; `-`, the default, is standard output, where its API key is masked'
            cand --output 'Write the single document to this file; `-`, the default, is standard output, where its API key is masked'
            cand --out-dir 'Write the documents into this folder, under their own names'
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --allow-loss 'Convert a document even if something in it is lost. Without this flag, losses are listed, the document is not written and the exit code is 1'
            cand --no-ignore 'Include hidden files, and files that .gitignore or .ignore name, when searching folders'
            cand --write 'Replace the input files by the converted documents'
            cand --with-api-key 'Do not mask the API key of a document that goes to standard output; in files it is never masked'
            cand -q 'Do not list values that are merely spelled differently'
            cand --quiet 'Do not list values that are merely spelled differently'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;check-urls'= {
            cand --as 'The element that the URLs are meant for; by default the one that suits each file'
            cand --format 'Output format'
            cand --max-bytes 'Read at most this much of a medium, such as `20MB`'
            cand --retries 'How often to retry when no connection can be made'
            cand --timeout 'Give up on an HTTP request after this time, such as `30s` [default: 30s]'
            cand --ca-cert 'Also trust the certificates in this PEM file; repeatable'
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --strict 'Where the documentation contradicts itself, apply the stricter reading'
            cand --allow-private 'Also contact hosts that the service cannot reach: this machine, private networks, example domains'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;send'= {
            cand --format 'Output format'
            cand --rate 'Send at most this many requests per second, such as `5`, or per minute, such as `90/m`'
            cand --journal 'Record each request in this file before and after it is sent, so that none is sent twice; with `--wait`, also each postback before it is answered'
            cand --wait 'Wait until saved messages are encoded, but no longer than this [default: 10m]. Postbacks about anything else are shown on standard error'
            cand --callback-port 'The port that the account''s callback URL leads to; 0 takes a free one'
            cand --callback-bind 'The address to listen on [default: 127.0.0.1, which other machines cannot reach]'
            cand --endpoint 'Send to this URL instead of the service''s own, which depends on the dialect'
            cand --api-key-file 'Read the API key from this file. It overrides the key in a request, which overrides MMSCTL_API_KEY'
            cand --timeout 'Give up on an HTTP request after this time, such as `30s` [default: 90s]'
            cand --ca-cert 'Also trust the certificates in this PEM file; repeatable'
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --dry-run 'Show what would be sent, with the key hidden, and send nothing'
            cand --no-check 'Send without checking first'
            cand --no-ignore 'Include hidden files, and files that .gitignore or .ignore name, when searching folders'
            cand --strict 'Where the documentation contradicts itself, apply the stricter reading'
            cand --resume 'Resume where the journal ends'
            cand --retry-refused 'Send again what the journal records as refused'
            cand --retry-unknown 'Send again what the journal records as unknown. It may be delivered twice: check first whether it arrived'
            cand --insecure-http 'Allow sending the key over plain http, where anyone in between can read it'
            cand --api-key-stdin 'Read the API key from standard input; it counts as `--api-key-file` does'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;templates'= {
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List the templates, newest first'
            cand delete 'Permanently delete templates with their media'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mmsctl;templates;list'= {
            cand --since 'Only templates newer than this: a day, such as `2024-03-01`, or a time with its offset'
            cand --page 'Only this page, counted from 1; by default all'
            cand --items-per-page 'Templates per page'
            cand --dialect 'The dialect to write: `<mms-id>` or `<MMSID>`'
            cand --format 'Output format'
            cand --endpoint 'Send to this URL instead of the service''s own, which depends on the dialect'
            cand --api-key-file 'Read the API key from this file. It overrides the key in a request, which overrides MMSCTL_API_KEY'
            cand --timeout 'Give up on an HTTP request after this time, such as `30s` [default: 90s]'
            cand --ca-cert 'Also trust the certificates in this PEM file; repeatable'
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --insecure-http 'Allow sending the key over plain http, where anyone in between can read it'
            cand --api-key-stdin 'Read the API key from standard input; it counts as `--api-key-file` does'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;templates;delete'= {
            cand --dialect 'The dialect to write: `<mms-id>` or `<MMSID>`'
            cand --format 'Output format'
            cand --endpoint 'Send to this URL instead of the service''s own, which depends on the dialect'
            cand --api-key-file 'Read the API key from this file. It overrides the key in a request, which overrides MMSCTL_API_KEY'
            cand --timeout 'Give up on an HTTP request after this time, such as `30s` [default: 90s]'
            cand --ca-cert 'Also trust the certificates in this PEM file; repeatable'
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand -y 'Do not ask for confirmation'
            cand --yes 'Do not ask for confirmation'
            cand --dry-run 'Show what would be deleted, and delete nothing'
            cand --insecure-http 'Allow sending the key over plain http, where anyone in between can read it'
            cand --api-key-stdin 'Read the API key from standard input; it counts as `--api-key-file` does'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;templates;help'= {
            cand list 'List the templates, newest first'
            cand delete 'Permanently delete templates with their media'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mmsctl;templates;help;list'= {
        }
        &'mmsctl;templates;help;delete'= {
        }
        &'mmsctl;templates;help;help'= {
        }
        &'mmsctl;postback'= {
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List every postback code with its meaning and the forms of its postbacks'
            cand emit 'Print a postback as the service would send it'
            cand check 'Explain postbacks, and report what is wrong with them'
            cand trigger 'POST postbacks to an endpoint as the service does'
            cand listen 'Receive postbacks; print and check each as it arrives'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mmsctl;postback;list'= {
            cand --format 'Output format'
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;postback;emit'= {
            cand --dialect 'The dialect to write: `<mms-id>` or `<MMSID>`. By default classic for N003, E002 and E003, as they are documented, and current for the others'
            cand --sent-as 'How the message went out'
            cand --file 'A file of an incoming message; repeatable'
            cand --origin 'The origin: MMS_MT or MMS_MO'
            cand --status 'The delivery status, as in `Message Sent/Rejected`'
            cand --mms-id 'The saved message'
            cand --from 'The sender; for an incoming message, the subscriber'
            cand --to 'The recipient; for an incoming message, the short code'
            cand --keyword 'The first word of an incoming message'
            cand --tracking-id 'What links the postbacks of one message'
            cand --operator-id 'The operator; SPID in the classic dialect'
            cand --timestamp 'The time of the event'
            cand --handset 'The recipient''s device'
            cand --aggregator-id 'The aggregator, in the classic dialect'
            cand --audio-name 'The audio file that could not be encoded'
            cand --video-name 'The video that could not be encoded'
            cand --message-subject 'The subject of an incoming message'
            cand --status-details 'Details of the status, from the carrier or the service'
            cand --set 'Any field by its name in any dialect, with any value; repeatable'
            cand --seed 'The seed of sample values: the same number gives the same values'
            cand --now 'The time to take as now for sample values, such as `2014-06-07T07:27:29-05:00`'
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;postback;check'= {
            cand --format 'Output format'
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --no-ignore 'Include hidden files, and files that .gitignore or .ignore name, when searching folders'
            cand --strict 'Where the documentation contradicts itself, apply the stricter reading'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;postback;trigger'= {
            cand --to 'The endpoint''s URL'
            cand --delay 'The pause between postbacks, such as `2s`'
            cand --time-scale 'Multiply all waits by this: 0.01 turns 5 minutes into 3 seconds. Time limits never drop below 1 second'
            cand --retries 'How often to try again'
            cand --content-type 'The Content-Type to send, none if empty [default: text/xml; charset=utf-8]'
            cand --form-field 'Send it as this field of a form, such as `xml`, instead of raw'
            cand --header 'An additional header; repeatable'
            cand --format 'Output format'
            cand --dialect 'The dialect to write: `<mms-id>` or `<MMSID>`. By default classic for N003, E002 and E003, as they are documented, and current for the others'
            cand --sent-as 'How the message went out'
            cand --file 'A file of an incoming message; repeatable'
            cand --origin 'The origin: MMS_MT or MMS_MO'
            cand --status 'The delivery status, as in `Message Sent/Rejected`'
            cand --mms-id 'The saved message'
            cand --from 'The sender; for an incoming message, the subscriber'
            cand --keyword 'The first word of an incoming message'
            cand --tracking-id 'What links the postbacks of one message'
            cand --operator-id 'The operator; SPID in the classic dialect'
            cand --timestamp 'The time of the event'
            cand --handset 'The recipient''s device'
            cand --aggregator-id 'The aggregator, in the classic dialect'
            cand --audio-name 'The audio file that could not be encoded'
            cand --video-name 'The video that could not be encoded'
            cand --message-subject 'The subject of an incoming message'
            cand --status-details 'Details of the status, from the carrier or the service'
            cand --set 'Any field by its name in any dialect, with any value; repeatable'
            cand --seed 'The seed of sample values: the same number gives the same values'
            cand --now 'The time to take as now for sample values, such as `2014-06-07T07:27:29-05:00`'
            cand --timeout 'Give up on an HTTP request after this time, such as `30s` [default: 10s]'
            cand --ca-cert 'Also trust the certificates in this PEM file; repeatable'
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --conformance 'Test the endpoint instead: with every code in both dialects, with duplicates, and with postbacks that are out of order, unknown or broken'
            cand --duplicate 'Send each postback twice'
            cand --out-of-order 'Send the postbacks of a scenario in reverse'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;postback;listen'= {
            cand --port 'The port to listen on; 0 takes a free one, shown on standard error'
            cand --bind 'The address to listen on; by default one that other machines cannot reach'
            cand --answer 'The statuses to answer with, in turn; the last one repeats'
            cand --delay 'How long to wait before each answer, such as `2s`'
            cand --expect 'End when this has arrived, such as `N003` or `N003:mms-id=35674`; commas separate several fields, and a comma in a value is written `\,`. Repeatable: ends when all have arrived; one that is given twice must arrive twice. One that is refused, with any status but 200, does not count if the last status of `--answer` is 200'
            cand --timeout 'End after this time, such as `60s`'
            cand --count 'End after this many requests; it is a failure if `--timeout` ends first'
            cand --save 'Save the body of each postback in this folder, under names that sort by arrival. Requests that are refused are not saved'
            cand --max-body 'The largest body to accept'
            cand --format 'Output format'
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --once 'End after one request'
            cand --strict 'Where the documentation contradicts itself, apply the stricter reading'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;postback;help'= {
            cand list 'List every postback code with its meaning and the forms of its postbacks'
            cand emit 'Print a postback as the service would send it'
            cand check 'Explain postbacks, and report what is wrong with them'
            cand trigger 'POST postbacks to an endpoint as the service does'
            cand listen 'Receive postbacks; print and check each as it arrives'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mmsctl;postback;help;list'= {
        }
        &'mmsctl;postback;help;emit'= {
        }
        &'mmsctl;postback;help;check'= {
        }
        &'mmsctl;postback;help;trigger'= {
        }
        &'mmsctl;postback;help;listen'= {
        }
        &'mmsctl;postback;help;help'= {
        }
        &'mmsctl;explain'= {
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --list 'List every rule and code, under a heading for each kind'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;rules'= {
            cand --format 'Output format'
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;config'= {
            cand --format 'Output format'
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --set 'Show only what is set, not the defaults'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;schema'= {
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;cache'= {
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand path 'Print the cache''s folder'
            cand clear 'Remove everything in the cache'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mmsctl;cache;path'= {
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;cache;clear'= {
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;cache;help'= {
            cand path 'Print the cache''s folder'
            cand clear 'Remove everything in the cache'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mmsctl;cache;help;path'= {
        }
        &'mmsctl;cache;help;clear'= {
        }
        &'mmsctl;cache;help;help'= {
        }
        &'mmsctl;completions'= {
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;man'= {
            cand --color 'When to use colour; NO_COLOR is respected'
            cand --config 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above'
            cand --no-config 'Ignore configuration files, and MMSCTL_… variables that set flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;help'= {
            cand validate 'Check requests, responses and postbacks'
            cand build 'Compose a request from local media, by flags or a manifest, and print its XML'
            cand estimate 'Report how large a message gets, and how it arrives'
            cand profiles 'List and explain the limits that `estimate` compares with'
            cand fit 'Transcode video, audio, images and animated GIFs to fit a byte budget'
            cand convert 'Convert requests, responses and postbacks to another dialect'
            cand check-urls 'Fetch URLs as the service does, and report whether it could use them'
            cand send 'Send requests to the service and explain its answers'
            cand templates 'List and delete the templates stored at the service'
            cand postback 'Make, check, send and receive postbacks'
            cand explain 'Explain a rule, an API error code or a postback code'
            cand rules 'List what `validate` checks'
            cand config 'Show the effective configuration, and where each value comes from'
            cand schema 'Print the JSON Schema of a format that mmsctl reads or writes'
            cand cache 'Show where the results of earlier fits are cached, or remove them'
            cand completions 'Print completions for a shell'
            cand man 'Print a manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mmsctl;help;validate'= {
        }
        &'mmsctl;help;build'= {
        }
        &'mmsctl;help;estimate'= {
        }
        &'mmsctl;help;profiles'= {
        }
        &'mmsctl;help;fit'= {
        }
        &'mmsctl;help;convert'= {
        }
        &'mmsctl;help;check-urls'= {
        }
        &'mmsctl;help;send'= {
        }
        &'mmsctl;help;templates'= {
            cand list 'List the templates, newest first'
            cand delete 'Permanently delete templates with their media'
        }
        &'mmsctl;help;templates;list'= {
        }
        &'mmsctl;help;templates;delete'= {
        }
        &'mmsctl;help;postback'= {
            cand list 'List every postback code with its meaning and the forms of its postbacks'
            cand emit 'Print a postback as the service would send it'
            cand check 'Explain postbacks, and report what is wrong with them'
            cand trigger 'POST postbacks to an endpoint as the service does'
            cand listen 'Receive postbacks; print and check each as it arrives'
        }
        &'mmsctl;help;postback;list'= {
        }
        &'mmsctl;help;postback;emit'= {
        }
        &'mmsctl;help;postback;check'= {
        }
        &'mmsctl;help;postback;trigger'= {
        }
        &'mmsctl;help;postback;listen'= {
        }
        &'mmsctl;help;explain'= {
        }
        &'mmsctl;help;rules'= {
        }
        &'mmsctl;help;config'= {
        }
        &'mmsctl;help;schema'= {
        }
        &'mmsctl;help;cache'= {
            cand path 'Print the cache''s folder'
            cand clear 'Remove everything in the cache'
        }
        &'mmsctl;help;cache;path'= {
        }
        &'mmsctl;help;cache;clear'= {
        }
        &'mmsctl;help;completions'= {
        }
        &'mmsctl;help;man'= {
        }
        &'mmsctl;help;help'= {
        }
    ]
    $completions[$command]
}
