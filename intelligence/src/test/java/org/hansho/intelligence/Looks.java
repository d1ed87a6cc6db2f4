package org.hansho.intelligence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.yaml.Problem;
import org.hansho.yaml.Problems;
import org.hansho.yaml.SourceText;

/** Lists and look-ups in few words, for tests. */
final class Looks {
  private Looks() {}

  /** A list of these entries, each recognised by its form. */
  static IndicatorList list(String name, String category, String... entries) {
    return read(name, category, String.join("\n", entries));
  }

  /** Reads a text that has to be a list. */
  static IndicatorList read(String name, String category, String text) {
    Problems problems = new Problems(name, text);
    IndicatorList list =
        IndicatorLists.read(new SourceText(name, text), ListSettings.of(name, category), problems);
    assertThat(problems.all()).as("problems of " + name).isEmpty();
    if (list == null) {
      throw new AssertionError("no list");
    }
    return list;
  }

  /** Kinds and values of a list, in order. */
  static List<String> entries(IndicatorList list) {
    return list.entries().stream().map(entry -> entry.kind().word() + " " + entry.value()).toList();
  }

  static List<String> messages(Problems problems) {
    return problems.all().stream().map(Looks::message).toList();
  }

  private static String message(Problem problem) {
    return problem.place() + " " + problem.severity() + " " + problem.message();
  }

  interface Look {
    void in(IndicatorSearch search, byte[] value);
  }

  /** List and entry of each hit at no particular time. */
  static List<String> hits(Intelligence intelligence, Look look, String value) {
    return hits(intelligence, Event.NO_TIME, look, value);
  }

  static List<String> hits(Intelligence intelligence, long time, Look look, String value) {
    IndicatorSearch search = new IndicatorSearch();
    search.begin(intelligence, time);
    look.in(search, value.getBytes(StandardCharsets.UTF_8));
    List<String> hits = new ArrayList<>();
    for (int hit = 0; hit < search.size(); hit++) {
      hits.add(search.list(hit) + " " + search.entry(hit));
    }
    return hits;
  }

  static final Look HOST = (search, value) -> search.host(value, 0, value.length);
  static final Look URL = (search, value) -> search.url(value, 0, value.length);
  static final Look MD5 = (search, value) -> search.md5(value, 0, value.length);
  static final Look SHA256 = (search, value) -> search.sha256(value, 0, value.length);
}
