
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
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand build 'Compose a request from local media, from flags or a manifest, and print its XML'
            cand validate 'Check requests, responses and postbacks'
            cand estimate 'Say how large a message gets, and as what it arrives'
            cand profiles 'List and explain the limits that `estimate` compares with'
            cand fit 'Transcode video, audio, images and animated GIFs into a byte budget'
            cand transcode 'Transcode video, audio, images and animated GIFs into a byte budget'
            cand postback 'Make, check, send and receive postbacks'
            cand explain 'Explain a rule, an API error code or a postback code'
            cand rules 'List what `validate` checks'
            cand config 'Show what is configured, and where each value comes from'
            cand cache 'Show where results of earlier fits are kept, or remove them'
            cand completions 'Print a shell''s completions'
            cand man 'Print a manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mmsctl;build'= {
            cand --action 'What to ask for [default: save]'
            cand --slide 'Open a slide with these media: files, or http(s) URLs; none for text alone'
            cand --text 'The text of the slide opened last'
            cand --text-file 'A file with the text of the slide opened last'
            cand --duration 'How long the slide opened last is shown'
            cand --base-url 'The URL under which local media will be served'
            cand --dialect 'The names to write: <mms-id> or <MMSID> [default: current]'
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
            cand --disable-fallback-sms 'Whether to send no SMS instead: true or false'
            cand --disable-fallback-sms-link 'Whether to leave the link out of that SMS'
            cand --fallback-sms-link-expiration 'When that link expires, within 365 days'
            cand --client-reference 'Your own reference, at most 64 characters'
            cand --ddm-message-subject 'The subject of a device discovery message'
            cand --ddm-message-text 'The text of a device discovery message'
            cand --ddm-message-timeout 'How long to wait for device discovery'
            cand --ddm-force 'Whether to force device discovery'
            cand --custom-text 'A text that replaces that of a slide of the saved message; repeatable'
            cand --data 'A value for the merge tag {$name|default}; repeatable'
            cand -o 'Where to write the XML; `-` is standard output'
            cand --output 'Where to write the XML; `-` is standard output'
            cand --out-dir 'Copy the media into this folder, ready to upload, under names that are safe in a URL'
            cand --budget 'Most bytes of each result, or of a whole message, as in `600KB` or `740KiB`'
            cand --basis 'What the budget is the size of [default: raw for files, wire for messages]'
            cand --profile 'A limit by its name in `mmsctl profiles`; once for each of several'
            cand --carrier 'The limits of a carrier, such as att, t-mobile or verizon; once for each of several'
            cand --sender 'Only limits of this type of sender; once for each of several'
            cand --source 'Whose numbers of the carriers count; Sinch''s by default, and all others'' where Sinch publishes none'
            cand --weight 'Give a medium of a message so many times its share, as in `hero.jpg=2`; once for each of several'
            cand --trim 'Take only so much of a film or sound, as in `20s` or `1:30`'
            cand --start 'Begin so far into a film or sound'
            cand --handset 'Which handsets are to play it [default: modern]'
            cand --audio-as 'What sound becomes [default: mp3]'
            cand --gif-as 'What an animated GIF becomes [default: gif]'
            cand --background 'What is seen through transparent parts where JPEG has none [default: ffffff]'
            cand --max-fps 'Most frames a second of a film [default: 30]'
            cand --preset 'Time against quality, as x264 names it [default: slow]'
            cand --min-quality 'Refuse a result that looks less like its input than this (SSIM, from 0 to 1)'
            cand --jobs 'Files that are fitted at the same time [default: half the processors]'
            cand --timeout 'End a run of ffmpeg that takes longer, as in `10m`'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --hash-names 'Put a hash of the content into each copied file''s name'
            cand --with-api-key 'Write the key from MMSCTL_API_KEY instead of a placeholder'
            cand --fit 'Fit the media first, so that the whole message stays within `--budget` or the chosen limits'
            cand --all-carriers 'The limits of every carrier'
            cand --all-sources 'Everybody''s numbers of the carriers count'
            cand --no-audio 'Leave the sound of films out'
            cand --no-cache 'Encode anew what was encoded before, and keep nothing of it'
            cand --strict 'Take the sterner side where the documentation disagrees with itself'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;validate'= {
            cand --format 'How to show what is found on standard output [default: human]'
            cand --output 'Show it in this file too, as FORMAT=FILE; repeatable'
            cand --fail-on 'The least severity that makes the exit code 1 [default: error]'
            cand --error 'Make findings of a rule errors; repeatable, the last word counts'
            cand --warn 'Make findings of a rule warnings'
            cand --info 'Make findings of a rule infos'
            cand --allow 'Let findings of a rule stand, unreported'
            cand --baseline 'Count only findings that this file does not hold'
            cand --base-url 'The URL under which the files of `--media-dir` are served; once for each of several'
            cand --media-dir 'The folder that `--base-url` serves; inspected instead of the URLs'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --no-ignore 'Look in folders also at what .gitignore and .ignore name, and at hidden files'
            cand --strict 'Take the sterner side where the documentation disagrees with itself'
            cand --update-baseline 'Write this run''s findings to `--baseline`'
            cand --require-media 'Fail where a medium cannot be inspected'
            cand --no-ffprobe 'Do not run ffprobe; read headers only'
            cand -q 'Show only errors, and no summary'
            cand --quiet 'Show only errors, and no summary'
            cand -v 'Show infos with their frames too'
            cand --verbose 'Show infos with their frames too'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;estimate'= {
            cand --format 'How to show it'
            cand --sort 'The order of the messages; that of the inputs, if nothing is said'
            cand --fail-on 'The best outcome that makes the exit code 1; never, if nothing is said'
            cand --profile 'A limit by its name in `mmsctl profiles`; once for each of several'
            cand --carrier 'The limits of a carrier, such as att, t-mobile or verizon; once for each of several'
            cand --sender 'Only limits of this type of sender; once for each of several'
            cand --source 'Whose numbers of the carriers count; Sinch''s by default, and all others'' where Sinch publishes none'
            cand --write-mime 'Write the very message that was sized, as MIME; `-` is standard output, and nothing else goes there'
            cand --write-binary 'Write it in the binary form, as a handset retrieves it'
            cand --base-url 'The URL under which the files of `--media-dir` are served; once for each of several'
            cand --media-dir 'The folder that `--base-url` serves; inspected instead of the URLs'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --no-ignore 'Look in folders also at what .gitignore and .ignore name, and at hidden files'
            cand --all-carriers 'The limits of every carrier'
            cand --all-sources 'Everybody''s numbers of the carriers count'
            cand --no-fallback 'The account sends no SMS in the place of an MMS, as it is with Standard MMS'
            cand --require-media 'Fail where a medium cannot be inspected'
            cand --no-ffprobe 'Do not run ffprobe; read headers only'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;profiles'= {
            cand --carrier 'Only those of a carrier; once for each of several'
            cand --sender 'Only those of a type of sender; once for each of several'
            cand --source 'Only those that somebody published; once for each of several'
            cand --kind 'Only those of a kind; once for each of several'
            cand --format 'How to show them'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;fit'= {
            cand --budget 'Most bytes of each result, or of a whole message, as in `600KB` or `740KiB`'
            cand --basis 'What the budget is the size of [default: raw for files, wire for messages]'
            cand --profile 'A limit by its name in `mmsctl profiles`; once for each of several'
            cand --carrier 'The limits of a carrier, such as att, t-mobile or verizon; once for each of several'
            cand --sender 'Only limits of this type of sender; once for each of several'
            cand --source 'Whose numbers of the carriers count; Sinch''s by default, and all others'' where Sinch publishes none'
            cand --weight 'Give a medium of a message so many times its share, as in `hero.jpg=2`; once for each of several'
            cand --trim 'Take only so much of a film or sound, as in `20s` or `1:30`'
            cand --start 'Begin so far into a film or sound'
            cand --handset 'Which handsets are to play it [default: modern]'
            cand --audio-as 'What sound becomes [default: mp3]'
            cand --gif-as 'What an animated GIF becomes [default: gif]'
            cand --background 'What is seen through transparent parts where JPEG has none [default: ffffff]'
            cand --max-fps 'Most frames a second of a film [default: 30]'
            cand --preset 'Time against quality, as x264 names it [default: slow]'
            cand --min-quality 'Refuse a result that looks less like its input than this (SSIM, from 0 to 1)'
            cand --jobs 'Files that are fitted at the same time [default: half the processors]'
            cand --timeout 'End a run of ffmpeg that takes longer, as in `10m`'
            cand -o 'Where to write the result of a single input'
            cand --output 'Where to write the result of a single input'
            cand --out-dir 'The folder to write results into; without it they appear beside their inputs as `NAME-fit`'
            cand --report 'Write a page with frames before and after, complete in one file'
            cand --format 'How to show results'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --all-carriers 'The limits of every carrier'
            cand --all-sources 'Everybody''s numbers of the carriers count'
            cand --no-audio 'Leave the sound of films out'
            cand --no-cache 'Encode anew what was encoded before, and keep nothing of it'
            cand --dry-run 'Say what would be done, with the exact command lines, and do nothing'
            cand -q 'Show no progress'
            cand --quiet 'Show no progress'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;transcode'= {
            cand --budget 'Most bytes of each result, or of a whole message, as in `600KB` or `740KiB`'
            cand --basis 'What the budget is the size of [default: raw for files, wire for messages]'
            cand --profile 'A limit by its name in `mmsctl profiles`; once for each of several'
            cand --carrier 'The limits of a carrier, such as att, t-mobile or verizon; once for each of several'
            cand --sender 'Only limits of this type of sender; once for each of several'
            cand --source 'Whose numbers of the carriers count; Sinch''s by default, and all others'' where Sinch publishes none'
            cand --weight 'Give a medium of a message so many times its share, as in `hero.jpg=2`; once for each of several'
            cand --trim 'Take only so much of a film or sound, as in `20s` or `1:30`'
            cand --start 'Begin so far into a film or sound'
            cand --handset 'Which handsets are to play it [default: modern]'
            cand --audio-as 'What sound becomes [default: mp3]'
            cand --gif-as 'What an animated GIF becomes [default: gif]'
            cand --background 'What is seen through transparent parts where JPEG has none [default: ffffff]'
            cand --max-fps 'Most frames a second of a film [default: 30]'
            cand --preset 'Time against quality, as x264 names it [default: slow]'
            cand --min-quality 'Refuse a result that looks less like its input than this (SSIM, from 0 to 1)'
            cand --jobs 'Files that are fitted at the same time [default: half the processors]'
            cand --timeout 'End a run of ffmpeg that takes longer, as in `10m`'
            cand -o 'Where to write the result of a single input'
            cand --output 'Where to write the result of a single input'
            cand --out-dir 'The folder to write results into; without it they appear beside their inputs as `NAME-fit`'
            cand --report 'Write a page with frames before and after, complete in one file'
            cand --format 'How to show results'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --all-carriers 'The limits of every carrier'
            cand --all-sources 'Everybody''s numbers of the carriers count'
            cand --no-audio 'Leave the sound of films out'
            cand --no-cache 'Encode anew what was encoded before, and keep nothing of it'
            cand --dry-run 'Say what would be done, with the exact command lines, and do nothing'
            cand -q 'Show no progress'
            cand --quiet 'Show no progress'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;postback'= {
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List every postback code with its meaning and the forms of its postbacks'
            cand emit 'Print a postback as the service would send it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mmsctl;postback;list'= {
            cand --format 'How to show it'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;postback;emit'= {
            cand --dialect 'The names to write: <mms-id> or <MMSID>. By default classic for N003, E002 and E003, as they are documented, and current for the others'
            cand --sent-as 'What the message went as: itself, or an SMS with a link'
            cand --file 'A file of an incoming message; repeatable'
            cand --origin 'Where it comes from: MMS_MT or MMS_MO'
            cand --status 'The delivery status, as in `Message Sent/Rejected`'
            cand --mms-id 'The saved message'
            cand --from 'The sender; of an incoming message the subscriber'
            cand --to 'The recipient; of an incoming message the short code'
            cand --keyword 'The first word of an incoming message'
            cand --tracking-id 'What links the postbacks of one message'
            cand --operator-id 'The operator; SPID in the classic dialect'
            cand --timestamp 'When it happened'
            cand --handset 'The recipient''s device'
            cand --aggregator-id 'The aggregator, in the classic dialect'
            cand --audio-name 'The audio file that could not be encoded'
            cand --video-name 'The video that could not be encoded'
            cand --message-subject 'The subject of an incoming message'
            cand --status-details 'What the carrier or the service says of the status'
            cand --set 'Any field by its name in any dialect; repeatable'
            cand --seed 'What made-up values are drawn from: the same number, the same values'
            cand --now 'The time that it happens, instead of now, such as `2014-06-07T07:27:29-05:00`'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;postback;help'= {
            cand list 'List every postback code with its meaning and the forms of its postbacks'
            cand emit 'Print a postback as the service would send it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mmsctl;postback;help;list'= {
        }
        &'mmsctl;postback;help;emit'= {
        }
        &'mmsctl;postback;help;help'= {
        }
        &'mmsctl;explain'= {
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --list 'List every rule and code, a line each'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;rules'= {
            cand --format 'How to show it'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;config'= {
            cand --format 'How to show it'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --set 'Show only what is set, not the defaults'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;cache'= {
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand path 'Print where it is'
            cand clear 'Remove all results'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mmsctl;cache;path'= {
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;cache;clear'= {
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;cache;help'= {
            cand path 'Print where it is'
            cand clear 'Remove all results'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mmsctl;cache;help;path'= {
        }
        &'mmsctl;cache;help;clear'= {
        }
        &'mmsctl;cache;help;help'= {
        }
        &'mmsctl;completions'= {
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;man'= {
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;help'= {
            cand build 'Compose a request from local media, from flags or a manifest, and print its XML'
            cand validate 'Check requests, responses and postbacks'
            cand estimate 'Say how large a message gets, and as what it arrives'
            cand profiles 'List and explain the limits that `estimate` compares with'
            cand fit 'Transcode video, audio, images and animated GIFs into a byte budget'
            cand postback 'Make, check, send and receive postbacks'
            cand explain 'Explain a rule, an API error code or a postback code'
            cand rules 'List what `validate` checks'
            cand config 'Show what is configured, and where each value comes from'
            cand cache 'Show where results of earlier fits are kept, or remove them'
            cand completions 'Print a shell''s completions'
            cand man 'Print a manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mmsctl;help;build'= {
        }
        &'mmsctl;help;validate'= {
        }
        &'mmsctl;help;estimate'= {
        }
        &'mmsctl;help;profiles'= {
        }
        &'mmsctl;help;fit'= {
        }
        &'mmsctl;help;postback'= {
            cand list 'List every postback code with its meaning and the forms of its postbacks'
            cand emit 'Print a postback as the service would send it'
        }
        &'mmsctl;help;postback;list'= {
        }
        &'mmsctl;help;postback;emit'= {
        }
        &'mmsctl;help;explain'= {
        }
        &'mmsctl;help;rules'= {
        }
        &'mmsctl;help;config'= {
        }
        &'mmsctl;help;cache'= {
            cand path 'Print where it is'
            cand clear 'Remove all results'
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
