#include "align/sources.h"

#include "base/fold.h"
#include "base/utf8.h"

#define CJK_NAME_MAX 12   /* characters; longer ones are titles */
#define COMPOUND_MIN 6    /* bytes of a noun that ends German compounds */
#define ACCENT_LAST 0x36F /* of the letters that end one, and their accents */

static const char *const marks[] = {
    /* en */ "link",
    "links",
    "here",
    "source",
    "full text",
    "original",
    "pdf",
    "html",
    /* de */ "quelle",
    "hier",
    "volltext",
    "zum dokument",
    "zum text",
    /* fr */ "lien",
    "liens",
    "ici",
    "texte intégral",
    /* es */ "enlace",
    "enlaces",
    "aquí",
    "fuente",
    "texto completo",
    /* zh */ "链接",
    "原文",
    "原文链接",
    "全文",
    "来源",
    "連結",
    "原文連結",
    /* ja */ "リンク",
    "こちら",
    "出典",
    "原文リンク",
    NULL};

/* What a source can be. Languages differ in where the word stands: at the
 * end in English, at the beginning in French and Spanish, and in German at
 * the end of a compound. */
static const char *const english[] = {
    "article",     "articles",     "notice",    "notices",
    "report",      "reports",      "guideline", "guidelines",
    "statement",   "release",      "document",  "announcement",
    "documents",   "draft",        "plan",      "opinion",
    "opinions",    "notification", "story",     "interview",
    "paper",       "study",        "website",   "page",
    "blog",        "post",         "video",     "transcript",
    "speech",      "law",          "measures",  "regulation",
    "regulations", "decision",     "circular",  "text",
    "communique",  "factsheet",    "data",      "analysis",
    "brief",       "commentary",   "editorial", "op-ed",
    "link",        "news",         "readout",   "filing",
    "database",    "letter",       "memo",      NULL};

static const struct str german[] = {
    STR_INIT("artikel"),     STR_INIT("bericht"),
    STR_INIT("berichte"),    STR_INIT("meldung"),
    STR_INIT("mitteilung"),  STR_INIT("bekanntmachung"),
    STR_INIT("erklärung"),   STR_INIT("verordnung"),
    STR_INIT("gesetz"),      STR_INIT("richtlinie"),
    STR_INIT("richtlinien"), STR_INIT("leitlinien"),
    STR_INIT("entwurf"),     STR_INIT("studie"),
    STR_INIT("papier"),      STR_INIT("dokument"),
    STR_INIT("beschluss"),   STR_INIT("stellungnahme"),
    STR_INIT("analyse"),     STR_INIT("kommentar"),
    STR_INIT("beitrag"),     STR_INIT("rundschreiben"),
    STR_INIT("ankündigung"), STR_INIT("nachricht"),
    STR_INIT("webseite"),    STR_INIT("website"),
    STR_INIT("protokoll"),   STR_INIT("gutachten"),
    STR_INIT("interview"),   STR_INIT("rede"),
    STR_INIT("eckpunkte"),   STR_INIT("fassung")};

static const char *const romance[] = {
    /* fr */ "article",
    "articles",
    "communiqué",
    "dépêche",
    "entretien",
    "déclaration",
    "discours",
    "annonce",
    "vidéo",
    "lettre",
    "circulaire",
    "décret",
    "arrêté",
    "étude",
    "texte",
    "analyse",
    "reportage",
    /* es */ "artículo",
    "artículos",
    "nota",
    "comunicado",
    "informe",
    "anuncio",
    "aviso",
    "documento",
    "estudio",
    "entrevista",
    "declaración",
    "discurso",
    "noticia",
    "publicación",
    "carta",
    "página",
    "vídeo",
    "texto",
    "circular",
    "decreto",
    "reportaje",
    "análisis",
    "resolución",
    NULL};

/* Those that mean something else in English: only before "de" and the like
 * do they name a source. */
static const char *const romance_twins[] = {
    "article", "articles", "note",      "notice",   "rapport",
    "avis",    "site",     "page",      "texte",    "publication",
    "dossier", "document", "interview", "circular", NULL};

/* What a noun at the beginning is followed by. */
static const char *const prepositions[] = {
    "de",  "du",  "des", "del", /* fr, es */
    "von", "vom", "der", "zu",  "zum", "zur", "aus", NULL};

static const char *const cjk_nouns[] = {
    /* zh */ "报道", "通知",     "公告",   "文章",
    "新闻",          "新闻稿",   "报告",   "声明",
    "通报",          "评论",     "社论",   "采访",
    "讲话",          "原文",     "链接",   "网站",
    "官网",          "消息",     "公报",   "解读",
    "報導",          "報道",     "新聞稿",
    /* ja */ "記事", "発表",     "報告書", "報告",
    "資料",          "リリース", "声明",   "ニュース",
    "社説",          "論文",     "文書",   "サイト",
    "ページ",        "通達",     "告示",   NULL};

/* Words of what parentheses say that name no source. */
static const char *const cjk_asides[] = {"简称",   "以下",     "下称", "关于",
					 "という", "に関する", NULL};

bool
source_is_mark(struct str text)
{
	return fold_is_one_of(fold_trim(text), marks);
}

static bool
is_compound(struct str word)
{
	if (word.n < 2 || utf8_before(word, word.n) > ACCENT_LAST)
		return false;
	for (size_t i = 0; i < sizeof(german) / sizeof(german[0]); i++) {
		struct str noun = german[i];

		if (fold_differs(word.p[word.n - 1], noun.p[noun.n - 1]) ||
		    fold_differs(word.p[word.n - 2], noun.p[noun.n - 2]))
			continue;
		if (noun.n >= COMPOUND_MIN ? fold_ends(word, noun)
					   : fold_eq(word, noun))
			return true;
	}
	return false;
}

bool
source_is_kind(struct str text)
{
	return source_is_mark(text) || fold_is_one_of(text, english) ||
	       fold_is_one_of(text, romance) ||
	       fold_is_one_of(text, romance_twins) ||
	       fold_is_one_of(text, cjk_nouns) || is_compound(text);
}

/* "communiqué de la Commission", "Bericht des Ministeriums"; "artículo
 * Reuters". */
static bool
begins_named(struct str text)
{
	size_t at = str_chr(text, ' ', 0), first = 0;
	struct str noun = str_slice(text, 0, at), rest, next;
	bool twin = fold_is_one_of(noun, romance_twins);

	if (at == STR_NONE ||
	    (!twin && !fold_is_one_of(noun, romance) && !is_compound(noun)))
		return false;
	rest = str_skip(text, at + 1);
	next = str_slice(rest, 0, str_chr(rest, ' ', 0));
	if (fold_is_one_of(next, prepositions) ||
	    fold_prefix(next, STR("d'")) > 0)
		return true;
	return !twin && fold_is_one_of(noun, romance) && next.n > 0 &&
	       rune_is_upper(utf8_next(next, &first));
}

static bool
cjk_is_named(struct str text)
{
	const char *const *word;

	if (utf8_length(text) > CJK_NAME_MAX)
		return false;
	for (word = cjk_asides; *word; word++)
		if (str_find(text, str_from(*word), 0) != STR_NONE)
			return false;
	for (word = cjk_nouns; *word; word++)
		if (str_ends(text, str_from(*word)))
			return true;
	return false;
}

bool
source_is_named(struct str text, bool cjk)
{
	size_t at = text.n;
	struct str last;

	while (at > 0 && text.p[at - 1] != ' ')
		at--;
	last = str_skip(text, at);
	return fold_is_one_of(last, english) || is_compound(last) ||
	       (fold_is_one_of(last, romance) &&
		!fold_is_one_of(last, romance_twins)) ||
	       begins_named(text) || (cjk && cjk_is_named(text));
}

/* The bytes of the comma or semicolon at byte at, in any width; 0: none. */
static size_t
separator_length(struct str text, size_t at)
{
	static const struct str separators[] = {STR_INIT("，"), STR_INIT("、"),
						STR_INIT("；")};
	struct str rest = str_skip(text, at);

	if (rest.n == 0 || (unsigned char)rest.p[0] < 0x80)
		return rest.n > 0 && (rest.p[0] == ',' || rest.p[0] == ';');
	for (size_t i = 0; i < sizeof(separators) / sizeof(*separators); i++)
		if (str_starts(rest, separators[i]))
			return separators[i].n;
	return 0;
}

size_t
source_separator(struct str text, size_t from, size_t *n)
{
	static const bool begins[256] = {
	    [','] = true, [';'] = true, [0xE3] = true, [0xEF] = true};
	size_t at = from;

	for (*n = 0; at < text.n; at++)
		if (begins[(unsigned char)text.p[at]] &&
		    (*n = separator_length(text, at)) > 0)
			break;
	return at;
}
