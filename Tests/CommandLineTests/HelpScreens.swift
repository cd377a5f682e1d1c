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
      formats                 Lists what can be read and written, the transforms,
                              and every option.
      inspect                 Shows what is in a document: outline, languages,
                              glosses, counts.
      check                   Checks EPUBs, by the standard and by the rules of
                              shops.
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

    EXIT STATUS:
      0  All is well.              66  An input is not there.
      1  --fail-on says so.        70  An exporter failed.
     64  The arguments are wrong.  73  An output cannot be made.
     65  An input is unusable.     74  Reading or writing failed.

    USAGE: platen export <input> ... --format <format> ... [-o <file>] [<options>]
           platen export <input> ... -o <file> [<options>]

    ARGUMENTS:
      <input>                 The files to read; - is standard input. Several files
                              become one book.

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
      --font <file>           A TrueType font to embed, subset, and to set the
                              cover in; again for bold, italic or another script;
                              f.ttc#1 is a face of a collection. “system” takes one
                              of this machine.
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

    EXAMPLES:
      platen inspect article.txt
      platen inspect article.txt --json
      platen inspect ch1.txt ch2.txt --metadata title='The Village'

    USAGE: platen inspect <input> ... [--json] [<options>]

    ARGUMENTS:
      <input>                 The files to read; - is standard input. Several files
                              become one book.

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
      --plugin <program>      A program that is one more format or transform. May
                              be repeated.
      --plugin-path <folder>  A folder of programs platen-format-NAME and
                              platen-transform-NAME, which is searched before PATH
                              for what is not built in. May be repeated.
      --json                  Writes JSON, for programs.
      --version               Show the version.
      -h, --help              Show help information.


    """
}
