/*
 * Verdict: why an address was put where it is, and how sure that is.
 */
#ifndef BREVIER_ALIGN_VERDICT_H
#define BREVIER_ALIGN_VERDICT_H

/* What speaks for it that an address stood where it was put. */
enum proof {
	PROOF_TOLD,    /* the source itself tells the words of the link */
	PROOF_PRINTED, /* the address is printed there */
	PROOF_QUOTED,  /* its text fragment quotes the words */
	PROOF_SLUG,    /* words of its path stand there, and nowhere else */
	PROOF_HOST,    /* its host is named there */
	PROOF_PATH,    /* words of its path stand nearby */
	PROOF_ORDER,   /* nothing but the order of addresses and words */
	PROOF_NONE,    /* it found no words */
};

/* How sure that is. */
enum trust { TRUST_CERTAIN, TRUST_LIKELY, TRUST_GUESS, TRUST_COUNT };

struct verdict {
	enum proof proof;
	enum trust trust;
};

/* What became of an anchor that has an address; set by fill.c. */
enum anchor_place {
	PLACE_NONE,
	PLACE_WORDS,     /* a link on its words */
	PLACE_ARTICLE,   /* the document of its entry */
	PLACE_REFERENCE, /* a reference of its entry or section */
};

#endif
