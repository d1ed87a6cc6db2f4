package org.hansho.sigma;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.yaml.MappingReader;
import org.hansho.yaml.Problems;
import org.hansho.yaml.Suggestion;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/** Reads a {@code baseline:} document; the rules it mentions are looked up later. */
final class BaselineReader {
  /** When what gave a result becomes known without a person's word. */
  private static final String KNOWN = "known_after_alert";

  /** Keys of all types. */
  private static final Set<String> COMMON =
      Set.of("type", "rules", "group-by", "aliases", "learn", "limit", "condition", "generate");

  /** Keys of some types. */
  private static final Map<String, Set<String>> OWN =
      new TreeMap<>(
          Map.ofEntries(
              entry("first_seen", Set.of("forget", "peers", KNOWN, "activity")),
              entry("rare", Set.of("forget", "history", KNOWN)),
              entry("volume", Set.of("timespan", "history", "season", "peers", KNOWN)),
              entry("travel", Set.of("forget", KNOWN)),
              entry("dormant", Set.of("activity")),
              entry("mix", Set.of("timespan", "history", KNOWN)),
              entry("access", Set.of("forget", KNOWN)),
              entry("attempts", Set.of("timespan", "forget", "activity")),
              entry("contacts", Set.of("timespan", "forget", "activity")),
              entry("flood", Set.of("timespan", "history", "answers")),
              entry("retrospect", Set.of("forget", "activity")),
              entry("session", Set.of("timespan", "idle")),
              entry("statement", Set.of(KNOWN))));

  /** Types that learn nothing before they judge. */
  private static final Set<String> UNTAUGHT = Set.of("session", "retrospect");

  private static final Duration LEARN = Duration.ofDays(7);
  private static final Duration FORGET = Duration.ofDays(30);
  private static final Duration HISTORY = Duration.ofDays(14);
  private static final Duration LONGEST_OF_RARE = Duration.ofDays(64);

  /** As long as most baselines learn before they judge. */
  private static final Duration KNOWN_AFTER = Duration.ofDays(14);

  /** Whoever has an alert has a day to look at it. */
  private static final Duration LEAST_KNOWN_AFTER = Duration.ofDays(1);

  private static final int VALUES = 1_000;
  private static final int GROUPS = 100_000;

  /** Keys of a document lie in one table, which is copied as a whole when it grows. */
  private static final int MOST_GROUPS = 10_000_000;

  private final Mapping body;
  private final MappingReader keys;
  private final Header header;
  private final Problems problems;

  BaselineReader(Mapping body, Header header, Scope scope) {
    this.body = body;
    this.problems = scope.problems();
    this.keys = new MappingReader(body, problems);
    this.header = header;
  }

  /** The baseline, with rules as they were mentioned; null where its type is not known. */
  DocumentReader.@Nullable Parts read() {
    String type = type();
    if (type == null) {
      return null;
    }
    checkKeys(type);
    SubjectReader subjects = new SubjectReader(body, problems);
    Subject subject = subjects.read();
    if (subject.rules().isEmpty()) {
      problems.error(body.place(), "the baseline names no rules", "add 'rules:' and their names");
    }
    if (keys.node("group-by") == null) {
      problems.error(
          body.place(), "'group-by' is missing", "name the fields, or write [] for the whole");
    }
    List<String> activity = subjects.mentioned(type.equals("flood") ? "answers" : "activity");
    Baseline.Condition condition = new BaselineCondition(body, problems).read(type);
    if (condition instanceof Baseline.Volume volume) {
      checkVolume(volume.bucket());
    }
    Baseline.Memory memory = memory();
    checkCensus(condition, activity);
    if (type.equals("rare") && memory.history().compareTo(LONGEST_OF_RARE) > 0) {
      String message = "'rare' looks back at most " + LONGEST_OF_RARE.toDays() + " days";
      problems.error(keys.place("history"), message, "shorten it");
    }
    Baseline baseline =
        new Baseline(
            header,
            subject,
            learning(),
            memory,
            keys.texts("peers"),
            activity.isEmpty() && type.equals("dormant") ? subject.rules() : activity,
            condition,
            false);
    List<Draft.Mention> mentions = new ArrayList<>(subjects.mentions());
    if (condition instanceof Baseline.Session) {
      mentions.addAll(SessionReader.mentions(body));
    }
    return new DocumentReader.Parts(new Draft.BaselineContent(baseline), mentions);
  }

  private void checkCensus(Baseline.Condition condition, List<String> activity) {
    if (condition instanceof ContactsCondition contacts
        && contacts.share() != null
        && !activity.contains(contacts.share().census())) {
      String census = contacts.share().census();
      problems.error(
          keys.place("condition"),
          "'" + census + "' is not among the rules of 'activity'",
          "add it to 'activity'");
    }
  }

  private @Nullable String type() {
    Scalar type = keys.scalar("type");
    String known = String.join(", ", OWN.keySet());
    if (type == null) {
      problems.error(body.place(), "the type is missing", "use one of " + known);
      return null;
    }
    if (!OWN.containsKey(type.text())) {
      String guess = Suggestion.of(type.text(), OWN.keySet());
      problems.error(
          type.place(),
          "there is no baseline type '" + type.text() + "'",
          guess.isEmpty() ? "use one of " + known : guess);
      return null;
    }
    return type.text();
  }

  private void checkKeys(String type) {
    Set<String> own = OWN.getOrDefault(type, Set.of());
    for (Map.Entry<String, YamlNode.Entry> entry : body.entries().entrySet()) {
      String key = entry.getKey();
      boolean learns = !key.equals("learn") || !UNTAUGHT.contains(type);
      if ((COMMON.contains(key) && learns) || own.contains(key)) {
        continue;
      }
      boolean ofOtherType =
          !learns || OWN.values().stream().anyMatch(keysOfType -> keysOfType.contains(key));
      Set<String> known = new TreeSet<>(COMMON);
      known.addAll(own);
      problems.error(
          entry.getValue().keyPlace(),
          ofOtherType
              ? "'" + key + "' has no meaning in '" + type + "'"
              : "a baseline has no key '" + key + "'",
          ofOtherType ? "leave it out" : Suggestion.of(key, known));
    }
  }

  private void checkVolume(Duration bucket) {
    if (keys.node("peers") != null) {
      String message = "'peers' cannot be used in 'volume' yet";
      problems.error(keys.place("peers"), message, "leave it out, or use it in 'first_seen'");
    }
    Scalar season = keys.scalar("season");
    String word = season == null ? "none" : season.text().toLowerCase(Locale.ROOT);
    long cycle = Duration.ofDays(word.equals("week") ? 7 : 1).toNanos();
    boolean seasonal = word.equals("day") || word.equals("week");
    if (season != null && seasonal && cycle % bucket.toNanos() != 0) {
      String message = "a " + word + " cannot be cut into buckets of this length";
      problems.error(season.place(), message, "use a timespan that divides it, like 1h");
    }
  }

  private Baseline.Learning learning() {
    Mapping learn = keys.mapping("learn");
    if (learn == null) {
      return new Baseline.Learning(LEARN, 0, false, 1);
    }
    MappingReader learnKeys = new MappingReader(learn, problems);
    learnKeys.allow(Set.of("period", "samples", "per", "days"), "'learn'");
    return new Baseline.Learning(
        Timespans.read(learnKeys, "period", LEARN, problems),
        integer(learnKeys, "samples", 0),
        choice(learnKeys, "per", List.of("group", "rule")) == 1,
        choice(learnKeys, "days", List.of("1", "2")) + 1);
  }

  private Baseline.Memory memory() {
    Mapping limit = keys.mapping("limit");
    MappingReader limits =
        new MappingReader(limit == null ? new Mapping(body.place(), Map.of()) : limit, problems);
    limits.allow(Set.of("values", "groups", "over"), "'limit'");
    int season = choice(keys, "season", List.of("none", "day", "week"));
    return new Baseline.Memory(
        Timespans.read(keys, "forget", FORGET, problems),
        Timespans.read(keys, "history", HISTORY, problems),
        Baseline.Season.values()[season],
        knownAfterAlert(),
        integer(limits, "values", VALUES),
        groups(limits),
        choice(limits, "over", List.of("mute", "alert")) == 1);
  }

  private int groups(MappingReader limits) {
    int groups = integer(limits, "groups", GROUPS);
    Scalar scalar = limits.scalar("groups");
    if (scalar != null && groups > MOST_GROUPS) {
      String message = String.format(Locale.ROOT, "'groups' is more than %,d", MOST_GROUPS);
      problems.error(scalar.place(), message, "keep fewer keys");
    }
    return Math.min(groups, MOST_GROUPS);
  }

  private @Nullable Duration knownAfterAlert() {
    Scalar known = keys.scalar(KNOWN);
    if (known == null) {
      return KNOWN_AFTER;
    }
    if (known.text().equals("never")) {
      return null;
    }
    if (known.text().equals("at_once")) {
      return Duration.ZERO;
    }
    Duration period = Timespans.read(known, problems);
    if (period != null && period.compareTo(LEAST_KNOWN_AFTER) < 0) {
      problems.error(
          known.place(),
          "'" + KNOWN + "' is shorter than a day, in which nobody may have looked at the alert",
          "write a timespan from 1d on, or never; a building block may say at_once");
    }
    return period;
  }

  private int choice(MappingReader from, String key, List<String> words) {
    Scalar scalar = from.scalar(key);
    int index = scalar == null ? 0 : words.indexOf(scalar.text().toLowerCase(Locale.ROOT));
    if (index < 0 && scalar != null) {
      String message = "'" + key + "' is one of " + String.join(", ", words);
      problems.error(scalar.place(), message, Suggestion.of(scalar.text(), words));
    }
    return Math.max(0, index);
  }

  private int integer(MappingReader from, String key, int fallback) {
    Scalar scalar = from.scalar(key);
    if (scalar == null) {
      return fallback;
    }
    if (!scalar.text().matches("[0-9]{1,9}")) {
      problems.error(scalar.place(), "'" + key + "' needs a whole number", "");
      return fallback;
    }
    return Integer.parseInt(scalar.text());
  }
}
