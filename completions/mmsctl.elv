
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
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand validate 'Check requests, responses and postbacks'
            cand estimate 'Say how large a message gets, per part and in all'
            cand completions 'Print a shell''s completions'
            cand man 'Print a manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mmsctl;validate'= {
            cand --format 'How to show what is found'
            cand --fail-on 'The least severity that makes the exit code 1'
            cand --base-url 'The URL under which the files of `--media-dir` are served; once for each of several'
            cand --media-dir 'The folder that `--base-url` serves; inspected instead of the URLs'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --strict 'Take the sterner side where the documentation disagrees with itself'
            cand --require-media 'Fail where a medium cannot be inspected'
            cand --no-ffprobe 'Do not run ffprobe; read headers only'
            cand -q 'Show only errors, and no summary'
            cand --quiet 'Show only errors, and no summary'
            cand -v 'Show infos with their frames too'
            cand --verbose 'Show infos with their frames too'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;estimate'= {
            cand --format 'How to show it'
            cand --base-url 'The URL under which the files of `--media-dir` are served; once for each of several'
            cand --media-dir 'The folder that `--base-url` serves; inspected instead of the URLs'
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand --no-ffprobe 'Do not run ffprobe; read headers only'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;completions'= {
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;man'= {
            cand --color 'Whether to use colour; NO_COLOR is respected'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'mmsctl;help'= {
            cand validate 'Check requests, responses and postbacks'
            cand estimate 'Say how large a message gets, per part and in all'
            cand completions 'Print a shell''s completions'
            cand man 'Print a manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mmsctl;help;validate'= {
        }
        &'mmsctl;help;estimate'= {
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
