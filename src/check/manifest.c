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

/* As it is in the bag: what older versions did not encode stays as it is. */
static struct str
name_of(struct str written, const struct trove *trove, struct str root)
{
	struct arena *arena = trove->arena;
	struct str decoded = decode(written, arena);
	struct str there =
	    arena_printf(arena, "%.*s%.*s", STR_ARG(root), STR_ARG(written));

	return trove_find(trove, there) ? arena_str(arena, written) : decoded;
}

static void
add_line(struct manifest *manifest, const struct manifest_line *line,
	 const struct trove *trove)
{
	const char *fault = trove_name_fault(line->name);
	bool in_data = str_starts(line->name, STR("data/"));
	struct manifest_line *added;
	void **place;

	if (!fault && line->name.p[0] == '~')
		fault = "begins with '~', which is somebody's home";
	if (!fault && manifest->is_of_tags == in_data)
		fault = in_data ? "belongs into a manifest of the payload"
				: "is not in data/";
	if (fault) {
		diag_line(trove->diags, DIAG_ERROR, CODE, &manifest->source,
			  line->number, 0, "'%.*s' %s", STR_ARG(line->name),
			  fault);
		return;
	}
	place = map_put(&manifest->lines, trove->arena, line->name);
	if (*place) {
		diag_line(trove->diags, DIAG_ERROR, CODE, &manifest->source,
			  line->number, 0, "'%.*s' is listed twice",
			  STR_ARG(line->name));
		return;
	}
	added = arena_alloc(trove->arena, sizeof(*added));
	*added = *line;
	*place = added;
}

/* "SUM  NAME", or "SUM *NAME" as md5sum(1) writes it. */
static void
read_line(struct manifest *manifest, struct str text, size_t number,
	  const struct trove *trove, struct str root)
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
		diag_line(trove->diags, DIAG_ERROR, CODE, &manifest->source,
			  number, 0, "is not a sum, spaces and a name");
		return;
	}
	line.name = name_of(str_skip(text, at), trove, root);
	add_line(manifest, &line, trove);
}

void
manifest_read(struct manifest *manifest, const struct trove *trove,
	      struct str root)
{
	struct str rest = manifest->source.text;

	if (!manifest->is_known)
		diag_file(trove->diags, DIAG_WARNING, "bag-algorithm",
			  manifest->source.name.p,
			  "'%.*s' is no algorithm that is known here; its sums "
			  "were not compared",
			  STR_ARG(manifest->algorithm));
	for (size_t number = 1; rest.n > 0; number++) {
		struct str line = str_cut_line(&rest);

		if (line.n > 0)
			read_line(manifest, line, number, trove, root);
	}
}
