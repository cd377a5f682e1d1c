#!/usr/bin/env bash
# Builds platen and installs it: the program, completions for bash, zsh and fish, and a man page.
#
#   Examples/install.sh [--prefix DIR] [--uninstall]
#
#   --prefix DIR   where to: DIR/bin, DIR/share. Without it /usr/local for root, and ~/.local for everybody else
#   --uninstall    removes what was installed there
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
say() { printf '%s\n' "$*" >&2; }

if [ "$(id -u)" -eq 0 ]; then prefix=/usr/local; else prefix="${HOME:?}/.local"; fi
uninstall=false
while [ $# -gt 0 ]; do
  case "$1" in
    --prefix)
      [ -n "${2:-}" ] || { say "install.sh: --prefix needs a folder"; exit 64; }
      prefix=$2
      shift
      ;;
    --prefix=*) prefix=${1#--prefix=} ;;
    --uninstall) uninstall=true ;;
    -h | --help) sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) say "install.sh: unknown argument $1; try --help"; exit 64 ;;
  esac
  shift
done
case "$prefix" in /*) ;; *) prefix="$PWD/$prefix" ;; esac

program="$prefix/bin/platen"
bash_completion="$prefix/share/bash-completion/completions/platen"
zsh_completion="$prefix/share/zsh/site-functions/_platen"
fish_completion="$prefix/share/fish/vendor_completions.d/platen.fish"
manual="$prefix/share/man/man1/platen.1"
installed=("$program" "$bash_completion" "$zsh_completion" "$fish_completion" "$manual")

if $uninstall; then
  for file in "${installed[@]}"; do
    if [ -e "$file" ]; then
      rm -f "$file"
      printf 'Removed %s\n' "$file"
    fi
  done
  exit 0
fi

# The help screens as a man page, each command a section.
write_manual() {
  local command text
  printf '.TH PLATEN 1\n.SH NAME\nplaten \\- makes EPUB, Markdown, JSON and text editions of documents\n'
  for command in "" export formats inspect plugin; do
    text=$("$1" help ${command:+"$command"} 2>/dev/null) || continue
    [ -n "$text" ] || continue
    printf '.SH %s\n.nf\n' "$(printf 'platen %s' "$command" | tr '[:lower:]' '[:upper:]')"
    # A backslash is roff's escape, and a line that begins with a full stop or an apostrophe is a request.
    printf '%s\n' "$text" | sed -e 's/\\/\\e/g' -e "s/^[.']/\\\\\&&/"
    printf '.fi\n'
  done
}

built=$("$root/Examples/quickstart.sh" --build-only)
mkdir -p "$(dirname "$program")" "$(dirname "$bash_completion")" "$(dirname "$zsh_completion")" \
  "$(dirname "$fish_completion")" "$(dirname "$manual")"
# Moved into place, so that a program that is running keeps its file.
cp "$built" "$program.new"
chmod 755 "$program.new"
mv -f "$program.new" "$program"
"$program" --generate-completion-script bash >"$bash_completion"
"$program" --generate-completion-script zsh >"$zsh_completion"
"$program" --generate-completion-script fish >"$fish_completion"
write_manual "$program" >"$manual"
for file in "${installed[@]}"; do printf 'Installed %s\n' "$file"; done

case ":$PATH:" in
  *":$prefix/bin:"*) printf 'platen %s is ready: platen help\n' "$("$program" --version)" ;;
  *)
    printf 'Your shell does not look for programs in %s. Add this line to its start-up file:\n' "$prefix/bin"
    printf '  export PATH="%s/bin:$PATH"\n' "$prefix"
    ;;
esac
