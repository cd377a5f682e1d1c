/// The help screens, word for word: a change of theirs is seen in review.
enum HelpScreens {
  static let root = """
    OVERVIEW: Prints one document as many editions.

    EXAMPLES:
      platen export --format epub article.txt       # writes article.epub
      platen export article.txt -o reader.epub      # format from the name
      platen formats                                # what can be read and written
      platen inspect article.txt                    # what is in it

    USAGE: platen <subcommand>

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      export                  Makes editions of a document.
      batch                   Makes editions of many documents, each its own.
      formats                 Lists what can be read and written, the transforms,
                              and every option.
      inspect                 Shows what is in a document: outline, languages,
                              glosses, counts.
      check                   Checks EPUBs, by the standard and by the rules of
                              shops.
      init                    Writes an edition file for documents, to be filled in.
      plugin                  For authors of formats and transforms that are
                              separate programs.

      See 'platen help <subcommand>' for detailed help.

    """

  static let export = """
    OVERVIEW: Makes editions of a document.

    Without -o an edition stands beside its input, under the same name with the
    format's extension. Files are replaced as a whole or not at all. With several
    formats all are made before the first is put in its place; with --fail-on none
    is, when the run fails.

    EXAMPLES:
      platen export --format epub article.txt
      platen export article.txt -o reader.epub
      cat article.txt | platen export - --format epub -o -
      platen export article.txt --format epub --format json -o editions/
      platen export ch1.md ch2.md -o book.epub --set split-level=2
      platen export article.txt -o a.epub --metadata author='Li Wei'
      platen export a.txt b.txt --anthology -M title=Reader -o reader.epub
      platen export --edition edition.yaml

    EXIT STATUS:
      0  All is well.              66  An input is not there.
      1  --fail-on says so.        70  An exporter failed.
     64  The arguments are wrong.  73  An output cannot be made.
     65  An input is unusable.     74  Reading or writing failed.

    USAGE: platen export <input> ... --format <format> ... [-o <file>] [<options>]
           platen export <input> ... -o <file> [<options>]
           platen export --edition <file> [-o <folder>] [<options>]

    ARGUMENTS:
      <input>                 The files to read; - is standard input. Several files
                              become one book, and so do those that a SUMMARY.md
                              lists; the folder of one will do.

    OPTIONS:
      -t, --format <format>   A format to write. May be repeated. Without it the
                              output's name tells.
      -o, --output <file>     The file to write; - is standard output. With several
                              formats once for each, or a folder for all.
      -f, --from <format>     The format of the input. Without it the file's name
                              tells, or else it is the first of platen formats.
      --encoding <name>       The character encoding of text input. Without it, it
                              is detected.
      --resources <folder>    The folder below which all files are that the
                              documents mention. Without it, the one that holds all
                              inputs. Nothing outside is read.
      -s, --set <key=value>   Sets an option of a format or transform:
                              split-level=2, or epub.split-level=2 for that one
                              alone. May be repeated.
      -M, --metadata <key=value>
                              Sets what is known about the document: title,
                              subtitle, author, translator, lang, date, identifier,
                              publisher, rights, series, cover and more. May be
                              repeated.
      --transform <name>      Applies a transform, after those that are applied by
                              default. May be repeated.
      --without <name>        Leaves out a transform that is applied by default.
                              May be repeated.
      --script <script>       Writes Chinese in another script, by the program
                              opencc: hant, hans, hant-tw or hant-hk.
      --anthology             Makes each input an article of its own, with its
                              title, names, date and source; notes are numbered by
                              article.
      --parallel              Puts translations side by side: the inputs, or the
                              languages within one input.
      --dictionary <file>     With --parallel: a Chinese-English dictionary in
                              CC-CEDICT’s form, which makes the alignment better.
      --alignment <file>      With --parallel: an alignment made elsewhere: TMX, or
                              hunalign’s or Bertalign’s numbers.
      --pin <id=id>           With --parallel: ids of two passages that are
                              partners. The same id on both sides needs none. May
                              be repeated.
      --unit <unit>           With --parallel: what a row holds, paragraph or
                              sentence. (values: paragraph, sentence)
      --font <file>           A font (.ttf, .otf, .ttc) to embed, subset, and to
                              set the cover in; again for bold, italic or another
                              script; f.ttc#1 is a face of a collection. “system”
                              takes one of this machine.
      --edition <file>        Makes the editions that a file describes,
                              edition.yaml beside the sources; platen init writes
                              one.
      --page-list-from <format>
                              Takes over the pages of the printable text as page
                              breaks: text. An EPUB has them as its page list.
                              (values: text)
      --plugin <program>      A program that is one more format or transform. May
                              be repeated.
      --plugin-path <folder>  A folder of programs platen-format-NAME and
                              platen-transform-NAME, which is searched before PATH
                              for what is not built in. May be repeated.
      --report <style>        Writes the whole report on standard error: text or
                              json. (values: text, json)
      --fail-on <what>        Fails, with exit code 1 and without writing anything,
                              on a loss or a warning. May be repeated. (values:
                              loss, warning)
      -q, --quiet             Says nothing but errors.
      -j, --jobs <jobs>       How many threads to use. The output does not depend
                              on it.
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let batch = """
    OVERVIEW: Makes editions of many documents, each its own.

    Of a folder every document is taken that is in it or below. With -o the
    editions stand in that folder as the inputs stand in theirs; without it each
    stands beside its input. A document that cannot be exported is reported, and
    the others go on. Files are replaced as a whole or not at all.

    EXAMPLES:
      platen batch texts --format epub -o editions
      platen batch texts -t epub -t text -o editions --resume
      find texts -name '*.md' | platen batch --files-from - -t epub
      platen batch texts -t epub -o editions --rank 3 --world-size 8
      platen batch texts -t epub -o out --time-limit 10 --memory-limit 512
      platen batch --jsonl -t epub < lines.jsonl > answers.jsonl

    EXIT STATUS:
      0  All is well.              66  There is no document.
      1  A document failed.        74  Reading or writing failed.
     64  The arguments are wrong.

    USAGE: platen batch <input> ... --format <format> ... [-o <folder>] [<options>]
           platen batch --files-from <list> --format <format> ... [<options>]
           platen batch --jsonl [--format <format> ...] [<options>]

    ARGUMENTS:
      <input>                 The documents, and folders of documents.

    OPTIONS:
      -t, --format <format>   A format to write. May be repeated.
      -o, --output <folder>   The folder for the editions. It is made if it is not
                              there.
      --files-from <list>     A list of inputs, one a line, or each ended by NUL; -
                              is standard input.
      --root <folder>         The folder that the inputs' places in -o are taken
                              from. Without it, the one that holds all inputs.
      --extension <extension> Which files of a folder are documents. May be
                              repeated. Without it, those that can be read.
      -f, --from <format>     The format of the input. Without it the file's name
                              tells, or else it is the first of platen formats.
      --encoding <name>       The character encoding of text input. Without it, it
                              is detected.
      --resources <folder>    The folder below which all files are that the
                              documents mention. Without it, the one that holds all
                              inputs. Nothing outside is read.
      -s, --set <key=value>   Sets an option of a format or transform:
                              split-level=2, or epub.split-level=2 for that one
                              alone. May be repeated.
      -M, --metadata <key=value>
                              Sets what is known about the document: title,
                              subtitle, author, translator, lang, date, identifier,
                              publisher, rights, series, cover and more. May be
                              repeated.
      --transform <name>      Applies a transform, after those that are applied by
                              default. May be repeated.
      --without <name>        Leaves out a transform that is applied by default.
                              May be repeated.
      --plugin <program>      A program that is one more format or transform. May
                              be repeated.
      --plugin-path <folder>  A folder of programs platen-format-NAME and
                              platen-transform-NAME, which is searched before PATH
                              for what is not built in. May be repeated.
      --resume                Makes nothing again that is there, of the same input,
                              options and version.
      --sync                  Forces each file to the disk, rather than all at the
                              end.
      --rank <number>         Which part of the documents is taken, from 0.
                              (default: 0)
      --world-size <number>   In how many parts the documents are taken. (default:
                              1)
      --isolate               Works in processes of their own, which are replaced
                              when a document ends one.
      --time-limit <seconds>  The most time for a document, in seconds. Works in
                              processes.
      --memory-limit <MiB>    The most memory for a process, in MiB, 64 or more.
                              Works in processes. For Linux.
      --jsonl                 Reads a document a line from standard input, as JSON,
                              and answers with a line for each.
      --report <style>        Writes the whole report on standard error: text or
                              jsonl. (values: text, jsonl)
      --fail-on <what>        Fails a document, and writes nothing of it, on a loss
                              or a warning. May be repeated. (values: loss, warning)
      -q, --quiet             Says nothing but errors.
      -j, --jobs <jobs>       How many documents are worked on at once. The output
                              does not depend on it.
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let formats = """
    OVERVIEW: Lists what can be read and written, the transforms, and every option.

    EXAMPLES:
      platen formats
      platen formats epub
      platen formats --json

    USAGE: platen formats [<name>] [--json] [<options>]

    ARGUMENTS:
      <name>                  A format or transform whose options are listed.

    OPTIONS:
      --json                  Writes JSON, for programs.
      --plugin <program>      A program that is one more format or transform. May
                              be repeated.
      --plugin-path <folder>  A folder of programs platen-format-NAME and
                              platen-transform-NAME, which is searched before PATH
                              for what is not built in. May be repeated.
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let inspect = """
    OVERVIEW: Shows what is in a document: outline, languages, glosses, counts.

    The document is read, joined and prepared as for an export, and nothing is
    written.

    Of an EPUB it shows what the package document says, and what a shop would tell
    its customers about the accessibility: the statements of W3C's Accessibility
    Metadata Display Guide.

    EXAMPLES:
      platen inspect article.txt
      platen inspect article.txt --json
      platen inspect ch1.txt ch2.txt --metadata title='The Village'
      platen inspect reader.epub
      platen inspect reader.epub --onix

    USAGE: platen inspect <input> ... [--json] [<options>]

    ARGUMENTS:
      <input>                 The files to read; - is standard input. Several files
                              become one book, and so do those that a SUMMARY.md
                              lists; the folder of one will do.

    OPTIONS:
      -f, --from <format>     The format of the input. Without it the file's name
                              tells, or else it is the first of platen formats.
      --encoding <name>       The character encoding of text input. Without it, it
                              is detected.
      --resources <folder>    The folder below which all files are that the
                              documents mention. Without it, the one that holds all
                              inputs. Nothing outside is read.
      -s, --set <key=value>   Sets an option of a format or transform:
                              split-level=2, or epub.split-level=2 for that one
                              alone. May be repeated.
      -M, --metadata <key=value>
                              Sets what is known about the document: title,
                              subtitle, author, translator, lang, date, identifier,
                              publisher, rights, series, cover and more. May be
                              repeated.
      --transform <name>      Applies a transform, after those that are applied by
                              default. May be repeated.
      --without <name>        Leaves out a transform that is applied by default.
                              May be repeated.
      --script <script>       Writes Chinese in another script, by the program
                              opencc: hant, hans, hant-tw or hant-hk.
      --anthology             Makes each input an article of its own, with its
                              title, names, date and source; notes are numbered by
                              article.
      --parallel              Puts translations side by side: the inputs, or the
                              languages within one input.
      --dictionary <file>     With --parallel: a Chinese-English dictionary in
                              CC-CEDICT’s form, which makes the alignment better.
      --alignment <file>      With --parallel: an alignment made elsewhere: TMX, or
                              hunalign’s or Bertalign’s numbers.
      --pin <id=id>           With --parallel: ids of two passages that are
                              partners. The same id on both sides needs none. May
                              be repeated.
      --unit <unit>           With --parallel: what a row holds, paragraph or
                              sentence. (values: paragraph, sentence)
      --plugin <program>      A program that is one more format or transform. May
                              be repeated.
      --plugin-path <folder>  A folder of programs platen-format-NAME and
                              platen-transform-NAME, which is searched before PATH
                              for what is not built in. May be repeated.
      --json                  Writes JSON, for programs.
      --onix                  Of an EPUB: writes what it says about its
                              accessibility as ONIX 3 has it, with codes of lists
                              196 and 143.
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let initialize = """
    OVERVIEW: Writes an edition file for documents, to be filled in.

    The file stands beside the first input and is called edition.yaml. platen
    export --edition edition.yaml makes the editions that it describes. Everything
    that may stand in it does, most of it as a comment.

    EXAMPLES:
      platen init article.txt
      platen init zh.md en.md -o village.yaml
      platen init --schema > edition.schema.json   # for editors

    USAGE: platen init <input> ... [-o <file>] [--force]
           platen init --schema

    ARGUMENTS:
      <input>                 The documents that editions are made of.

    OPTIONS:
      -o, --output <file>     The file to write; - is standard output.
      --force                 Replaces a file that is there.
      --schema                Writes the JSON Schema of edition files instead, with
                              which editors complete and check them.
      --plugin <program>      A program that is one more format or transform. May
                              be repeated.
      --plugin-path <folder>  A folder of programs platen-format-NAME and
                              platen-transform-NAME, which is searched before PATH
                              for what is not built in. May be repeated.
      --version               Show the version.
      -h, --help              Show help information.


    """
}
