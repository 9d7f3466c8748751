/* The language of a text that does not name its own. */
#include "check.h"

#include "reflow/guess.h"

/* Paragraphs of a text, a label and words each, up to a NULL label. */
static struct str
guess(const char *const (*list)[2], const char *given, const char *said)
{
	struct site site = {.lang = str_from(given ? given : "en"),
			    .lang_given = given != NULL};
	struct document document = {.lang = str_from(said)};
	struct para paras[8] = {0};
	size_t n = 0;

	for (; list[n][0]; n++) {
		paras[n].label = str_from(list[n][0]);
		paras[n].text = str_from(list[n][1]);
		if (n > 0)
			paras[n - 1].next = &paras[n];
	}
	return guess_lang(&document, n ? paras : NULL, &site);
}

static const char *const english[][2] = {
    {"Summary", "A notice (关于岸电的通知) of the ministry."},
    {"Date", "May 5"},
    {NULL, NULL}};
static const char *const german[][2] = {
    {"Überblick", "Das Ministerium"}, {"Datum", "5. Mai"}, {NULL, NULL}};
static const char *const unsure[][2] = {
    {"Date", "5"}, {"Article", "x"}, {"", "y"}, {NULL, NULL}};
static const char *const french[][2] = {
    {"Date", "5"}, {"Article", "x"}, {"Résumé", "y"}, {NULL, NULL}};
static const char *const one[][2] = {{"Datum", "x"}, {NULL, NULL}};
static const char *const chinese[][2] = {
    {"要点", "交通运输部印发通知（LNG 动力船除外）"}, {NULL, NULL}};
static const char *const japanese[][2] = {{"要点", "国土交通省は通知を出した"},
					  {NULL, NULL}};
static const char *const words[][2] = {
    {"", "Le seuil de déclaration passe de 1 000 à 400 mètres cubes par an. "
	 "Les puits domestiques restent dispensés de compteur ; d’ici là, la "
	 "déclaration se fait en mairie, et le texte est publié."},
    {NULL, NULL}};
static const char *const dutch[][2] = {
    {"", "De haven van Rotterdam heeft in het eerste kwartaal van dit jaar "
	 "meer containers verwerkt dan in dezelfde maanden van het vorige "
	 "jaar, en de overslag van kolen daalde."},
    {NULL, NULL}};
static const char *const hebrew[][2] = {
    {"תקציר", "רשות המים פרסמה כללים (WRB)."}, {NULL, NULL}};
static const char *const nothing[][2] = {{NULL, NULL}};

static void
test_sure(void **state)
{
	(void)state;
	assert_str(guess(english, NULL, NULL), "en");
	assert_str(guess(german, NULL, NULL), "de");
	assert_str(guess(french, NULL, NULL), "fr");
	assert_str(guess(chinese, NULL, NULL), "zh");
	assert_str(guess(japanese, NULL, NULL), "ja");
	assert_str(guess(german, NULL, "en-US"), "de");
	assert_str(guess(words, NULL, NULL), "fr");
	assert_str(guess(hebrew, NULL, NULL), "he");
	assert_str(guess(hebrew, NULL, "yi"), "yi");
}

static void
test_unsure(void **state)
{
	(void)state;
	assert_absent(guess(unsure, NULL, NULL));
	assert_absent(guess(one, NULL, NULL));
	assert_absent(guess(dutch, NULL, NULL));
	assert_absent(guess(nothing, NULL, NULL));
	assert_str(guess(unsure, NULL, "it"), "it");
}

static void
test_given(void **state)
{
	(void)state;
	assert_str(guess(german, "nl", "en"), "nl");
	assert_str(guess(chinese, "en", NULL), "en");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_sure),
	    cmocka_unit_test(test_unsure),
	    cmocka_unit_test(test_given),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
