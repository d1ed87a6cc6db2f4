package org.hansho.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.format.Formats;
import org.hansho.match.FieldNames;
import org.hansho.sigma.Rule;
import org.hansho.yaml.Place;
import org.hansho.yaml.Problem;
import org.hansho.yaml.Problems;
import org.hansho.yaml.SourceText;
import org.hansho.yaml.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * What the formats offer to rules, and which rules ask for something else: log sources that no
 * format offers, and names of fields that look like a slip. Belongs to one thread; a rule costs a
 * look at its fields and at all classes of events.
 */
public final class Vocabulary {
  private final List<EventClass> classes =
      Formats.ALL.stream().flatMap(format -> format.eventClasses().stream()).distinct().toList();
  private final Map<LogSource, Boolean> offered = new HashMap<>();
  private final FieldVocabulary fields = new FieldVocabulary();

  /** Whether a rule with this log source is tried on events of some format. */
  public boolean isOffered(LogSource logSource) {
    return offered.computeIfAbsent(
        logSource, asked -> classes.stream().anyMatch(one -> one.admittedBy(asked)));
  }

  /**
   * What is suspicious in the rules of a text; all of it warnings.
   *
   * @param rules the active rules that were read from the text
   */
  public List<Problem> warnings(SourceText text, List<Rule> rules) {
    Problems problems = new Problems(text.file(), text.text());
    Set<Place> seen = new TreeSet<>();
    for (Rule rule : rules) {
      problems.inRule(Objects.requireNonNullElse(rule.id(), rule.reference()));
      if (!isOffered(rule.logSource())) {
        problems.warning(
            place(text, rule.place(), "logsource"),
            "no format offers the log source " + rule.logSource() + ", so the rule is never tried",
            nearest(rule.logSource()));
        continue;
      }
      Set<String> used = new TreeSet<>();
      FieldNames.collect(rule.expr(), used);
      for (String field : used) {
        if (fields.isPlausible(field)) {
          continue;
        }
        Place place = place(text, rule.place(), field);
        if (seen.add(place)) {
          problems.warning(place, "the field '" + field + "' is not known", remedy(field));
        }
      }
    }
    return problems.all();
  }

  private String remedy(String field) {
    String nearest = fields.nearest(field);
    return nearest.isEmpty()
        ? "docs/fields.md lists the common fields"
        : "did you mean '" + nearest + "'?";
  }

  /** The offered log source with the nearest word in place of the one that is not known. */
  private String nearest(LogSource asked) {
    List<Function<LogSource, @Nullable String>> words =
        List.of(LogSource::product, LogSource::category, LogSource::service);
    List<String> near = new ArrayList<>();
    for (Function<LogSource, @Nullable String> word : words) {
      String written = word.apply(asked);
      Set<String> known = new TreeSet<>();
      for (EventClass one : classes) {
        one.logSources().stream().map(word).filter(Objects::nonNull).forEach(known::add);
      }
      if (written != null && !known.contains(written)) {
        String nearest = Suggestion.nearest(written, known);
        if (!nearest.isEmpty()) {
          near.add("'" + nearest + "' in place of '" + written + "'");
        }
      }
    }
    return near.isEmpty()
        ? "docs/formats.md lists the log sources of each format"
        : "did you mean " + String.join(" and ", near) + "?";
  }

  /** Where a key is written first behind the beginning of a document; that beginning if nowhere. */
  private static Place place(SourceText text, Place document, String key) {
    Pattern written =
        Pattern.compile("(?:^|[\\s{,'\"-])" + Pattern.quote(key) + "(?=['\"]?\\s*[|:\\[]|\\|)");
    int number = 0;
    for (String line : text.text().lines().toList()) {
      number++;
      Matcher matcher = written.matcher(line);
      if (number >= document.line() && matcher.find()) {
        int column = line.indexOf(key, matcher.start()) + 1;
        return new Place(text.file(), number, column);
      }
    }
    return document;
  }
}
