#include "base/xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <string.h>

#include "base/arena.h"

/* Errors come with the context's own handler, never a global one, so that
 * documents can be checked in many threads at once. */
struct xml_check {
	const struct source *source;
	const char *code;
	struct diags *diags;
	xmlParserCtxtPtr parser;
	bool failed;
};

void
xml_init(void)
{
	xmlInitParser();
}

void
xml_done(void)
{
	xmlCleanupParser();
}

/* libxml2's text without the line end, beginning with a small letter. */
static struct str
xml_message(struct arena *arena, const char *message)
{
	struct str text = str_trim(str_from(message));

	if (text.n < 2 || ascii_lower(text.p[0]) == text.p[0] ||
	    ascii_lower(text.p[1]) != text.p[1])
		return text;
	return arena_printf(arena, "%c%.*s", ascii_lower(text.p[0]),
			    STR_ARG(str_skip(text, 1)));
}

/* Byte offset of the parser in the document; STR_NONE where it is not known,
 * because the text was converted or the parser is within an entity. */
static size_t
xml_offset(const xmlParserCtxt *parser)
{
	const xmlParserInput *input = parser->input;

	if (!input || parser->inputNr != 1 ||
	    (input->buf && input->buf->encoder))
		return STR_NONE;
	return input->consumed + (size_t)(input->cur - input->base);
}

#if LIBXML_VERSION >= 21200
static void
xml_on_error(void *check_pointer, const xmlError *error)
#else
static void
xml_on_error(void *check_pointer, xmlErrorPtr error)
#endif
{
	struct xml_check *check = check_pointer;
	enum diag_level level =
	    error->level == XML_ERR_WARNING ? DIAG_WARNING : DIAG_ERROR;
	size_t offset = xml_offset(check->parser);
	struct str text = xml_message(check->diags->arena, error->message);

	if (level == DIAG_ERROR)
		check->failed = true;
	if (offset != STR_NONE)
		diag_at(check->diags, level, check->code, check->source, offset,
			"%.*s", STR_ARG(text));
	else
		diag_line(check->diags, level, check->code, check->source,
			  error->line > 0 ? (size_t)error->line : 0, 0, "%.*s",
			  STR_ARG(text));
}

/* No callback but that for errors: nothing is built, no entity is defined,
 * nothing outside the text is opened. */
static void
xml_set_handlers(xmlParserCtxtPtr parser, struct xml_check *check)
{
	xmlSAXHandler handlers;

	memset(&handlers, 0, sizeof(handlers));
	handlers.initialized = XML_SAX2_MAGIC; /* with namespaces */
	handlers.serror = xml_on_error;
	*parser->sax = handlers;
	parser->userData = check;
	xmlCtxtUseOptions(parser, XML_PARSE_NONET);
}

bool
xml_check(const struct source *source, const char *code, struct diags *diags)
{
	struct xml_check check = {
	    .source = source, .code = code, .diags = diags};
	bool well_formed;

	if (source->text.n == 0 || source->text.n > INT_MAX) {
		diag_line(diags, DIAG_ERROR, code, source, 0, 0,
			  source->text.n ? "document is too large"
					 : "document is empty");
		return false;
	}
	check.parser =
	    xmlCreateMemoryParserCtxt(source->text.p, (int)source->text.n);
	if (!check.parser)
		arena_no_memory();
	xml_set_handlers(check.parser, &check);
	xmlParseDocument(check.parser);
	well_formed = check.parser->wellFormed && check.parser->nsWellFormed;
	if (check.parser->myDoc)
		xmlFreeDoc(check.parser->myDoc);
	xmlFreeParserCtxt(check.parser);
	if (!well_formed && !check.failed)
		diag_line(diags, DIAG_ERROR, code, source, 0, 0,
			  "document is not well-formed");
	return well_formed && !check.failed;
}
