/*
 * Index: what the search page loads: few small files for each query.
 *
 *	index_open(&index, folder, threads);
 *	ok = index_add(&index, &leaf, diags);		each briefing
 *	index_facet(&index, term, places, n);		facets from elsewhere
 *	ok = index_write(&index, order, n, &output, diags);
 *	index_close(&index);
 *
 * Memory stays bounded: see store.h. What is written depends on the leaves
 * and the order alone, not on threads or on when leaves went to a file.
 *
 * The format, version 2. Every file is a script of one call,
 *
 *	brevier("CHECK",DATA);
 *
 * CHECK being four characters that follow from DATA (or from what DATA is
 * made from); whoever refers to a file knows its check, and asks for
 * NAME.js?CHECK: files of two builds are never mixed, whatever a cache keeps.
 * DATA is JSON. "Bits" are text as described in code.h. Documents are numbered
 * by briefing, the oldest first, so that a new briefing leaves the numbers
 * as they were; within a briefing as in documents.h.
 *
 * search/index
 *	{documents: how many,
 *	shards: [first keys, bits], keys as in a shard; the check of each,
 *	20 bits,
 *	pairs: [files, check of search/p], 0 files: no pairs,
 *	briefings: [folders, bits]}, folders as keys in a shard, but in the
 *	order of the documents. For each folder: the check of its texts; how
 *	many files of them there are, plus one, and the documents in
 *	each, in gamma code.
 * search/w-KEY
 *	[keys, bits]: terms from KEY on, sorted as UTF-16. Each key is a
 *	capital, how much it has of the key before (A nothing, B one UTF-16
 *	unit ...), then the rest of it. For each key: the number of documents,
 *	in gamma code; a bit, 0: the list follows, 1: it is in search/l-KEY,
 *	whose check follows, 20 bits. A level l of w bits stands for the weight
 *	(l + 1/2) / 2^w of BM25's limit. Keys that end in * have all documents
 *	with a term that begins so, where those are too many to be read;
 *	#iISSUER and #sSECTION are facets, with w = 0.
 * search/l-KEY
 *	bits: a long list.
 * search/p
 *	bits: checks of all search/p-N.
 * search/p-N
 *	bits: 32 lists, each behind the number of its documents plus one, in
 *	gamma code. Words a b side by side are in the list that the highest
 *	bits of word_pair(a, b) name.
 * FOLDER/search-N
 *	the texts of some of a briefing's documents: see publish/texts.h.
 *
 * KEY in a file's name is written as shard_put_name() does.
 */
#ifndef BREVIER_SEARCH_INDEX_H
#define BREVIER_SEARCH_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "search/leaf.h"
#include "search/shard.h"
#include "search/store.h"

/* Part of what the index follows from: another one for another format. */
enum { INDEX_VERSION = 2 };

struct index_added;

struct index {
	struct arena arena;
	struct store store;
	struct buf added;   /* struct index_added, one a leaf */
	struct buf lengths; /* uint32_t, one a document */
	struct buf facets;  /* terms, as in a segment */
};

/* folder: where a large index keeps what it has so far; NULL: in memory. */
void index_open(struct index *index, const char *folder, size_t threads);
/* Takes over what the leaf owns. Leaves count from 0. */
bool index_add(struct index *index, struct leaf *leaf, struct diags *diags);

/* Documents of a leaf. */
size_t index_documents(const struct index *index, size_t leaf);

/* A document of a leaf. */
struct index_place {
	size_t leaf, document;
};
/* A term of these documents, in any order, that is not in their text. It
 * begins with '#' and has at most SHARD_KEY bytes. */
void index_facet(struct index *index, struct str term,
		 const struct index_place *places, size_t n);

/* A briefing in the order of the index: the oldest first. */
struct index_briefing {
	size_t leaf;
	struct str folder; /* "2024-09": its slug; "" beside the page */
};

/* version: the check of search/index, which the page brings along: letters
 * and digits that are others in another build. */
bool index_write(struct index *index, const struct index_briefing *order,
		 size_t n, struct str version,
		 const struct shard_output *output, struct diags *diags);
void index_close(struct index *index);

#endif
