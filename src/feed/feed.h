/*
 * Feed: the newest entries in full, for feed readers.
 *
 * feed.xml is Atom (RFC 4287), from templates/feed.xml; feed.json is JSON
 * Feed 1.1 (jsonfeed.org/version/1.1). Both hold the same entries, newest
 * briefing first, each in the order of its text. Nothing is taken from the
 * clock: a feed is as new as its newest entry (RFC 4287, section 4.2.15).
 */
#ifndef BREVIER_FEED_FEED_H
#define BREVIER_FEED_FEED_H

/* Entries of a feed. */
enum { FEED_ENTRIES = 50 };

#endif
