
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
            cand convert 'Write requests, responses and postbacks in another dialect'
            cand estimate 'Say how large a message gets, and as what it arrives'
            cand profiles 'List and explain the limits that `estimate` compares with'
            cand fit 'Transcode video, audio, images and animated GIFs into a byte budget'
            cand transcode 'Transcode video, audio, images and animated GIFs into a byte budget'
            cand postback 'Make, check, send and receive postbacks'
            cand check-urls 'Fetch URLs as the service does, and say whether it could use what comes'
            cand send 'Send requests to the service and explain its answers'
            cand templates 'List and delete the templates that the service holds'
            cand explain 'Explain a rule, an API error code or a postback code'
            cand rules 'List what `validate` checks'
            cand config 'Show what is configured, and where each value comes from'
            cand schema 'Print the JSON Schema of something that mmsctl reads or writes'
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
            cand --background 'What is seen through transparent parts where JPEG and films have none [default: ffffff]'
            cand --canvas 'The largest picture, short side and long side [default: 1080x1920 in messages and for carriers and profiles, else as many pixels as look best]'
            cand --max-fps 'Most frames a second of a film [default: 30]'
            cand --preset 'Time against quality, as x264 names it [default: slow]'
            cand --min-quality 'Refuse a result that looks less like its input than this (SSIM, from 0 to 1)'
            cand --jobs 'Files, or media of a message, that are fitted at the same time [default: half the processors]'
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
            cand --max-bytes 'Read at most this much of a medium, as in `20MB` [default: 64MB]'
            cand --retries 'How often a connection that does not come to be is tried again [default: 2]'
            cand --timeout 'Longest time of one exchange, as in `30s` [default: 90s with the service, 30s with a media server, 10s with an endpoint of postbacks]'
            cand --ca-cert 'Trust the certificates in this PEM file besides the system''s; once for each of several'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --no-ignore 'Look in folders also at what .gitignore and .ignore name, and at hidden files'
            cand --strict 'Take the sterner side where the documentation disagrees with itself'
            cand --update-baseline 'Write this run''s findings to `--baseline`'
            cand --require-media 'Fail where a medium cannot be inspected'
            cand --no-ffprobe 'Do not run ffprobe; read headers only'
            cand --fix 'Mend what can be mended safely, in the files; the mended document of standard input goes to standard output, and what is left to say of it to standard error'
            cand --diff 'Print as a diff what `--fix` would change, and change nothing; the exit code is 1 where there is something. Keys are masked in it'
            cand --unsafe-fixes 'With `--fix` or `--diff`, also mend by guesses that a person should read afterwards'
            cand --with-api-key 'With `--fix`, do not mask the API key of a document that goes to standard output'
            cand --online 'Fetch the media from their URLs as the service does, and judge how they are served'
            cand --allow-private 'Contact hosts that the service cannot reach, too: this machine, private networks, names for examples'
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
        &'mmsctl;convert'= {
            cand --to 'The dialect to write'
            cand -o 'Where to write the one document; `-`, the default, is standard output, where its API key is masked'
            cand --output 'Where to write the one document; `-`, the default, is standard output, where its API key is masked'
            cand --out-dir 'Write the documents into this folder, under their own names'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --allow-loss 'Convert a document all the same where something of it is lost. Without this, what would be lost is listed, the document is not written and the exit code is 1'
            cand --no-ignore 'Look in folders also at what .gitignore and .ignore name, and at hidden files'
            cand --write 'Write the documents in the place of the ones that were read'
            cand --with-api-key 'Do not mask the API key of a document that goes to standard output; in files it is never masked'
            cand -q 'Leave out what is only said otherwise'
            cand --quiet 'Leave out what is only said otherwise'
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
            cand --max-bytes 'Read at most this much of a medium, as in `20MB` [default: 64MB]'
            cand --retries 'How often a connection that does not come to be is tried again [default: 2]'
            cand --timeout 'Longest time of one exchange, as in `30s` [default: 90s with the service, 30s with a media server, 10s with an endpoint of postbacks]'
            cand --ca-cert 'Trust the certificates in this PEM file besides the system''s; once for each of several'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --no-ignore 'Look in folders also at what .gitignore and .ignore name, and at hidden files'
            cand --all-carriers 'The limits of every carrier'
            cand --all-sources 'Everybody''s numbers of the carriers count'
            cand --no-fallback 'The account sends no SMS in the place of an MMS, as it is with Standard MMS'
            cand --require-media 'Fail where a medium cannot be inspected'
            cand --no-ffprobe 'Do not run ffprobe; read headers only'
            cand --online 'Fetch as much of the media from their URLs as tells their size and kind'
            cand --allow-private 'Contact hosts that the service cannot reach, too: this machine, private networks, names for examples'
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
            cand --background 'What is seen through transparent parts where JPEG and films have none [default: ffffff]'
            cand --canvas 'The largest picture, short side and long side [default: 1080x1920 in messages and for carriers and profiles, else as many pixels as look best]'
            cand --max-fps 'Most frames a second of a film [default: 30]'
            cand --preset 'Time against quality, as x264 names it [default: slow]'
            cand --min-quality 'Refuse a result that looks less like its input than this (SSIM, from 0 to 1)'
            cand --jobs 'Files, or media of a message, that are fitted at the same time [default: half the processors]'
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
            cand --background 'What is seen through transparent parts where JPEG and films have none [default: ffffff]'
            cand --canvas 'The largest picture, short side and long side [default: 1080x1920 in messages and for carriers and profiles, else as many pixels as look best]'
            cand --max-fps 'Most frames a second of a film [default: 30]'
            cand --preset 'Time against quality, as x264 names it [default: slow]'
            cand --min-quality 'Refuse a result that looks less like its input than this (SSIM, from 0 to 1)'
            cand --jobs 'Files, or media of a message, that are fitted at the same time [default: half the processors]'
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
            cand check 'Say what postbacks tell, and what is wrong with them'
            cand trigger 'POST postbacks to an endpoint as the service does'
            cand listen 'Receive postbacks, print each as it comes, and check it'
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
            cand --dialect 'The names to write: `<mms-id>` or `<MMSID>`. By default classic for N003, E002 and E003, as they are documented, and current for the others'
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
        &'mmsctl;postback;check'= {
            cand --format 'How to show it [default: human]'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --strict 'Take the sterner side where the documentation disagrees with itself'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;postback;trigger'= {
            cand --to 'Where to send it'
            cand --delay 'From one postback to the next, such as `2s`'
            cand --time-scale 'All times times this: 0.01 makes the 5 minutes 3 seconds. A time limit stays at least 1 second'
            cand --retries 'How often to try again [default: 5]'
            cand --content-type 'The content type, none if empty [default: text/xml; charset=utf-8]'
            cand --form-field 'Send it in this field of a form, such as `xml`, instead of raw'
            cand --header 'A header; repeatable'
            cand --format 'How to report [default: human]'
            cand --dialect 'The names to write: `<mms-id>` or `<MMSID>`. By default classic for N003, E002 and E003, as they are documented, and current for the others'
            cand --sent-as 'What the message went as: itself, or an SMS with a link'
            cand --file 'A file of an incoming message; repeatable'
            cand --origin 'Where it comes from: MMS_MT or MMS_MO'
            cand --status 'The delivery status, as in `Message Sent/Rejected`'
            cand --mms-id 'The saved message'
            cand --from 'The sender; of an incoming message the subscriber'
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
            cand --timeout 'Longest time of one exchange, as in `30s` [default: 90s with the service, 30s with a media server, 10s with an endpoint of postbacks]'
            cand --ca-cert 'Trust the certificates in this PEM file besides the system''s; once for each of several'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --conformance 'Try the endpoint instead: every code in both spellings, twice, out of order, unknown and broken'
            cand --duplicate 'Send each postback twice'
            cand --out-of-order 'Send the postbacks of a scenario in reverse'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;postback;listen'= {
            cand --port 'The port [default: 8080]; 0 takes a free one, which is said on standard error'
            cand --bind 'The address [default: 127.0.0.1, which other machines do not reach]'
            cand --answer 'The statuses to answer with, one after the other; the last one stays [default: 200]'
            cand --delay 'How long to wait before each answer, such as `2s`'
            cand --expect 'End when this has come, such as `N003` or `N003:mms-id=35674`; several fields are set apart by commas, and a comma in a value is written `\,`. Repeatable: then all of them'
            cand --timeout 'End after this time, such as `60s`'
            cand --count 'End after so many requests; fewer by the end of `--timeout` are a failure'
            cand --save 'Save each body in this folder, under a name that sorts'
            cand --max-body 'The largest body that is taken in [default: 1MB]'
            cand --format 'How to print them [default: human]'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --once 'End after one request'
            cand --strict 'Take the sterner side where the documentation disagrees with itself'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;postback;help'= {
            cand list 'List every postback code with its meaning and the forms of its postbacks'
            cand emit 'Print a postback as the service would send it'
            cand check 'Say what postbacks tell, and what is wrong with them'
            cand trigger 'POST postbacks to an endpoint as the service does'
            cand listen 'Receive postbacks, print each as it comes, and check it'
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
        &'mmsctl;check-urls'= {
            cand --as 'The element that the URLs would stand in; by default the one that fits each file'
            cand --format 'How to show what is found [default: human]'
            cand --max-bytes 'Read at most this much of a medium, as in `20MB` [default: 64MB]'
            cand --retries 'How often a connection that does not come to be is tried again [default: 2]'
            cand --timeout 'Longest time of one exchange, as in `30s` [default: 90s with the service, 30s with a media server, 10s with an endpoint of postbacks]'
            cand --ca-cert 'Trust the certificates in this PEM file besides the system''s; once for each of several'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --strict 'Take the sterner side where the documentation disagrees with itself'
            cand --allow-private 'Contact hosts that the service cannot reach, too: this machine, private networks, names for examples'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;send'= {
            cand --format 'How to show what came of it [default: human]'
            cand --rate 'Send at most so many requests per second, as in `5`, or `90/m`'
            cand --journal 'Write down in this file what is sent, before and after, and send nothing twice'
            cand --wait 'Wait until what saveMMS stored is encoded, but no longer than this [default: 10m]'
            cand --callback-port 'The port to which the account''s callback URL leads; 0 takes a free one'
            cand --callback-bind 'The address to listen on [default: 127.0.0.1, which other machines do not reach]'
            cand --endpoint 'Send to this URL instead of the service''s for the request''s dialect'
            cand --api-key-file 'Take the API key from this file; it replaces one that a request holds. MMSCTL_API_KEY does not: it stands in where a request holds none'
            cand --timeout 'Longest time of one exchange, as in `30s` [default: 90s with the service, 30s with a media server, 10s with an endpoint of postbacks]'
            cand --ca-cert 'Trust the certificates in this PEM file besides the system''s; once for each of several'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --dry-run 'Show what would be sent, with the key hidden, and send nothing'
            cand --no-check 'Send without checking first'
            cand --strict 'Take the sterner side where the documentation disagrees with itself'
            cand --resume 'Go on where the journal ends'
            cand --retry-refused 'Send again what the journal knows as refused'
            cand --retry-unknown 'Send again what the journal knows as unknown. It may go out twice: look first whether it went out'
            cand --insecure-http 'Send the key over http, where everybody on the way can read it'
            cand --api-key-stdin 'Take the API key from standard input; it replaces one that a request holds'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;templates'= {
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List the templates, the newest first'
            cand delete 'Delete templates, with their media, for good'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mmsctl;templates;list'= {
            cand --since 'Only those newer than this: a day, such as `2024-03-01`, or a time with its offset'
            cand --page 'Only this page, from 1; all without'
            cand --items-per-page 'How many templates the service puts on a page [default: 100]'
            cand --dialect 'The names to write: `<mms-id>` or `<MMSID>` [default: current]'
            cand --format 'How to show them [default: human]'
            cand --endpoint 'Send to this URL instead of the service''s for the request''s dialect'
            cand --api-key-file 'Take the API key from this file; it replaces one that a request holds. MMSCTL_API_KEY does not: it stands in where a request holds none'
            cand --timeout 'Longest time of one exchange, as in `30s` [default: 90s with the service, 30s with a media server, 10s with an endpoint of postbacks]'
            cand --ca-cert 'Trust the certificates in this PEM file besides the system''s; once for each of several'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand --insecure-http 'Send the key over http, where everybody on the way can read it'
            cand --api-key-stdin 'Take the API key from standard input; it replaces one that a request holds'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;templates;delete'= {
            cand --dialect 'The names to write: `<mms-id>` or `<MMSID>` [default: current]'
            cand --format 'How to show what came of it [default: human]'
            cand --endpoint 'Send to this URL instead of the service''s for the request''s dialect'
            cand --api-key-file 'Take the API key from this file; it replaces one that a request holds. MMSCTL_API_KEY does not: it stands in where a request holds none'
            cand --timeout 'Longest time of one exchange, as in `30s` [default: 90s with the service, 30s with a media server, 10s with an endpoint of postbacks]'
            cand --ca-cert 'Trust the certificates in this PEM file besides the system''s; once for each of several'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand --dry-run 'Say what would be deleted, and delete nothing'
            cand --insecure-http 'Send the key over http, where everybody on the way can read it'
            cand --api-key-stdin 'Take the API key from standard input; it replaces one that a request holds'
            cand --no-config 'Read no configuration, and no MMSCTL_… variables that stand for flags'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;templates;help'= {
            cand list 'List the templates, the newest first'
            cand delete 'Delete templates, with their media, for good'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mmsctl;templates;help;list'= {
        }
        &'mmsctl;templates;help;delete'= {
        }
        &'mmsctl;templates;help;help'= {
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
        &'mmsctl;schema'= {
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --config 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory'
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
            cand convert 'Write requests, responses and postbacks in another dialect'
            cand estimate 'Say how large a message gets, and as what it arrives'
            cand profiles 'List and explain the limits that `estimate` compares with'
            cand fit 'Transcode video, audio, images and animated GIFs into a byte budget'
            cand postback 'Make, check, send and receive postbacks'
            cand check-urls 'Fetch URLs as the service does, and say whether it could use what comes'
            cand send 'Send requests to the service and explain its answers'
            cand templates 'List and delete the templates that the service holds'
            cand explain 'Explain a rule, an API error code or a postback code'
            cand rules 'List what `validate` checks'
            cand config 'Show what is configured, and where each value comes from'
            cand schema 'Print the JSON Schema of something that mmsctl reads or writes'
            cand cache 'Show where results of earlier fits are kept, or remove them'
            cand completions 'Print a shell''s completions'
            cand man 'Print a manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mmsctl;help;build'= {
        }
        &'mmsctl;help;validate'= {
        }
        &'mmsctl;help;convert'= {
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
            cand check 'Say what postbacks tell, and what is wrong with them'
            cand trigger 'POST postbacks to an endpoint as the service does'
            cand listen 'Receive postbacks, print each as it comes, and check it'
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
        &'mmsctl;help;check-urls'= {
        }
        &'mmsctl;help;send'= {
        }
        &'mmsctl;help;templates'= {
            cand list 'List the templates, the newest first'
            cand delete 'Delete templates, with their media, for good'
        }
        &'mmsctl;help;templates;list'= {
        }
        &'mmsctl;help;templates;delete'= {
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
