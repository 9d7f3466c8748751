/*
 * Json: values to be written (RFC 8259); the only home of jansson.
 *
 * Keys keep the order in which they are set. A setter takes over the value
 * it is given. Bytes that are not UTF-8 become U+FFFD. json_write() writes
 * UTF-8, two spaces a level, a newline at the end, and frees the value;
 * json_write_line() does so on one line.
 */
#ifndef BREVIER_BASE_JSON_H
#define BREVIER_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"

struct json; /* opaque: a jansson value */

/* Not json_object() and json_array(): jansson exports those two names. */
struct json *json_new_object(void);
struct json *json_new_array(void);
struct json *json_text(struct str text); /* null where text is absent */
struct json *json_number(long long number);
struct json *json_bool(bool value);

void json_set(struct json *object, const char *key, struct json *value);
void json_set_text(struct json *object, const char *key, struct str text);
void json_push(struct json *array, struct json *value);
void json_write(struct buf *out, struct json *value);
void json_write_line(struct buf *out, struct json *value);

#endif
