package org.hansho.content;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hansho.event.Event;
import org.hansho.intelligence.DateText;
import org.hansho.intelligence.Indicator;
import org.hansho.intelligence.IndicatorKind;
import org.hansho.intelligence.IndicatorList;
import org.hansho.sigma.Timespans;
import org.hansho.sigma.ValueList;
import org.hansho.sigma.ValueList.Kind;
import org.hansho.yaml.Place;
import org.hansho.yaml.Problems;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.hansho.yaml.YamlNode.Sequence;
import org.hansho.yaml.YamlReader;
import org.jspecify.annotations.Nullable;

/** Reads a list: a YAML document, a sequence of YAML, or plain lines. */
final class ListReader {
  private static final List<String> KEYS =
      List.of(
          "name",
          "kind",
          "source",
          "source-ja",
          "date",
          "valid",
          "category",
          "confidence",
          "entries");
  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("text", Kind.TEXT),
          Map.entry("network", Kind.NETWORK),
          Map.entry("ip", Kind.NETWORK),
          Map.entry("cidr", Kind.NETWORK),
          Map.entry("domain", Kind.TEXT),
          Map.entry("url", Kind.TEXT),
          Map.entry("md5", Kind.TEXT),
          Map.entry("sha256", Kind.TEXT));

  private static final long MOST_DAYS = 36_500;

  private final ListText text;
  private final Function<String, @Nullable ListFile> earlier;
  private final Problems problems;

  private ListReader(
      ListText text, Function<String, @Nullable ListFile> earlier, Problems problems) {
    this.text = text;
    this.earlier = earlier;
    this.problems = problems;
  }

  /**
   * The list, or null if the text holds none, which is reported.
   *
   * @param earlier gives the list of a name that was read before; one in its place that says no
   *     kind is of the same
   */
  static @Nullable ListFile read(
      ListText text, Function<String, @Nullable ListFile> earlier, Problems problems) {
    String content = text.text().text();
    ListReader reader = new ListReader(text, earlier, problems);
    if (content.startsWith("entries:") || content.contains("\nentries:")) {
      return reader.document();
    }
    return isSequence(content) ? reader.items() : reader.lines(content);
  }

  /** Whether the first line with something on it is an item. */
  private static boolean isSequence(String content) {
    return content
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.equals("---"))
        .findFirst()
        .filter(line -> line.startsWith("- "))
        .isPresent();
  }

  private @Nullable ListFile document() {
    List<YamlNode> documents =
        YamlReader.documents(text.text().file(), text.text().text(), problems);
    if (documents.size() != 1 || !(documents.get(0) instanceof Mapping mapping)) {
      problems.error(problems.start(), "a list is one mapping with the key 'entries'", "");
      return null;
    }
    Section section = new Section(mapping, KEYS, problems);
    String name = text.name().isEmpty() ? section.text("name") : text.name();
    if (name.isEmpty()) {
      section.require(List.of("name"));
      return null;
    }
    Kind stated = section.choice("kind", KINDS);
    Kind replaced = kindBefore(name);
    Kind kind = stated == null ? replaced == null ? Kind.TEXT : replaced : stated;
    Set<String> entries = new LinkedHashSet<>();
    for (Scalar entry : section.scalars("entries")) {
      if (!entries.add(entry.text())) {
        problems.warning(entry.place(), "the entry '" + entry.text() + "' stands twice", "");
      }
      if (kind == Kind.NETWORK && section.text("category").isEmpty()) {
        checkNetwork(entry.text(), entry.place());
      }
    }
    ValueList list =
        new ValueList(name, kind, List.copyOf(entries), section.text("source"), date(section));
    Duration valid = valid(section);
    String japanese = section.text("source-ja");
    return new ListFile(list, japanese, valid, mapping.place(), indicators(list, section, valid));
  }

  /** The list as threat intelligence, or null if it states no category. */
  private @Nullable IndicatorList indicators(
      ValueList list, Section section, @Nullable Duration valid) {
    String category = section.text("category");
    if (category.isEmpty()) {
      return null;
    }
    String word = section.text("kind");
    IndicatorKind kind = word.equals("network") ? IndicatorKind.IP : IndicatorKind.of(word);
    List<Indicator> entries = new ArrayList<>();
    for (Scalar entry : section.scalars("entries")) {
      Indicator read = Indicator.of(kind == null ? IndicatorKind.TEXT : kind, entry.text());
      if (read == null) {
        problems.warning(
            entry.place(), "'" + entry.text() + "' is not of kind " + word, "correct or remove it");
      } else {
        entries.add(read);
      }
    }
    long dated = DateText.nanos(list.date());
    return new IndicatorList(
        list.name(),
        list.source(),
        category,
        section.number("confidence", 0, 100, IndicatorList.UNSTATED_CONFIDENCE),
        dated,
        valid == null || dated == Event.NO_TIME ? Event.NO_TIME : end(dated, valid),
        entries);
  }

  /** The end of the last day on which the list may be relied on; never beyond the year 2262. */
  private static long end(long dated, Duration valid) {
    long days = Math.min(valid.toDays(), MOST_DAYS) + 1;
    long end = dated + Duration.ofDays(days).toNanos();
    return end < 0 ? Long.MAX_VALUE : end;
  }

  private String date(Section section) {
    String date = section.text("date");
    try {
      return date.isEmpty() ? date : LocalDate.parse(date).toString();
    } catch (DateTimeParseException e) {
      problems.error(section.place("date"), "'" + date + "' is no date", "write 2026-03-02");
      return "";
    }
  }

  private @Nullable Duration valid(Section section) {
    Scalar scalar = section.scalar("valid");
    return scalar == null ? null : Timespans.read(scalar, problems);
  }

  /** One entry a line; empty lines and comments are left out. */
  private @Nullable ListFile lines(String content) {
    Map<String, Place> entries = new LinkedHashMap<>();
    int number = 0;
    for (String line : content.lines().toList()) {
      number++;
      String entry = line.strip();
      if (!entry.isEmpty() && !entry.startsWith("#")) {
        entries.putIfAbsent(entry, new Place(text.text().file(), number, 1));
      }
    }
    return unnamed(entries);
  }

  /** A sequence of YAML. */
  private @Nullable ListFile items() {
    Map<String, Place> entries = new LinkedHashMap<>();
    for (YamlNode document :
        YamlReader.documents(text.text().file(), text.text().text(), problems)) {
      List<YamlNode> items = document instanceof Sequence sequence ? sequence.items() : List.of();
      for (YamlNode item : items) {
        if (item instanceof Scalar scalar) {
          entries.putIfAbsent(scalar.text(), scalar.place());
        } else {
          problems.error(item.place(), "an entry of a list is one value", "put it in quotes");
        }
      }
    }
    return unnamed(entries);
  }

  /** A list of entries alone, which takes its name from outside. */
  private @Nullable ListFile unnamed(Map<String, Place> entries) {
    if (text.name().isEmpty()) {
      problems.error(problems.start(), "a list is one mapping with the key 'entries'", "");
      return null;
    }
    boolean networks =
        !entries.isEmpty() && entries.keySet().stream().allMatch(ValueList::isNetwork);
    Kind replaced = kindBefore(text.name());
    Kind kind = replaced == null ? networks ? Kind.NETWORK : Kind.TEXT : replaced;
    if (kind == Kind.NETWORK) {
      entries.forEach(this::checkNetwork);
    }
    ValueList list = new ValueList(text.name(), kind, List.copyOf(entries.keySet()), "", "");
    return new ListFile(list, "", null, problems.start(), null);
  }

  private void checkNetwork(String entry, Place place) {
    if (!ValueList.isNetwork(entry)) {
      problems.warning(
          place,
          "'" + entry + "' is no address or network, so it matches nothing",
          "write 192.0.2.7, 192.0.2.0/24 or 2001:db8::/32");
    }
  }

  /** What the entries of the list are that this one replaces or adds to; null if there is none. */
  private @Nullable Kind kindBefore(String name) {
    ListFile before = earlier.apply(name);
    return before == null ? null : before.list().kind();
  }
}
