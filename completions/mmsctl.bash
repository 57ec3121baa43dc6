_mmsctl() {
    local i cur prev opts cmd
    COMPREPLY=()
    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
        cur="$2"
    else
        cur="${COMP_WORDS[COMP_CWORD]}"
    fi
    prev="$3"
    if [[ "${cur}" == "=" ]]; then
        cur=""
    elif [[ "${prev}" == "=" ]]; then
        prev="${COMP_WORDS[COMP_CWORD-2]}"
    fi
    cmd=""
    opts=""

    for i in "${COMP_WORDS[@]:0:COMP_CWORD}"
    do
        case "${cmd},${i}" in
            ",$1")
                cmd="mmsctl"
                ;;
            mmsctl,build)
                cmd="mmsctl__subcmd__build"
                ;;
            mmsctl,cache)
                cmd="mmsctl__subcmd__cache"
                ;;
            mmsctl,check-urls)
                cmd="mmsctl__subcmd__check__subcmd__urls"
                ;;
            mmsctl,completions)
                cmd="mmsctl__subcmd__completions"
                ;;
            mmsctl,config)
                cmd="mmsctl__subcmd__config"
                ;;
            mmsctl,convert)
                cmd="mmsctl__subcmd__convert"
                ;;
            mmsctl,estimate)
                cmd="mmsctl__subcmd__estimate"
                ;;
            mmsctl,explain)
                cmd="mmsctl__subcmd__explain"
                ;;
            mmsctl,fit)
                cmd="mmsctl__subcmd__fit"
                ;;
            mmsctl,help)
                cmd="mmsctl__subcmd__help"
                ;;
            mmsctl,man)
                cmd="mmsctl__subcmd__man"
                ;;
            mmsctl,postback)
                cmd="mmsctl__subcmd__postback"
                ;;
            mmsctl,profiles)
                cmd="mmsctl__subcmd__profiles"
                ;;
            mmsctl,rules)
                cmd="mmsctl__subcmd__rules"
                ;;
            mmsctl,schema)
                cmd="mmsctl__subcmd__schema"
                ;;
            mmsctl,send)
                cmd="mmsctl__subcmd__send"
                ;;
            mmsctl,templates)
                cmd="mmsctl__subcmd__templates"
                ;;
            mmsctl,transcode)
                cmd="mmsctl__subcmd__fit"
                ;;
            mmsctl,validate)
                cmd="mmsctl__subcmd__validate"
                ;;
            mmsctl__subcmd__cache,clear)
                cmd="mmsctl__subcmd__cache__subcmd__clear"
                ;;
            mmsctl__subcmd__cache,help)
                cmd="mmsctl__subcmd__cache__subcmd__help"
                ;;
            mmsctl__subcmd__cache,path)
                cmd="mmsctl__subcmd__cache__subcmd__path"
                ;;
            mmsctl__subcmd__cache__subcmd__help,clear)
                cmd="mmsctl__subcmd__cache__subcmd__help__subcmd__clear"
                ;;
            mmsctl__subcmd__cache__subcmd__help,help)
                cmd="mmsctl__subcmd__cache__subcmd__help__subcmd__help"
                ;;
            mmsctl__subcmd__cache__subcmd__help,path)
                cmd="mmsctl__subcmd__cache__subcmd__help__subcmd__path"
                ;;
            mmsctl__subcmd__help,build)
                cmd="mmsctl__subcmd__help__subcmd__build"
                ;;
            mmsctl__subcmd__help,cache)
                cmd="mmsctl__subcmd__help__subcmd__cache"
                ;;
            mmsctl__subcmd__help,check-urls)
                cmd="mmsctl__subcmd__help__subcmd__check__subcmd__urls"
                ;;
            mmsctl__subcmd__help,completions)
                cmd="mmsctl__subcmd__help__subcmd__completions"
                ;;
            mmsctl__subcmd__help,config)
                cmd="mmsctl__subcmd__help__subcmd__config"
                ;;
            mmsctl__subcmd__help,convert)
                cmd="mmsctl__subcmd__help__subcmd__convert"
                ;;
            mmsctl__subcmd__help,estimate)
                cmd="mmsctl__subcmd__help__subcmd__estimate"
                ;;
            mmsctl__subcmd__help,explain)
                cmd="mmsctl__subcmd__help__subcmd__explain"
                ;;
            mmsctl__subcmd__help,fit)
                cmd="mmsctl__subcmd__help__subcmd__fit"
                ;;
            mmsctl__subcmd__help,help)
                cmd="mmsctl__subcmd__help__subcmd__help"
                ;;
            mmsctl__subcmd__help,man)
                cmd="mmsctl__subcmd__help__subcmd__man"
                ;;
            mmsctl__subcmd__help,postback)
                cmd="mmsctl__subcmd__help__subcmd__postback"
                ;;
            mmsctl__subcmd__help,profiles)
                cmd="mmsctl__subcmd__help__subcmd__profiles"
                ;;
            mmsctl__subcmd__help,rules)
                cmd="mmsctl__subcmd__help__subcmd__rules"
                ;;
            mmsctl__subcmd__help,schema)
                cmd="mmsctl__subcmd__help__subcmd__schema"
                ;;
            mmsctl__subcmd__help,send)
                cmd="mmsctl__subcmd__help__subcmd__send"
                ;;
            mmsctl__subcmd__help,templates)
                cmd="mmsctl__subcmd__help__subcmd__templates"
                ;;
            mmsctl__subcmd__help,validate)
                cmd="mmsctl__subcmd__help__subcmd__validate"
                ;;
            mmsctl__subcmd__help__subcmd__cache,clear)
                cmd="mmsctl__subcmd__help__subcmd__cache__subcmd__clear"
                ;;
            mmsctl__subcmd__help__subcmd__cache,path)
                cmd="mmsctl__subcmd__help__subcmd__cache__subcmd__path"
                ;;
            mmsctl__subcmd__help__subcmd__postback,check)
                cmd="mmsctl__subcmd__help__subcmd__postback__subcmd__check"
                ;;
            mmsctl__subcmd__help__subcmd__postback,emit)
                cmd="mmsctl__subcmd__help__subcmd__postback__subcmd__emit"
                ;;
            mmsctl__subcmd__help__subcmd__postback,list)
                cmd="mmsctl__subcmd__help__subcmd__postback__subcmd__list"
                ;;
            mmsctl__subcmd__help__subcmd__postback,listen)
                cmd="mmsctl__subcmd__help__subcmd__postback__subcmd__listen"
                ;;
            mmsctl__subcmd__help__subcmd__postback,trigger)
                cmd="mmsctl__subcmd__help__subcmd__postback__subcmd__trigger"
                ;;
            mmsctl__subcmd__help__subcmd__templates,delete)
                cmd="mmsctl__subcmd__help__subcmd__templates__subcmd__delete"
                ;;
            mmsctl__subcmd__help__subcmd__templates,list)
                cmd="mmsctl__subcmd__help__subcmd__templates__subcmd__list"
                ;;
            mmsctl__subcmd__postback,check)
                cmd="mmsctl__subcmd__postback__subcmd__check"
                ;;
            mmsctl__subcmd__postback,emit)
                cmd="mmsctl__subcmd__postback__subcmd__emit"
                ;;
            mmsctl__subcmd__postback,help)
                cmd="mmsctl__subcmd__postback__subcmd__help"
                ;;
            mmsctl__subcmd__postback,list)
                cmd="mmsctl__subcmd__postback__subcmd__list"
                ;;
            mmsctl__subcmd__postback,listen)
                cmd="mmsctl__subcmd__postback__subcmd__listen"
                ;;
            mmsctl__subcmd__postback,trigger)
                cmd="mmsctl__subcmd__postback__subcmd__trigger"
                ;;
            mmsctl__subcmd__postback__subcmd__help,check)
                cmd="mmsctl__subcmd__postback__subcmd__help__subcmd__check"
                ;;
            mmsctl__subcmd__postback__subcmd__help,emit)
                cmd="mmsctl__subcmd__postback__subcmd__help__subcmd__emit"
                ;;
            mmsctl__subcmd__postback__subcmd__help,help)
                cmd="mmsctl__subcmd__postback__subcmd__help__subcmd__help"
                ;;
            mmsctl__subcmd__postback__subcmd__help,list)
                cmd="mmsctl__subcmd__postback__subcmd__help__subcmd__list"
                ;;
            mmsctl__subcmd__postback__subcmd__help,listen)
                cmd="mmsctl__subcmd__postback__subcmd__help__subcmd__listen"
                ;;
            mmsctl__subcmd__postback__subcmd__help,trigger)
                cmd="mmsctl__subcmd__postback__subcmd__help__subcmd__trigger"
                ;;
            mmsctl__subcmd__templates,delete)
                cmd="mmsctl__subcmd__templates__subcmd__delete"
                ;;
            mmsctl__subcmd__templates,help)
                cmd="mmsctl__subcmd__templates__subcmd__help"
                ;;
            mmsctl__subcmd__templates,list)
                cmd="mmsctl__subcmd__templates__subcmd__list"
                ;;
            mmsctl__subcmd__templates__subcmd__help,delete)
                cmd="mmsctl__subcmd__templates__subcmd__help__subcmd__delete"
                ;;
            mmsctl__subcmd__templates__subcmd__help,help)
                cmd="mmsctl__subcmd__templates__subcmd__help__subcmd__help"
                ;;
            mmsctl__subcmd__templates__subcmd__help,list)
                cmd="mmsctl__subcmd__templates__subcmd__help__subcmd__list"
                ;;
            *)
                ;;
        esac
    done

    case "${cmd}" in
        mmsctl)
            opts="-h -V --color --config --no-config --help --version validate build estimate profiles fit transcode convert check-urls send templates postback explain rules config schema cache completions man help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 1 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__build)
            opts="-o -q -h -V --action --slide --text --text-file --duration --base-url --dialect --subject --name --to --from --from-mask --operator-id --service-id --campaign-ref --mms-id --custom-subject --fallback-sms-text --disable-fallback-sms --disable-fallback-sms-link --fallback-sms-link-expiration --client-reference --ddm-message-subject --ddm-message-text --ddm-message-timeout --ddm-force --custom-text --data --output --out-dir --hash-names --with-api-key --fit --budget --basis --profile --carrier --sender --all-carriers --source --all-sources --weight --trim --start --no-audio --handset --audio-as --gif-as --background --canvas --max-fps --preset --min-quality --jobs --no-cache --timeout --strict --quiet --color --config --no-config --help --version"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --action)
                    COMPREPLY=($(compgen -W "save send send-saved" -- "${cur}"))
                    return 0
                    ;;
                --slide)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --text)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --text-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --duration)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --base-url)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --dialect)
                    COMPREPLY=($(compgen -W "current classic" -- "${cur}"))
                    return 0
                    ;;
                --subject)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --name)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --to)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --from)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --from-mask)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --operator-id)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --service-id)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --campaign-ref)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --mms-id)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --custom-subject)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --fallback-sms-text)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --disable-fallback-sms)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --disable-fallback-sms-link)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --fallback-sms-link-expiration)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --client-reference)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --ddm-message-subject)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --ddm-message-text)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --ddm-message-timeout)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --ddm-force)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --custom-text)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --data)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --out-dir)
                    COMPREPLY=()
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o plusdirs
                    fi
                    return 0
                    ;;
                --budget)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --basis)
                    COMPREPLY=($(compgen -W "raw wire binary" -- "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "android-smsmms-old aosp-default aws-file bandwidth-500kb bandwidth-att bandwidth-file bandwidth-mm4 bandwidth-sprint bandwidth-t-mobile bandwidth-toll-free bandwidth-verizon elsewhere-300kb infobip-150kb infobip-300kb infobip-us-1mb lineageos-att lineageos-att-310090 lineageos-bell lineageos-cellcom lineageos-freedom lineageos-lowest lineageos-rogers lineageos-sprint lineageos-t-mobile lineageos-telus lineageos-us-cellular lineageos-verizon lineageos-videotron oma-content-basic oma-content-rich oma-image-basic oma-image-rich oma-megapixel oma-text oma-video-basic oma-video-rich plivo-5mb plivo-att-10dlc plivo-att-short-code plivo-att-toll-free plivo-attachment plivo-canada plivo-sprint-10dlc plivo-sprint-short-code plivo-sprint-toll-free plivo-t-mobile-10dlc plivo-t-mobile-short-code plivo-t-mobile-toll-free plivo-verizon-10dlc plivo-verizon-short-code plivo-verizon-toll-free salesforce-500kb signalwire-10dlc signalwire-500kb signalwire-toll-free sinch-account sinch-account-transcoded sinch-advice sinch-advice-1mb sinch-advice-500kb sinch-advice-transcoded sinch-api-100mb sinch-att-10dlc sinch-att-short-code sinch-t-mobile-10dlc sinch-t-mobile-short-code sinch-us-cellular-10dlc sinch-us-cellular-short-code sinch-verizon-10dlc sinch-verizon-short-code skycore-alltel skycore-alltel-handset skycore-att skycore-att-handset skycore-cricket skycore-cricket-handset skycore-metropcs skycore-metropcs-handset skycore-sprint skycore-sprint-handset skycore-t-mobile skycore-t-mobile-handset skycore-us-cellular skycore-us-cellular-handset skycore-verizon skycore-verizon-handset telnyx-1mb telnyx-600kb telnyx-att-10dlc telnyx-att-short-code telnyx-att-toll-free telnyx-sprint-10dlc telnyx-sprint-short-code telnyx-sprint-toll-free telnyx-t-mobile-10dlc telnyx-t-mobile-short-code telnyx-t-mobile-toll-free telnyx-verizon-10dlc telnyx-verizon-short-code telnyx-verizon-toll-free twilio-5mb twilio-600kb twilio-att-10dlc twilio-att-short-code twilio-att-toll-free twilio-t-mobile-10dlc twilio-t-mobile-short-code twilio-t-mobile-toll-free twilio-verizon-10dlc twilio-verizon-short-code twilio-verizon-toll-free us-600kb" -- "${cur}"))
                    return 0
                    ;;
                --carrier)
                    COMPREPLY=($(compgen -W "alltel att bell cellcom cricket freedom metropcs rogers sprint t-mobile telus us-cellular verizon videotron" -- "${cur}"))
                    return 0
                    ;;
                --sender)
                    COMPREPLY=($(compgen -W "short-code 10dlc toll-free" -- "${cur}"))
                    return 0
                    ;;
                --source)
                    COMPREPLY=($(compgen -W "aosp aws bandwidth denominator infobip lineageos oma plivo salesforce signalwire sinch skycore telnyx twilio" -- "${cur}"))
                    return 0
                    ;;
                --weight)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --trim)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --start)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --handset)
                    COMPREPLY=($(compgen -W "modern baseline 3gp" -- "${cur}"))
                    return 0
                    ;;
                --audio-as)
                    COMPREPLY=($(compgen -W "mp3 aac" -- "${cur}"))
                    return 0
                    ;;
                --gif-as)
                    COMPREPLY=($(compgen -W "gif mp4 still" -- "${cur}"))
                    return 0
                    ;;
                --background)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --canvas)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --max-fps)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --preset)
                    COMPREPLY=($(compgen -W "ultrafast veryfast fast medium slow veryslow" -- "${cur}"))
                    return 0
                    ;;
                --min-quality)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --jobs)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__cache)
            opts="-h -V --color --config --no-config --help --version path clear help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__cache__subcmd__clear)
            opts="-h -V --color --config --no-config --help --version"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__cache__subcmd__help)
            opts="path clear help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__cache__subcmd__help__subcmd__clear)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__cache__subcmd__help__subcmd__help)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__cache__subcmd__help__subcmd__path)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__cache__subcmd__path)
            opts="-h -V --color --config --no-config --help --version"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__check__subcmd__urls)
            opts="-h -V --as --format --strict --max-bytes --retries --allow-private --timeout --ca-cert --color --config --no-config --help --version"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --as)
                    COMPREPLY=($(compgen -W "image audio video vcard ical pdf passbook" -- "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "human json" -- "${cur}"))
                    return 0
                    ;;
                --max-bytes)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --retries)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --ca-cert)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__completions)
            opts="-h -V --color --config --no-config --help --version bash elvish fish powershell zsh"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__config)
            opts="-h -V --set --format --color --config --no-config --help --version"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --format)
                    COMPREPLY=($(compgen -W "human json" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__convert)
            opts="-o -q -h -V --to --allow-loss --no-ignore --output --out-dir --write --with-api-key --quiet --color --config --no-config --help --version"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --to)
                    COMPREPLY=($(compgen -W "current classic" -- "${cur}"))
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --out-dir)
                    COMPREPLY=()
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o plusdirs
                    fi
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__estimate)
            opts="-h -V --no-ignore --format --sort --fail-on --profile --carrier --sender --all-carriers --source --all-sources --no-fallback --write-mime --write-binary --require-media --base-url --media-dir --no-ffprobe --online --max-bytes --retries --allow-private --timeout --ca-cert --color --config --no-config --help --version"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --format)
                    COMPREPLY=($(compgen -W "human short json ndjson csv" -- "${cur}"))
                    return 0
                    ;;
                --sort)
                    COMPREPLY=($(compgen -W "path size outcome" -- "${cur}"))
                    return 0
                    ;;
                --fail-on)
                    COMPREPLY=($(compgen -W "at-risk sms-link rejected" -- "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "android-smsmms-old aosp-default aws-file bandwidth-500kb bandwidth-att bandwidth-file bandwidth-mm4 bandwidth-sprint bandwidth-t-mobile bandwidth-toll-free bandwidth-verizon elsewhere-300kb infobip-150kb infobip-300kb infobip-us-1mb lineageos-att lineageos-att-310090 lineageos-bell lineageos-cellcom lineageos-freedom lineageos-lowest lineageos-rogers lineageos-sprint lineageos-t-mobile lineageos-telus lineageos-us-cellular lineageos-verizon lineageos-videotron oma-content-basic oma-content-rich oma-image-basic oma-image-rich oma-megapixel oma-text oma-video-basic oma-video-rich plivo-5mb plivo-att-10dlc plivo-att-short-code plivo-att-toll-free plivo-attachment plivo-canada plivo-sprint-10dlc plivo-sprint-short-code plivo-sprint-toll-free plivo-t-mobile-10dlc plivo-t-mobile-short-code plivo-t-mobile-toll-free plivo-verizon-10dlc plivo-verizon-short-code plivo-verizon-toll-free salesforce-500kb signalwire-10dlc signalwire-500kb signalwire-toll-free sinch-account sinch-account-transcoded sinch-advice sinch-advice-1mb sinch-advice-500kb sinch-advice-transcoded sinch-api-100mb sinch-att-10dlc sinch-att-short-code sinch-t-mobile-10dlc sinch-t-mobile-short-code sinch-us-cellular-10dlc sinch-us-cellular-short-code sinch-verizon-10dlc sinch-verizon-short-code skycore-alltel skycore-alltel-handset skycore-att skycore-att-handset skycore-cricket skycore-cricket-handset skycore-metropcs skycore-metropcs-handset skycore-sprint skycore-sprint-handset skycore-t-mobile skycore-t-mobile-handset skycore-us-cellular skycore-us-cellular-handset skycore-verizon skycore-verizon-handset telnyx-1mb telnyx-600kb telnyx-att-10dlc telnyx-att-short-code telnyx-att-toll-free telnyx-sprint-10dlc telnyx-sprint-short-code telnyx-sprint-toll-free telnyx-t-mobile-10dlc telnyx-t-mobile-short-code telnyx-t-mobile-toll-free telnyx-verizon-10dlc telnyx-verizon-short-code telnyx-verizon-toll-free twilio-5mb twilio-600kb twilio-att-10dlc twilio-att-short-code twilio-att-toll-free twilio-t-mobile-10dlc twilio-t-mobile-short-code twilio-t-mobile-toll-free twilio-verizon-10dlc twilio-verizon-short-code twilio-verizon-toll-free us-600kb" -- "${cur}"))
                    return 0
                    ;;
                --carrier)
                    COMPREPLY=($(compgen -W "alltel att bell cellcom cricket freedom metropcs rogers sprint t-mobile telus us-cellular verizon videotron" -- "${cur}"))
                    return 0
                    ;;
                --sender)
                    COMPREPLY=($(compgen -W "short-code 10dlc toll-free" -- "${cur}"))
                    return 0
                    ;;
                --source)
                    COMPREPLY=($(compgen -W "aosp aws bandwidth denominator infobip lineageos oma plivo salesforce signalwire sinch skycore telnyx twilio" -- "${cur}"))
                    return 0
                    ;;
                --write-mime)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --write-binary)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --base-url)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --media-dir)
                    COMPREPLY=()
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o plusdirs
                    fi
                    return 0
                    ;;
                --max-bytes)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --retries)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --ca-cert)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__explain)
            opts="-h -V --list --color --config --no-config --help --version E001 E002 E003 E004 E011 E012 E013 E100 E101 E102 E103 E104 E105 E106 E107 E108 E109 E110 E111 E112 E113 E114 E115 E120 E200 E201 E202 E212 E213 E214 E223 E224 E225 E226 E227 E228 E229 E230 E241 E301 E302 E303 E304 E311 E312 E313 E314 E331 E332 E333 E334 E335 E336 E337 E338 E341 E343 E351 E352 E353 E355 E356 E357 E358 E361 E362 E363 E501 E502 E503 E618 E619 E620 E621 E622 E623 E624 E625 E626 E627 E628 E629 E630 E631 E632 E633 E640 E641 E642 E643 E650 E651 E712 E713 E714 E715 E999 N001 N002 N003 N013 N101 N102 N103 N201 N202 N211 N301 N302 N303 N304 N401 N501 N502 N801 N802 N803 N811 action-missing action-spelling action-unknown allow-reason api-key-format api-key-missing boolean-literal bundled-postback campaign-ref-format chunked client-reference-json client-reference-too-long content-coding content-length-missing content-length-wrong content-reformatted content-type-generic content-type-mismatch content-type-missing control-character custom-text-duplicate custom-text-incomplete custom-text-slide data-duplicate data-name ddm-text-missing ddm-timeout-format dialect-name discouraged-type doctype duplicate-element duration-default duration-format duration-long duration-twice duration-with-media duration-zero element-prefix empty-slide encoded-twice encoding encoding-pending extension-mismatch fallback-length fallback-text-missing fallback-text-on-save foreign-element form-field from-format from-mask-format from-mask-us from-missing gif-frame-rate gif-width head-differs incoming-files items-per-page-format jpeg-preferred jpeg-progressive kind-mismatch legacy-form link-expiration-format markup-in-value media-damaged media-heavy media-long media-too-large media-unreadable merge-tag-default merge-tag-place merge-tag-unclosed misplaced-element misspelt-element mms-id-format mms-id-missing name-missing nesting-too-deep no-slides not-well-formed object-with-media operator-id-format operator-id-unknown page-number-format passbook-v2 picture-dimensions picture-transparent postback-code postback-incomplete postback-origin postback-status program-escape raw-ampersand raw-less-than recipient-list repeated-media reply-code reply-contradiction reply-incomplete safe-area send-video-untranscoded sent-as-literal service-id-missing several-objects stale-allow start-date-format status-literal stray-text subject-long subject-missing subject-non-ascii subject-too-long template-tag text-too-long text-whitespace timestamp-format to-format to-missing too-many-slides unknown-attribute unknown-element unknown-entity unknown-root unreadable-character unsupported-type url-characters url-fragment url-leads-inside url-missing url-not-absolute url-port url-private-host url-query url-redirect url-repeated url-reserved-host url-scheme url-status url-tls url-unreachable url-userinfo url-whitespace user-pass-login video-becomes-link video-codecs video-container video-dimensions video-frame-rate video-hd-long video-with-audio video-with-image"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__fit)
            opts="-o -q -h -V --budget --basis --profile --carrier --sender --all-carriers --source --all-sources --weight --trim --start --no-audio --handset --audio-as --gif-as --background --canvas --max-fps --preset --min-quality --jobs --no-cache --timeout --output --out-dir --dry-run --report --format --quiet --color --config --no-config --help --version"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --budget)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --basis)
                    COMPREPLY=($(compgen -W "raw wire binary" -- "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "android-smsmms-old aosp-default aws-file bandwidth-500kb bandwidth-att bandwidth-file bandwidth-mm4 bandwidth-sprint bandwidth-t-mobile bandwidth-toll-free bandwidth-verizon elsewhere-300kb infobip-150kb infobip-300kb infobip-us-1mb lineageos-att lineageos-att-310090 lineageos-bell lineageos-cellcom lineageos-freedom lineageos-lowest lineageos-rogers lineageos-sprint lineageos-t-mobile lineageos-telus lineageos-us-cellular lineageos-verizon lineageos-videotron oma-content-basic oma-content-rich oma-image-basic oma-image-rich oma-megapixel oma-text oma-video-basic oma-video-rich plivo-5mb plivo-att-10dlc plivo-att-short-code plivo-att-toll-free plivo-attachment plivo-canada plivo-sprint-10dlc plivo-sprint-short-code plivo-sprint-toll-free plivo-t-mobile-10dlc plivo-t-mobile-short-code plivo-t-mobile-toll-free plivo-verizon-10dlc plivo-verizon-short-code plivo-verizon-toll-free salesforce-500kb signalwire-10dlc signalwire-500kb signalwire-toll-free sinch-account sinch-account-transcoded sinch-advice sinch-advice-1mb sinch-advice-500kb sinch-advice-transcoded sinch-api-100mb sinch-att-10dlc sinch-att-short-code sinch-t-mobile-10dlc sinch-t-mobile-short-code sinch-us-cellular-10dlc sinch-us-cellular-short-code sinch-verizon-10dlc sinch-verizon-short-code skycore-alltel skycore-alltel-handset skycore-att skycore-att-handset skycore-cricket skycore-cricket-handset skycore-metropcs skycore-metropcs-handset skycore-sprint skycore-sprint-handset skycore-t-mobile skycore-t-mobile-handset skycore-us-cellular skycore-us-cellular-handset skycore-verizon skycore-verizon-handset telnyx-1mb telnyx-600kb telnyx-att-10dlc telnyx-att-short-code telnyx-att-toll-free telnyx-sprint-10dlc telnyx-sprint-short-code telnyx-sprint-toll-free telnyx-t-mobile-10dlc telnyx-t-mobile-short-code telnyx-t-mobile-toll-free telnyx-verizon-10dlc telnyx-verizon-short-code telnyx-verizon-toll-free twilio-5mb twilio-600kb twilio-att-10dlc twilio-att-short-code twilio-att-toll-free twilio-t-mobile-10dlc twilio-t-mobile-short-code twilio-t-mobile-toll-free twilio-verizon-10dlc twilio-verizon-short-code twilio-verizon-toll-free us-600kb" -- "${cur}"))
                    return 0
                    ;;
                --carrier)
                    COMPREPLY=($(compgen -W "alltel att bell cellcom cricket freedom metropcs rogers sprint t-mobile telus us-cellular verizon videotron" -- "${cur}"))
                    return 0
                    ;;
                --sender)
                    COMPREPLY=($(compgen -W "short-code 10dlc toll-free" -- "${cur}"))
                    return 0
                    ;;
                --source)
                    COMPREPLY=($(compgen -W "aosp aws bandwidth denominator infobip lineageos oma plivo salesforce signalwire sinch skycore telnyx twilio" -- "${cur}"))
                    return 0
                    ;;
                --weight)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --trim)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --start)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --handset)
                    COMPREPLY=($(compgen -W "modern baseline 3gp" -- "${cur}"))
                    return 0
                    ;;
                --audio-as)
                    COMPREPLY=($(compgen -W "mp3 aac" -- "${cur}"))
                    return 0
                    ;;
                --gif-as)
                    COMPREPLY=($(compgen -W "gif mp4 still" -- "${cur}"))
                    return 0
                    ;;
                --background)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --canvas)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --max-fps)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --preset)
                    COMPREPLY=($(compgen -W "ultrafast veryfast fast medium slow veryslow" -- "${cur}"))
                    return 0
                    ;;
                --min-quality)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --jobs)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --out-dir)
                    COMPREPLY=()
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o plusdirs
                    fi
                    return 0
                    ;;
                --report)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "human json" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help)
            opts="validate build estimate profiles fit convert check-urls send templates postback explain rules config schema cache completions man help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__build)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__cache)
            opts="path clear"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__cache__subcmd__clear)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__cache__subcmd__path)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__check__subcmd__urls)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__completions)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__config)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__convert)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__estimate)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__explain)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__fit)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__help)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__man)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__postback)
            opts="list emit check trigger listen"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__postback__subcmd__check)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__postback__subcmd__emit)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__postback__subcmd__list)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__postback__subcmd__listen)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__postback__subcmd__trigger)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__profiles)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__rules)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__schema)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__send)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__templates)
            opts="list delete"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__templates__subcmd__delete)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__templates__subcmd__list)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__help__subcmd__validate)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__man)
            opts="-h -V --color --config --no-config --help --version build cache cache-clear cache-path check-urls completions config convert estimate explain fit man postback postback-check postback-emit postback-list postback-listen postback-trigger profiles rules rules.7 schema send templates templates-delete templates-list validate"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__postback)
            opts="-h -V --color --config --no-config --help --version list emit check trigger listen help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__postback__subcmd__check)
            opts="-h -V --format --no-ignore --strict --color --config --no-config --help --version"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --format)
                    COMPREPLY=($(compgen -W "human json" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__postback__subcmd__emit)
            opts="-h -V --dialect --sent-as --file --origin --status --mms-id --from --to --keyword --tracking-id --operator-id --timestamp --handset --aggregator-id --audio-name --video-name --message-subject --status-details --set --seed --now --color --config --no-config --help --version E002 E003 E004 E011 E012 E013 E100 E101 E102 E202 E501 E502 E999 N003 N013 N101 N102 N103 N202 N401 N501 N502"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --dialect)
                    COMPREPLY=($(compgen -W "current classic" -- "${cur}"))
                    return 0
                    ;;
                --sent-as)
                    COMPREPLY=($(compgen -W "mms sms" -- "${cur}"))
                    return 0
                    ;;
                --file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --origin)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --status)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --mms-id)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --from)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --to)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --keyword)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --tracking-id)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --operator-id)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --timestamp)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --handset)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --aggregator-id)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --audio-name)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --video-name)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --message-subject)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --status-details)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --set)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --seed)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --now)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__postback__subcmd__help)
            opts="list emit check trigger listen help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__postback__subcmd__help__subcmd__check)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__postback__subcmd__help__subcmd__emit)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__postback__subcmd__help__subcmd__help)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__postback__subcmd__help__subcmd__list)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__postback__subcmd__help__subcmd__listen)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__postback__subcmd__help__subcmd__trigger)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__postback__subcmd__list)
            opts="-h -V --format --color --config --no-config --help --version"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --format)
                    COMPREPLY=($(compgen -W "human json" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__postback__subcmd__listen)
            opts="-h -V --port --bind --answer --delay --expect --timeout --count --once --save --max-body --format --strict --color --config --no-config --help --version"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --port)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --bind)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --answer)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --delay)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --expect)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --count)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --save)
                    COMPREPLY=()
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o plusdirs
                    fi
                    return 0
                    ;;
                --max-body)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "human ndjson" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__postback__subcmd__trigger)
            opts="-h -V --to --conformance --duplicate --out-of-order --delay --time-scale --retries --content-type --form-field --header --format --dialect --sent-as --file --origin --status --mms-id --from --keyword --tracking-id --operator-id --timestamp --handset --aggregator-id --audio-name --video-name --message-subject --status-details --set --seed --now --timeout --ca-cert --color --config --no-config --help --version E002 E003 E004 E011 E012 E013 E100 E101 E102 E202 E501 E502 E999 N003 N013 N101 N102 N103 N202 N401 N501 N502 failure fallback save send"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --to)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --delay)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --time-scale)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --retries)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --content-type)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --form-field)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --header)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "human ndjson" -- "${cur}"))
                    return 0
                    ;;
                --dialect)
                    COMPREPLY=($(compgen -W "current classic" -- "${cur}"))
                    return 0
                    ;;
                --sent-as)
                    COMPREPLY=($(compgen -W "mms sms" -- "${cur}"))
                    return 0
                    ;;
                --file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --origin)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --status)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --mms-id)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --from)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --keyword)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --tracking-id)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --operator-id)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --timestamp)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --handset)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --aggregator-id)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --audio-name)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --video-name)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --message-subject)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --status-details)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --set)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --seed)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --now)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --ca-cert)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__profiles)
            opts="-h -V --carrier --sender --source --kind --format --color --config --no-config --help --version android-smsmms-old aosp-default aws-file bandwidth-500kb bandwidth-att bandwidth-file bandwidth-mm4 bandwidth-sprint bandwidth-t-mobile bandwidth-toll-free bandwidth-verizon elsewhere-300kb infobip-150kb infobip-300kb infobip-us-1mb lineageos-att lineageos-att-310090 lineageos-bell lineageos-cellcom lineageos-freedom lineageos-lowest lineageos-rogers lineageos-sprint lineageos-t-mobile lineageos-telus lineageos-us-cellular lineageos-verizon lineageos-videotron oma-content-basic oma-content-rich oma-image-basic oma-image-rich oma-megapixel oma-text oma-video-basic oma-video-rich plivo-5mb plivo-att-10dlc plivo-att-short-code plivo-att-toll-free plivo-attachment plivo-canada plivo-sprint-10dlc plivo-sprint-short-code plivo-sprint-toll-free plivo-t-mobile-10dlc plivo-t-mobile-short-code plivo-t-mobile-toll-free plivo-verizon-10dlc plivo-verizon-short-code plivo-verizon-toll-free salesforce-500kb signalwire-10dlc signalwire-500kb signalwire-toll-free sinch-account sinch-account-transcoded sinch-advice sinch-advice-1mb sinch-advice-500kb sinch-advice-transcoded sinch-api-100mb sinch-att-10dlc sinch-att-short-code sinch-t-mobile-10dlc sinch-t-mobile-short-code sinch-us-cellular-10dlc sinch-us-cellular-short-code sinch-verizon-10dlc sinch-verizon-short-code skycore-alltel skycore-alltel-handset skycore-att skycore-att-handset skycore-cricket skycore-cricket-handset skycore-metropcs skycore-metropcs-handset skycore-sprint skycore-sprint-handset skycore-t-mobile skycore-t-mobile-handset skycore-us-cellular skycore-us-cellular-handset skycore-verizon skycore-verizon-handset telnyx-1mb telnyx-600kb telnyx-att-10dlc telnyx-att-short-code telnyx-att-toll-free telnyx-sprint-10dlc telnyx-sprint-short-code telnyx-sprint-toll-free telnyx-t-mobile-10dlc telnyx-t-mobile-short-code telnyx-t-mobile-toll-free telnyx-verizon-10dlc telnyx-verizon-short-code telnyx-verizon-toll-free twilio-5mb twilio-600kb twilio-att-10dlc twilio-att-short-code twilio-att-toll-free twilio-t-mobile-10dlc twilio-t-mobile-short-code twilio-t-mobile-toll-free twilio-verizon-10dlc twilio-verizon-short-code twilio-verizon-toll-free us-600kb"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --carrier)
                    COMPREPLY=($(compgen -W "alltel att bell cellcom cricket freedom metropcs rogers sprint t-mobile telus us-cellular verizon videotron" -- "${cur}"))
                    return 0
                    ;;
                --sender)
                    COMPREPLY=($(compgen -W "short-code 10dlc toll-free" -- "${cur}"))
                    return 0
                    ;;
                --source)
                    COMPREPLY=($(compgen -W "aosp aws bandwidth denominator infobip lineageos oma plivo salesforce signalwire sinch skycore telnyx twilio" -- "${cur}"))
                    return 0
                    ;;
                --kind)
                    COMPREPLY=($(compgen -W "account carrier handset advice own" -- "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "human json" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__rules)
            opts="-h -V --format --color --config --no-config --help --version"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --format)
                    COMPREPLY=($(compgen -W "human json" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__schema)
            opts="-h -V --color --config --no-config --help --version baseline check-urls config estimate estimate-line fit manifest postback-check postback-list postback-listen postback-trigger profiles rules send send-journal settings templates-delete templates-list validate validate-line"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__send)
            opts="-h -V --dry-run --no-check --no-ignore --strict --format --rate --journal --resume --retry-refused --retry-unknown --wait --callback-port --callback-bind --endpoint --insecure-http --api-key-file --api-key-stdin --timeout --ca-cert --color --config --no-config --help --version"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --format)
                    COMPREPLY=($(compgen -W "human json" -- "${cur}"))
                    return 0
                    ;;
                --rate)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --journal)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --wait)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --callback-port)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --callback-bind)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --endpoint)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --ca-cert)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__templates)
            opts="-h -V --color --config --no-config --help --version list delete help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__templates__subcmd__delete)
            opts="-y -h -V --yes --dry-run --dialect --format --endpoint --insecure-http --api-key-file --api-key-stdin --timeout --ca-cert --color --config --no-config --help --version"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --dialect)
                    COMPREPLY=($(compgen -W "current classic" -- "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "human json" -- "${cur}"))
                    return 0
                    ;;
                --endpoint)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --ca-cert)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__templates__subcmd__help)
            opts="list delete help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__templates__subcmd__help__subcmd__delete)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__templates__subcmd__help__subcmd__help)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__templates__subcmd__help__subcmd__list)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__templates__subcmd__list)
            opts="-h -V --since --page --items-per-page --dialect --format --endpoint --insecure-http --api-key-file --api-key-stdin --timeout --ca-cert --color --config --no-config --help --version"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --since)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --page)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --items-per-page)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --dialect)
                    COMPREPLY=($(compgen -W "current classic" -- "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "human json" -- "${cur}"))
                    return 0
                    ;;
                --endpoint)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --api-key-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --ca-cert)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        mmsctl__subcmd__validate)
            opts="-q -v -h -V --no-ignore --format --output --fail-on --error --warn --info --allow --baseline --update-baseline --strict --require-media --base-url --media-dir --no-ffprobe --fix --diff --unsafe-fixes --with-api-key --online --max-bytes --retries --allow-private --timeout --ca-cert --quiet --verbose --color --config --no-config --help --version"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --format)
                    COMPREPLY=($(compgen -W "human short json ndjson sarif github junit gitlab rdjson" -- "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --fail-on)
                    COMPREPLY=($(compgen -W "error warning info never" -- "${cur}"))
                    return 0
                    ;;
                --error)
                    COMPREPLY=($(compgen -W "action-missing action-spelling action-unknown allow-reason api-key-format api-key-missing boolean-literal bundled-postback campaign-ref-format chunked client-reference-json client-reference-too-long content-coding content-length-missing content-length-wrong content-reformatted content-type-generic content-type-mismatch content-type-missing control-character custom-text-duplicate custom-text-incomplete custom-text-slide data-duplicate data-name ddm-text-missing ddm-timeout-format dialect-name discouraged-type doctype duplicate-element duration-default duration-format duration-long duration-twice duration-with-media duration-zero element-prefix empty-slide encoded-twice encoding encoding-pending extension-mismatch fallback-length fallback-text-missing fallback-text-on-save foreign-element form-field from-format from-mask-format from-mask-us from-missing gif-frame-rate gif-width head-differs incoming-files items-per-page-format jpeg-preferred jpeg-progressive kind-mismatch legacy-form link-expiration-format markup-in-value media-damaged media-heavy media-long media-too-large media-unreadable merge-tag-default merge-tag-place merge-tag-unclosed misplaced-element misspelt-element mms-id-format mms-id-missing name-missing nesting-too-deep no-slides not-well-formed object-with-media operator-id-format operator-id-unknown page-number-format passbook-v2 picture-dimensions picture-transparent postback-code postback-incomplete postback-origin postback-status program-escape raw-ampersand raw-less-than recipient-list repeated-media reply-code reply-contradiction reply-incomplete safe-area send-video-untranscoded sent-as-literal service-id-missing several-objects stale-allow start-date-format status-literal stray-text subject-long subject-missing subject-non-ascii subject-too-long template-tag text-too-long text-whitespace timestamp-format to-format to-missing too-many-slides unknown-attribute unknown-element unknown-entity unknown-root unreadable-character unsupported-type url-characters url-fragment url-leads-inside url-missing url-not-absolute url-port url-private-host url-query url-redirect url-repeated url-reserved-host url-scheme url-status url-tls url-unreachable url-userinfo url-whitespace user-pass-login video-becomes-link video-codecs video-container video-dimensions video-frame-rate video-hd-long video-with-audio video-with-image" -- "${cur}"))
                    return 0
                    ;;
                --warn)
                    COMPREPLY=($(compgen -W "action-missing action-spelling action-unknown allow-reason api-key-format api-key-missing boolean-literal bundled-postback campaign-ref-format chunked client-reference-json client-reference-too-long content-coding content-length-missing content-length-wrong content-reformatted content-type-generic content-type-mismatch content-type-missing control-character custom-text-duplicate custom-text-incomplete custom-text-slide data-duplicate data-name ddm-text-missing ddm-timeout-format dialect-name discouraged-type doctype duplicate-element duration-default duration-format duration-long duration-twice duration-with-media duration-zero element-prefix empty-slide encoded-twice encoding encoding-pending extension-mismatch fallback-length fallback-text-missing fallback-text-on-save foreign-element form-field from-format from-mask-format from-mask-us from-missing gif-frame-rate gif-width head-differs incoming-files items-per-page-format jpeg-preferred jpeg-progressive kind-mismatch legacy-form link-expiration-format markup-in-value media-damaged media-heavy media-long media-too-large media-unreadable merge-tag-default merge-tag-place merge-tag-unclosed misplaced-element misspelt-element mms-id-format mms-id-missing name-missing nesting-too-deep no-slides not-well-formed object-with-media operator-id-format operator-id-unknown page-number-format passbook-v2 picture-dimensions picture-transparent postback-code postback-incomplete postback-origin postback-status program-escape raw-ampersand raw-less-than recipient-list repeated-media reply-code reply-contradiction reply-incomplete safe-area send-video-untranscoded sent-as-literal service-id-missing several-objects stale-allow start-date-format status-literal stray-text subject-long subject-missing subject-non-ascii subject-too-long template-tag text-too-long text-whitespace timestamp-format to-format to-missing too-many-slides unknown-attribute unknown-element unknown-entity unknown-root unreadable-character unsupported-type url-characters url-fragment url-leads-inside url-missing url-not-absolute url-port url-private-host url-query url-redirect url-repeated url-reserved-host url-scheme url-status url-tls url-unreachable url-userinfo url-whitespace user-pass-login video-becomes-link video-codecs video-container video-dimensions video-frame-rate video-hd-long video-with-audio video-with-image" -- "${cur}"))
                    return 0
                    ;;
                --info)
                    COMPREPLY=($(compgen -W "action-missing action-spelling action-unknown allow-reason api-key-format api-key-missing boolean-literal bundled-postback campaign-ref-format chunked client-reference-json client-reference-too-long content-coding content-length-missing content-length-wrong content-reformatted content-type-generic content-type-mismatch content-type-missing control-character custom-text-duplicate custom-text-incomplete custom-text-slide data-duplicate data-name ddm-text-missing ddm-timeout-format dialect-name discouraged-type doctype duplicate-element duration-default duration-format duration-long duration-twice duration-with-media duration-zero element-prefix empty-slide encoded-twice encoding encoding-pending extension-mismatch fallback-length fallback-text-missing fallback-text-on-save foreign-element form-field from-format from-mask-format from-mask-us from-missing gif-frame-rate gif-width head-differs incoming-files items-per-page-format jpeg-preferred jpeg-progressive kind-mismatch legacy-form link-expiration-format markup-in-value media-damaged media-heavy media-long media-too-large media-unreadable merge-tag-default merge-tag-place merge-tag-unclosed misplaced-element misspelt-element mms-id-format mms-id-missing name-missing nesting-too-deep no-slides not-well-formed object-with-media operator-id-format operator-id-unknown page-number-format passbook-v2 picture-dimensions picture-transparent postback-code postback-incomplete postback-origin postback-status program-escape raw-ampersand raw-less-than recipient-list repeated-media reply-code reply-contradiction reply-incomplete safe-area send-video-untranscoded sent-as-literal service-id-missing several-objects stale-allow start-date-format status-literal stray-text subject-long subject-missing subject-non-ascii subject-too-long template-tag text-too-long text-whitespace timestamp-format to-format to-missing too-many-slides unknown-attribute unknown-element unknown-entity unknown-root unreadable-character unsupported-type url-characters url-fragment url-leads-inside url-missing url-not-absolute url-port url-private-host url-query url-redirect url-repeated url-reserved-host url-scheme url-status url-tls url-unreachable url-userinfo url-whitespace user-pass-login video-becomes-link video-codecs video-container video-dimensions video-frame-rate video-hd-long video-with-audio video-with-image" -- "${cur}"))
                    return 0
                    ;;
                --allow)
                    COMPREPLY=($(compgen -W "action-missing action-spelling action-unknown allow-reason api-key-format api-key-missing boolean-literal bundled-postback campaign-ref-format chunked client-reference-json client-reference-too-long content-coding content-length-missing content-length-wrong content-reformatted content-type-generic content-type-mismatch content-type-missing control-character custom-text-duplicate custom-text-incomplete custom-text-slide data-duplicate data-name ddm-text-missing ddm-timeout-format dialect-name discouraged-type doctype duplicate-element duration-default duration-format duration-long duration-twice duration-with-media duration-zero element-prefix empty-slide encoded-twice encoding encoding-pending extension-mismatch fallback-length fallback-text-missing fallback-text-on-save foreign-element form-field from-format from-mask-format from-mask-us from-missing gif-frame-rate gif-width head-differs incoming-files items-per-page-format jpeg-preferred jpeg-progressive kind-mismatch legacy-form link-expiration-format markup-in-value media-damaged media-heavy media-long media-too-large media-unreadable merge-tag-default merge-tag-place merge-tag-unclosed misplaced-element misspelt-element mms-id-format mms-id-missing name-missing nesting-too-deep no-slides not-well-formed object-with-media operator-id-format operator-id-unknown page-number-format passbook-v2 picture-dimensions picture-transparent postback-code postback-incomplete postback-origin postback-status program-escape raw-ampersand raw-less-than recipient-list repeated-media reply-code reply-contradiction reply-incomplete safe-area send-video-untranscoded sent-as-literal service-id-missing several-objects stale-allow start-date-format status-literal stray-text subject-long subject-missing subject-non-ascii subject-too-long template-tag text-too-long text-whitespace timestamp-format to-format to-missing too-many-slides unknown-attribute unknown-element unknown-entity unknown-root unreadable-character unsupported-type url-characters url-fragment url-leads-inside url-missing url-not-absolute url-port url-private-host url-query url-redirect url-repeated url-reserved-host url-scheme url-status url-tls url-unreachable url-userinfo url-whitespace user-pass-login video-becomes-link video-codecs video-container video-dimensions video-frame-rate video-hd-long video-with-audio video-with-image" -- "${cur}"))
                    return 0
                    ;;
                --baseline)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --base-url)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --media-dir)
                    COMPREPLY=()
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o plusdirs
                    fi
                    return 0
                    ;;
                --max-bytes)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --retries)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=("${cur}")
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o nospace
                    fi
                    return 0
                    ;;
                --ca-cert)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
    esac
}

if [[ "${BASH_VERSINFO[0]}" -eq 4 && "${BASH_VERSINFO[1]}" -ge 4 || "${BASH_VERSINFO[0]}" -gt 4 ]]; then
    complete -F _mmsctl -o nosort -o bashdefault -o default mmsctl
else
    complete -F _mmsctl -o bashdefault -o default mmsctl
fi
