
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
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check requests, responses and postbacks')
            [CompletionResult]::new('build', 'build', [CompletionResultType]::ParameterValue, 'Compose a request from local media, by flags or a manifest, and print its XML')
            [CompletionResult]::new('estimate', 'estimate', [CompletionResultType]::ParameterValue, 'Report how large a message gets, and how it arrives')
            [CompletionResult]::new('profiles', 'profiles', [CompletionResultType]::ParameterValue, 'List and explain the limits that `estimate` compares with')
            [CompletionResult]::new('fit', 'fit', [CompletionResultType]::ParameterValue, 'Transcode video, audio, images and animated GIFs to fit a byte budget')
            [CompletionResult]::new('transcode', 'transcode', [CompletionResultType]::ParameterValue, 'Transcode video, audio, images and animated GIFs to fit a byte budget')
            [CompletionResult]::new('convert', 'convert', [CompletionResultType]::ParameterValue, 'Convert requests, responses and postbacks to another dialect')
            [CompletionResult]::new('check-urls', 'check-urls', [CompletionResultType]::ParameterValue, 'Fetch URLs as the service does, and report whether it could use them')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Send requests to the service and explain its answers')
            [CompletionResult]::new('templates', 'templates', [CompletionResultType]::ParameterValue, 'List and delete the templates stored at the service')
            [CompletionResult]::new('postback', 'postback', [CompletionResultType]::ParameterValue, 'Make, check, send and receive postbacks')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain a rule, an API error code or a postback code')
            [CompletionResult]::new('rules', 'rules', [CompletionResultType]::ParameterValue, 'List what `validate` checks')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show the effective configuration, and where each value comes from')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of a format that mmsctl reads or writes')
            [CompletionResult]::new('cache', 'cache', [CompletionResultType]::ParameterValue, 'Show where the results of earlier fits are cached, or remove them')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print a manual page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mmsctl;validate' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format on standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Also write findings to this file, in this format; repeatable')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'The lowest severity that makes the exit code 1')
            [CompletionResult]::new('--error', '--error', [CompletionResultType]::ParameterName, 'Report a rule''s findings as errors; repeatable, the last flag wins')
            [CompletionResult]::new('--warn', '--warn', [CompletionResultType]::ParameterName, 'Report a rule''s findings as warnings')
            [CompletionResult]::new('--info', '--info', [CompletionResultType]::ParameterName, 'Report a rule''s findings as infos')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Do not report a rule''s findings')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Report only findings that are not in this file')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'The URL under which the files in `--media-dir` will be served; repeatable, as pairs')
            [CompletionResult]::new('--media-dir', '--media-dir', [CompletionResultType]::ParameterName, 'The folder with the files behind `--base-url`; they are inspected instead of the URLs')
            [CompletionResult]::new('--max-bytes', '--max-bytes', [CompletionResultType]::ParameterName, 'Read at most this much of a medium, such as `20MB`')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to retry when no connection can be made')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up on an HTTP request after this time, such as `30s` [default: 30s]')
            [CompletionResult]::new('--ca-cert', '--ca-cert', [CompletionResultType]::ParameterName, 'Also trust the certificates in this PEM file; repeatable')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Include hidden files, and files that .gitignore or .ignore name, when searching folders')
            [CompletionResult]::new('--update-baseline', '--update-baseline', [CompletionResultType]::ParameterName, 'Record this run''s findings in the `--baseline` file')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Where the documentation contradicts itself, apply the stricter reading')
            [CompletionResult]::new('--require-media', '--require-media', [CompletionResultType]::ParameterName, 'Fail if a medium cannot be inspected')
            [CompletionResult]::new('--no-ffprobe', '--no-ffprobe', [CompletionResultType]::ParameterName, 'Do not run ffprobe; read headers only')
            [CompletionResult]::new('--fix', '--fix', [CompletionResultType]::ParameterName, 'Apply safe fixes to the files; a document from standard input goes to standard output once fixed, and its remaining findings to standard error')
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Print what `--fix` would change as a diff, and change nothing; the exit code is 1 if there is anything to fix. API keys are masked')
            [CompletionResult]::new('--unsafe-fixes', '--unsafe-fixes', [CompletionResultType]::ParameterName, 'With `--fix` or `--diff`, also apply fixes that are guesses; review them afterwards')
            [CompletionResult]::new('--with-api-key', '--with-api-key', [CompletionResultType]::ParameterName, 'With `--fix`, do not mask the API key of a document that goes to standard output')
            [CompletionResult]::new('--online', '--online', [CompletionResultType]::ParameterName, 'Fetch the media from their URLs as the service does, and check how they are served')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Also contact hosts that the service cannot reach: this machine, private networks, example domains')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show only errors, and no summary')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show only errors, and no summary')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show code frames for infos too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show code frames for infos too')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;build' {
            [CompletionResult]::new('--action', '--action', [CompletionResultType]::ParameterName, 'The action to request [default: save]')
            [CompletionResult]::new('--slide', '--slide', [CompletionResultType]::ParameterName, 'Start a slide with these media: files, or http(s) URLs; none for a slide of text only')
            [CompletionResult]::new('--text', '--text', [CompletionResultType]::ParameterName, 'The text of the slide before it')
            [CompletionResult]::new('--text-file', '--text-file', [CompletionResultType]::ParameterName, 'A file with the text of the slide before it; `-` is standard input')
            [CompletionResult]::new('--duration', '--duration', [CompletionResultType]::ParameterName, 'How long the slide before it is shown')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'The URL under which local media will be served')
            [CompletionResult]::new('--dialect', '--dialect', [CompletionResultType]::ParameterName, 'The dialect to write: `<mms-id>` or `<MMSID>` [default: current]')
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
            [CompletionResult]::new('--disable-fallback-sms', '--disable-fallback-sms', [CompletionResultType]::ParameterName, 'Send no SMS where the MMS cannot be sent: true or false')
            [CompletionResult]::new('--disable-fallback-sms-link', '--disable-fallback-sms-link', [CompletionResultType]::ParameterName, 'Leave the link out of that SMS: true or false')
            [CompletionResult]::new('--fallback-sms-link-expiration', '--fallback-sms-link-expiration', [CompletionResultType]::ParameterName, 'When that link expires, within 365 days')
            [CompletionResult]::new('--client-reference', '--client-reference', [CompletionResultType]::ParameterName, 'Your own reference, at most 64 characters')
            [CompletionResult]::new('--ddm-message-subject', '--ddm-message-subject', [CompletionResultType]::ParameterName, 'The subject of a device discovery message')
            [CompletionResult]::new('--ddm-message-text', '--ddm-message-text', [CompletionResultType]::ParameterName, 'The text of a device discovery message')
            [CompletionResult]::new('--ddm-message-timeout', '--ddm-message-timeout', [CompletionResultType]::ParameterName, 'How long to wait for device discovery')
            [CompletionResult]::new('--ddm-force', '--ddm-force', [CompletionResultType]::ParameterName, 'Force device discovery: true or false')
            [CompletionResult]::new('--custom-text', '--custom-text', [CompletionResultType]::ParameterName, 'A text that replaces that of a slide of the saved message; repeatable')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'A value for the merge tag {$name|default}; repeatable')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the XML to this file; `-` is standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the XML to this file; `-` is standard output')
            [CompletionResult]::new('--out-dir', '--out-dir', [CompletionResultType]::ParameterName, 'Copy the media into this folder, ready to upload, under names that are safe in a URL')
            [CompletionResult]::new('--budget', '--budget', [CompletionResultType]::ParameterName, 'Maximum size of each result, or of a whole message, such as `600KB` or `740KiB`')
            [CompletionResult]::new('--basis', '--basis', [CompletionResultType]::ParameterName, 'What the budget measures [default: raw for files, wire for messages]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this limit (see `mmsctl profiles`); repeatable')
            [CompletionResult]::new('--carrier', '--carrier', [CompletionResultType]::ParameterName, 'Use this carrier''s limits, such as att, t-mobile or verizon; repeatable')
            [CompletionResult]::new('--sender', '--sender', [CompletionResultType]::ParameterName, 'Only limits for this type of sender; repeatable')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Use carriers'' limits from this source; by default Sinch, and all other sources for what Sinch does not publish; repeatable')
            [CompletionResult]::new('--weight', '--weight', [CompletionResultType]::ParameterName, 'Give a medium N times its share of the message''s budget, such as `hero.jpg=2`; repeatable')
            [CompletionResult]::new('--trim', '--trim', [CompletionResultType]::ParameterName, 'Keep only this much of a video or sound, such as `20s` or `1:30`')
            [CompletionResult]::new('--start', '--start', [CompletionResultType]::ParameterName, 'Start this far into a video or sound')
            [CompletionResult]::new('--handset', '--handset', [CompletionResultType]::ParameterName, 'The handsets that must be able to play it [default: modern, or 3gp for profiles that show no MP4]')
            [CompletionResult]::new('--audio-as', '--audio-as', [CompletionResultType]::ParameterName, 'The format for sound')
            [CompletionResult]::new('--gif-as', '--gif-as', [CompletionResultType]::ParameterName, 'The format for animated GIFs')
            [CompletionResult]::new('--background', '--background', [CompletionResultType]::ParameterName, 'The colour behind transparent parts where the result has no transparency')
            [CompletionResult]::new('--canvas', '--canvas', [CompletionResultType]::ParameterName, 'The largest picture or video, as short side x long side [default: 1080x1920 for pictures in messages and for carriers and profiles, otherwise as many pixels as look best]')
            [CompletionResult]::new('--max-fps', '--max-fps', [CompletionResultType]::ParameterName, 'Maximum frame rate of a video [default: 30; up to 60 if it is kept as it is]')
            [CompletionResult]::new('--preset', '--preset', [CompletionResultType]::ParameterName, 'How much time to spend on quality; the names are those of x264''s presets')
            [CompletionResult]::new('--min-quality', '--min-quality', [CompletionResultType]::ParameterName, 'Refuse results whose similarity to the input (SSIM, from 0 to 1) is lower than this')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many files, or media of a message, to fit at the same time [default: half the processors]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Stop a run of ffmpeg that takes longer than this, such as `10m`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--hash-names', '--hash-names', [CompletionResultType]::ParameterName, 'Add a hash of its content to each copied file''s name')
            [CompletionResult]::new('--with-api-key', '--with-api-key', [CompletionResultType]::ParameterName, 'Write the key from MMSCTL_API_KEY instead of a placeholder')
            [CompletionResult]::new('--fit', '--fit', [CompletionResultType]::ParameterName, 'Fit the media first, so that the whole message stays within `--budget` or the chosen limits')
            [CompletionResult]::new('--all-carriers', '--all-carriers', [CompletionResultType]::ParameterName, 'Use the limits of every carrier')
            [CompletionResult]::new('--all-sources', '--all-sources', [CompletionResultType]::ParameterName, 'Use carriers'' limits from every source')
            [CompletionResult]::new('--no-audio', '--no-audio', [CompletionResultType]::ParameterName, 'Remove the sound of videos')
            [CompletionResult]::new('--no-cache', '--no-cache', [CompletionResultType]::ParameterName, 'Bypass the cache: encode again, and store nothing')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Where the documentation contradicts itself, apply the stricter reading')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show only errors, and no progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show only errors, and no progress')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;estimate' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'The order of the messages; by default that of the inputs')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Exit with 1 if a message arrives in this way or worse; by default never')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this limit (see `mmsctl profiles`); repeatable')
            [CompletionResult]::new('--carrier', '--carrier', [CompletionResultType]::ParameterName, 'Use this carrier''s limits, such as att, t-mobile or verizon; repeatable')
            [CompletionResult]::new('--sender', '--sender', [CompletionResultType]::ParameterName, 'Only limits for this type of sender; repeatable')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Use carriers'' limits from this source; by default Sinch, and all other sources for what Sinch does not publish; repeatable')
            [CompletionResult]::new('--write-mime', '--write-mime', [CompletionResultType]::ParameterName, 'Write the message that was sized, as MIME; `-` is standard output, to which nothing else is written then')
            [CompletionResult]::new('--write-binary', '--write-binary', [CompletionResultType]::ParameterName, 'Write the message that was sized, in the binary form that handsets retrieve')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'The URL under which the files in `--media-dir` will be served; repeatable, as pairs')
            [CompletionResult]::new('--media-dir', '--media-dir', [CompletionResultType]::ParameterName, 'The folder with the files behind `--base-url`; they are inspected instead of the URLs')
            [CompletionResult]::new('--max-bytes', '--max-bytes', [CompletionResultType]::ParameterName, 'Read at most this much of a medium, such as `20MB`')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to retry when no connection can be made')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up on an HTTP request after this time, such as `30s` [default: 30s]')
            [CompletionResult]::new('--ca-cert', '--ca-cert', [CompletionResultType]::ParameterName, 'Also trust the certificates in this PEM file; repeatable')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Include hidden files, and files that .gitignore or .ignore name, when searching folders')
            [CompletionResult]::new('--all-carriers', '--all-carriers', [CompletionResultType]::ParameterName, 'Use the limits of every carrier')
            [CompletionResult]::new('--all-sources', '--all-sources', [CompletionResultType]::ParameterName, 'Use carriers'' limits from every source')
            [CompletionResult]::new('--no-fallback', '--no-fallback', [CompletionResultType]::ParameterName, 'Assume an account that does not fall back to SMS, as with Standard MMS')
            [CompletionResult]::new('--require-media', '--require-media', [CompletionResultType]::ParameterName, 'Fail if a medium cannot be inspected')
            [CompletionResult]::new('--no-ffprobe', '--no-ffprobe', [CompletionResultType]::ParameterName, 'Do not run ffprobe; read headers only')
            [CompletionResult]::new('--online', '--online', [CompletionResultType]::ParameterName, 'Fetch just enough of each medium from its URL to know its size and kind')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Also contact hosts that the service cannot reach: this machine, private networks, example domains')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;profiles' {
            [CompletionResult]::new('--carrier', '--carrier', [CompletionResultType]::ParameterName, 'Only limits of this carrier; repeatable')
            [CompletionResult]::new('--sender', '--sender', [CompletionResultType]::ParameterName, 'Only limits for this type of sender; repeatable')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Only limits from this source; repeatable')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Only limits of this kind; repeatable')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;fit' {
            [CompletionResult]::new('--budget', '--budget', [CompletionResultType]::ParameterName, 'Maximum size of each result, or of a whole message, such as `600KB` or `740KiB`')
            [CompletionResult]::new('--basis', '--basis', [CompletionResultType]::ParameterName, 'What the budget measures [default: raw for files, wire for messages]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this limit (see `mmsctl profiles`); repeatable')
            [CompletionResult]::new('--carrier', '--carrier', [CompletionResultType]::ParameterName, 'Use this carrier''s limits, such as att, t-mobile or verizon; repeatable')
            [CompletionResult]::new('--sender', '--sender', [CompletionResultType]::ParameterName, 'Only limits for this type of sender; repeatable')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Use carriers'' limits from this source; by default Sinch, and all other sources for what Sinch does not publish; repeatable')
            [CompletionResult]::new('--weight', '--weight', [CompletionResultType]::ParameterName, 'Give a medium N times its share of the message''s budget, such as `hero.jpg=2`; repeatable')
            [CompletionResult]::new('--trim', '--trim', [CompletionResultType]::ParameterName, 'Keep only this much of a video or sound, such as `20s` or `1:30`')
            [CompletionResult]::new('--start', '--start', [CompletionResultType]::ParameterName, 'Start this far into a video or sound')
            [CompletionResult]::new('--handset', '--handset', [CompletionResultType]::ParameterName, 'The handsets that must be able to play it [default: modern, or 3gp for profiles that show no MP4]')
            [CompletionResult]::new('--audio-as', '--audio-as', [CompletionResultType]::ParameterName, 'The format for sound')
            [CompletionResult]::new('--gif-as', '--gif-as', [CompletionResultType]::ParameterName, 'The format for animated GIFs')
            [CompletionResult]::new('--background', '--background', [CompletionResultType]::ParameterName, 'The colour behind transparent parts where the result has no transparency')
            [CompletionResult]::new('--canvas', '--canvas', [CompletionResultType]::ParameterName, 'The largest picture or video, as short side x long side [default: 1080x1920 for pictures in messages and for carriers and profiles, otherwise as many pixels as look best]')
            [CompletionResult]::new('--max-fps', '--max-fps', [CompletionResultType]::ParameterName, 'Maximum frame rate of a video [default: 30; up to 60 if it is kept as it is]')
            [CompletionResult]::new('--preset', '--preset', [CompletionResultType]::ParameterName, 'How much time to spend on quality; the names are those of x264''s presets')
            [CompletionResult]::new('--min-quality', '--min-quality', [CompletionResultType]::ParameterName, 'Refuse results whose similarity to the input (SSIM, from 0 to 1) is lower than this')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many files, or media of a message, to fit at the same time [default: half the processors]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Stop a run of ffmpeg that takes longer than this, such as `10m`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the result of a single input to this file')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the result of a single input to this file')
            [CompletionResult]::new('--out-dir', '--out-dir', [CompletionResultType]::ParameterName, 'Write results into this folder; without it they appear next to their inputs as `NAME-fit`')
            [CompletionResult]::new('--report', '--report', [CompletionResultType]::ParameterName, 'Write a self-contained HTML page with frames from before and after')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--all-carriers', '--all-carriers', [CompletionResultType]::ParameterName, 'Use the limits of every carrier')
            [CompletionResult]::new('--all-sources', '--all-sources', [CompletionResultType]::ParameterName, 'Use carriers'' limits from every source')
            [CompletionResult]::new('--no-audio', '--no-audio', [CompletionResultType]::ParameterName, 'Remove the sound of videos')
            [CompletionResult]::new('--no-cache', '--no-cache', [CompletionResultType]::ParameterName, 'Bypass the cache: encode again, and store nothing')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be done, with the exact command lines, and do nothing')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Do not show progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Do not show progress')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;transcode' {
            [CompletionResult]::new('--budget', '--budget', [CompletionResultType]::ParameterName, 'Maximum size of each result, or of a whole message, such as `600KB` or `740KiB`')
            [CompletionResult]::new('--basis', '--basis', [CompletionResultType]::ParameterName, 'What the budget measures [default: raw for files, wire for messages]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this limit (see `mmsctl profiles`); repeatable')
            [CompletionResult]::new('--carrier', '--carrier', [CompletionResultType]::ParameterName, 'Use this carrier''s limits, such as att, t-mobile or verizon; repeatable')
            [CompletionResult]::new('--sender', '--sender', [CompletionResultType]::ParameterName, 'Only limits for this type of sender; repeatable')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Use carriers'' limits from this source; by default Sinch, and all other sources for what Sinch does not publish; repeatable')
            [CompletionResult]::new('--weight', '--weight', [CompletionResultType]::ParameterName, 'Give a medium N times its share of the message''s budget, such as `hero.jpg=2`; repeatable')
            [CompletionResult]::new('--trim', '--trim', [CompletionResultType]::ParameterName, 'Keep only this much of a video or sound, such as `20s` or `1:30`')
            [CompletionResult]::new('--start', '--start', [CompletionResultType]::ParameterName, 'Start this far into a video or sound')
            [CompletionResult]::new('--handset', '--handset', [CompletionResultType]::ParameterName, 'The handsets that must be able to play it [default: modern, or 3gp for profiles that show no MP4]')
            [CompletionResult]::new('--audio-as', '--audio-as', [CompletionResultType]::ParameterName, 'The format for sound')
            [CompletionResult]::new('--gif-as', '--gif-as', [CompletionResultType]::ParameterName, 'The format for animated GIFs')
            [CompletionResult]::new('--background', '--background', [CompletionResultType]::ParameterName, 'The colour behind transparent parts where the result has no transparency')
            [CompletionResult]::new('--canvas', '--canvas', [CompletionResultType]::ParameterName, 'The largest picture or video, as short side x long side [default: 1080x1920 for pictures in messages and for carriers and profiles, otherwise as many pixels as look best]')
            [CompletionResult]::new('--max-fps', '--max-fps', [CompletionResultType]::ParameterName, 'Maximum frame rate of a video [default: 30; up to 60 if it is kept as it is]')
            [CompletionResult]::new('--preset', '--preset', [CompletionResultType]::ParameterName, 'How much time to spend on quality; the names are those of x264''s presets')
            [CompletionResult]::new('--min-quality', '--min-quality', [CompletionResultType]::ParameterName, 'Refuse results whose similarity to the input (SSIM, from 0 to 1) is lower than this')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many files, or media of a message, to fit at the same time [default: half the processors]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Stop a run of ffmpeg that takes longer than this, such as `10m`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the result of a single input to this file')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the result of a single input to this file')
            [CompletionResult]::new('--out-dir', '--out-dir', [CompletionResultType]::ParameterName, 'Write results into this folder; without it they appear next to their inputs as `NAME-fit`')
            [CompletionResult]::new('--report', '--report', [CompletionResultType]::ParameterName, 'Write a self-contained HTML page with frames from before and after')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--all-carriers', '--all-carriers', [CompletionResultType]::ParameterName, 'Use the limits of every carrier')
            [CompletionResult]::new('--all-sources', '--all-sources', [CompletionResultType]::ParameterName, 'Use carriers'' limits from every source')
            [CompletionResult]::new('--no-audio', '--no-audio', [CompletionResultType]::ParameterName, 'Remove the sound of videos')
            [CompletionResult]::new('--no-cache', '--no-cache', [CompletionResultType]::ParameterName, 'Bypass the cache: encode again, and store nothing')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be done, with the exact command lines, and do nothing')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Do not show progress')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Do not show progress')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;convert' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The dialect to write')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the single document to this file; `-`, the default, is standard output, where its API key is masked')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the single document to this file; `-`, the default, is standard output, where its API key is masked')
            [CompletionResult]::new('--out-dir', '--out-dir', [CompletionResultType]::ParameterName, 'Write the documents into this folder, under their own names')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--allow-loss', '--allow-loss', [CompletionResultType]::ParameterName, 'Convert a document even if something in it is lost. Without this flag, losses are listed, the document is not written and the exit code is 1')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Include hidden files, and files that .gitignore or .ignore name, when searching folders')
            [CompletionResult]::new('--write', '--write', [CompletionResultType]::ParameterName, 'Replace the input files by the converted documents')
            [CompletionResult]::new('--with-api-key', '--with-api-key', [CompletionResultType]::ParameterName, 'Do not mask the API key of a document that goes to standard output; in files it is never masked')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Do not list values that are merely spelled differently')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Do not list values that are merely spelled differently')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;check-urls' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'The element that the URLs are meant for; by default the one that suits each file')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format')
            [CompletionResult]::new('--max-bytes', '--max-bytes', [CompletionResultType]::ParameterName, 'Read at most this much of a medium, such as `20MB`')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to retry when no connection can be made')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up on an HTTP request after this time, such as `30s` [default: 30s]')
            [CompletionResult]::new('--ca-cert', '--ca-cert', [CompletionResultType]::ParameterName, 'Also trust the certificates in this PEM file; repeatable')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Where the documentation contradicts itself, apply the stricter reading')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Also contact hosts that the service cannot reach: this machine, private networks, example domains')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;send' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'Send at most this many requests per second, such as `5`, or per minute, such as `90/m`')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Record each request in this file before and after it is sent, so that none is sent twice; with `--wait`, also each postback before it is answered')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until saved messages are encoded, but no longer than this [default: 10m]. Postbacks about anything else are shown on standard error')
            [CompletionResult]::new('--callback-port', '--callback-port', [CompletionResultType]::ParameterName, 'The port that the account''s callback URL leads to; 0 takes a free one')
            [CompletionResult]::new('--callback-bind', '--callback-bind', [CompletionResultType]::ParameterName, 'The address to listen on [default: 127.0.0.1, which other machines cannot reach]')
            [CompletionResult]::new('--endpoint', '--endpoint', [CompletionResultType]::ParameterName, 'Send to this URL instead of the service''s own, which depends on the dialect')
            [CompletionResult]::new('--api-key-file', '--api-key-file', [CompletionResultType]::ParameterName, 'Read the API key from this file. It overrides the key in a request, which overrides MMSCTL_API_KEY')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up on an HTTP request after this time, such as `30s` [default: 90s]')
            [CompletionResult]::new('--ca-cert', '--ca-cert', [CompletionResultType]::ParameterName, 'Also trust the certificates in this PEM file; repeatable')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be sent, with the key hidden, and send nothing')
            [CompletionResult]::new('--no-check', '--no-check', [CompletionResultType]::ParameterName, 'Send without checking first')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Include hidden files, and files that .gitignore or .ignore name, when searching folders')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Where the documentation contradicts itself, apply the stricter reading')
            [CompletionResult]::new('--resume', '--resume', [CompletionResultType]::ParameterName, 'Resume where the journal ends')
            [CompletionResult]::new('--retry-refused', '--retry-refused', [CompletionResultType]::ParameterName, 'Send again what the journal records as refused')
            [CompletionResult]::new('--retry-unknown', '--retry-unknown', [CompletionResultType]::ParameterName, 'Send again what the journal records as unknown. It may be delivered twice: check first whether it arrived')
            [CompletionResult]::new('--insecure-http', '--insecure-http', [CompletionResultType]::ParameterName, 'Allow sending the key over plain http, where anyone in between can read it')
            [CompletionResult]::new('--api-key-stdin', '--api-key-stdin', [CompletionResultType]::ParameterName, 'Read the API key from standard input; it counts as `--api-key-file` does')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;templates' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the templates, newest first')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Permanently delete templates with their media')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mmsctl;templates;list' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only templates newer than this: a day, such as `2024-03-01`, or a time with its offset')
            [CompletionResult]::new('--page', '--page', [CompletionResultType]::ParameterName, 'Only this page, counted from 1; by default all')
            [CompletionResult]::new('--items-per-page', '--items-per-page', [CompletionResultType]::ParameterName, 'Templates per page')
            [CompletionResult]::new('--dialect', '--dialect', [CompletionResultType]::ParameterName, 'The dialect to write: `<mms-id>` or `<MMSID>`')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format')
            [CompletionResult]::new('--endpoint', '--endpoint', [CompletionResultType]::ParameterName, 'Send to this URL instead of the service''s own, which depends on the dialect')
            [CompletionResult]::new('--api-key-file', '--api-key-file', [CompletionResultType]::ParameterName, 'Read the API key from this file. It overrides the key in a request, which overrides MMSCTL_API_KEY')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up on an HTTP request after this time, such as `30s` [default: 90s]')
            [CompletionResult]::new('--ca-cert', '--ca-cert', [CompletionResultType]::ParameterName, 'Also trust the certificates in this PEM file; repeatable')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--insecure-http', '--insecure-http', [CompletionResultType]::ParameterName, 'Allow sending the key over plain http, where anyone in between can read it')
            [CompletionResult]::new('--api-key-stdin', '--api-key-stdin', [CompletionResultType]::ParameterName, 'Read the API key from standard input; it counts as `--api-key-file` does')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;templates;delete' {
            [CompletionResult]::new('--dialect', '--dialect', [CompletionResultType]::ParameterName, 'The dialect to write: `<mms-id>` or `<MMSID>`')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format')
            [CompletionResult]::new('--endpoint', '--endpoint', [CompletionResultType]::ParameterName, 'Send to this URL instead of the service''s own, which depends on the dialect')
            [CompletionResult]::new('--api-key-file', '--api-key-file', [CompletionResultType]::ParameterName, 'Read the API key from this file. It overrides the key in a request, which overrides MMSCTL_API_KEY')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up on an HTTP request after this time, such as `30s` [default: 90s]')
            [CompletionResult]::new('--ca-cert', '--ca-cert', [CompletionResultType]::ParameterName, 'Also trust the certificates in this PEM file; repeatable')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be deleted, and delete nothing')
            [CompletionResult]::new('--insecure-http', '--insecure-http', [CompletionResultType]::ParameterName, 'Allow sending the key over plain http, where anyone in between can read it')
            [CompletionResult]::new('--api-key-stdin', '--api-key-stdin', [CompletionResultType]::ParameterName, 'Read the API key from standard input; it counts as `--api-key-file` does')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;templates;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the templates, newest first')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Permanently delete templates with their media')
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
        'mmsctl;postback' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List every postback code with its meaning and the forms of its postbacks')
            [CompletionResult]::new('emit', 'emit', [CompletionResultType]::ParameterValue, 'Print a postback as the service would send it')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Explain postbacks, and report what is wrong with them')
            [CompletionResult]::new('trigger', 'trigger', [CompletionResultType]::ParameterValue, 'POST postbacks to an endpoint as the service does')
            [CompletionResult]::new('listen', 'listen', [CompletionResultType]::ParameterValue, 'Receive postbacks; print and check each as it arrives')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mmsctl;postback;list' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;postback;emit' {
            [CompletionResult]::new('--dialect', '--dialect', [CompletionResultType]::ParameterName, 'The dialect to write: `<mms-id>` or `<MMSID>`. By default classic for N003, E002 and E003, as they are documented, and current for the others')
            [CompletionResult]::new('--sent-as', '--sent-as', [CompletionResultType]::ParameterName, 'How the message went out')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'A file of an incoming message; repeatable')
            [CompletionResult]::new('--origin', '--origin', [CompletionResultType]::ParameterName, 'The origin: MMS_MT or MMS_MO')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'The delivery status, as in `Message Sent/Rejected`')
            [CompletionResult]::new('--mms-id', '--mms-id', [CompletionResultType]::ParameterName, 'The saved message')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'The sender; for an incoming message, the subscriber')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The recipient; for an incoming message, the short code')
            [CompletionResult]::new('--keyword', '--keyword', [CompletionResultType]::ParameterName, 'The first word of an incoming message')
            [CompletionResult]::new('--tracking-id', '--tracking-id', [CompletionResultType]::ParameterName, 'What links the postbacks of one message')
            [CompletionResult]::new('--operator-id', '--operator-id', [CompletionResultType]::ParameterName, 'The operator; SPID in the classic dialect')
            [CompletionResult]::new('--timestamp', '--timestamp', [CompletionResultType]::ParameterName, 'The time of the event')
            [CompletionResult]::new('--handset', '--handset', [CompletionResultType]::ParameterName, 'The recipient''s device')
            [CompletionResult]::new('--aggregator-id', '--aggregator-id', [CompletionResultType]::ParameterName, 'The aggregator, in the classic dialect')
            [CompletionResult]::new('--audio-name', '--audio-name', [CompletionResultType]::ParameterName, 'The audio file that could not be encoded')
            [CompletionResult]::new('--video-name', '--video-name', [CompletionResultType]::ParameterName, 'The video that could not be encoded')
            [CompletionResult]::new('--message-subject', '--message-subject', [CompletionResultType]::ParameterName, 'The subject of an incoming message')
            [CompletionResult]::new('--status-details', '--status-details', [CompletionResultType]::ParameterName, 'Details of the status, from the carrier or the service')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'Any field by its name in any dialect, with any value; repeatable')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'The seed of sample values: the same number gives the same values')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take as now for sample values, such as `2014-06-07T07:27:29-05:00`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;postback;check' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Include hidden files, and files that .gitignore or .ignore name, when searching folders')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Where the documentation contradicts itself, apply the stricter reading')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;postback;trigger' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The endpoint''s URL')
            [CompletionResult]::new('--delay', '--delay', [CompletionResultType]::ParameterName, 'The pause between postbacks, such as `2s`')
            [CompletionResult]::new('--time-scale', '--time-scale', [CompletionResultType]::ParameterName, 'Multiply all waits by this: 0.01 turns 5 minutes into 3 seconds. Time limits never drop below 1 second')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to try again')
            [CompletionResult]::new('--content-type', '--content-type', [CompletionResultType]::ParameterName, 'The Content-Type to send, none if empty [default: text/xml; charset=utf-8]')
            [CompletionResult]::new('--form-field', '--form-field', [CompletionResultType]::ParameterName, 'Send it as this field of a form, such as `xml`, instead of raw')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'An additional header; repeatable')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format')
            [CompletionResult]::new('--dialect', '--dialect', [CompletionResultType]::ParameterName, 'The dialect to write: `<mms-id>` or `<MMSID>`. By default classic for N003, E002 and E003, as they are documented, and current for the others')
            [CompletionResult]::new('--sent-as', '--sent-as', [CompletionResultType]::ParameterName, 'How the message went out')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'A file of an incoming message; repeatable')
            [CompletionResult]::new('--origin', '--origin', [CompletionResultType]::ParameterName, 'The origin: MMS_MT or MMS_MO')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'The delivery status, as in `Message Sent/Rejected`')
            [CompletionResult]::new('--mms-id', '--mms-id', [CompletionResultType]::ParameterName, 'The saved message')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'The sender; for an incoming message, the subscriber')
            [CompletionResult]::new('--keyword', '--keyword', [CompletionResultType]::ParameterName, 'The first word of an incoming message')
            [CompletionResult]::new('--tracking-id', '--tracking-id', [CompletionResultType]::ParameterName, 'What links the postbacks of one message')
            [CompletionResult]::new('--operator-id', '--operator-id', [CompletionResultType]::ParameterName, 'The operator; SPID in the classic dialect')
            [CompletionResult]::new('--timestamp', '--timestamp', [CompletionResultType]::ParameterName, 'The time of the event')
            [CompletionResult]::new('--handset', '--handset', [CompletionResultType]::ParameterName, 'The recipient''s device')
            [CompletionResult]::new('--aggregator-id', '--aggregator-id', [CompletionResultType]::ParameterName, 'The aggregator, in the classic dialect')
            [CompletionResult]::new('--audio-name', '--audio-name', [CompletionResultType]::ParameterName, 'The audio file that could not be encoded')
            [CompletionResult]::new('--video-name', '--video-name', [CompletionResultType]::ParameterName, 'The video that could not be encoded')
            [CompletionResult]::new('--message-subject', '--message-subject', [CompletionResultType]::ParameterName, 'The subject of an incoming message')
            [CompletionResult]::new('--status-details', '--status-details', [CompletionResultType]::ParameterName, 'Details of the status, from the carrier or the service')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'Any field by its name in any dialect, with any value; repeatable')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'The seed of sample values: the same number gives the same values')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take as now for sample values, such as `2014-06-07T07:27:29-05:00`')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up on an HTTP request after this time, such as `30s` [default: 10s]')
            [CompletionResult]::new('--ca-cert', '--ca-cert', [CompletionResultType]::ParameterName, 'Also trust the certificates in this PEM file; repeatable')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--conformance', '--conformance', [CompletionResultType]::ParameterName, 'Test the endpoint instead: with every code in both dialects, with duplicates, and with postbacks that are out of order, unknown or broken')
            [CompletionResult]::new('--duplicate', '--duplicate', [CompletionResultType]::ParameterName, 'Send each postback twice')
            [CompletionResult]::new('--out-of-order', '--out-of-order', [CompletionResultType]::ParameterName, 'Send the postbacks of a scenario in reverse')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;postback;listen' {
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'The port to listen on; 0 takes a free one, shown on standard error')
            [CompletionResult]::new('--bind', '--bind', [CompletionResultType]::ParameterName, 'The address to listen on; by default one that other machines cannot reach')
            [CompletionResult]::new('--answer', '--answer', [CompletionResultType]::ParameterName, 'The statuses to answer with, in turn; the last one repeats')
            [CompletionResult]::new('--delay', '--delay', [CompletionResultType]::ParameterName, 'How long to wait before each answer, such as `2s`')
            [CompletionResult]::new('--expect', '--expect', [CompletionResultType]::ParameterName, 'End when this has arrived, such as `N003` or `N003:mms-id=35674`; commas separate several fields, and a comma in a value is written `\,`. Repeatable: ends when all have arrived; one that is given twice must arrive twice. One that is refused, with any status but 200, does not count if the last status of `--answer` is 200')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'End after this time, such as `60s`')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'End after this many requests; it is a failure if `--timeout` ends first')
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Save the body of each postback in this folder, under names that sort by arrival. Requests that are refused are not saved')
            [CompletionResult]::new('--max-body', '--max-body', [CompletionResultType]::ParameterName, 'The largest body to accept')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'End after one request')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Where the documentation contradicts itself, apply the stricter reading')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;postback;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List every postback code with its meaning and the forms of its postbacks')
            [CompletionResult]::new('emit', 'emit', [CompletionResultType]::ParameterValue, 'Print a postback as the service would send it')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Explain postbacks, and report what is wrong with them')
            [CompletionResult]::new('trigger', 'trigger', [CompletionResultType]::ParameterValue, 'POST postbacks to an endpoint as the service does')
            [CompletionResult]::new('listen', 'listen', [CompletionResultType]::ParameterValue, 'Receive postbacks; print and check each as it arrives')
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
        'mmsctl;explain' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--list', '--list', [CompletionResultType]::ParameterName, 'List every rule and code, under a heading for each kind')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;rules' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;config' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'Show only what is set, not the defaults')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;schema' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;cache' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print the cache''s folder')
            [CompletionResult]::new('clear', 'clear', [CompletionResultType]::ParameterValue, 'Remove everything in the cache')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mmsctl;cache;path' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;cache;clear' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;cache;help' {
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print the cache''s folder')
            [CompletionResult]::new('clear', 'clear', [CompletionResultType]::ParameterValue, 'Remove everything in the cache')
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
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;man' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; NO_COLOR is respected')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Ignore configuration files, and MMSCTL_… variables that set flags')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'mmsctl;help' {
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check requests, responses and postbacks')
            [CompletionResult]::new('build', 'build', [CompletionResultType]::ParameterValue, 'Compose a request from local media, by flags or a manifest, and print its XML')
            [CompletionResult]::new('estimate', 'estimate', [CompletionResultType]::ParameterValue, 'Report how large a message gets, and how it arrives')
            [CompletionResult]::new('profiles', 'profiles', [CompletionResultType]::ParameterValue, 'List and explain the limits that `estimate` compares with')
            [CompletionResult]::new('fit', 'fit', [CompletionResultType]::ParameterValue, 'Transcode video, audio, images and animated GIFs to fit a byte budget')
            [CompletionResult]::new('convert', 'convert', [CompletionResultType]::ParameterValue, 'Convert requests, responses and postbacks to another dialect')
            [CompletionResult]::new('check-urls', 'check-urls', [CompletionResultType]::ParameterValue, 'Fetch URLs as the service does, and report whether it could use them')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Send requests to the service and explain its answers')
            [CompletionResult]::new('templates', 'templates', [CompletionResultType]::ParameterValue, 'List and delete the templates stored at the service')
            [CompletionResult]::new('postback', 'postback', [CompletionResultType]::ParameterValue, 'Make, check, send and receive postbacks')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain a rule, an API error code or a postback code')
            [CompletionResult]::new('rules', 'rules', [CompletionResultType]::ParameterValue, 'List what `validate` checks')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show the effective configuration, and where each value comes from')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of a format that mmsctl reads or writes')
            [CompletionResult]::new('cache', 'cache', [CompletionResultType]::ParameterValue, 'Show where the results of earlier fits are cached, or remove them')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print a manual page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mmsctl;help;validate' {
            break
        }
        'mmsctl;help;build' {
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
        'mmsctl;help;convert' {
            break
        }
        'mmsctl;help;check-urls' {
            break
        }
        'mmsctl;help;send' {
            break
        }
        'mmsctl;help;templates' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the templates, newest first')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Permanently delete templates with their media')
            break
        }
        'mmsctl;help;templates;list' {
            break
        }
        'mmsctl;help;templates;delete' {
            break
        }
        'mmsctl;help;postback' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List every postback code with its meaning and the forms of its postbacks')
            [CompletionResult]::new('emit', 'emit', [CompletionResultType]::ParameterValue, 'Print a postback as the service would send it')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Explain postbacks, and report what is wrong with them')
            [CompletionResult]::new('trigger', 'trigger', [CompletionResultType]::ParameterValue, 'POST postbacks to an endpoint as the service does')
            [CompletionResult]::new('listen', 'listen', [CompletionResultType]::ParameterValue, 'Receive postbacks; print and check each as it arrives')
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
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print the cache''s folder')
            [CompletionResult]::new('clear', 'clear', [CompletionResultType]::ParameterValue, 'Remove everything in the cache')
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
