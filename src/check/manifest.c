#include "check/manifest.h"

#include "base/buf.h"
#include "base/hash.h"

#define CODE "bag-manifest"

bool
manifest_is(struct str name, struct manifest *manifest, struct arena *arena)
{
	struct str tag = STR("tag"), head = STR("manifest-"), rest = name;
	bool is_of_tags = str_starts(rest, tag);

	rest = str_skip(rest, is_of_tags ? tag.n : 0);
	if (!str_starts(rest, head) || !str_ends(rest, STR(".txt")) ||
	    rest.n <= head.n + 4)
		return false;
	rest = arena_str(arena, str_slice(rest, head.n, rest.n - 4));
	*manifest = (struct manifest){
	    .name = name,
	    .algorithm = rest,
	    .is_of_tags = is_of_tags,
	    .is_known = hash_sum_new(arena, rest.p) != NULL,
	};
	return true;
}

/* Line ends and the sign that encodes them are encoded, and nothing else. */
static struct str
decode(struct str name, struct arena *arena)
{
	static const struct {
		struct str code;
		char byte;
	} codes[] = {{STR_INIT("%0a"), '\n'},
		     {STR_INIT("%0d"), '\r'},
		     {STR_INIT("%25"), '%'}};
	struct buf out = {0};
	struct str decoded;

	for (size_t at = 0; at < name.n; at++) {
		char c = name.p[at];

		for (size_t i = 0; c == '%' && i < 3; i++)
			if (str_starts_case(str_skip(name, at),
					    codes[i].code)) {
				c = codes[i].byte;
				at += 2;
				break;
			}
		buf_putc(&out, c);
	}
	decoded = buf_take(&out, arena);
	buf_free(&out);
	return decoded;
}

struct str
manifest_name(struct str written, const struct tags *tags)
{
	struct trove *trove = tags->trove;
	struct str names[] = {written, decode(written, trove->arena)};
	const struct trove_file *file = NULL;

	for (size_t i = 0; i < 2 && !file; i++)
		file = trove_find(trove, tags_path(tags, names[i]));
	if (!file)
		file = trove_find_form(trove, tags_path(tags, names[1]));
	return file ? str_skip(file->name, tags->root.n) : names[1];
}

const char *
manifest_name_fault(struct str name, bool is_of_tags)
{
	const char *fault = trove_name_fault(name);
	bool in_data = str_starts(name, STR("data/"));

	if (fault)
		return fault;
	if (name.p[0] == '~')
		return "begins with '~', which is somebody's home";
	if (is_of_tags == in_data)
		return in_data ? "belongs into a manifest of the payload"
			       : "is not in data/";
	if (str_starts(name, STR("tagmanifest-")))
		return "is a manifest of tag files, which none lists";
	return NULL;
}

static void
tell(const struct manifest *manifest, const struct tags *tags,
     enum diag_level level, const struct manifest_line *line, const char *what)
{
	diag_line(tags->trove->diags, level, CODE, &manifest->source,
		  line->number, 0, "'%.*s' %s", STR_ARG(line->name), what);
}

/* Earlier versions let a name stand twice with one sum. */
static void
add_line(struct manifest *manifest, const struct manifest_line *line,
	 const struct tags *tags)
{
	const char *fault =
	    manifest_name_fault(line->name, manifest->is_of_tags);
	struct manifest_line *added;
	void **place;

	if (fault) {
		tell(manifest, tags, DIAG_ERROR, line, fault);
		return;
	}
	place = map_put(&manifest->lines, tags->trove->arena, line->name);
	added = *place;
	if (added) {
		tell(manifest, tags,
		     tags->is_old && str_eq_case(added->sum, line->sum)
			 ? DIAG_WARNING
			 : DIAG_ERROR,
		     line, "is listed twice");
		return;
	}
	added = arena_alloc(tags->trove->arena, sizeof(*added));
	*added = *line;
	*place = added;
}

/* The name of a line. "./" before it is the work of md5sum(1) and its like. */
static struct str
read_name(struct str written, const struct manifest *manifest,
	  const struct manifest_line *line, const struct tags *tags)
{
	struct str here = STR("./"), name, decoded;

	if (str_starts(written, here))
		written = str_skip(written, here.n);
	name = manifest_name(written, tags);
	decoded = decode(written, tags->trove->arena);
	if (!str_eq(name, written) && !str_eq(name, decoded))
		diag_line(tags->trove->diags, DIAG_WARNING, CODE,
			  &manifest->source, line->number, 0,
			  "'%.*s' is there with its letters in another form",
			  STR_ARG(decoded));
	return name;
}

/* "SUM  NAME", or "SUM *NAME" as md5sum(1) writes it. */
static void
read_line(struct manifest *manifest, struct str text, size_t number,
	  const struct tags *tags)
{
	struct manifest_line line = {.number = number};
	size_t at = 0;

	while (at < text.n && ascii_hex_value(text.p[at]) >= 0)
		at++;
	line.sum = str_slice(text, 0, at);
	while (at < text.n && (text.p[at] == ' ' || text.p[at] == '\t'))
		at++;
	if (at < text.n && text.p[at] == '*')
		at++;
	if (line.sum.n == 0 || at == line.sum.n || at == text.n) {
		diag_line(tags->trove->diags, DIAG_ERROR, CODE,
			  &manifest->source, number, 0,
			  "is not a sum, spaces and a name");
		return;
	}
	line.name = read_name(str_skip(text, at), manifest, &line, tags);
	add_line(manifest, &line, tags);
}

void
manifest_read(struct manifest *manifest, const struct tags *tags)
{
	struct str rest = manifest->source.text;

	if (!manifest->is_known)
		diag_file(tags->trove->diags, DIAG_WARNING, "bag-algorithm",
			  manifest->source.name.p,
			  "'%.*s' is no algorithm that is known here; its sums "
			  "were not compared",
			  STR_ARG(manifest->algorithm));
	for (size_t number = 1; rest.n > 0; number++) {
		struct str line = str_cut_line(&rest);

		if (line.n > 0)
			read_line(manifest, line, number, tags);
	}
}
