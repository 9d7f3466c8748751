#include "build/memo.h"

#include <string.h>

#include "base/file.h"
#include "base/pack.h"
#include "build/state.h"
#include "catalog/summary_pack.h"

/* Of one code and file diags.h keeps so many. */
enum { MESSAGES_MAX = 50 };

/* What stands before the rest, as plain bytes: another order of bytes or size
 * of words makes another file. */
struct head {
	char name[16];
	uint64_t order;
	size_t size;
	struct hash key;
	struct hash check; /* of the rest */
};

static const struct head mine = {
    .name = "brevier memo 1\n",
    .order = 0x0102030405060708,
};

struct hash
memo_key(struct hash base, const struct seed *seed, const struct loaded *loaded)
{
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_hash(&hasher, base);
	hasher_part(&hasher, seed->path);
	hasher_part(&hasher, seed->name);
	hasher_part(&hasher, seed->slug);
	hasher_part(&hasher, seed->record);
	hasher_part(&hasher, seed->record_name);
	hasher_hash(&hasher, loaded->bytes);
	hasher_part(&hasher, loaded->record.sha256);
	if (loaded->imported && seed->import == IMPORT_PDF)
		state_put_program(&hasher, "pdftohtml");
	return hasher_done(&hasher);
}

/* ---- What is in it ---- */

static void
pack_diag(struct pack *pack, struct diag *diag)
{
	struct str code = str_from(diag->code);

	pack_text(pack, &code);
	diag->code = code.p;
	pack_plain(pack, &diag->level, sizeof(diag->level));
	pack_text(pack, &diag->message);
	pack_text(pack, &diag->file);
	pack_plain(pack, &diag->line, sizeof(diag->line));
	pack_plain(pack, &diag->column, sizeof(diag->column));
	pack_text(pack, &diag->excerpt);
	pack_plain(pack, &diag->caret, sizeof(diag->caret));
}

/* The lists and the numbers of warnings; there are no errors. */
static void
pack_diags(struct pack *pack, struct diags *diags)
{
	struct diag **link = &diags->first;

	for (; PACK_NEXT(pack, link); link = &(*link)->next)
		pack_diag(pack, *link);
	diags->last = link;
	pack_plain(pack, &diags->warnings, sizeof(diags->warnings));
}

static void
pack_input(struct pack *pack, struct plan_input *input)
{
	pack_plain(pack, &input->markdown, sizeof(input->markdown));
	pack_text(pack, &input->record.path);
	pack_text(pack, &input->record.file);
	pack_text(pack, &input->record.sha256);
}

/* A report of numbers only has no pointers but NULL ones. */
static void
pack_report(struct pack *pack, const struct report **report)
{
	struct report numbers = *report ? **report : (struct report){0};
	bool there = *report != NULL;
	struct report *read;

	pack_plain(pack, &there, sizeof(there));
	if (!there)
		return;
	pack_plain(pack, &numbers, sizeof(numbers));
	if (pack->out)
		return;
	read = arena_alloc(pack->arena, sizeof(*read));
	*read = numbers;
	*report = read;
}

/* ---- Files ---- */

/* The rest behind a head that is right. */
static bool
open_memo(struct str text, struct hash key, struct str *rest)
{
	struct head head;

	if (text.n < sizeof(head))
		return false;
	memcpy(&head, text.p, sizeof(head));
	*rest = str_skip(text, sizeof(head));
	return memcmp(head.name, mine.name, sizeof(head.name)) == 0 &&
	       head.order == mine.order && head.size == rest->n &&
	       hash_eq(head.key, key) && hash_eq(head.check, hash_bytes(*rest));
}

/* The first two are used soon; the others are kept. */
static void
pack_used(struct pack *pack, struct memo *memo)
{
	leaf_pack(pack, memo->leaf);
	pack_text(pack, &memo->markdown);
}

static void
pack_kept(struct pack *pack, struct memo *memo)
{
	summary_pack(pack, memo->summary);
	pack_input(pack, memo->input);
	pack_report(pack, memo->report);
	pack_diags(pack, memo->diags);
}

static bool
read_memo(struct memo *memo, struct str rest, struct arena *arena)
{
	struct pack pack = {.in = rest, .arena = arena};

	pack_used(&pack, memo);
	pack.copies = true;
	pack_kept(&pack, memo);
	return pack_done(&pack);
}

bool
memo_find(struct memo *memo, const char *path, struct hash key,
	  struct arena *arena, struct arena *scratch)
{
	struct diags ignored;
	struct str text, rest;

	diags_init(&ignored, scratch);
	return file_read(path, scratch, &text, &ignored) &&
	       open_memo(text, key, &rest) && read_memo(memo, rest, arena);
}

static bool
is_whole(const struct diags *diags)
{
	size_t n = 0;

	for (const struct diag *diag = diags->first; diag; diag = diag->next)
		n++;
	return n < MESSAGES_MAX && diags->errors == 0;
}

bool
memo_save(struct memo *memo, const char *path, struct hash key,
	  struct diags *diags)
{
	struct head head = mine;
	struct buf rest = {0}, text = {0};
	struct pack pack = {.out = &rest};
	bool ok;

	if (!is_whole(memo->diags))
		return true;
	pack_used(&pack, memo);
	pack_kept(&pack, memo);
	head.size = rest.n;
	head.key = key;
	head.check = hash_bytes(buf_str(&rest));
	buf_put(&text, (struct str){(const char *)&head, sizeof(head)});
	buf_put(&text, buf_str(&rest));
	ok = file_write(path, buf_str(&text), diags);
	buf_free(&rest);
	buf_free(&text);
	return ok;
}
