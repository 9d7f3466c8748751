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
	bool lost;          /* tags do not match: from here on, none does */
	size_t last_offset; /* of the last error; STR_NONE at first */
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

/* What is wrong in words of our own, which do not change with libxml2's
 * version; for the faults that templates have. */
static struct str
xml_words(struct arena *arena, const xmlError *error)
{
	const char *name = error->str1 ? error->str1 : "";
	const char *other = error->str2 ? error->str2 : "";

	switch (error->code) {
	case XML_ERR_TAG_NAME_MISMATCH:
		return arena_printf(arena,
				    "'<%s>' of line %d is not closed before "
				    "'</%s>'",
				    name, error->int1, other);
	case XML_ERR_TAG_NOT_FINISHED:
		return arena_printf(arena, "'<%s>' of line %d is not closed",
				    name, error->int1);
	case XML_ERR_ATTRIBUTE_NOT_STARTED:
		return STR("the value of an attribute needs quotes");
	case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
		return arena_printf(arena,
				    "attribute '%s' needs a value, as in "
				    "'%s=\"%s\"'",
				    name, name, name);
	case XML_ERR_ENTITYREF_SEMICOL_MISSING:
	case XML_ERR_NAME_REQUIRED:
		return STR("in a text, '&' is written '&amp;' and '<' '&lt;'");
	case XML_ERR_UNDECLARED_ENTITY:
	case XML_WAR_UNDECLARED_ENTITY:
		return arena_printf(arena,
				    "'&%s;' is known in HTML only; write the "
				    "character itself, or its number, as in "
				    "'&#160;'",
				    name);
	default:
		return xml_message(arena, error->message);
	}
}

/* Whether an error follows from one that was told. */
static bool
xml_is_echo(struct xml_check *check, int code, size_t offset)
{
	bool echo =
	    check->lost || (offset != STR_NONE && offset == check->last_offset);

	if (code == XML_ERR_TAG_NAME_MISMATCH)
		check->lost = true;
	check->last_offset = offset;
	return echo;
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
	struct str text = xml_words(check->diags->arena, error);

	if (level == DIAG_ERROR)
		check->failed = true;
	if (xml_is_echo(check, error->code, offset))
		return;
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
	struct xml_check check = {.source = source,
				  .code = code,
				  .diags = diags,
				  .last_offset = STR_NONE};
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
