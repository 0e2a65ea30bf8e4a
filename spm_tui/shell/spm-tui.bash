# Made by spm-tui from its table of commands; it completes commands, options and files.
_spm_tui() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command="" place=0 i
    COMPREPLY=()
    if ((COMP_CWORD > 1)); then command=${COMP_WORDS[1]}; fi
    _spm_tui_take() {
        local one
        while IFS= read -r one; do COMPREPLY+=("$one"); done
    }
    _spm_tui_words() { _spm_tui_take < <(compgen -W "$1" -- "$cur"); }
    _spm_tui_folders() {
        compopt -o filenames 2>/dev/null
        _spm_tui_take < <(compgen -d -- "$cur")
    }
    _spm_tui_files() {
        _spm_tui_folders
        _spm_tui_take < <(compgen -f -X "!*$1" -- "$cur")
    }
    _spm_tui_place() {
        for ((i = 2; i < COMP_CWORD; i++)); do
            if [[ " $1 " == *" ${COMP_WORDS[i]} "* ]]; then
                ((i++))
            elif [[ ${COMP_WORDS[i]} != -?* ]]; then
                ((place++))
            fi
        done
    }
    case $command in
        "")
            if [[ $cur != -* ]]; then _spm_tui_folders; fi
            _spm_tui_words "home new open serve answer check diagnose stop loosen map report export present import ballot merge compare due programme history completion man --help --version"
            ;;
        home)
            _spm_tui_place ""
            case $prev in
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help --ascii"; return; fi
            case $place in
                0) _spm_tui_folders ;;
            esac
            ;;
        new)
            _spm_tui_place "--from"
            case $prev in
                --from) _spm_tui_files ".toml"; return ;;
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help --from --ascii"; return; fi
            case $place in
                0) _spm_tui_files ".toml" ;;
            esac
            ;;
        open)
            _spm_tui_place ""
            case $prev in
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help --copy --ascii"; return; fi
            case $place in
                0) _spm_tui_files ".toml" ;;
            esac
            ;;
        serve)
            _spm_tui_place ""
            case $prev in
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help --ascii"; return; fi
            case $place in
                0) _spm_tui_files ".toml" ;;
            esac
            ;;
        answer)
            _spm_tui_place ""
            case $prev in
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help --dry-run --json --plain"; return; fi
            case $place in
                0) _spm_tui_files ".toml" ;;
                1) _spm_tui_words "1 2 3 4 5 6 7 8 9 10 allocation_unit stopping reversibility fungibility reallocate_or_reshape ownership redesign_frequency vineyards boundary disappearance things" ;;
                *) : ;;
            esac
            ;;
        check)
            _spm_tui_place ""
            case $prev in
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help --json --plain --ascii"; return; fi
            case $place in
                0) _spm_tui_files ".toml" ;;
            esac
            ;;
        diagnose)
            _spm_tui_place "--as-of --fail-on"
            case $prev in
                --as-of) :; return ;;
                --fail-on) _spm_tui_words "suspected supported"; return ;;
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help --as-of --fail-on --json --plain --ascii"; return; fi
            case $place in
                0) _spm_tui_files ".toml" ;;
            esac
            ;;
        stop)
            _spm_tui_place "--mode --horizon --as-of"
            case $prev in
                --mode) _spm_tui_words "plan retire defund"; return ;;
                --horizon) :; return ;;
                --as-of) :; return ;;
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help --mode --horizon --as-of --json --plain --ascii"; return; fi
            case $place in
                0) _spm_tui_files ".toml" ;;
                *) : ;;
            esac
            ;;
        loosen)
            _spm_tui_place "--horizon --as-of"
            case $prev in
                --horizon) :; return ;;
                --as-of) :; return ;;
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help --horizon --as-of --json --plain --ascii"; return; fi
            case $place in
                0) _spm_tui_files ".toml" ;;
                *) : ;;
            esac
            ;;
        map)
            _spm_tui_place "--view --item"
            case $prev in
                --view) _spm_tui_words "columns focus profile rulers matrix trade curve loosen run"; return ;;
                --item) :; return ;;
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help --view --item --json --plain --ascii"; return; fi
            case $place in
                0) _spm_tui_files ".toml" ;;
            esac
            ;;
        report)
            _spm_tui_place "-o --as-of"
            case $prev in
                -o) _spm_tui_files ""; return ;;
                --as-of) :; return ;;
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help -o --force --full --as-of"; return; fi
            case $place in
                0) _spm_tui_files ".toml" ;;
            esac
            ;;
        export)
            _spm_tui_place "--to -o --names --as-of"
            case $prev in
                --to) _spm_tui_words "all report-md report-html onepage-html onepage-md sheet bar board actions-plain actions-jira actions-linear actions-asana actions-gitlab actions-azure actions-gh reviews session session-schema findings graph-graphml graph-gexf graph-json graph-mermaid graph-dot tables-sessions tables-findings tables-stops tables-commitments"; return ;;
                -o) _spm_tui_folders; return ;;
                --names) _spm_tui_words "roles nobody names"; return ;;
                --as-of) :; return ;;
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help --to -o --names --force --full --as-of"; return; fi
            case $place in
                0) _spm_tui_files ".toml" ;;
            esac
            ;;
        present)
            _spm_tui_place ""
            case $prev in
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help --json --plain --ascii"; return; fi
            case $place in
                0) _spm_tui_files ".toml" ;;
            esac
            ;;
        import)
            _spm_tui_place "-o --table --title"
            case $prev in
                -o) _spm_tui_files ""; return ;;
                --table) _spm_tui_files ""; return ;;
                --title) :; return ;;
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help -o --force --table --json --show-table --strict --title"; return; fi
            case $place in
                0) _spm_tui_files "" ;;
                1) _spm_tui_files "" ;;
            esac
            ;;
        ballot)
            _spm_tui_place "--as -o --id"
            case $prev in
                --as) :; return ;;
                -o) _spm_tui_files ""; return ;;
                --id) :; return ;;
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help --as -o --force --id --blank"; return; fi
            case $place in
                0) _spm_tui_files ".toml" ;;
            esac
            ;;
        merge)
            _spm_tui_place ""
            case $prev in
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help --dry-run --json --plain"; return; fi
            case $place in
                0) _spm_tui_files ".toml" ;;
                *) _spm_tui_files ".toml" ;;
            esac
            ;;
        compare)
            _spm_tui_place "--same --as-of"
            case $prev in
                --same) :; return ;;
                --as-of) :; return ;;
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help --same --as-of --json --plain --ascii"; return; fi
            case $place in
                0) _spm_tui_files ".toml" ;;
                1) _spm_tui_files ".toml" ;;
            esac
            ;;
        due)
            _spm_tui_place "--as-of"
            case $prev in
                --as-of) :; return ;;
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help --as-of --json --plain --ascii"; return; fi
            case $place in
                0) _spm_tui_folders ;;
            esac
            ;;
        programme)
            _spm_tui_place "--as-of"
            case $prev in
                --as-of) :; return ;;
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help --as-of --json --plain --ascii"; return; fi
            case $place in
                0) _spm_tui_folders ;;
            esac
            ;;
        history)
            _spm_tui_place "--restore"
            case $prev in
                --restore) :; return ;;
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help --restore --json --plain --ascii"; return; fi
            case $place in
                0) _spm_tui_files ".toml" ;;
            esac
            ;;
        completion)
            _spm_tui_place ""
            case $prev in
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help"; return; fi
            case $place in
                0) _spm_tui_words "bash zsh fish" ;;
            esac
            ;;
        man)
            _spm_tui_place ""
            case $prev in
            esac
            if [[ $cur == -* ]]; then _spm_tui_words "-h --help"; return; fi
            case $place in
            esac
            ;;
    esac
}
complete -F _spm_tui spm-tui
