import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Prints a PDF in one of the layouts of Apache Tika: the order of events
 * follows Tika's AbstractPDF2XHTML and PDF2XHTML, the line ends its
 * XHTMLContentHandler (a line end behind p, div, ul and li, a tab before li).
 *
 *   java -cp ... TikaLayout.java text|double|once|xhtml FILE.pdf
 *
 * text: what its plain text handler keeps. double: the same where PDFBox
 * takes each line for a paragraph, as it does when the gap of lines is wide
 * against the letters. once: text from a producer that makes one link of one
 * that wraps (Chromium makes one a line). xhtml: the whole document.
 */
public final class TikaLayout extends PDFTextStripper {
	private final boolean markup;
	private final boolean once;
	private final StringBuilder out = new StringBuilder();
	private boolean open; /* the start tag that was written last */

	private TikaLayout(String layout) throws IOException {
		markup = layout.equals("xhtml");
		once = layout.equals("once");
		if (layout.equals("double"))
			setDropThreshold(0.1f);
	}

	public static void main(String[] args) throws IOException {
		try (PDDocument pdf = PDDocument.load(new File(args[1]))) {
			TikaLayout layout = new TikaLayout(args[0]);
			layout.start(pdf);
			layout.writeText(pdf, new StringWriter());
			Writer to = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
			to.write(layout.out.toString());
			to.flush();
		}
	}

	/* ---- The handler: XHTMLContentHandler before ToXMLContentHandler ---- */

	private void element(String name, String... attributes) {
		if (name.equals("li"))
			characters("\t");
		if (!markup)
			return;
		close();
		out.append('<').append(name);
		for (int i = 0; i < attributes.length; i += 2)
			out.append(' ').append(attributes[i]).append("=\"")
				.append(escape(attributes[i + 1]).replace("\"", "&quot;"))
				.append('"');
		open = true;
	}

	private void end(String name) {
		if (markup) {
			if (open)
				out.append(" />");
			else
				out.append("</").append(name).append('>');
			open = false;
		}
		if (!name.equals("a"))
			characters("\n");
	}

	private void close() {
		if (open)
			out.append('>');
		open = false;
	}

	private void characters(String text) {
		close();
		StringBuilder valid = new StringBuilder();
		text.codePoints().forEach(c -> valid.appendCodePoint(isValid(c) ? c : 0xFFFD));
		out.append(markup ? escape(valid.toString()) : valid);
	}

	/* What XML allows, less the second row of control characters. */
	private static boolean isValid(int c) {
		if (c < 0x20)
			return c == '\t' || c == '\n' || c == '\r';
		return (c < 0x7F || c > 0x9F) && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

	/* ---- The document ---- */

	private void start(PDDocument pdf) {
		if (!markup)
			return;
		Map<String, String> meta = new TreeMap<>();
		PDDocumentInformation info = pdf.getDocumentInformation();
		String title = info.getTitle() == null ? "" : info.getTitle();
		meta.put("Content-Type", "application/pdf");
		meta.put("dc:format", "application/pdf; version=" + pdf.getDocument().getVersion());
		meta.put("pdf:PDFVersion", String.valueOf(pdf.getDocument().getVersion()));
		meta.put("xmpTPg:NPages", String.valueOf(pdf.getNumberOfPages()));
		if (pdf.getDocumentCatalog().getLanguage() != null)
			meta.put("dc:language", pdf.getDocumentCatalog().getLanguage());
		if (!title.isEmpty()) {
			meta.put("dc:title", title);
			meta.put("pdf:docinfo:title", title);
		}
		out.append("<html xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n");
		meta.forEach((name, value) -> {
			element("meta", "name", name, "content", value);
			end("a");
			out.append('\n');
		});
		out.append("<title>").append(escape(title)).append("</title>\n</head>\n<body>");
	}

	@Override
	protected void endDocument(PDDocument pdf) throws IOException {
		PDDocumentOutline outline = pdf.getDocumentCatalog().getDocumentOutline();
		if (outline != null)
			bookmarks(outline);
		if (markup)
			out.append("</body></html>");
	}

	private void bookmarks(PDOutlineNode node) {
		PDOutlineItem item = node.getFirstChild();
		if (item == null)
			return;
		element("ul");
		for (; item != null; item = item.getNextSibling()) {
			element("li");
			characters(item.getTitle());
			end("li");
			bookmarks(item);
		}
		end("ul");
	}

	@Override
	protected void startPage(PDPage page) throws IOException {
		element("div", "class", "page");
		writeParagraphStart();
	}

	@Override
	protected void endPage(PDPage page) throws IOException {
		writeParagraphEnd();
		String before = null;
		for (PDAnnotation annotation : page.getAnnotations()) {
			if (!(annotation instanceof PDAnnotationLink))
				continue;
			if (!(((PDAnnotationLink) annotation).getAction() instanceof PDActionURI))
				continue;
			String uri = ((PDActionURI) ((PDAnnotationLink) annotation).getAction()).getURI();
			if (uri == null || uri.trim().isEmpty() || (once && uri.equals(before)))
				continue;
			element("div", "class", "annotation");
			element("a", "href", uri);
			characters(uri);
			end("a");
			end("div");
			before = uri;
		}
		end("div");
	}

	@Override
	protected void writeParagraphStart() throws IOException {
		super.writeParagraphStart();
		element("p");
	}

	@Override
	protected void writeParagraphEnd() throws IOException {
		super.writeParagraphEnd();
		end("p");
	}

	@Override
	protected void writeString(String text) {
		characters(text);
	}

	@Override
	protected void writeWordSeparator() {
		characters(getWordSeparator());
	}

	@Override
	protected void writeLineSeparator() {
		characters("\n");
	}
}
