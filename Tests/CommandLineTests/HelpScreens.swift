/// The help screens, word for word: a change of theirs is seen in review.
enum HelpScreens {
  static let root = """
    OVERVIEW: Converts one document into several editions.

    EXAMPLES:
      platen export --format epub article.txt       # writes article.epub
      platen export article.txt -o reader.epub      # format from the extension
      platen formats                                # list formats and transforms
      platen inspect article.txt                    # summary of its content

    USAGE: platen <subcommand>

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      export                  Makes editions of a document.
      batch                   Makes separate editions of many documents.
      formats                 Lists formats, transforms and their options.
      inspect                 Shows the outline, languages, glosses and counts of a
                              document.
      check                   Checks EPUBs against the standard and the rules of
                              shops.
      init                    Writes an edition file for documents, to be edited.
      plugin                  Tests plugins: formats and transforms that are
                              separate programs.

      See 'platen help <subcommand>' for detailed help.

    """

  static let export = """
    OVERVIEW: Makes editions of a document.

    Without -o, an edition is written next to its input, with the extension of its
    format. Files are replaced atomically. With several formats, all editions are
    made before the first file is replaced; if --fail-on makes the run fail, no
    file is.

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
      0  Success.                  66  An input does not exist.
      1  A case of --fail-on.      70  An exporter failed.
     64  Wrong arguments.          73  An output cannot be created.
     65  An input is invalid.      74  Reading or writing failed.

    USAGE: platen export <input> ... --format <format> ... [-o <file>] [<options>]
           platen export <input> ... -o <file> [<options>]
           platen export --edition <file> [-o <folder>] [<options>]

    ARGUMENTS:
      <input>                 The files to read, or - for standard input. Several
                              files become one book. A SUMMARY.md or mkdocs.yml, or
                              its folder, stands for the files that it lists.

    OPTIONS:
      -t, --format <format>   An output format. May be repeated. The default is
                              taken from the extension of the output file.
      -o, --output <file>     The output file, or - for standard output. With
                              several formats, one file for each, or a folder for
                              all.
      -f, --from <format>     The input format. The default is taken from the
                              extension of the file, or else is the first input
                              format of platen formats.
      --encoding <name>       The encoding of text input. By default, it is
                              detected.
      --resources <folder>    The folder that pictures are read from. The default
                              is the folder that contains all inputs. Files outside
                              of it are never read.
      -s, --set <key=value>   Sets an option of a format or transform:
                              split-level=2, or epub.split-level=2 for a single
                              format. May be repeated.
      -M, --metadata <key=value>
                              Sets metadata: title, subtitle, author, translator,
                              lang, date, identifier, publisher, rights, series,
                              cover and more. May be repeated.
      --transform <name>      Applies a transform after the default ones. May be
                              repeated.
      --without <name>        Omits a default transform. May be repeated.
      --script <script>       Converts Chinese with the program opencc: hant, hans,
                              hant-tw or hant-hk.
      --anthology             Makes a book of articles: each input keeps its title,
                              authors, date and source, and notes are numbered by
                              article.
      --parallel              Aligns translations: the inputs, or the languages
                              within one input.
      --dictionary <file>     With --parallel: a Chinese-English dictionary in the
                              format of CC-CEDICT, which improves the alignment.
      --alignment <file>      With --parallel: an existing alignment, in TMX or as
                              written by hunalign or Bertalign.
      --pin <id=id>           With --parallel: the ids of two passages to pair.
                              Passages with the same id are always paired. May be
                              repeated.
      --unit <unit>           With --parallel: the unit of a row. (values:
                              paragraph, sentence)
      --font <file>           A font (.ttf, .otf, .ttc) to embed and to use on the
                              cover. Repeat it for bold, italic or another script.
                              f.ttc#1 is a face of a collection; “system” is an
                              installed font.
      --edition <file>        Makes the editions described in an edition file, such
                              as edition.yaml; platen init writes one.
      --page-list-from <format>
                              Inserts the pages of the printable text as page
                              breaks, which become the page list of an EPUB.
                              (values: text)
      --plugin <program>      A program to use as a format or transform. May be
                              repeated.
      --plugin-path <folder>  A folder to search before PATH for programs named
                              platen-format-NAME and platen-transform-NAME. May be
                              repeated.
      --report <style>        Prints the full report on standard error. (values:
                              text, json)
      --fail-on <what>        Exits with code 1 and writes nothing if there is a
                              loss or a warning. May be repeated. (values: loss,
                              warning)
      -q, --quiet             Prints errors only.
      -j, --jobs <jobs>       The number of threads. The output does not depend on
                              it.
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let batch = """
    OVERVIEW: Makes separate editions of many documents.

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
      <input>                 Documents, and folders of documents.

    OPTIONS:
      -t, --format <format>   A format to write. May be repeated.
      -o, --output <folder>   The folder for the editions. It is created if it does
                              not exist.
      --files-from <list>     A file that lists inputs, one per line or separated
                              by NUL; - is standard input.
      --root <folder>         The folder whose structure is reproduced in -o. The
                              default is the folder that contains all inputs.
      --extension <extension> An extension of documents in folders. May be
                              repeated. The default is the extensions of all input
                              formats.
      -f, --from <format>     The input format. The default is taken from the
                              extension of the file, or else is the first input
                              format of platen formats.
      --encoding <name>       The encoding of text input. By default, it is
                              detected.
      --resources <folder>    The folder that pictures are read from. The default
                              is the folder that contains all inputs. Files outside
                              of it are never read.
      -s, --set <key=value>   Sets an option of a format or transform:
                              split-level=2, or epub.split-level=2 for a single
                              format. May be repeated.
      -M, --metadata <key=value>
                              Sets metadata: title, subtitle, author, translator,
                              lang, date, identifier, publisher, rights, series,
                              cover and more. May be repeated.
      --transform <name>      Applies a transform after the default ones. May be
                              repeated.
      --without <name>        Omits a default transform. May be repeated.
      --plugin <program>      A program to use as a format or transform. May be
                              repeated.
      --plugin-path <folder>  A folder to search before PATH for programs named
                              platen-format-NAME and platen-transform-NAME. May be
                              repeated.
      --resume                Keeps editions that were made of the same input,
                              options and version.
      --sync                  Flushes each file to the disk, rather than all at the
                              end.
      --rank <number>         The part of the documents to convert, from 0.
                              (default: 0)
      --world-size <number>   The number of parts that the documents are divided
                              into. (default: 1)
      --isolate               Converts documents in separate processes, and
                              replaces a process that crashes.
      --time-limit <seconds>  The maximum time for a document, in seconds. Implies
                              --isolate.
      --memory-limit <MiB>    The maximum memory of a process, in MiB, 64 or more.
                              Implies --isolate. Linux only.
      --jsonl                 Reads documents as lines of JSON from standard input,
                              and writes a line for each.
      --report <style>        Prints the full report on standard error. (values:
                              text, jsonl)
      --fail-on <what>        Writes no edition of a document with a loss or a
                              warning. May be repeated. (values: loss, warning)
      -q, --quiet             Prints errors only.
      -j, --jobs <jobs>       The number of documents to convert at a time. The
                              output does not depend on it.
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let formats = """
    OVERVIEW: Lists formats, transforms and their options.

    EXAMPLES:
      platen formats
      platen formats epub
      platen formats --json

    USAGE: platen formats [<name>] [--json] [<options>]

    ARGUMENTS:
      <name>                  The format or transform to describe.

    OPTIONS:
      --json                  Prints JSON.
      --plugin <program>      A program to use as a format or transform. May be
                              repeated.
      --plugin-path <folder>  A folder to search before PATH for programs named
                              platen-format-NAME and platen-transform-NAME. May be
                              repeated.
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let inspect = """
    OVERVIEW: Shows the outline, languages, glosses and counts of a document.

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
      <input>                 The files to read, or - for standard input. Several
                              files become one book. A SUMMARY.md or mkdocs.yml, or
                              its folder, stands for the files that it lists.

    OPTIONS:
      -f, --from <format>     The input format. The default is taken from the
                              extension of the file, or else is the first input
                              format of platen formats.
      --encoding <name>       The encoding of text input. By default, it is
                              detected.
      --resources <folder>    The folder that pictures are read from. The default
                              is the folder that contains all inputs. Files outside
                              of it are never read.
      -s, --set <key=value>   Sets an option of a format or transform:
                              split-level=2, or epub.split-level=2 for a single
                              format. May be repeated.
      -M, --metadata <key=value>
                              Sets metadata: title, subtitle, author, translator,
                              lang, date, identifier, publisher, rights, series,
                              cover and more. May be repeated.
      --transform <name>      Applies a transform after the default ones. May be
                              repeated.
      --without <name>        Omits a default transform. May be repeated.
      --script <script>       Converts Chinese with the program opencc: hant, hans,
                              hant-tw or hant-hk.
      --anthology             Makes a book of articles: each input keeps its title,
                              authors, date and source, and notes are numbered by
                              article.
      --parallel              Aligns translations: the inputs, or the languages
                              within one input.
      --dictionary <file>     With --parallel: a Chinese-English dictionary in the
                              format of CC-CEDICT, which improves the alignment.
      --alignment <file>      With --parallel: an existing alignment, in TMX or as
                              written by hunalign or Bertalign.
      --pin <id=id>           With --parallel: the ids of two passages to pair.
                              Passages with the same id are always paired. May be
                              repeated.
      --unit <unit>           With --parallel: the unit of a row. (values:
                              paragraph, sentence)
      --plugin <program>      A program to use as a format or transform. May be
                              repeated.
      --plugin-path <folder>  A folder to search before PATH for programs named
                              platen-format-NAME and platen-transform-NAME. May be
                              repeated.
      --json                  Prints JSON.
      --onix                  Prints the accessibility of an EPUB as ONIX 3, with
                              codes of lists 196 and 143.
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let initialize = """
    OVERVIEW: Writes an edition file for documents, to be edited.

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
      <input>                 The documents to make editions of.

    OPTIONS:
      -o, --output <file>     The file to write; - is standard output.
      --force                 Replaces an existing file.
      --schema                Writes the JSON Schema of edition files, which
                              editors use to complete and check them.
      --plugin <program>      A program to use as a format or transform. May be
                              repeated.
      --plugin-path <folder>  A folder to search before PATH for programs named
                              platen-format-NAME and platen-transform-NAME. May be
                              repeated.
      --version               Show the version.
      -h, --help              Show help information.


    """
}
