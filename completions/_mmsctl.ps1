
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'mmsctl' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'mmsctl'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'mmsctl' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('build', 'build', [CompletionResultType]::ParameterValue, 'Compose a request from local media, from flags or a manifest, and print its XML')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check requests, responses and postbacks')
            [CompletionResult]::new('convert', 'convert', [CompletionResultType]::ParameterValue, 'Write requests, responses and postbacks in another dialect')
            [CompletionResult]::new('estimate', 'estimate', [CompletionResultType]::ParameterValue, 'Say how large a message gets, and as what it arrives')
            [CompletionResult]::new('profiles', 'profiles', [CompletionResultType]::ParameterValue, 'List and explain the limits that `estimate` compares with')
            [CompletionResult]::new('fit', 'fit', [CompletionResultType]::ParameterValue, 'Transcode video, audio, images and animated GIFs into a byte budget')
            [CompletionResult]::new('transcode', 'transcode', [CompletionResultType]::ParameterValue, 'Transcode video, audio, images and animated GIFs into a byte budget')
            [CompletionResult]::new('postback', 'postback', [CompletionResultType]::ParameterValue, 'Make, check, send and receive postbacks')
            [CompletionResult]::new('check-urls', 'check-urls', [CompletionResultType]::ParameterValue, 'Fetch URLs as the service does, and say whether it could use what comes')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Send requests to the service and explain its answers')
            [CompletionResult]::new('templates', 'templates', [CompletionResultType]::ParameterValue, 'List and delete the templates that the service holds')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain a rule, an API error code or a postback code')
            [CompletionResult]::new('rules', 'rules', [CompletionResultType]::ParameterValue, 'List what `validate` checks')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show what is configured, and where each value comes from')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of something that mmsctl reads or writes')
            [CompletionResult]::new('cache', 'cache', [CompletionResultType]::ParameterValue, 'Show where results of earlier fits are kept, or remove them')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a shell''s completions')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print a manual page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mmsctl;build' {
            [CompletionResult]::new('--action', '--action', [CompletionResultType]::ParameterName, 'What to ask for [default: save]')
            [CompletionResult]::new('--slide', '--slide', [CompletionResultType]::ParameterName, 'Open a slide with these media: files, or http(s) URLs; none for text alone')
            [CompletionResult]::new('--text', '--text', [CompletionResultType]::ParameterName, 'The text of the slide opened last')
            [CompletionResult]::new('--text-file', '--text-file', [CompletionResultType]::ParameterName, 'A file with the text of the slide opened last')
            [CompletionResult]::new('--duration', '--duration', [CompletionResultType]::ParameterName, 'How long the slide opened last is shown')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'The URL under which local media will be served')
            [CompletionResult]::new('--dialect', '--dialect', [CompletionResultType]::ParameterName, 'The names to write: <mms-id> or <MMSID> [default: current]')
            [CompletionResult]::new('--subject', '--subject', [CompletionResultType]::ParameterName, 'The subject, at most 80 characters')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'The name that the template gets in the account')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The recipient: digits, country code first')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'The sender: a short code or number of the account')
            [CompletionResult]::new('--from-mask', '--from-mask', [CompletionResultType]::ParameterName, 'An alphanumeric sender, outside the US')
            [CompletionResult]::new('--operator-id', '--operator-id', [CompletionResultType]::ParameterName, 'The recipient''s operator, if it is known')
            [CompletionResult]::new('--service-id', '--service-id', [CompletionResultType]::ParameterName, 'The service that is billed, such as 28444mms')
            [CompletionResult]::new('--campaign-ref', '--campaign-ref', [CompletionResultType]::ParameterName, 'The campaign that is checked (classic dialect)')
            [CompletionResult]::new('--mms-id', '--mms-id', [CompletionResultType]::ParameterName, 'The saved message to send')
            [CompletionResult]::new('--custom-subject', '--custom-subject', [CompletionResultType]::ParameterName, 'A subject that replaces the saved message''s')
            [CompletionResult]::new('--fallback-sms-text', '--fallback-sms-text', [CompletionResultType]::ParameterName, 'The text of the SMS that is sent where the MMS cannot be')
            [CompletionResult]::new('--disable-fallback-sms', '--disable-fallback-sms', [CompletionResultType]::ParameterName, 'Whether to send no SMS instead: true or false')
            [CompletionResult]::new('--disable-fallback-sms-link', '--disable-fallback-sms-link', [CompletionResultType]::ParameterName, 'Whether to leave the link out of that SMS')
            [CompletionResult]::new('--fallback-sms-link-expiration', '--fallback-sms-link-expiration', [CompletionResultType]::ParameterName, 'When that link expires, within 365 days')
            [CompletionResult]::new('--client-reference', '--client-reference', [CompletionResultType]::ParameterName, 'Your own reference, at most 64 characters')
            [CompletionResult]::new('--ddm-message-subject', '--ddm-message-subject', [CompletionResultType]::ParameterName, 'The subject of a device discovery message')
            [CompletionResult]::new('--ddm-message-text', '--ddm-message-text', [CompletionResultType]::ParameterName, 'The text of a device discovery message')
            [CompletionResult]::new('--ddm-message-timeout', '--ddm-message-timeout', [CompletionResultType]::ParameterName, 'How long to wait for device discovery')
            [CompletionResult]::new('--ddm-force', '--ddm-force', [CompletionResultType]::ParameterName, 'Whether to force device discovery')
            [CompletionResult]::new('--custom-text', '--custom-text', [CompletionResultType]::ParameterName, 'A text that replaces that of a slide of the saved message; repeatable')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'A value for the merge tag {$name|default}; repeatable')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Where to write the XML; `-` is standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Where to write the XML; `-` is standard output')
            [CompletionResult]::new('--out-dir', '--out-dir', [CompletionResultType]::ParameterName, 'Copy the media into this folder, ready to upload, under names that are safe in a URL')
            [CompletionResult]::new('--budget', '--budget', [CompletionResultType]::ParameterName, 'Most bytes of each result, or of a whole message, as in `600KB` or `740KiB`')
            [CompletionResult]::new('--basis', '--basis', [CompletionResultType]::ParameterName, 'What the budget is the size of [default: raw for files, wire for messages]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'A limit by its name in `mmsctl profiles`; once for each of several')
            [CompletionResult]::new('--carrier', '--carrier', [CompletionResultType]::ParameterName, 'The limits of a carrier, such as att, t-mobile or verizon; once for each of several')
            [CompletionResult]::new('--sender', '--sender', [CompletionResultType]::ParameterName, 'Only limits of this type of sender; once for each of several')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Whose numbers of the carriers count; Sinch''s by default, and all others'' where Sinch publishes none')
            [CompletionResult]::new('--weight', '--weight', [CompletionResultType]::ParameterName, 'Give a medium of a message so many times its share, as in `hero.jpg=2`; once for each of several')
            [CompletionResult]::new('--trim', '--trim', [CompletionResultType]::ParameterName, 'Take only so much of a film or sound, as in `20s` or `1:30`')
            [CompletionResult]::new('--start', '--start', [CompletionResultType]::ParameterName, 'Begin so far into a film or sound')
            [CompletionResult]::new('--handset', '--handset', [CompletionResultType]::ParameterName, 'Which handsets are to play it [default: modern]')
            [CompletionResult]::new('--audio-as', '--audio-as', [CompletionResultType]::ParameterName, 'What sound becomes [default: mp3]')
            [CompletionResult]::new('--gif-as', '--gif-as', [CompletionResultType]::ParameterName, 'What an animated GIF becomes [default: gif]')
            [CompletionResult]::new('--background', '--background', [CompletionResultType]::ParameterName, 'What is seen through transparent parts where JPEG and films have none [default: ffffff]')
            [CompletionResult]::new('--canvas', '--canvas', [CompletionResultType]::ParameterName, 'The largest picture, short side and long side [default: 1080x1920 in messages and for carriers and profiles, else as many pixels as look best]')
            [CompletionResult]::new('--max-fps', '--max-fps', [CompletionResultType]::ParameterName, 'Most frames a second of a film [default: 30]')
            [CompletionResult]::new('--preset', '--preset', [CompletionResultType]::ParameterName, 'Time against quality, as x264 names it [default: slow]')
            [CompletionResult]::new('--min-quality', '--min-quality', [CompletionResultType]::ParameterName, 'Refuse a result that looks less like its input than this (SSIM, from 0 to 1)')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Files, or media of a message, that are fitted at the same time [default: half the processors]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'End a run of ffmpeg that takes longer, as in `10m`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--hash-names', '--hash-names', [CompletionResultType]::ParameterName, 'Put a hash of the content into each copied file''s name')
            [CompletionResult]::new('--with-api-key', '--with-api-key', [CompletionResultType]::ParameterName, 'Write the key from MMSCTL_API_KEY instead of a placeholder')
            [CompletionResult]::new('--fit', '--fit', [CompletionResultType]::ParameterName, 'Fit the media first, so that the whole message stays within `--budget` or the chosen limits')
            [CompletionResult]::new('--all-carriers', '--all-carriers', [CompletionResultType]::ParameterName, 'The limits of every carrier')
            [CompletionResult]::new('--all-sources', '--all-sources', [CompletionResultType]::ParameterName, 'Everybody''s numbers of the carriers count')
            [CompletionResult]::new('--no-audio', '--no-audio', [CompletionResultType]::ParameterName, 'Leave the sound of films out')
            [CompletionResult]::new('--no-cache', '--no-cache', [CompletionResultType]::ParameterName, 'Encode anew what was encoded before, and keep nothing of it')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Take the sterner side where the documentation disagrees with itself')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;validate' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to show what is found on standard output [default: human]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Show it in this file too, as FORMAT=FILE; repeatable')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'The least severity that makes the exit code 1 [default: error]')
            [CompletionResult]::new('--error', '--error', [CompletionResultType]::ParameterName, 'Make findings of a rule errors; repeatable, the last word counts')
            [CompletionResult]::new('--warn', '--warn', [CompletionResultType]::ParameterName, 'Make findings of a rule warnings')
            [CompletionResult]::new('--info', '--info', [CompletionResultType]::ParameterName, 'Make findings of a rule infos')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Let findings of a rule stand, unreported')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Count only findings that this file does not hold')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'The URL under which the files of `--media-dir` are served; once for each of several')
            [CompletionResult]::new('--media-dir', '--media-dir', [CompletionResultType]::ParameterName, 'The folder that `--base-url` serves; inspected instead of the URLs')
            [CompletionResult]::new('--max-bytes', '--max-bytes', [CompletionResultType]::ParameterName, 'Read at most this much of a medium, as in `20MB` [default: 64MB]')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often a connection that does not come to be is tried again [default: 2]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest time of one exchange, as in `30s` [default: 90s with the service, 30s with a media server, 10s with an endpoint of postbacks]')
            [CompletionResult]::new('--ca-cert', '--ca-cert', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file besides the system''s; once for each of several')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Look in folders also at what .gitignore and .ignore name, and at hidden files')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Take the sterner side where the documentation disagrees with itself')
            [CompletionResult]::new('--update-baseline', '--update-baseline', [CompletionResultType]::ParameterName, 'Write this run''s findings to `--baseline`')
            [CompletionResult]::new('--require-media', '--require-media', [CompletionResultType]::ParameterName, 'Fail where a medium cannot be inspected')
            [CompletionResult]::new('--no-ffprobe', '--no-ffprobe', [CompletionResultType]::ParameterName, 'Do not run ffprobe; read headers only')
            [CompletionResult]::new('--fix', '--fix', [CompletionResultType]::ParameterName, 'Mend what can be mended safely, in the files; the mended document of standard input goes to standard output, and what is left to say of it to standard error')
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Print as a diff what `--fix` would change, and change nothing; the exit code is 1 where there is something. Keys are masked in it')
            [CompletionResult]::new('--unsafe-fixes', '--unsafe-fixes', [CompletionResultType]::ParameterName, 'With `--fix` or `--diff`, also mend by guesses that a person should read afterwards')
            [CompletionResult]::new('--with-api-key', '--with-api-key', [CompletionResultType]::ParameterName, 'With `--fix`, do not mask the API key of a document that goes to standard output')
            [CompletionResult]::new('--online', '--online', [CompletionResultType]::ParameterName, 'Fetch the media from their URLs as the service does, and judge how they are served')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Contact hosts that the service cannot reach, too: this machine, private networks, names for examples')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show only errors, and no summary')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show only errors, and no summary')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show infos with their frames too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show infos with their frames too')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;convert' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The dialect to write')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Where to write the one document; `-`, the default, is standard output, where its API key is masked')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Where to write the one document; `-`, the default, is standard output, where its API key is masked')
            [CompletionResult]::new('--out-dir', '--out-dir', [CompletionResultType]::ParameterName, 'Write the documents into this folder, under their own names')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--allow-loss', '--allow-loss', [CompletionResultType]::ParameterName, 'Convert a document all the same where something of it is lost. Without this, what would be lost is listed, the document is not written and the exit code is 1')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Look in folders also at what .gitignore and .ignore name, and at hidden files')
            [CompletionResult]::new('--write', '--write', [CompletionResultType]::ParameterName, 'Write the documents in the place of the ones that were read')
            [CompletionResult]::new('--with-api-key', '--with-api-key', [CompletionResultType]::ParameterName, 'Do not mask the API key of a document that goes to standard output; in files it is never masked')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out what is only said otherwise')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out what is only said otherwise')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;estimate' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to show it')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'The order of the messages; that of the inputs, if nothing is said')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'The best outcome that makes the exit code 1; never, if nothing is said')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'A limit by its name in `mmsctl profiles`; once for each of several')
            [CompletionResult]::new('--carrier', '--carrier', [CompletionResultType]::ParameterName, 'The limits of a carrier, such as att, t-mobile or verizon; once for each of several')
            [CompletionResult]::new('--sender', '--sender', [CompletionResultType]::ParameterName, 'Only limits of this type of sender; once for each of several')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Whose numbers of the carriers count; Sinch''s by default, and all others'' where Sinch publishes none')
            [CompletionResult]::new('--write-mime', '--write-mime', [CompletionResultType]::ParameterName, 'Write the very message that was sized, as MIME; `-` is standard output, and nothing else goes there')
            [CompletionResult]::new('--write-binary', '--write-binary', [CompletionResultType]::ParameterName, 'Write it in the binary form, as a handset retrieves it')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'The URL under which the files of `--media-dir` are served; once for each of several')
            [CompletionResult]::new('--media-dir', '--media-dir', [CompletionResultType]::ParameterName, 'The folder that `--base-url` serves; inspected instead of the URLs')
            [CompletionResult]::new('--max-bytes', '--max-bytes', [CompletionResultType]::ParameterName, 'Read at most this much of a medium, as in `20MB` [default: 64MB]')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often a connection that does not come to be is tried again [default: 2]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest time of one exchange, as in `30s` [default: 90s with the service, 30s with a media server, 10s with an endpoint of postbacks]')
            [CompletionResult]::new('--ca-cert', '--ca-cert', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file besides the system''s; once for each of several')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Look in folders also at what .gitignore and .ignore name, and at hidden files')
            [CompletionResult]::new('--all-carriers', '--all-carriers', [CompletionResultType]::ParameterName, 'The limits of every carrier')
            [CompletionResult]::new('--all-sources', '--all-sources', [CompletionResultType]::ParameterName, 'Everybody''s numbers of the carriers count')
            [CompletionResult]::new('--no-fallback', '--no-fallback', [CompletionResultType]::ParameterName, 'The account sends no SMS in the place of an MMS, as it is with Standard MMS')
            [CompletionResult]::new('--require-media', '--require-media', [CompletionResultType]::ParameterName, 'Fail where a medium cannot be inspected')
            [CompletionResult]::new('--no-ffprobe', '--no-ffprobe', [CompletionResultType]::ParameterName, 'Do not run ffprobe; read headers only')
            [CompletionResult]::new('--online', '--online', [CompletionResultType]::ParameterName, 'Fetch as much of the media from their URLs as tells their size and kind')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Contact hosts that the service cannot reach, too: this machine, private networks, names for examples')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;profiles' {
            [CompletionResult]::new('--carrier', '--carrier', [CompletionResultType]::ParameterName, 'Only those of a carrier; once for each of several')
            [CompletionResult]::new('--sender', '--sender', [CompletionResultType]::ParameterName, 'Only those of a type of sender; once for each of several')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Only those that somebody published; once for each of several')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Only those of a kind; once for each of several')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to show them')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;fit' {
            [CompletionResult]::new('--budget', '--budget', [CompletionResultType]::ParameterName, 'Most bytes of each result, or of a whole message, as in `600KB` or `740KiB`')
            [CompletionResult]::new('--basis', '--basis', [CompletionResultType]::ParameterName, 'What the budget is the size of [default: raw for files, wire for messages]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'A limit by its name in `mmsctl profiles`; once for each of several')
            [CompletionResult]::new('--carrier', '--carrier', [CompletionResultType]::ParameterName, 'The limits of a carrier, such as att, t-mobile or verizon; once for each of several')
            [CompletionResult]::new('--sender', '--sender', [CompletionResultType]::ParameterName, 'Only limits of this type of sender; once for each of several')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Whose numbers of the carriers count; Sinch''s by default, and all others'' where Sinch publishes none')
            [CompletionResult]::new('--weight', '--weight', [CompletionResultType]::ParameterName, 'Give a medium of a message so many times its share, as in `hero.jpg=2`; once for each of several')
            [CompletionResult]::new('--trim', '--trim', [CompletionResultType]::ParameterName, 'Take only so much of a film or sound, as in `20s` or `1:30`')
            [CompletionResult]::new('--start', '--start', [CompletionResultType]::ParameterName, 'Begin so far into a film or sound')
            [CompletionResult]::new('--handset', '--handset', [CompletionResultType]::ParameterName, 'Which handsets are to play it [default: modern]')
            [CompletionResult]::new('--audio-as', '--audio-as', [CompletionResultType]::ParameterName, 'What sound becomes [default: mp3]')
            [CompletionResult]::new('--gif-as', '--gif-as', [CompletionResultType]::ParameterName, 'What an animated GIF becomes [default: gif]')
            [CompletionResult]::new('--background', '--background', [CompletionResultType]::ParameterName, 'What is seen through transparent parts where JPEG and films have none [default: ffffff]')
            [CompletionResult]::new('--canvas', '--canvas', [CompletionResultType]::ParameterName, 'The largest picture, short side and long side [default: 1080x1920 in messages and for carriers and profiles, else as many pixels as look best]')
            [CompletionResult]::new('--max-fps', '--max-fps', [CompletionResultType]::ParameterName, 'Most frames a second of a film [default: 30]')
            [CompletionResult]::new('--preset', '--preset', [CompletionResultType]::ParameterName, 'Time against quality, as x264 names it [default: slow]')
            [CompletionResult]::new('--min-quality', '--min-quality', [CompletionResultType]::ParameterName, 'Refuse a result that looks less like its input than this (SSIM, from 0 to 1)')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Files, or media of a message, that are fitted at the same time [default: half the processors]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'End a run of ffmpeg that takes longer, as in `10m`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Where to write the result of a single input')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Where to write the result of a single input')
            [CompletionResult]::new('--out-dir', '--out-dir', [CompletionResultType]::ParameterName, 'The folder to write results into; without it they appear beside their inputs as `NAME-fit`')
            [CompletionResult]::new('--report', '--report', [CompletionResultType]::ParameterName, 'Write a page with frames before and after, complete in one file')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to show results')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--all-carriers', '--all-carriers', [CompletionResultType]::ParameterName, 'The limits of every carrier')
            [CompletionResult]::new('--all-sources', '--all-sources', [CompletionResultType]::ParameterName, 'Everybody''s numbers of the carriers count')
            [CompletionResult]::new('--no-audio', '--no-audio', [CompletionResultType]::ParameterName, 'Leave the sound of films out')
            [CompletionResult]::new('--no-cache', '--no-cache', [CompletionResultType]::ParameterName, 'Encode anew what was encoded before, and keep nothing of it')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, with the exact command lines, and do nothing')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show no progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show no progress')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;transcode' {
            [CompletionResult]::new('--budget', '--budget', [CompletionResultType]::ParameterName, 'Most bytes of each result, or of a whole message, as in `600KB` or `740KiB`')
            [CompletionResult]::new('--basis', '--basis', [CompletionResultType]::ParameterName, 'What the budget is the size of [default: raw for files, wire for messages]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'A limit by its name in `mmsctl profiles`; once for each of several')
            [CompletionResult]::new('--carrier', '--carrier', [CompletionResultType]::ParameterName, 'The limits of a carrier, such as att, t-mobile or verizon; once for each of several')
            [CompletionResult]::new('--sender', '--sender', [CompletionResultType]::ParameterName, 'Only limits of this type of sender; once for each of several')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Whose numbers of the carriers count; Sinch''s by default, and all others'' where Sinch publishes none')
            [CompletionResult]::new('--weight', '--weight', [CompletionResultType]::ParameterName, 'Give a medium of a message so many times its share, as in `hero.jpg=2`; once for each of several')
            [CompletionResult]::new('--trim', '--trim', [CompletionResultType]::ParameterName, 'Take only so much of a film or sound, as in `20s` or `1:30`')
            [CompletionResult]::new('--start', '--start', [CompletionResultType]::ParameterName, 'Begin so far into a film or sound')
            [CompletionResult]::new('--handset', '--handset', [CompletionResultType]::ParameterName, 'Which handsets are to play it [default: modern]')
            [CompletionResult]::new('--audio-as', '--audio-as', [CompletionResultType]::ParameterName, 'What sound becomes [default: mp3]')
            [CompletionResult]::new('--gif-as', '--gif-as', [CompletionResultType]::ParameterName, 'What an animated GIF becomes [default: gif]')
            [CompletionResult]::new('--background', '--background', [CompletionResultType]::ParameterName, 'What is seen through transparent parts where JPEG and films have none [default: ffffff]')
            [CompletionResult]::new('--canvas', '--canvas', [CompletionResultType]::ParameterName, 'The largest picture, short side and long side [default: 1080x1920 in messages and for carriers and profiles, else as many pixels as look best]')
            [CompletionResult]::new('--max-fps', '--max-fps', [CompletionResultType]::ParameterName, 'Most frames a second of a film [default: 30]')
            [CompletionResult]::new('--preset', '--preset', [CompletionResultType]::ParameterName, 'Time against quality, as x264 names it [default: slow]')
            [CompletionResult]::new('--min-quality', '--min-quality', [CompletionResultType]::ParameterName, 'Refuse a result that looks less like its input than this (SSIM, from 0 to 1)')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Files, or media of a message, that are fitted at the same time [default: half the processors]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'End a run of ffmpeg that takes longer, as in `10m`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Where to write the result of a single input')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Where to write the result of a single input')
            [CompletionResult]::new('--out-dir', '--out-dir', [CompletionResultType]::ParameterName, 'The folder to write results into; without it they appear beside their inputs as `NAME-fit`')
            [CompletionResult]::new('--report', '--report', [CompletionResultType]::ParameterName, 'Write a page with frames before and after, complete in one file')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to show results')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--all-carriers', '--all-carriers', [CompletionResultType]::ParameterName, 'The limits of every carrier')
            [CompletionResult]::new('--all-sources', '--all-sources', [CompletionResultType]::ParameterName, 'Everybody''s numbers of the carriers count')
            [CompletionResult]::new('--no-audio', '--no-audio', [CompletionResultType]::ParameterName, 'Leave the sound of films out')
            [CompletionResult]::new('--no-cache', '--no-cache', [CompletionResultType]::ParameterName, 'Encode anew what was encoded before, and keep nothing of it')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, with the exact command lines, and do nothing')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show no progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show no progress')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;postback' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List every postback code with its meaning and the forms of its postbacks')
            [CompletionResult]::new('emit', 'emit', [CompletionResultType]::ParameterValue, 'Print a postback as the service would send it')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Say what postbacks tell, and what is wrong with them')
            [CompletionResult]::new('trigger', 'trigger', [CompletionResultType]::ParameterValue, 'POST postbacks to an endpoint as the service does')
            [CompletionResult]::new('listen', 'listen', [CompletionResultType]::ParameterValue, 'Receive postbacks, print each as it comes, and check it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mmsctl;postback;list' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to show it')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;postback;emit' {
            [CompletionResult]::new('--dialect', '--dialect', [CompletionResultType]::ParameterName, 'The names to write: `<mms-id>` or `<MMSID>`. By default classic for N003, E002 and E003, as they are documented, and current for the others')
            [CompletionResult]::new('--sent-as', '--sent-as', [CompletionResultType]::ParameterName, 'What the message went as: itself, or an SMS with a link')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'A file of an incoming message; repeatable')
            [CompletionResult]::new('--origin', '--origin', [CompletionResultType]::ParameterName, 'Where it comes from: MMS_MT or MMS_MO')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'The delivery status, as in `Message Sent/Rejected`')
            [CompletionResult]::new('--mms-id', '--mms-id', [CompletionResultType]::ParameterName, 'The saved message')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'The sender; of an incoming message the subscriber')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The recipient; of an incoming message the short code')
            [CompletionResult]::new('--keyword', '--keyword', [CompletionResultType]::ParameterName, 'The first word of an incoming message')
            [CompletionResult]::new('--tracking-id', '--tracking-id', [CompletionResultType]::ParameterName, 'What links the postbacks of one message')
            [CompletionResult]::new('--operator-id', '--operator-id', [CompletionResultType]::ParameterName, 'The operator; SPID in the classic dialect')
            [CompletionResult]::new('--timestamp', '--timestamp', [CompletionResultType]::ParameterName, 'When it happened')
            [CompletionResult]::new('--handset', '--handset', [CompletionResultType]::ParameterName, 'The recipient''s device')
            [CompletionResult]::new('--aggregator-id', '--aggregator-id', [CompletionResultType]::ParameterName, 'The aggregator, in the classic dialect')
            [CompletionResult]::new('--audio-name', '--audio-name', [CompletionResultType]::ParameterName, 'The audio file that could not be encoded')
            [CompletionResult]::new('--video-name', '--video-name', [CompletionResultType]::ParameterName, 'The video that could not be encoded')
            [CompletionResult]::new('--message-subject', '--message-subject', [CompletionResultType]::ParameterName, 'The subject of an incoming message')
            [CompletionResult]::new('--status-details', '--status-details', [CompletionResultType]::ParameterName, 'What the carrier or the service says of the status')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'Any field by its name in any dialect; repeatable')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'What made-up values are drawn from: the same number, the same values')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time that it happens, instead of now, such as `2014-06-07T07:27:29-05:00`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;postback;check' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to show it [default: human]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Take the sterner side where the documentation disagrees with itself')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;postback;trigger' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Where to send it')
            [CompletionResult]::new('--delay', '--delay', [CompletionResultType]::ParameterName, 'From one postback to the next, such as `2s`')
            [CompletionResult]::new('--time-scale', '--time-scale', [CompletionResultType]::ParameterName, 'All times times this: 0.01 makes the 5 minutes 3 seconds. A time limit stays at least 1 second')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to try again [default: 5]')
            [CompletionResult]::new('--content-type', '--content-type', [CompletionResultType]::ParameterName, 'The content type, none if empty [default: text/xml; charset=utf-8]')
            [CompletionResult]::new('--form-field', '--form-field', [CompletionResultType]::ParameterName, 'Send it in this field of a form, such as `xml`, instead of raw')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'A header; repeatable')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to report [default: human]')
            [CompletionResult]::new('--dialect', '--dialect', [CompletionResultType]::ParameterName, 'The names to write: `<mms-id>` or `<MMSID>`. By default classic for N003, E002 and E003, as they are documented, and current for the others')
            [CompletionResult]::new('--sent-as', '--sent-as', [CompletionResultType]::ParameterName, 'What the message went as: itself, or an SMS with a link')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'A file of an incoming message; repeatable')
            [CompletionResult]::new('--origin', '--origin', [CompletionResultType]::ParameterName, 'Where it comes from: MMS_MT or MMS_MO')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'The delivery status, as in `Message Sent/Rejected`')
            [CompletionResult]::new('--mms-id', '--mms-id', [CompletionResultType]::ParameterName, 'The saved message')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'The sender; of an incoming message the subscriber')
            [CompletionResult]::new('--keyword', '--keyword', [CompletionResultType]::ParameterName, 'The first word of an incoming message')
            [CompletionResult]::new('--tracking-id', '--tracking-id', [CompletionResultType]::ParameterName, 'What links the postbacks of one message')
            [CompletionResult]::new('--operator-id', '--operator-id', [CompletionResultType]::ParameterName, 'The operator; SPID in the classic dialect')
            [CompletionResult]::new('--timestamp', '--timestamp', [CompletionResultType]::ParameterName, 'When it happened')
            [CompletionResult]::new('--handset', '--handset', [CompletionResultType]::ParameterName, 'The recipient''s device')
            [CompletionResult]::new('--aggregator-id', '--aggregator-id', [CompletionResultType]::ParameterName, 'The aggregator, in the classic dialect')
            [CompletionResult]::new('--audio-name', '--audio-name', [CompletionResultType]::ParameterName, 'The audio file that could not be encoded')
            [CompletionResult]::new('--video-name', '--video-name', [CompletionResultType]::ParameterName, 'The video that could not be encoded')
            [CompletionResult]::new('--message-subject', '--message-subject', [CompletionResultType]::ParameterName, 'The subject of an incoming message')
            [CompletionResult]::new('--status-details', '--status-details', [CompletionResultType]::ParameterName, 'What the carrier or the service says of the status')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'Any field by its name in any dialect; repeatable')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'What made-up values are drawn from: the same number, the same values')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time that it happens, instead of now, such as `2014-06-07T07:27:29-05:00`')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest time of one exchange, as in `30s` [default: 90s with the service, 30s with a media server, 10s with an endpoint of postbacks]')
            [CompletionResult]::new('--ca-cert', '--ca-cert', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file besides the system''s; once for each of several')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--conformance', '--conformance', [CompletionResultType]::ParameterName, 'Try the endpoint instead: every code in both spellings, twice, out of order, unknown and broken')
            [CompletionResult]::new('--duplicate', '--duplicate', [CompletionResultType]::ParameterName, 'Send each postback twice')
            [CompletionResult]::new('--out-of-order', '--out-of-order', [CompletionResultType]::ParameterName, 'Send the postbacks of a scenario in reverse')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;postback;listen' {
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'The port [default: 8080]; 0 takes a free one, which is said on standard error')
            [CompletionResult]::new('--bind', '--bind', [CompletionResultType]::ParameterName, 'The address [default: 127.0.0.1, which other machines do not reach]')
            [CompletionResult]::new('--answer', '--answer', [CompletionResultType]::ParameterName, 'The statuses to answer with, one after the other; the last one stays [default: 200]')
            [CompletionResult]::new('--delay', '--delay', [CompletionResultType]::ParameterName, 'How long to wait before each answer, such as `2s`')
            [CompletionResult]::new('--expect', '--expect', [CompletionResultType]::ParameterName, 'End when this has come, such as `N003` or `N003:mms-id=35674`; several fields are set apart by commas, and a comma in a value is written `\,`. Repeatable: then all of them')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'End after this time, such as `60s`')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'End after so many requests; fewer by the end of `--timeout` are a failure')
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Save each body in this folder, under a name that sorts')
            [CompletionResult]::new('--max-body', '--max-body', [CompletionResultType]::ParameterName, 'The largest body that is taken in [default: 1MB]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print them [default: human]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'End after one request')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Take the sterner side where the documentation disagrees with itself')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;postback;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List every postback code with its meaning and the forms of its postbacks')
            [CompletionResult]::new('emit', 'emit', [CompletionResultType]::ParameterValue, 'Print a postback as the service would send it')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Say what postbacks tell, and what is wrong with them')
            [CompletionResult]::new('trigger', 'trigger', [CompletionResultType]::ParameterValue, 'POST postbacks to an endpoint as the service does')
            [CompletionResult]::new('listen', 'listen', [CompletionResultType]::ParameterValue, 'Receive postbacks, print each as it comes, and check it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mmsctl;postback;help;list' {
            break
        }
        'mmsctl;postback;help;emit' {
            break
        }
        'mmsctl;postback;help;check' {
            break
        }
        'mmsctl;postback;help;trigger' {
            break
        }
        'mmsctl;postback;help;listen' {
            break
        }
        'mmsctl;postback;help;help' {
            break
        }
        'mmsctl;check-urls' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'The element that the URLs would stand in; by default the one that fits each file')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to show what is found [default: human]')
            [CompletionResult]::new('--max-bytes', '--max-bytes', [CompletionResultType]::ParameterName, 'Read at most this much of a medium, as in `20MB` [default: 64MB]')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often a connection that does not come to be is tried again [default: 2]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest time of one exchange, as in `30s` [default: 90s with the service, 30s with a media server, 10s with an endpoint of postbacks]')
            [CompletionResult]::new('--ca-cert', '--ca-cert', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file besides the system''s; once for each of several')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Take the sterner side where the documentation disagrees with itself')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Contact hosts that the service cannot reach, too: this machine, private networks, names for examples')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;send' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to show what came of it [default: human]')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'Send at most so many requests per second, as in `5`, or `90/m`')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Write down in this file what is sent, before and after, and send nothing twice')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until what saveMMS stored is encoded, but no longer than this [default: 10m]')
            [CompletionResult]::new('--callback-port', '--callback-port', [CompletionResultType]::ParameterName, 'The port to which the account''s callback URL leads; 0 takes a free one')
            [CompletionResult]::new('--callback-bind', '--callback-bind', [CompletionResultType]::ParameterName, 'The address to listen on [default: 127.0.0.1, which other machines do not reach]')
            [CompletionResult]::new('--endpoint', '--endpoint', [CompletionResultType]::ParameterName, 'Send to this URL instead of the service''s for the request''s dialect')
            [CompletionResult]::new('--api-key-file', '--api-key-file', [CompletionResultType]::ParameterName, 'Take the API key from this file; it replaces one that a request holds. MMSCTL_API_KEY does not: it stands in where a request holds none')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest time of one exchange, as in `30s` [default: 90s with the service, 30s with a media server, 10s with an endpoint of postbacks]')
            [CompletionResult]::new('--ca-cert', '--ca-cert', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file besides the system''s; once for each of several')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be sent, with the key hidden, and send nothing')
            [CompletionResult]::new('--no-check', '--no-check', [CompletionResultType]::ParameterName, 'Send without checking first')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Take the sterner side where the documentation disagrees with itself')
            [CompletionResult]::new('--resume', '--resume', [CompletionResultType]::ParameterName, 'Go on where the journal ends')
            [CompletionResult]::new('--retry-refused', '--retry-refused', [CompletionResultType]::ParameterName, 'Send again what the journal knows as refused')
            [CompletionResult]::new('--retry-unknown', '--retry-unknown', [CompletionResultType]::ParameterName, 'Send again what the journal knows as unknown. It may go out twice: look first whether it went out')
            [CompletionResult]::new('--insecure-http', '--insecure-http', [CompletionResultType]::ParameterName, 'Send the key over http, where everybody on the way can read it')
            [CompletionResult]::new('--api-key-stdin', '--api-key-stdin', [CompletionResultType]::ParameterName, 'Take the API key from standard input; it replaces one that a request holds')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;templates' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the templates, the newest first')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete templates, with their media, for good')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mmsctl;templates;list' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only those newer than this: a day, such as `2024-03-01`, or a time with its offset')
            [CompletionResult]::new('--page', '--page', [CompletionResultType]::ParameterName, 'Only this page, from 1; all without')
            [CompletionResult]::new('--items-per-page', '--items-per-page', [CompletionResultType]::ParameterName, 'How many templates the service puts on a page [default: 100]')
            [CompletionResult]::new('--dialect', '--dialect', [CompletionResultType]::ParameterName, 'The names to write: `<mms-id>` or `<MMSID>` [default: current]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to show them [default: human]')
            [CompletionResult]::new('--endpoint', '--endpoint', [CompletionResultType]::ParameterName, 'Send to this URL instead of the service''s for the request''s dialect')
            [CompletionResult]::new('--api-key-file', '--api-key-file', [CompletionResultType]::ParameterName, 'Take the API key from this file; it replaces one that a request holds. MMSCTL_API_KEY does not: it stands in where a request holds none')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest time of one exchange, as in `30s` [default: 90s with the service, 30s with a media server, 10s with an endpoint of postbacks]')
            [CompletionResult]::new('--ca-cert', '--ca-cert', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file besides the system''s; once for each of several')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--insecure-http', '--insecure-http', [CompletionResultType]::ParameterName, 'Send the key over http, where everybody on the way can read it')
            [CompletionResult]::new('--api-key-stdin', '--api-key-stdin', [CompletionResultType]::ParameterName, 'Take the API key from standard input; it replaces one that a request holds')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;templates;delete' {
            [CompletionResult]::new('--dialect', '--dialect', [CompletionResultType]::ParameterName, 'The names to write: `<mms-id>` or `<MMSID>` [default: current]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to show what came of it [default: human]')
            [CompletionResult]::new('--endpoint', '--endpoint', [CompletionResultType]::ParameterName, 'Send to this URL instead of the service''s for the request''s dialect')
            [CompletionResult]::new('--api-key-file', '--api-key-file', [CompletionResultType]::ParameterName, 'Take the API key from this file; it replaces one that a request holds. MMSCTL_API_KEY does not: it stands in where a request holds none')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest time of one exchange, as in `30s` [default: 90s with the service, 30s with a media server, 10s with an endpoint of postbacks]')
            [CompletionResult]::new('--ca-cert', '--ca-cert', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file besides the system''s; once for each of several')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be deleted, and delete nothing')
            [CompletionResult]::new('--insecure-http', '--insecure-http', [CompletionResultType]::ParameterName, 'Send the key over http, where everybody on the way can read it')
            [CompletionResult]::new('--api-key-stdin', '--api-key-stdin', [CompletionResultType]::ParameterName, 'Take the API key from standard input; it replaces one that a request holds')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;templates;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the templates, the newest first')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete templates, with their media, for good')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mmsctl;templates;help;list' {
            break
        }
        'mmsctl;templates;help;delete' {
            break
        }
        'mmsctl;templates;help;help' {
            break
        }
        'mmsctl;explain' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--list', '--list', [CompletionResultType]::ParameterName, 'List every rule and code, a line each')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;rules' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to show it')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;config' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to show it')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'Show only what is set, not the defaults')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;schema' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;cache' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where it is')
            [CompletionResult]::new('clear', 'clear', [CompletionResultType]::ParameterValue, 'Remove all results')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mmsctl;cache;path' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;cache;clear' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;cache;help' {
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where it is')
            [CompletionResult]::new('clear', 'clear', [CompletionResultType]::ParameterValue, 'Remove all results')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mmsctl;cache;help;path' {
            break
        }
        'mmsctl;cache;help;clear' {
            break
        }
        'mmsctl;cache;help;help' {
            break
        }
        'mmsctl;completions' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;man' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration instead of the nearest `mmsctl.toml` above the working directory')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration, and no MMSCTL_… variables that stand for flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;help' {
            [CompletionResult]::new('build', 'build', [CompletionResultType]::ParameterValue, 'Compose a request from local media, from flags or a manifest, and print its XML')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check requests, responses and postbacks')
            [CompletionResult]::new('convert', 'convert', [CompletionResultType]::ParameterValue, 'Write requests, responses and postbacks in another dialect')
            [CompletionResult]::new('estimate', 'estimate', [CompletionResultType]::ParameterValue, 'Say how large a message gets, and as what it arrives')
            [CompletionResult]::new('profiles', 'profiles', [CompletionResultType]::ParameterValue, 'List and explain the limits that `estimate` compares with')
            [CompletionResult]::new('fit', 'fit', [CompletionResultType]::ParameterValue, 'Transcode video, audio, images and animated GIFs into a byte budget')
            [CompletionResult]::new('postback', 'postback', [CompletionResultType]::ParameterValue, 'Make, check, send and receive postbacks')
            [CompletionResult]::new('check-urls', 'check-urls', [CompletionResultType]::ParameterValue, 'Fetch URLs as the service does, and say whether it could use what comes')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Send requests to the service and explain its answers')
            [CompletionResult]::new('templates', 'templates', [CompletionResultType]::ParameterValue, 'List and delete the templates that the service holds')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain a rule, an API error code or a postback code')
            [CompletionResult]::new('rules', 'rules', [CompletionResultType]::ParameterValue, 'List what `validate` checks')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show what is configured, and where each value comes from')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of something that mmsctl reads or writes')
            [CompletionResult]::new('cache', 'cache', [CompletionResultType]::ParameterValue, 'Show where results of earlier fits are kept, or remove them')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a shell''s completions')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print a manual page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mmsctl;help;build' {
            break
        }
        'mmsctl;help;validate' {
            break
        }
        'mmsctl;help;convert' {
            break
        }
        'mmsctl;help;estimate' {
            break
        }
        'mmsctl;help;profiles' {
            break
        }
        'mmsctl;help;fit' {
            break
        }
        'mmsctl;help;postback' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List every postback code with its meaning and the forms of its postbacks')
            [CompletionResult]::new('emit', 'emit', [CompletionResultType]::ParameterValue, 'Print a postback as the service would send it')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Say what postbacks tell, and what is wrong with them')
            [CompletionResult]::new('trigger', 'trigger', [CompletionResultType]::ParameterValue, 'POST postbacks to an endpoint as the service does')
            [CompletionResult]::new('listen', 'listen', [CompletionResultType]::ParameterValue, 'Receive postbacks, print each as it comes, and check it')
            break
        }
        'mmsctl;help;postback;list' {
            break
        }
        'mmsctl;help;postback;emit' {
            break
        }
        'mmsctl;help;postback;check' {
            break
        }
        'mmsctl;help;postback;trigger' {
            break
        }
        'mmsctl;help;postback;listen' {
            break
        }
        'mmsctl;help;check-urls' {
            break
        }
        'mmsctl;help;send' {
            break
        }
        'mmsctl;help;templates' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the templates, the newest first')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete templates, with their media, for good')
            break
        }
        'mmsctl;help;templates;list' {
            break
        }
        'mmsctl;help;templates;delete' {
            break
        }
        'mmsctl;help;explain' {
            break
        }
        'mmsctl;help;rules' {
            break
        }
        'mmsctl;help;config' {
            break
        }
        'mmsctl;help;schema' {
            break
        }
        'mmsctl;help;cache' {
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where it is')
            [CompletionResult]::new('clear', 'clear', [CompletionResultType]::ParameterValue, 'Remove all results')
            break
        }
        'mmsctl;help;cache;path' {
            break
        }
        'mmsctl;help;cache;clear' {
            break
        }
        'mmsctl;help;completions' {
            break
        }
        'mmsctl;help;man' {
            break
        }
        'mmsctl;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
