/*
 * Topics: the tags of briefings and entries.
 */
#include "page/register.h"
#include "publish/products.h"

static size_t
count_topics(const struct catalog *catalog)
{
	return catalog->topics.n;
}

static struct history
topic_history(const struct catalog *catalog, size_t i)
{
	const struct topic *topic = &catalog->topics.list[i];

	return (struct history){.folder = "topics",
				.slug = topic->slug,
				.trail = topic->trail,
				.n = topic->trail.n};
}

static struct str
topic_name(const struct catalog *catalog, size_t i)
{
	return catalog->topics.list[i].name;
}

static const struct register_kind kind = {
    .path = "topics/index.html",
    .folder = "topics",
    .list = "topics",
    .one = "topic",
    .is = "is_topics",
    .about = "topics_about",
    .about_one = "about_topic",
    .template = "topics.html",
    .one_template = "topic.html",
    .count = count_topics,
    .history = topic_history,
    .name = topic_name,
};

REGISTER_PRODUCTS(topics, topic)
