package org.hansho.memory.minidump;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;

/**
 * Named values in the order they were added, as an event and as the text that stands for its
 * record: a dump has no line that evidence could show.
 */
final class FactSheet {
  private final List<Fact> facts = new ArrayList<>();

  private record Fact(String name, ValueKind kind, String value) {}

  FactSheet() {}

  /** A sheet that begins with the facts of another. */
  FactSheet(FactSheet common) {
    facts.addAll(common.facts);
  }

  /** Adds a text, unless it is empty. */
  void text(String name, String value) {
    if (!value.isEmpty()) {
      facts.add(new Fact(name, ValueKind.STRING, value));
    }
  }

  /** Adds a value for each text. */
  void texts(String name, Collection<String> values) {
    values.forEach(value -> text(name, value));
  }

  /** Adds a value as it is written. */
  void add(String name, ValueKind kind, String value) {
    facts.add(new Fact(name, kind, value));
  }

  /** Whether it has this fact. */
  boolean has(String name, String value) {
    return facts.stream().anyMatch(fact -> fact.name.equals(name) && fact.value.equals(value));
  }

  /** Whether it has a fact whose name begins so. */
  boolean hasAny(String beginning) {
    return facts.stream().anyMatch(fact -> fact.name.startsWith(beginning));
  }

  void number(String name, long value) {
    facts.add(new Fact(name, ValueKind.NUMBER, Long.toString(value)));
  }

  /** Adds a number with its decimals as written. */
  void decimal(String name, String value) {
    facts.add(new Fact(name, ValueKind.NUMBER, value));
  }

  void flag(String name, boolean value) {
    facts.add(new Fact(name, ValueKind.BOOLEAN, Boolean.toString(value)));
  }

  /** Adds an address as it is usually written. */
  void address(String name, long value) {
    text(name, "0x" + Long.toHexString(value));
  }

  /** Fills the fields that somebody reads. */
  void fill(Event event) {
    for (Fact fact : facts) {
      int field = event.fields().id(fact.name);
      if (field != Fields.UNREAD) {
        byte[] value = fact.value.getBytes(StandardCharsets.UTF_8);
        event.addCopy(field, fact.kind, value, 0, value.length);
      }
    }
  }

  /** One object of JSON; values of one name that follow each other are an array. */
  byte[] json() {
    StringBuilder out = new StringBuilder("{");
    int at = 0;
    while (at < facts.size()) {
      int end = at + 1;
      while (end < facts.size() && facts.get(end).name.equals(facts.get(at).name)) {
        end++;
      }
      out.append(at == 0 ? "" : ",");
      quoted(facts.get(at).name, out);
      out.append(':').append(end - at > 1 ? "[" : "");
      for (int i = at; i < end; i++) {
        out.append(i == at ? "" : ",");
        value(facts.get(i), out);
      }
      out.append(end - at > 1 ? "]" : "");
      at = end;
    }
    return out.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void value(Fact fact, StringBuilder out) {
    if (fact.kind == ValueKind.STRING) {
      quoted(fact.value, out);
    } else {
      out.append(fact.value);
    }
  }

  private static void quoted(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u00").append(Character.forDigit(c >> 4, 16));
        out.append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
