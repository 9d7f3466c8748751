import com.adobe.epubcheck.tool.EpubChecker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/*
 * EPUBCheck over many books, where its own program takes one: starting it costs
 * more than a book. Each line of standard input is a book, the next one the file
 * of its report; "checked" on standard output answers each pair. The arguments
 * are EPUBCheck's own.
 */
public class EpubChecks {
	public static void main(String[] options) throws IOException {
		BufferedReader in = new BufferedReader(
		    new InputStreamReader(System.in, StandardCharsets.UTF_8));
		PrintStream out = System.out;

		System.setOut(new PrintStream(OutputStream.nullOutputStream()));
		for (String book; (book = in.readLine()) != null;) {
			List<String> args = new ArrayList<>(List.of(options));

			args.addAll(List.of(book, "--json", in.readLine()));
			new EpubChecker().run(args.toArray(new String[0]));
			out.println("checked");
			out.flush();
		}
	}
}
