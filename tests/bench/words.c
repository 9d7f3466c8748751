#include "words.h"

/* SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number
 * generators, OOPSLA 2014). */
size_t
dice_throw(struct dice *dice, size_t sides)
{
	uint64_t z = dice->state += 0x9E3779B97F4A7C15u;

	z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
	z = (z ^ z >> 27) * 0x94D049BB133111EBu;
	return (size_t)((z ^ z >> 31) % sides);
}

#define PICK(dice, list)                                                       \
	((list)[dice_throw((dice), sizeof(list) / sizeof((list)[0]))])

static const struct body bodies[] = {
    {"Ministry of Ports and Waterways", "MPW", "mpw.gov.example"},
    {"Office for Fair Competition", "OFC", "ofc.gov.example"},
    {"National Energy Board", "NEB", "neb.gov.example"},
    {"Agency for Industrial Safety", "AIS", "safety.example.org"},
    {"Council for Research and Skills", "CRS", "crs.example.org"},
    {"Ministry of Trade", "MT", "www.trade.gov.example"},
    {"Federal Grid Regulator", "FGR", "grid.example.net"},
    {"Statistical Service", "StatS", "stat.gov.example"},
};

static const struct body press[] = {
    {"Harbour Herald", "", "harbour-herald.example.com"},
    {"Reuters", "", "www.reuters.com"},
    {"Daily Ledger", "", "ledger.example.com"},
    {"Xinhua", "", "www.news.cn"},
};

static const char *const subjects[] = {
    "The ministry",
    "The regulator",
    "A joint notice",
    "The new framework",
    "The council’s working group",
    "A second round of guidance",
    "The revised catalog",
    "The provincial government",
    "An expert panel",
    "The agency",
};

static const char *const verbs[] = {
    "asks",
    "obliges",
    "encourages",
    "invites",
    "calls on",
    "gives more room to",
    "pays",
    "will inspect",
    "sets quotas for",
    "offers cheaper loans to",
};

static const char *const targets[] = {
    "ports with more than 40 berths",
    "grid operators in the five coastal provinces",
    "medium-sized makers of machine tools",
    "chemical parks (both old and new ones)",
    "universities and their spin-offs",
    "owners of long-distance pipelines",
    "suppliers of high-purity quartz",
    "state-owned and private shipyards",
    "regional banks",
    "developers of open-source software",
};

static const char *const actions[] = {
    "report their emissions every quarter",
    "replace pumps and compressors that are older than 15 years",
    "share test data through a common platform",
    "train 120,000 technicians by 2027",
    "raise the share of recycled material to 35 percent",
    "buy at least a quarter of their electricity from renewables",
    "publish prices for third-party access",
    "keep a 90-day reserve of critical parts",
    "join the international standards bodies",
    "invest 2.4 percent of their turnover in research and development",
};

static const char *const reasons[] = {
    "which industry groups had resisted for years",
    "although funding is not settled yet",
    "so that supply chains stay self-reliant",
    "as the mid-term review had recommended",
    "while smaller firms are exempt until the end of the decade",
    "since prices rose by 7.5 percent over the summer",
    "and names 14 pilot regions",
    "a step that neighbouring markets will watch",
};

static const char *const documents[] = {
    "Guidelines for", "Notice on",      "Action plan for",
    "Measures for",   "Draft rules on", "Opinions on",
};

static const char *const fields[] = {
    "low-carbon steel",      "hydrogen storage",      "inland shipping",
    "battery recycling",     "industrial software",   "cross-border data",
    "precision instruments", "rare-earth processing", "offshore wind",
    "satellite navigation",  "food safety",           "heat pumps",
};

static const char *const native_verbs[] = {
    "关于印发",
    "关于开展",
    "关于进一步加强",
    "关于组织申报",
};

static const char *const native_fields[] = {
    "港口设备更新", "工业软件应用", "绿色低碳钢铁",
    "电池回收利用", "海上风电建设", "数据跨境流动安全",
};

static const char *const native_ends[] = {"工作方案的通知", "指导意见的通知",
					  "试点工作的公告"};

const struct body *
words_body(struct dice *dice)
{
	return &PICK(dice, bodies);
}

const struct body *
words_press(struct dice *dice)
{
	return &PICK(dice, press);
}

void
words_item(struct dice *dice, struct buf *out)
{
	const char *target = PICK(dice, targets);
	const char *action = PICK(dice, actions);

	buf_printf(out, "%s %s", target, action);
	if (dice_throw(dice, 3) == 0)
		buf_printf(out, ", %s", PICK(dice, reasons));
}

void
words_sentence(struct dice *dice, struct buf *out)
{
	const char *subject = PICK(dice, subjects), *verb = PICK(dice, verbs);
	const char *target = PICK(dice, targets);
	const char *action = PICK(dice, actions);

	buf_printf(out, "%s %s %s to %s", subject, verb, target, action);
	if (dice_throw(dice, 2) == 0)
		buf_printf(out, ", %s", PICK(dice, reasons));
	buf_putc(out, '.');
}

void
words_title(struct dice *dice, struct buf *out)
{
	const char *document = PICK(dice, documents);
	const char *first = PICK(dice, fields), *second = PICK(dice, fields);

	buf_printf(out, "%s %s and %s in %zu", document, first, second,
		   2023 + dice_throw(dice, 5));
}

void
words_native_title(struct dice *dice, struct buf *out)
{
	const char *verb = PICK(dice, native_verbs);
	const char *field = PICK(dice, native_fields);

	buf_printf(out, "%s%s%s", verb, field, PICK(dice, native_ends));
}

void
words_slug(struct dice *dice, struct buf *out)
{
	size_t from = out->n;

	buf_puts(out, PICK(dice, fields));
	for (size_t i = from; i < out->n; i++)
		if (out->p[i] == ' ')
			out->p[i] = '-';
	buf_printf(out, "-%zu-%zu", 2023 + dice_throw(dice, 3),
		   dice_throw(dice, 100000));
}
