#include "base/xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

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

/* Whether an error follows from one that was told; a warning tells none. */
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

/* line: where the offset is not known. */
static void
xml_tell(const struct xml_check *check, enum diag_level level, size_t offset,
	 size_t line, struct str text)
{
	if (offset != STR_NONE)
		diag_at(check->diags, level, check->code, check->source, offset,
			"%.*s", STR_ARG(text));
	else
		diag_line(check->diags, level, check->code, check->source, line,
			  0, "%.*s", STR_ARG(text));
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

	if (level == DIAG_ERROR) {
		check->failed = true;
		if (xml_is_echo(check, error->code, offset))
			return;
	}
	xml_tell(check, level, offset,
		 error->line > 0 ? (size_t)error->line : 0, text);
}

/* No callback but that for errors: nothing is built, no entity is defined,
 * nothing outside the text is opened. The text is UTF-8, whatever it says of
 * itself: somebody may have converted it. Addresses may be of any length;
 * entities, against whose growth libxml2's limits stand, there are none. */
static void
xml_set_handlers(xmlParserCtxtPtr parser, struct xml_check *check)
{
	xmlSAXHandler handlers;

	memset(&handlers, 0, sizeof(handlers));
	handlers.initialized = XML_SAX2_MAGIC; /* with namespaces */
	handlers.serror = xml_on_error;
	*parser->sax = handlers;
	parser->userData = check;
	xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC |
				      XML_PARSE_HUGE);
}

/* Where the markup that begins at from ends, and how many equals signs are in
 * it, but for those within quotes. */
static size_t
xml_skip_tag(struct str text, size_t from, size_t *equals)
{
	size_t at = from + 1;

	for (*equals = 0; at < text.n; at++) {
		char c = text.p[at];

		if (c == '<' || c == '>')
			break;
		*equals += c == '=';
		if (c == '"' || c == '\'')
			at = str_chr(text, c, at + 1);
		if (at == STR_NONE)
			return text.n;
	}
	return at;
}

/* The same for what is no tag: comments, sections, instructions. */
static size_t
xml_skip(struct str text, size_t from, size_t *equals)
{
	static const struct {
		struct str open, close;
	} spans[] = {
	    {STR_INIT("<!--"), STR_INIT("-->")},
	    {STR_INIT("<![CDATA["), STR_INIT("]]>")},
	    {STR_INIT("<?"), STR_INIT("?>")},
	};

	*equals = 0;
	for (size_t i = 0; i < sizeof(spans) / sizeof(*spans); i++)
		if (str_starts(str_skip(text, from), spans[i].open))
			return str_find(text, spans[i].close, from);
	return xml_skip_tag(text, from, equals);
}

/* Whether no element has more attributes than may be. */
static bool
xml_check_attributes(const struct xml_check *check)
{
	struct str text = check->source->text;
	size_t at = 0, equals;

	while ((at = str_chr(text, '<', at)) != STR_NONE) {
		size_t from = at;

		at = xml_skip(text, from, &equals);
		if (equals <= XML_ATTRIBUTES_MAX)
			continue;
		diag_at(check->diags, DIAG_ERROR, check->code, check->source,
			from, "more than %d attributes in this element",
			XML_ATTRIBUTES_MAX);
		return false;
	}
	return true;
}

/* A parser for the check's source with callbacks for errors; NULL and an
 * error where there is nothing to read. */
static xmlParserCtxtPtr
xml_open(struct xml_check *check)
{
	const struct source *source = check->source;

	if (source->text.n == 0 || source->text.n > INT_MAX) {
		diag_line(check->diags, DIAG_ERROR, check->code, source, 0, 0,
			  source->text.n ? "document is too large"
					 : "document is empty");
		return NULL;
	}
	if (!xml_check_attributes(check))
		return NULL;
	check->parser =
	    xmlCreateMemoryParserCtxt(source->text.p, (int)source->text.n);
	if (!check->parser)
		arena_no_memory();
	xml_set_handlers(check->parser, check);
	return check->parser;
}

/* Parses, frees the parser and tells whether all was well. */
static bool
xml_run(struct xml_check *check)
{
	bool well_formed;

	xmlParseDocument(check->parser);
	well_formed = check->parser->wellFormed && check->parser->nsWellFormed;
	if (check->parser->myDoc)
		xmlFreeDoc(check->parser->myDoc);
	xmlFreeParserCtxt(check->parser);
	if (!well_formed && !check->failed)
		diag_line(check->diags, DIAG_ERROR, check->code, check->source,
			  0, 0, "document is not well-formed");
	return well_formed && !check->failed;
}

bool
xml_check(const struct source *source, const char *code, struct diags *diags)
{
	struct xml_check check = {.source = source,
				  .code = code,
				  .diags = diags,
				  .last_offset = STR_NONE};

	return xml_open(&check) && xml_run(&check);
}

/* ---- Trees ---- */

/* Elements that are open; the root's parent is the document itself. */
struct xml_builder {
	struct xml_check check; /* first: the callbacks share one pointer */
	struct arena *arena;
	struct xml_node document;
	struct xml_node **last[XML_DEPTH_MAX + 1];
	size_t depth;
	struct buf text; /* of the piece at hand */
};

static struct str
xml_str(struct arena *arena, const xmlChar *text)
{
	return arena_str(arena, str_from((const char *)text));
}

static void
xml_put(struct xml_builder *builder, struct xml_node *node)
{
	node->line = (size_t)xmlSAX2GetLineNumber(builder->check.parser);
	*builder->last[builder->depth] = node;
	builder->last[builder->depth] = &node->next;
}

/* Callbacks bring a text in pieces: it ends where an element does. */
static void
xml_put_text(struct xml_builder *builder)
{
	struct xml_node *node;

	if (builder->text.n == 0)
		return;
	node = arena_alloc(builder->arena, sizeof(*node));
	node->text = buf_take(&builder->text, builder->arena);
	xml_put(builder, node);
}

/* attributes: name, prefix, URI, begin and end of the value of each. */
static void
xml_on_start(void *context, const xmlChar *name, const xmlChar *prefix,
	     const xmlChar *uri, int n_spaces, const xmlChar **spaces, int n,
	     int n_defaulted, const xmlChar **attributes)
{
	struct xml_builder *builder = context;
	struct xml_node *node = arena_alloc(builder->arena, sizeof(*node));
	struct xml_attribute **last = &node->attributes;

	(void)prefix, (void)uri, (void)n_spaces, (void)spaces;
	(void)n_defaulted;
	xml_put_text(builder);
	node->name = xml_str(builder->arena, name);
	for (; n > 0; n--, attributes += 5) {
		const char *value = (const char *)attributes[3];
		size_t length = (size_t)(attributes[4] - attributes[3]);

		*last = arena_alloc(builder->arena, sizeof(**last));
		(*last)->name = xml_str(builder->arena, attributes[0]);
		(*last)->value =
		    arena_str(builder->arena, (struct str){value, length});
		last = &(*last)->next;
	}
	xml_put(builder, node);
	if (builder->depth == XML_DEPTH_MAX) {
		struct xml_check *check = &builder->check;

		if (!check->failed)
			xml_tell(check, DIAG_ERROR, xml_offset(check->parser),
				 node->line,
				 arena_printf(check->diags->arena,
					      "more than %d elements within "
					      "each other",
					      XML_DEPTH_MAX));
		check->failed = true;
		xmlStopParser(check->parser);
		return;
	}
	builder->last[++builder->depth] = &node->child;
}

static void
xml_on_end(void *context, const xmlChar *name, const xmlChar *prefix,
	   const xmlChar *uri)
{
	struct xml_builder *builder = context;

	(void)name, (void)prefix, (void)uri;
	xml_put_text(builder);
	if (builder->depth > 0)
		builder->depth--;
}

static void
xml_on_text(void *context, const xmlChar *text, int n)
{
	struct xml_builder *builder = context;

	buf_put(&builder->text, (struct str){(const char *)text, (size_t)n});
}

bool
xml_read(const struct source *source, const char *code, struct arena *arena,
	 struct xml_node **root, struct diags *diags)
{
	struct xml_builder builder = {.check = {.source = source,
						.code = code,
						.diags = diags,
						.last_offset = STR_NONE},
				      .arena = arena};
	xmlSAXHandler *handlers;
	bool ok;

	*root = NULL;
	if (!xml_open(&builder.check))
		return false;
	/* Of the five entities that there are, '&' would stay in attributes
	 * as "&#38;". */
	xmlCtxtUseOptions(builder.check.parser, XML_PARSE_NONET |
						    XML_PARSE_IGNORE_ENC |
						    XML_PARSE_NOENT);
	handlers = builder.check.parser->sax;
	handlers->startElementNs = xml_on_start;
	handlers->endElementNs = xml_on_end;
	handlers->characters = xml_on_text;
	handlers->cdataBlock = xml_on_text;
	builder.last[0] = &builder.document.child;
	ok = xml_run(&builder.check);
	buf_free(&builder.text);
	for (*root = builder.document.child; *root && !(*root)->name.p;)
		*root = (*root)->next;
	return ok && *root;
}

struct str
xml_attribute(const struct xml_node *node, const char *name)
{
	struct str wanted = str_from(name);

	for (const struct xml_attribute *at = node->attributes; at;
	     at = at->next)
		if (str_eq(at->name, wanted))
			return at->value;
	return (struct str){0};
}

bool
xml_is(const struct xml_node *node, const char *name)
{
	return node->name.p && str_eq(node->name, str_from(name));
}

const struct xml_node *
xml_child(const struct xml_node *node, const char *name)
{
	const struct xml_node *at = node->child;

	while (at && (name ? !xml_is(at, name) : at->name.p != NULL))
		at = at->next;
	return at;
}

/* The depth of a tree is bounded, so the recursion is. */
static void
xml_collect(const struct xml_node *node, struct buf *out)
{
	buf_put(out, node->text);
	for (node = node->child; node; node = node->next)
		xml_collect(node, out);
}

struct str
xml_text(const struct xml_node *node, struct arena *arena)
{
	struct buf out = {0};
	struct str text;

	xml_collect(node, &out);
	text = buf_take(&out, arena);
	buf_free(&out);
	return text;
}
