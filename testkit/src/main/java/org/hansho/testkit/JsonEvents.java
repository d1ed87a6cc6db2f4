package org.hansho.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Makes JSON records out of the vocabulary: fields that are there, absent, null, empty, in arrays
 * and in arrays of objects, under dotted keys and nested, with and without escapes, with keys that
 * nobody reads between them.
 */
public final class JsonEvents {
  private final Chance chance;

  /** Records that follow from the choices. */
  public JsonEvents(Chance chance) {
    this.chance = chance;
  }

  /** One record, in one line. */
  public String next() {
    List<String> members = new ArrayList<>();
    for (String field : List.of("a", "Image", "CommandLine", "t")) {
      if (!chance.onceIn(3)) {
        members.add(member(field, value()));
      }
    }
    addUser(members);
    addList(members);
    if (chance.flip()) {
      members.add(member("unread", chance.flip() ? value() : object("a", "list", "deep")));
    }
    shuffle(members);
    return "{" + String.join(chance.of(",", ", "), members) + "}";
  }

  private void addUser(List<String> members) {
    if (chance.onceIn(4)) {
      members.add(member("user.name", value()));
    } else if (!chance.onceIn(4)) {
      members.add(member("user", object("name", "id", "other")));
    }
  }

  private void addList(List<String> members) {
    switch (chance.below(6)) {
      case 0 -> members.add(member("list", value()));
      case 1 -> members.add(member("list", object("x", "y")));
      case 2 -> members.add(member("list", "[]"));
      case 3, 4 -> members.add(member("list", objects()));
      default -> {
        // The field is absent.
      }
    }
  }

  private String objects() {
    List<String> elements =
        chance.some(
            1 + chance.below(3),
            () -> chance.onceIn(5) ? scalar() : chance.onceIn(6) ? "null" : element());
    return "[" + String.join(", ", elements) + "]";
  }

  private String element() {
    return chance.onceIn(4)
        ? "{" + member("x", object("z", "y")) + "}"
        : object("x", "y", "x.z", "unread");
  }

  private String object(String... keys) {
    List<String> members = new ArrayList<>();
    for (String key : keys) {
      if (chance.flip()) {
        members.add(member(key, value()));
      }
    }
    return "{" + String.join(",", members) + "}";
  }

  private String value() {
    return chance.onceIn(5) ? array() : scalar();
  }

  private String array() {
    List<String> elements =
        chance.some(chance.below(4), () -> chance.onceIn(12) ? array() : scalar());
    return "[" + String.join(",", elements) + "]";
  }

  private String scalar() {
    return switch (chance.below(12)) {
      case 0 -> "null";
      case 1 -> chance.of("true", "false");
      case 2, 3 -> chance.of(Vocabulary.NUMBERS);
      case 4 -> quote(chance.of(Vocabulary.NUMBERS));
      case 5 -> quote(chance.of(Vocabulary.ADDRESSES));
      case 6 -> quote(chance.of(Vocabulary.TIMES));
      case 7 -> chance.onceIn(10) ? halfPair() : quote(phrase());
      default -> quote(phrase());
    };
  }

  private String halfPair() {
    return "\"a" + chance.of("\\ud800", "\\udc00", "\\uD800x", "\\ud83d\\u0041") + "\"";
  }

  private String phrase() {
    StringBuilder text = new StringBuilder();
    int words = chance.onceIn(3) ? chance.below(6) : 1;
    for (int i = 0; i < words; i++) {
      String word = chance.of(Vocabulary.WORDS);
      text.append(chance.onceIn(6) ? word.repeat(1 + chance.below(4)) : word);
    }
    return text.toString();
  }

  private String member(String key, String value) {
    return quote(key) + chance.of(":", ": ") + value;
  }

  /** A JSON string; what need not be escaped sometimes is. */
  private String quote(String text) {
    int often = chance.of(1000, 1000, 8, 2);
    StringBuilder json = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(c, often, json));
    return json.append('"').toString();
  }

  private void append(int c, int often, StringBuilder json) {
    if (c == '"' || c == '\\' || (c == '/' && chance.onceIn(often))) {
      json.append('\\').appendCodePoint(c);
    } else if (c == '\n' && chance.flip()) {
      json.append("\\n");
    } else if (c < 0x20 || chance.onceIn(often)) {
      for (char unit : Character.toChars(c)) {
        json.append(String.format(chance.of("\\u%04x", "\\u%04X"), (int) unit));
      }
    } else {
      json.appendCodePoint(c);
    }
  }

  private void shuffle(List<String> members) {
    for (int i = members.size() - 1; i > 0; i--) {
      Collections.swap(members, i, chance.below(i + 1));
    }
  }
}
