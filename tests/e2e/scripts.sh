# Words in other scripts have their language and direction, and a briefing in
# a language from right to left has its own.
. "$(dirname "$0")/lib.sh"

cp -r "$ROOT/tests/e2e/edges" seeds
check "build" brevier_build seeds out
page=out/site/arabic/index.html
has() { check "$1" grep -qF "$3" "$2"; }
has "an Arabic page is from right to left" $page '<html lang="ar" dir="rtl">'
has "Chinese in it is marked" $page '<span lang="zh-Hans">关于可再生能源的通知</span>'
has "Hebrew in it is marked" $page '<span lang="he" dir="rtl">תקנה בעברית</span>'
has "Thai in it is marked" $page '<span lang="th">ระเบียบภาษาไทย</span>'
has "Hindi in it is marked" $page '<span lang="hi">नियम हिन्दी में</span>'
has "elsewhere its title is marked" out/site/archive/2024.html 'lang="ar" dir="rtl">موجز السياسات الصناعية'
has "an English page is left as it is" out/site/note/index.html '<html lang="en">'
has "Arabic in an English page is marked" out/site/plain/index.html '<span lang="ar" dir="rtl">عبد الرحمن السعيد</span>'
unzip -q out/site/arabic/arabic.epub -d book
has "the book turns its pages the other way" book/EPUB/package.opf 'page-progression-direction="rtl"'
has "its chapters are from right to left" book/EPUB/entries/taqa.xhtml 'xml:lang="ar" dir="rtl"'

echo 'scripts: {Han: zh-Hant, arabic: fa}' >>seeds/site.yaml
check "build with languages of one's own" brevier_build seeds out
has "Han is what the site says" $page '<span lang="zh-Hant">关于可再生能源的通知</span>'
has "so is Arabic" out/site/plain/index.html '<span lang="fa" dir="rtl">عبد الرحمن السعيد</span>'
brevier_build seeds clean >/dev/null 2>&1
same "as in a clean build" clean out
exit 0
