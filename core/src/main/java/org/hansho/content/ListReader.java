package org.hansho.content;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.intelligence.DateText;
import org.hansho.intelligence.Indicator;
import org.hansho.intelligence.IndicatorKind;
import org.hansho.intelligence.IndicatorList;
import org.hansho.sigma.Timespans;
import org.hansho.sigma.ValueList;
import org.hansho.sigma.ValueList.Kind;
import org.hansho.yaml.Problems;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.hansho.yaml.YamlReader;
import org.jspecify.annotations.Nullable;

/** Reads a list: a YAML document, or plain lines. */
final class ListReader {
  private static final List<String> KEYS =
      List.of("name", "kind", "source", "date", "valid", "category", "confidence", "entries");
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
  private final Problems problems;

  private ListReader(ListText text, Problems problems) {
    this.text = text;
    this.problems = problems;
  }

  /** The list, or null if the text holds none, which is reported. */
  static @Nullable ListFile read(ListText text, Problems problems) {
    String content = text.text().text();
    boolean isDocument = content.startsWith("entries:") || content.contains("\nentries:");
    ListReader reader = new ListReader(text, problems);
    return isDocument ? reader.document() : reader.lines(content);
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
    Kind kind = section.choice("kind", KINDS);
    Set<String> entries = new LinkedHashSet<>();
    for (Scalar entry : section.scalars("entries")) {
      if (!entries.add(entry.text())) {
        problems.warning(entry.place(), "the entry '" + entry.text() + "' stands twice", "");
      }
    }
    ValueList list =
        new ValueList(
            name,
            kind == null ? Kind.TEXT : kind,
            List.copyOf(entries),
            section.text("source"),
            date(section));
    Duration valid = valid(section);
    return new ListFile(list, valid, mapping.place(), indicators(list, section, valid));
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
    if (text.name().isEmpty()) {
      problems.error(problems.start(), "a list is one mapping with the key 'entries'", "");
      return null;
    }
    Set<String> entries = new LinkedHashSet<>();
    boolean networks = true;
    for (String line : content.lines().toList()) {
      String entry = line.strip();
      if (!entry.isEmpty() && !entry.startsWith("#")) {
        entries.add(entry);
        networks &= isNetwork(entry);
      }
    }
    Kind kind = networks && !entries.isEmpty() ? Kind.NETWORK : Kind.TEXT;
    ValueList list = new ValueList(text.name(), kind, List.copyOf(entries), "", "");
    return new ListFile(list, null, problems.start(), null);
  }

  private static boolean isNetwork(String entry) {
    return entry.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}(/[0-9]{1,2})?")
        || entry.matches("[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]{1,60}(/[0-9]{1,3})?");
  }
}
