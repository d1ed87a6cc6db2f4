package org.hansho.benchmark;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.match.RuleSet;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Something to measure: bytes, the way they are read, and rules.
 *
 * @param sources contents of files; each is read from its start by a reader of its own
 * @param records how many records they hold
 * @param isJson whether a JSON parser can be measured on the same bytes, a record a line
 */
record Work(
    String name,
    List<byte[]> sources,
    long records,
    boolean isJson,
    Opening opening,
    RuleSet rules) {

  /** How a source is opened. */
  @FunctionalInterface
  interface Opening {
    RecordReader open(Fields fields, Limits limits);
  }

  static Work of(
      String name, List<byte[]> sources, boolean isJson, Opening opening, RuleSet rules) {
    long lines = 0;
    for (byte[] source : sources) {
      for (byte b : source) {
        lines += b == '\n' ? 1 : 0;
      }
    }
    return new Work(name, sources, lines, isJson, opening, rules);
  }

  RecordReader open() {
    return opening.open(rules.fields(), Limits.DEFAULT);
  }

  long bytes() {
    return sources.stream().mapToLong(source -> source.length).sum();
  }

  /** Keeps only the records whose events belong to a class. */
  Work only(String newName, Predicate<EventClass> wanted) {
    List<byte[]> kept = new ArrayList<>();
    for (byte[] source : sources) {
      RecordPicker picker = new RecordPicker(wanted);
      open().read(source, 0, source.length, 0, true, picker);
      kept.add(picker.picked());
    }
    return of(newName, kept, isJson, opening, rules);
  }

  /** All sources so many times, as one source. */
  Work joined(int times) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      sources.forEach(all::writeBytes);
    }
    return of(name, List.of(all.toByteArray()), isJson, opening, rules);
  }
}
