#include "model/labels.h"

#include "base/fold.h"

#define KEY_MAX 64 /* bytes; longer labels are not known */

/* The first of each is the one that is written. A word that two languages
 * share has the same role in both. */
#define LABELS_MAX 20
static const struct set {
	enum lang lang;
	enum role role;
	const char *texts[LABELS_MAX];
} sets[] = {
    {LANG_EN,
     ROLE_SUMMARY,
     {"At a glance", "In brief", "Summary", "Key points", "Overview",
      "Abstract", "Synopsis", "The gist", "Gist", "Main points", "Highlights",
      "Key takeaways", "Key findings", "What happened", "What it says",
      "What's new", "In short"}},
    {LANG_EN,
     ROLE_COMMENT,
     {"Comment", "Our take", "Analysis", "Our comment", "Commentary",
      "Our view", "Assessment", "Our assessment", "Our analysis", "Our reading",
      "Why it matters", "What it means", "Implications", "Significance",
      "Takeaway", "Bottom line"}},
    {LANG_EN,
     ROLE_ARTICLE,
     {"Article", "Source", "Document", "Original", "Original text",
      "Original document", "Official document", "Official text", "Full text",
      "Link", "Paper", "Title"}},
    {LANG_EN,
     ROLE_ISSUER,
     {"Issuing body", "Issuing bodies", "Issued by", "Published by", "Issuer",
      "Issuers", "Issuing authority", "Issuing authorities", "Authority",
      "Agency", "Institution", "Publisher", "Released by", "Adopted by",
      "Laid by"}},
    {LANG_EN,
     ROLE_DATE,
     {"Date", "Issued", "Published", "Date of issue", "Issue date",
      "Publication date", "Date of publication", "Release date", "Released",
      "Published on", "Issued on", "Dated", "Adopted on", "Laid on"}},
    {LANG_EN,
     ROLE_REFERENCES,
     {"References", "Sources", "Links", "Related links", "Related documents",
      "Further reading", "See also"}},
    {LANG_EN, ROLE_TAGS, {"Tags", "Topics", "Keywords"}},

    {LANG_DE,
     ROLE_SUMMARY,
     {"Auf einen Blick", "In Kürze", "Kurz gefasst", "Zusammenfassung",
      "Kurzfassung", "Überblick", "Das Wichtigste", "Das Wichtigste in Kürze",
      "Kernpunkte", "Worum es geht", "Inhalt", "Kurzinhalt", "Kernaussagen",
      "Darum geht es", "Im Überblick", "Kurzbeschreibung"}},
    {LANG_DE,
     ROLE_COMMENT,
     {"Kommentar", "Unsere Einschätzung", "Einschätzung", "Einordnung",
      "Bewertung", "Unsere Sicht", "Analyse", "Unser Kommentar",
      "Unsere Bewertung", "Anmerkung", "Fazit", "Was das bedeutet",
      "Warum das wichtig ist", "Stellungnahme", "Aus unserer Sicht"}},
    {LANG_DE,
     ROLE_ARTICLE,
     {"Dokument", "Quelle", "Artikel", "Originaltext", "Originaldokument",
      "Originalquelle", "Fundstelle", "Volltext", "Wortlaut", "Zum Dokument",
      "Titel"}},
    {LANG_DE,
     ROLE_ISSUER,
     {"Herausgeber", "Herausgegeben von", "Herausgebende Stelle",
      "Veröffentlicht von", "Erlassen von", "Behörde", "Institution", "Urheber",
      "Ministerium", "Beschlossen von"}},
    {LANG_DE,
     ROLE_DATE,
     {"Datum", "Veröffentlicht", "Veröffentlicht am", "Erschienen",
      "Erschienen am", "Stand", "Erlassen am", "Veröffentlichungsdatum",
      "Datum der Veröffentlichung", "Ausgabedatum", "Beschlossen am"}},
    {LANG_DE,
     ROLE_REFERENCES,
     {"Quellen", "Verweise", "Belege", "Nachweise", "Quellenangaben",
      "Weiterführende Links", "Links", "Siehe auch", "Weitere Informationen",
      "Zum Weiterlesen"}},
    {LANG_DE,
     ROLE_TAGS,
     {"Schlagwörter", "Schlagworte", "Themen", "Stichwörter"}},

    {LANG_FR,
     ROLE_SUMMARY,
     {"En bref", "Résumé", "Synthèse", "En résumé", "L'essentiel",
      "Points clés", "Aperçu", "En un coup d'œil", "Contenu", "Objet",
      "Les faits", "À retenir", "Ce qu'il faut retenir", "De quoi s'agit-il"}},
    {LANG_FR,
     ROLE_COMMENT,
     {"Commentaire", "Notre analyse", "Analyse", "Notre avis",
      "Notre commentaire", "Décryptage", "Notre lecture", "Éclairage",
      "Notre regard", "Notre appréciation", "Portée",
      "Pourquoi c'est important", "Observations", "Enjeux"}},
    {LANG_FR,
     ROLE_ARTICLE,
     {"Document", "Source", "Article", "Texte officiel", "Texte original",
      "Texte intégral", "Document original", "Lien", "Lire le texte", "Titre"}},
    {LANG_FR,
     ROLE_ISSUER,
     {"Émetteur", "Publié par", "Émis par", "Autorité", "Organisme émetteur",
      "Organisme", "Auteur du document", "Autorité émettrice", "Institution",
      "Éditeur", "Ministère", "Adopté par"}},
    {LANG_FR,
     ROLE_DATE,
     {"Date", "Publié le", "Date de publication", "Paru le", "Émis le",
      "Publié", "Date de parution", "En date du", "Daté du", "Adopté le",
      "Signé le"}},
    {LANG_FR,
     ROLE_REFERENCES,
     {"Références", "Sources", "Liens", "Pour en savoir plus", "Voir aussi",
      "À lire aussi", "Liens utiles"}},
    {LANG_FR, ROLE_TAGS, {"Mots-clés", "Thèmes", "Étiquettes"}},

    {LANG_ES,
     ROLE_SUMMARY,
     {"En breve", "Resumen", "Síntesis", "En resumen", "Puntos clave",
      "De un vistazo", "Lo esencial", "Claves", "Contenido", "De qué se trata",
      "Qué dice", "Qué ha pasado", "Los hechos", "Ideas clave"}},
    {LANG_ES,
     ROLE_COMMENT,
     {"Comentario", "Nuestro análisis", "Análisis", "Nuestra opinión",
      "Nuestro comentario", "Valoración", "Nuestra lectura",
      "Nuestra valoración", "Por qué importa", "Qué significa", "Observaciones",
      "Implicaciones", "Claves de lectura"}},
    {LANG_ES,
     ROLE_ARTICLE,
     {"Documento", "Fuente", "Artículo", "Texto oficial", "Texto original",
      "Documento original", "Texto completo", "Enlace", "Dónde leerlo",
      "Título"}},
    {LANG_ES,
     ROLE_ISSUER,
     {"Emisor", "Publicado por", "Emitido por", "Organismo emisor", "Organismo",
      "Entidad emisora", "Autoridad", "Emite", "Publica", "Entidad",
      "Institución", "Órgano emisor", "Aprobado por"}},
    {LANG_ES,
     ROLE_DATE,
     {"Fecha", "Publicado", "Publicado el", "Fecha de publicación", "Emitido",
      "Emitido el", "Fecha de emisión", "Aprobado el"}},
    {LANG_ES,
     ROLE_REFERENCES,
     {"Referencias", "Fuentes", "Enlaces", "Más información", "Ver también",
      "Enlaces relacionados", "Para saber más"}},
    {LANG_ES, ROLE_TAGS, {"Etiquetas", "Temas", "Palabras clave"}},

    {LANG_ZH,
     ROLE_SUMMARY,
     {"摘要", "要点", "概要", "内容提要", "内容摘要", "核心内容", "简介",
      "要點", "內容摘要", "主要内容", "内容概要", "核心要点", "提要", "概述",
      "主要內容"}},
    {LANG_ZH,
     ROLE_COMMENT,
     {"点评", "评论", "评析", "简评", "分析", "我们的观点", "解读", "編者按",
      "编者按", "點評", "評論", "解讀", "短评", "研判", "启示", "专家点评",
      "我们的评论", "短評"}},
    {LANG_ZH,
     ROLE_ARTICLE,
     {"文件", "原文", "来源", "文章", "文件名称", "來源", "原文链接",
      "文件链接", "链接", "全文", "原文連結", "标题", "文件标题", "標題"}},
    {LANG_ZH,
     ROLE_ISSUER,
     {"发布机构", "发文机关", "发文单位", "发布单位", "印发机关", "发布者",
      "发布部门", "發布機構", "發布單位", "發文機關", "机构", "发布主体",
      "颁布单位", "制定机关", "印发单位"}},
    {LANG_ZH,
     ROLE_DATE,
     {"日期", "发布日期", "发布时间", "发文日期", "成文日期", "印发日期",
      "發布日期", "时间", "公布日期", "印发时间", "发文时间", "颁布日期"}},
    {LANG_ZH,
     ROLE_REFERENCES,
     {"参考资料", "参考", "参考文献", "参考链接", "相关链接", "資料來源",
      "资料来源", "參考資料", "相关文件", "延伸阅读"}},
    {LANG_ZH, ROLE_TAGS, {"标签", "主题", "关键词", "標籤", "主題", "關鍵詞"}},

    {LANG_JA,
     ROLE_SUMMARY,
     {"概要", "要約", "要点", "ポイント", "まとめ", "サマリー", "要旨", "内容",
      "骨子", "主な内容", "趣旨"}},
    {LANG_JA,
     ROLE_COMMENT,
     {"コメント", "解説", "分析", "評価", "論評", "考察", "私たちの見方",
      "所見", "見方", "当所の見方", "注目点", "意義", "着眼点"}},
    {LANG_JA,
     ROLE_ARTICLE,
     {"文書", "原文", "出典", "記事", "資料", "文書名", "入手先", "原典",
      "リンク", "原資料", "題名", "件名", "タイトル"}},
    {LANG_JA,
     ROLE_ISSUER,
     {"発表機関", "発行機関", "発行元", "発出元", "公表機関", "発表元",
      "発行者", "発表者", "公表元", "作成機関", "発出機関", "所管", "公表者"}},
    {LANG_JA,
     ROLE_DATE,
     {"日付", "発表日", "公表日", "発行日", "公開日", "発出日", "日時",
      "公表年月日", "発表年月日", "発行年月日", "年月日", "公布日"}},
    {LANG_JA,
     ROLE_REFERENCES,
     {"参考資料", "参考", "参考文献", "参照", "関連リンク", "参考リンク",
      "関連資料", "関連情報"}},
    {LANG_JA, ROLE_TAGS, {"タグ", "キーワード", "トピック"}},
};
#define N_SETS (sizeof(sets) / sizeof(sets[0]))

/* "MERICS comment", "Commentaire de l'institut": an institute's name beside
 * the word. */
static const struct beside {
	enum lang lang;
	struct str head, tail;
} comments[] = {
    {LANG_EN, {0}, STR_INIT(" comment")},
    {LANG_DE, {0}, STR_INIT("-Kommentar")},
    {LANG_FR, STR_INIT("Commentaire de "), {0}},
    {LANG_FR, STR_INIT("Commentaire du "), {0}},
    {LANG_ES, STR_INIT("Comentario de "), {0}},
    {LANG_ES, STR_INIT("Comentario del "), {0}},
};
#define N_COMMENTS (sizeof(comments) / sizeof(comments[0]))

static const struct sections {
	struct str names[3];
	const char *numbered[2]; /* before and behind the number */
} sections[LANG_COUNT] = {
    [LANG_EN] = {{STR_INIT("Top stories"), STR_INIT("In brief"),
		  STR_INIT("More in brief")},
		 {"Section ", ""}},
    [LANG_DE] = {{STR_INIT("Im Mittelpunkt"), STR_INIT("Kurz gemeldet"),
		  STR_INIT("Weitere Kurzmeldungen")},
		 {"Abschnitt ", ""}},
    [LANG_FR] = {{STR_INIT("À la une"), STR_INIT("En bref"),
		  STR_INIT("Également en bref")},
		 {"Rubrique ", ""}},
    [LANG_ES] = {{STR_INIT("Temas principales"), STR_INIT("En breve"),
		  STR_INIT("Más en breve")},
		 {"Sección ", ""}},
    [LANG_ZH] = {{STR_INIT("要闻"), STR_INIT("简讯"), STR_INIT("更多简讯")},
		 {"第", "部分"}},
    [LANG_JA] = {{STR_INIT("主要トピック"), STR_INIT("短信"),
		  STR_INIT("その他の短信")},
		 {"第", "部"}},
};

static bool
set_has(const struct set *set, struct str label)
{
	for (size_t i = 0; i < LABELS_MAX && set->texts[i]; i++)
		if (fold_eq(label, str_from(set->texts[i])))
			return true;
	return false;
}

static bool
is_comment(const struct beside *beside, struct str label)
{
	if (beside->head.n > 0)
		return label.n > beside->head.n &&
		       fold_prefix(label, beside->head) > 0;
	return label.n > beside->tail.n && fold_ends(label, beside->tail);
}

void
labels_index(struct map *index, struct arena *arena)
{
	char key[KEY_MAX];

	for (size_t i = 0; i < N_SETS; i++) {
		const struct set *set = &sets[i];

		for (size_t k = 0; k < LABELS_MAX && set->texts[k]; k++) {
			struct str text = str_from(set->texts[k]);
			struct str own = {key, fold_key(text, key, KEY_MAX)};
			struct sense *sense = map_get(index, own);

			if (!sense) {
				sense = arena_alloc(arena, sizeof(*sense));
				sense->role = set->role;
				own = arena_str(arena, own);
				*map_put(index, arena, own) = sense;
			}
			sense->langs |= 1u << set->lang;
		}
	}
}

/* Compares label with all. */
static struct sense
find_in_sets(struct str label)
{
	struct sense sense = {ROLE_NONE, 0};

	for (size_t i = 0; i < N_SETS; i++) {
		if (!set_has(&sets[i], label))
			continue;
		if (sense.langs == 0)
			sense.role = sets[i].role;
		sense.langs |= 1u << sets[i].lang;
	}
	return sense;
}

static struct sense
find_in_index(const struct map *index, struct str label)
{
	char key[KEY_MAX];
	struct str own = {key, fold_key(label, key, KEY_MAX)};
	const struct sense *sense = own.n > 0 ? map_get(index, own) : NULL;

	return sense ? *sense : (struct sense){ROLE_NONE, 0};
}

struct sense
labels_find(const struct map *index, struct str label)
{
	struct sense sense =
	    index->n > 0 ? find_in_index(index, label) : find_in_sets(label);

	for (size_t i = 0; i < N_COMMENTS && sense.langs == 0; i++)
		if (is_comment(&comments[i], label))
			sense = (struct sense){ROLE_COMMENT,
					       1u << comments[i].lang};
	return sense;
}

/* "Comment", "Kommentar" have two of its letters in a row; an accent may part
 * them. */
bool
labels_may_comment(struct str text)
{
	static const char *const letters = "mM";

	for (const char *m = letters; *m; m++)
		for (size_t at = 0; (at = str_chr(text, *m, at)) != STR_NONE;) {
			char next = ++at < text.n ? text.p[at] : '\0';

			if ((next | 0x20) == 'm' || (unsigned char)next >= 0x80)
				return true;
		}
	return false;
}

struct str
labels_text(enum role role, enum lang lang)
{
	if (lang == LANG_OTHER)
		lang = LANG_EN;
	for (size_t i = 0; i < N_SETS; i++)
		if (sets[i].lang == lang && sets[i].role == role)
			return str_from(sets[i].texts[0]);
	return (struct str){0};
}

struct str
labels_section(size_t k, enum lang lang, struct arena *arena)
{
	const struct sections *own =
	    &sections[lang == LANG_OTHER ? LANG_EN : lang];

	if (k < sizeof(own->names) / sizeof(own->names[0]))
		return own->names[k];
	return arena_printf(arena, "%s%zu%s", own->numbered[0], k + 1,
			    own->numbered[1]);
}
