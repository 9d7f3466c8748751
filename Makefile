# Brevier: digests become a website, an EPUB and an offline ZIP of each.
#
#   make setup site          install what is missing, build the program and
#                            the site from seeds/ into out/site
#   make setup-tests test    install the test tools, run every test
#
#   make            the program, .build/brevier
#   make bench      how fast it is
#   make check-asan the tests with AddressSanitizer and UBSan
#   make fuzz       libFuzzer over what reads input (needs clang), each target
#                   of FUZZ for FUZZ_SECONDS
#   make format     clang-format over all sources
#   make clean      removes .build
#
# CC=clang builds with clang; DEV=1 makes warnings errors; V=1 shows commands.

BUILD = .build
PROGRAM = $(BUILD)/brevier
CC = cc
CFLAGS = -O2 -g
PKG_CONFIG = pkg-config
PACKAGES = libcmark libxml-2.0 libzip libdeflate libutf8proc yaml-0.1 \
	nettle jansson
TEST_PACKAGES = cmocka

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
	-Wmissing-prototypes -Wold-style-definition -Wpointer-arith \
	-Wcast-qual -Wwrite-strings -Wundef -Wformat=2 -Wvla \
	-Wimplicit-fallthrough -Wnull-dereference -Wswitch-enum \
	$(if $(DEV),-Werror)

Q = $(if $(V),,@echo "  $(@:$(BUILD)/%=%)";)

# Looked up when a recipe runs: before 'make setup' there may be nothing.
DEPS_CFLAGS = $(shell $(PKG_CONFIG) --cflags $(PACKAGES))
DEPS_LIBS = $(shell $(PKG_CONFIG) --libs $(PACKAGES))
TEST_LIBS = $(shell $(PKG_CONFIG) --libs $(TEST_PACKAGES))
COMPILE = $(CC) -std=c11 -D_GNU_SOURCE -Isrc -DBREVIER_DATADIR='"$(CURDIR)"' \
	$(WARNINGS) $(DEPS_CFLAGS) -pthread -MMD -MP $(CFLAGS)

# Every source but main.c and what it alone uses, by shelf.
SOURCES = $(sort $(wildcard src/*/*.c))
OBJECTS = $(SOURCES:src/%.c=$(BUILD)/%.o)
TESTS = $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/*_test.c)) \
	$(FUZZ:%=$(BUILD)/tests/%_replay) $(BUILD)/tests/hostile \
	$(BUILD)/tests/search_corpus

# What reads input, each with its tests/fuzz/NAME_fuzz.c.
FUZZ = archive frontmatter image markdown sanitize site template txt xhtml xml
FUZZ_CC = clang
FUZZ_SECONDS = 60
FUZZ_FLAGS = -O1 -g -fno-omit-frame-pointer -fno-sanitize-recover=all \
	-fsanitize=address,undefined

# What is set up and what needs it are made in the order given.
ifneq ($(filter setup setup-tests setup-bench,$(MAKECMDGOALS)),)
.NOTPARALLEL:
endif
JOBS = $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

# Homebrew keeps its libxml2 out of the way.
ifeq ($(shell uname -s),Darwin)
export PKG_CONFIG_PATH := $(shell brew --prefix libxml2 \
	2>/dev/null)/lib/pkgconfig:$(PKG_CONFIG_PATH)
endif

all: $(PROGRAM)

$(PROGRAM): $(BUILD)/main.o $(BUILD)/options.o $(OBJECTS)
	$(Q)$(CC) $(CFLAGS) -pthread -o $@ $^ $(LDFLAGS) $(DEPS_LIBS)

$(BUILD)/%.o: src/%.c
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -c -o $@ $<

# The program knows its sources, so that a changed one makes all pages anew.
ALL_SOURCES = $(sort $(wildcard src/*.[ch] src/*/*.[ch]))
SOURCES_SUM = $(shell cat $(ALL_SOURCES) | cksum | cut -d ' ' -f 1)
$(BUILD)/build/build.o: $(ALL_SOURCES)
$(BUILD)/build/build.o: COMPILE += -DBREVIER_SOURCES='"$(SOURCES_SUM)"'

$(BUILD)/tests/%: tests/unit/%.c $(OBJECTS)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -Itests -o $@ $< $(OBJECTS) $(LDFLAGS) $(DEPS_LIBS) $(TEST_LIBS)

$(BUILD)/tests/search_corpus: tests/search/corpus.c $(OBJECTS)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -o $@ $< $(OBJECTS) $(LDFLAGS) $(DEPS_LIBS)

# A fuzz target with libFuzzer's main(), and with its own.
$(BUILD)/tests/%_fuzz: tests/fuzz/%_fuzz.c $(OBJECTS)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -fsanitize=fuzzer -Itests -o $@ $< $(OBJECTS) \
		$(LDFLAGS) $(DEPS_LIBS)

$(BUILD)/tests/%_replay: tests/fuzz/%_fuzz.c tests/fuzz/replay.c $(OBJECTS)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -Itests -MF $@.d -o $@ $(wordlist 1,2,$^) $(OBJECTS) \
		$(LDFLAGS) $(DEPS_LIBS)

# What 'make bench' runs: it makes its briefings itself.
BENCH = $(BUILD)/bench/corpus $(BUILD)/bench/floor $(BUILD)/bench/measure \
	$(BUILD)/bench/spent
BENCH_PARTS = digest para words

$(BUILD)/bench/%.o: tests/bench/%.c
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -c -o $@ $<

$(BENCH): %: %.o $(BENCH_PARTS:%=$(BUILD)/bench/%.o) $(OBJECTS)
	$(Q)$(CC) $(CFLAGS) -pthread -o $@ $^ $(LDFLAGS) $(DEPS_LIBS)

HOSTILE = $(wildcard tests/hostile/*.c)
$(BUILD)/tests/hostile: $(HOSTILE) $(wildcard tests/hostile/*.h) $(OBJECTS)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -Itests -MF $@.d -o $@ $(HOSTILE) $(OBJECTS) \
		$(LDFLAGS) $(DEPS_LIBS)

-include $(OBJECTS:.o=.d) $(BUILD)/main.d $(BUILD)/options.d $(TESTS:=.d) $(BENCH:=.d) \
	$(BENCH_PARTS:%=$(BUILD)/bench/%.d)

site:
	@$(MAKE) --no-print-directory -j$(JOBS) $(PROGRAM)
	@$(PROGRAM) build --seeds seeds --templates templates --assets assets \
		--out out

test-programs: $(PROGRAM) $(TESTS)

test:
	@$(MAKE) --no-print-directory -j$(JOBS) test-programs
	@tests/run

# How fast it is: see tests/bench/README.md.
BRIEFINGS = 1000
bench:
	@$(MAKE) --no-print-directory -j$(JOBS) $(PROGRAM) $(BENCH)
	@BREVIER=$(CURDIR)/$(PROGRAM) BENCH=$(CURDIR)/$(BUILD)/bench \
		node tests/bench/bench.mjs $(BRIEFINGS)

# The same tests against a program with sanitizers.
check-asan:
	@$(MAKE) --no-print-directory -j$(JOBS) BUILD=$(BUILD)/asan CFLAGS="-O1 -g -fno-omit-frame-pointer \
		-fsanitize=address,undefined -fno-sanitize-recover=all" asan-tests

asan-tests: test-programs
	@BREVIER=$(CURDIR)/$(PROGRAM) UNIT=$(CURDIR)/$(BUILD)/tests VALID=no \
		tests/run

fuzz:
	@echo 'int LLVMFuzzerTestOneInput(void); \
		int LLVMFuzzerTestOneInput(void) { return 0; }' | \
		$(FUZZ_CC) -fsanitize=fuzzer -x c -o /dev/null - 2>/dev/null || { \
		echo "fuzz: '$(FUZZ_CC) -fsanitize=fuzzer' does not work here;" \
			"it needs clang and its run-time library (Debian:" \
			"clang; Fedora: clang compiler-rt)" >&2; exit 1; }
	@$(MAKE) --no-print-directory -j$(JOBS) BUILD=$(BUILD)/fuzz \
		CC=$(FUZZ_CC) CFLAGS="$(FUZZ_FLAGS) -fsanitize=fuzzer-no-link" \
		$(FUZZ:%=$(BUILD)/fuzz/tests/%_fuzz)
	@tests/fuzz/run.sh $(BUILD)/fuzz $(FUZZ_SECONDS) $(FUZZ)

format:
	clang-format -i $(wildcard src/*.[ch] src/*/*.[ch] tests/*/*.[ch])

clean:
	rm -rf $(BUILD)

# --- What a fresh machine needs, by its package manager -------------------

# Debian, Ubuntu
APT = gcc libc6-dev make pkg-config libcmark-dev libxml2-dev libzip-dev \
	libdeflate-dev libutf8proc-dev libyaml-dev nettle-dev libjansson-dev \
	poppler-utils
APT_TESTS = libcmocka-dev librsvg2-bin
APT_BENCH = hyperfine nodejs hugo pandoc zip
# Fedora
DNF = gcc make pkgconf-pkg-config cmark-devel libxml2-devel libzip-devel \
	libdeflate-devel utf8proc-devel libyaml-devel nettle-devel \
	jansson-devel poppler-utils
DNF_TESTS = libcmocka-devel librsvg2-tools nodejs npm java-17-openjdk-devel chromium \
	unzip p7zip
DNF_BENCH = hyperfine nodejs hugo pandoc zip
# Arch
PACMAN = gcc make pkgconf cmark libxml2 libzip libdeflate libutf8proc \
	libyaml nettle jansson poppler
PACMAN_TESTS = cmocka librsvg nodejs npm jdk17-openjdk chromium unzip p7zip
PACMAN_BENCH = hyperfine nodejs hugo pandoc zip
# Alpine
APK = gcc musl-dev make pkgconf cmark-dev libxml2-dev libzip-dev \
	libdeflate-dev utf8proc-dev yaml-dev nettle-dev jansson-dev \
	poppler-utils
APK_TESTS = cmocka-dev rsvg-convert bash nodejs npm openjdk17-jdk chromium unzip \
	7zip
APK_BENCH = hyperfine nodejs hugo pandoc zip
# macOS, with Homebrew
BREW = pkgconf cmark libxml2 libzip libdeflate utf8proc libyaml nettle \
	jansson poppler
BREW_TESTS = cmocka librsvg node openjdk@17 p7zip
BREW_BENCH = hyperfine node hugo pandoc zip

# $(call install,suffix): installs the lists above that end in suffix.
define install
@root=; [ "$$(id -u)" = 0 ] || root=sudo; \
if command -v apt-get >/dev/null; then \
	echo "setup: apt-get install" $(APT$(1)); \
	$$root apt-get update -qq && \
	$$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
		--no-install-recommends $(APT$(1)) >/dev/null; \
elif command -v dnf >/dev/null; then \
	$$root dnf install -y $(DNF$(1)); \
elif command -v pacman >/dev/null; then \
	$$root pacman -S --needed --noconfirm $(PACMAN$(1)); \
elif command -v apk >/dev/null; then \
	$$root apk add $(APK$(1)); \
elif command -v brew >/dev/null; then \
	brew install $(BREW$(1)); \
else \
	echo "no known package manager; please install: $(APT$(1))" >&2; \
	exit 1; \
fi
endef

ready = command -v $(CC) >/dev/null && command -v pdftohtml >/dev/null && \
	$(PKG_CONFIG) --exists $(PACKAGES) 2>/dev/null

setup:
	@if $(ready); then echo "setup: nothing is missing"; \
	else $(MAKE) --no-print-directory setup-packages; fi

setup-packages:
	$(call install,)

setup-tests: setup
	@if $(PKG_CONFIG) --exists $(TEST_PACKAGES) 2>/dev/null && \
		command -v rsvg-convert >/dev/null; then :; \
	else $(MAKE) --no-print-directory setup-test-packages; fi
	@bash tests/validate/install.sh

setup-test-packages:
	$(call install,_TESTS)

setup-bench: setup
	@if command -v hyperfine >/dev/null && command -v node >/dev/null; then :; \
	else $(MAKE) --no-print-directory setup-bench-packages; fi
	@if command -v npm >/dev/null; then \
		npm install --silent --no-audit --no-fund \
			--prefix $(BUILD)/bench pagefind@1; \
	else echo "setup: without npm there is no Pagefind to compare with"; fi

setup-bench-packages:
	$(call install,_BENCH)

.PHONY: all site test test-programs bench check-asan asan-tests fuzz format clean setup \
	setup-packages setup-tests setup-test-packages setup-bench \
	setup-bench-packages
