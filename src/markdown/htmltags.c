#include "markdown/htmltags.h"

static const struct {
	struct str name;
	enum html_tag tag;
} tags[] = {
    {STR_INIT("a"), TAG_LINK},           {STR_INIT("abbr"), TAG_ELEMENT},
    {STR_INIT("address"), TAG_GROUP},    {STR_INIT("article"), TAG_GROUP},
    {STR_INIT("aside"), TAG_GROUP},      {STR_INIT("audio"), TAG_MUTE},
    {STR_INIT("b"), TAG_STRONG},         {STR_INIT("bdo"), TAG_ELEMENT},
    {STR_INIT("blockquote"), TAG_QUOTE}, {STR_INIT("body"), TAG_GROUP},
    {STR_INIT("br"), TAG_BREAK},         {STR_INIT("button"), TAG_MUTE},
    {STR_INIT("canvas"), TAG_MUTE},      {STR_INIT("caption"), TAG_PARA},
    {STR_INIT("center"), TAG_GROUP},     {STR_INIT("cite"), TAG_ELEMENT},
    {STR_INIT("code"), TAG_ELEMENT},     {STR_INIT("dd"), TAG_DEFINITION},
    {STR_INIT("del"), TAG_STRIKE},       {STR_INIT("details"), TAG_DETAILS},
    {STR_INIT("dfn"), TAG_ELEMENT},      {STR_INIT("div"), TAG_GROUP},
    {STR_INIT("dl"), TAG_TERMS},         {STR_INIT("dt"), TAG_TERM},
    {STR_INIT("em"), TAG_EMPH},          {STR_INIT("embed"), TAG_MUTE},
    {STR_INIT("figcaption"), TAG_PARA},  {STR_INIT("figure"), TAG_GROUP},
    {STR_INIT("footer"), TAG_GROUP},     {STR_INIT("form"), TAG_MUTE},
    {STR_INIT("frameset"), TAG_MUTE},    {STR_INIT("h1"), TAG_HEADING},
    {STR_INIT("h2"), TAG_HEADING},       {STR_INIT("h3"), TAG_HEADING},
    {STR_INIT("h4"), TAG_HEADING},       {STR_INIT("h5"), TAG_HEADING},
    {STR_INIT("h6"), TAG_HEADING},       {STR_INIT("header"), TAG_GROUP},
    {STR_INIT("hr"), TAG_RULE},          {STR_INIT("html"), TAG_GROUP},
    {STR_INIT("i"), TAG_EMPH},           {STR_INIT("iframe"), TAG_MUTE},
    {STR_INIT("img"), TAG_IMAGE},        {STR_INIT("ins"), TAG_ELEMENT},
    {STR_INIT("kbd"), TAG_ELEMENT},      {STR_INIT("li"), TAG_ITEM},
    {STR_INIT("main"), TAG_GROUP},       {STR_INIT("mark"), TAG_ELEMENT},
    {STR_INIT("math"), TAG_MUTE},        {STR_INIT("nav"), TAG_GROUP},
    {STR_INIT("noembed"), TAG_MUTE},     {STR_INIT("noframes"), TAG_MUTE},
    {STR_INIT("noscript"), TAG_MUTE},    {STR_INIT("object"), TAG_MUTE},
    {STR_INIT("ol"), TAG_LIST},          {STR_INIT("p"), TAG_PARA},
    {STR_INIT("plaintext"), TAG_MUTE},   {STR_INIT("pre"), TAG_PRE},
    {STR_INIT("q"), TAG_ELEMENT},        {STR_INIT("ruby"), TAG_RUBY},
    {STR_INIT("s"), TAG_STRIKE},         {STR_INIT("samp"), TAG_ELEMENT},
    {STR_INIT("script"), TAG_MUTE},      {STR_INIT("section"), TAG_GROUP},
    {STR_INIT("select"), TAG_MUTE},      {STR_INIT("small"), TAG_ELEMENT},
    {STR_INIT("span"), TAG_ELEMENT},     {STR_INIT("strike"), TAG_STRIKE},
    {STR_INIT("strong"), TAG_STRONG},    {STR_INIT("style"), TAG_MUTE},
    {STR_INIT("sub"), TAG_ELEMENT},      {STR_INIT("summary"), TAG_SUMMARY},
    {STR_INIT("sup"), TAG_ELEMENT},      {STR_INIT("svg"), TAG_MUTE},
    {STR_INIT("table"), TAG_TABLE},      {STR_INIT("tbody"), TAG_ROWS},
    {STR_INIT("td"), TAG_CELL},          {STR_INIT("template"), TAG_MUTE},
    {STR_INIT("textarea"), TAG_MUTE},    {STR_INIT("tfoot"), TAG_ROWS},
    {STR_INIT("th"), TAG_CELL},          {STR_INIT("thead"), TAG_ROWS},
    {STR_INIT("time"), TAG_ELEMENT},     {STR_INIT("title"), TAG_MUTE},
    {STR_INIT("tr"), TAG_ROW},           {STR_INIT("tt"), TAG_THROUGH},
    {STR_INIT("ul"), TAG_LIST},          {STR_INIT("var"), TAG_ELEMENT},
    {STR_INIT("video"), TAG_MUTE},       {STR_INIT("wbr"), TAG_WBR},
    {STR_INIT("xmp"), TAG_MUTE},
};

/* Its place in the table; that of none where it is unknown. */
static size_t
find(struct str name)
{
	size_t low = 0, high = sizeof(tags) / sizeof(*tags);

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_cmp(name, tags[middle].name);

		if (order == 0)
			return middle;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return STR_NONE;
}

enum html_tag
htmltags_of(const struct soup *soup)
{
	size_t i;

	if (!soup->name.p)
		return TAG_TEXT;
	if (str_eq(soup->name, STR("?")))
		return str_starts(soup->text, STR("slot "))   ? TAG_SLOT
		       : str_starts(soup->text, STR("line ")) ? TAG_LINE
							      : TAG_MUTE;
	i = find(soup->name);
	return i == STR_NONE ? TAG_THROUGH : tags[i].tag;
}

struct str
htmltags_name(const struct soup *soup)
{
	size_t i = find(soup->name);

	return i == STR_NONE ? (struct str){0} : tags[i].name;
}
