package org.hansho.sigma;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hansho.yaml.MappingReader;
import org.hansho.yaml.Problems;
import org.hansho.yaml.Suggestion;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * Reads the conditions of baselines over flows: {@code attempts}, {@code contacts} and {@code
 * retrospect}.
 */
final class FlowConditionReader {
  private static final List<String> MEASURES = List.of("pair", "peers");
  private static final Set<String> KEYS =
      Set.of(
          "peer",
          "measure",
          "burst",
          "each",
          "packets",
          "shortest",
          "longest",
          "lasts",
          "answer",
          "busy",
          "unlearned",
          "sweep",
          "slow",
          "dispersion",
          "tail",
          "unanswered",
          "answered",
          "fleet",
          "compromise");
  private static final Set<String> ENOUGH = Set.of("gte", "attempts", "packets", "answered");
  private static final int EACH = 10;
  private static final int PACKETS = 13;
  private static final int LONGEST = 51;
  private static final int ANSWER = 1_000;
  private static final Duration LASTS = Duration.ofMinutes(3);
  private static final int MOST_SHARED = 16;

  /** Connections whose times are remembered. */
  private static final int MOST_CONTACTS = 64;

  private final Mapping condition;
  private final MappingReader keys;
  private final Problems problems;

  FlowConditionReader(Mapping condition, Problems problems) {
    this.condition = condition;
    this.keys = new MappingReader(condition, problems);
    this.problems = problems;
  }

  /** The condition of attempts, for a window of that length. */
  AttemptsCondition attempts(Duration window) {
    List<Bound> floor = floor("attempts", KEYS, "30");
    String peer = field("attempts", "peer");
    String word = keys.text("measure", "pair").toLowerCase(Locale.ROOT);
    int measure = MEASURES.indexOf(word);
    if (measure < 0) {
      String message = "'measure' is one of " + String.join(", ", MEASURES);
      problems.error(keys.place("measure"), message, Suggestion.of(word, MEASURES));
    }
    return new AttemptsCondition(
        window,
        peer,
        AttemptsCondition.Counted.values()[Math.max(0, measure)],
        floor,
        new AttemptsCondition.Size(
            integer("burst", 0),
            integer("each", EACH),
            integer("packets", PACKETS),
            integer("shortest", 0),
            integer("longest", LONGEST),
            Timespans.read(keys, "lasts", LASTS, problems),
            integer("answer", ANSWER)),
        enough("busy"),
        enough("unlearned"),
        enough("sweep"),
        slow(window),
        bounds("dispersion"),
        bounds("tail"),
        levelOf("unanswered"),
        keys.flag("answered", false),
        fleet(),
        compromise(measure));
  }

  private @Nullable Level compromise(int measure) {
    if (measure > 0 && keys.node("compromise") != null) {
      problems.error(
          keys.place("compromise"),
          "a compromise is looked for in pairs",
          "leave 'compromise' out");
    }
    return levelOf("compromise");
  }

  private AttemptsCondition.@Nullable Slow slow(Duration window) {
    Mapping mapping = keys.mapping("slow");
    if (mapping == null) {
      return null;
    }
    FlowConditionReader slow = new FlowConditionReader(mapping, problems);
    Set<String> known = new HashSet<>(ENOUGH);
    known.addAll(Set.of("timespan", "busy", "unlearned", "few"));
    slow.keys.allow(known, "'slow'");
    Duration timespan = Timespans.read(slow.keys, "timespan", window, problems);
    AttemptsCondition.Enough floor = slow.enough();
    if (floor.least() == 0 || timespan.compareTo(window) <= 0) {
      String remedy = "write 'slow: {timespan: 6h, gte: 60}'";
      problems.error(mapping.place(), "'slow' needs a floor and a longer timespan", remedy);
    }
    return new AttemptsCondition.Slow(
        timespan, floor, slow.enough("busy"), slow.enough("unlearned"), slow.enough("few"));
  }

  private AttemptsCondition.@Nullable Enough enough(String key) {
    Mapping mapping = keys.mapping(key);
    if (mapping == null) {
      return null;
    }
    FlowConditionReader enough = new FlowConditionReader(mapping, problems);
    enough.keys.allow(ENOUGH, "'" + key + "'");
    AttemptsCondition.Enough read = enough.enough();
    if (read.least() == 0) {
      problems.error(mapping.place(), "'" + key + "' needs a floor", "add 'gte: 60'");
    }
    return read;
  }

  private AttemptsCondition.Enough enough() {
    AttemptsCondition.Answers answers = AttemptsCondition.Answers.ANY;
    if (keys.node("answered") != null) {
      boolean data = keys.flag("answered", false);
      answers = data ? AttemptsCondition.Answers.DATA : AttemptsCondition.Answers.NONE;
    }
    return new AttemptsCondition.Enough(
        integer("gte", 0), integer("attempts", 0), integer("packets", 0), answers);
  }

  private AttemptsCondition.@Nullable Fleet fleet() {
    Mapping mapping = keys.mapping("fleet");
    if (mapping == null) {
      return null;
    }
    MappingReader fleet = new MappingReader(mapping, problems);
    fleet.allow(Set.of("of", "times"), "'fleet'");
    String of = fleet.text("of", "");
    String times = fleet.text("times", "3");
    if (of.isEmpty() || !times.matches("[0-9]{1,3}(\\.[0-9]{1,3})?")) {
      String remedy = "write 'fleet: {of: destination.port, times: 3}'";
      problems.error(mapping.place(), "'fleet' needs a field and a number", remedy);
      return null;
    }
    return new AttemptsCondition.Fleet(of, Double.parseDouble(times));
  }

  /** The condition of contacts, for a period of that length. */
  ContactsCondition contacts(Duration period) {
    Set<String> others = Set.of("peer", "slow", "shared", "share", "common");
    List<Bound> floor = floor("contacts", others, "3");
    return new ContactsCondition(
        period,
        field("contacts", "peer"),
        floor,
        slowContacts(period),
        shared(MOST_SHARED),
        share(),
        levelOf("common"));
  }

  private ContactsCondition.@Nullable Slow slowContacts(Duration period) {
    Mapping mapping = keys.mapping("slow");
    if (mapping == null) {
      return null;
    }
    FlowConditionReader slow = new FlowConditionReader(mapping, problems);
    slow.keys.allow(Set.of("timespan", "contacts", "level"), "'slow'");
    Duration timespan = Timespans.read(slow.keys, "timespan", period, problems);
    int contacts = slow.integer("contacts", 0);
    boolean fits = contacts > 1 && contacts <= MOST_CONTACTS;
    if (!fits || timespan.compareTo(period) <= 0) {
      String message = "'slow' needs 2 to " + MOST_CONTACTS + " contacts and a longer timespan";
      problems.error(mapping.place(), message, "write 'slow: {timespan: 7d, contacts: 3}'");
    }
    return new ContactsCondition.Slow(timespan, contacts, slow.levelOf("level"));
  }

  private ContactsCondition.@Nullable Share share() {
    Mapping mapping = keys.mapping("share");
    if (mapping == null) {
      return null;
    }
    MappingReader share = new MappingReader(mapping, problems);
    share.allow(Set.of("gte", "of", "census"), "'share'");
    String part = share.text("gte", "");
    String of = share.text("of", "");
    String census = share.text("census", "");
    if (of.isEmpty() || census.isEmpty() || !part.matches("0\\.[0-9]{1,6}")) {
      String remedy = "write 'share: {gte: 0.02, of: source.ip, census: rule}'";
      problems.error(mapping.place(), "'share' needs a part, a field and a rule", remedy);
      return null;
    }
    return new ContactsCondition.Share(Double.parseDouble(part), of, census);
  }

  /** The condition of a retrospect. */
  Retrospect retrospect() {
    keys.allow(
        Set.of("peer", "resource", "listed", "confidence", "shared", "common"), "the condition");
    return new Retrospect(
        field("retrospect", "peer"),
        field("retrospect", "resource"),
        listed(),
        integer("confidence", 0),
        shared(Retrospect.MACHINES - 1),
        levelOf("common"));
  }

  private List<Retrospect.Listed> listed() {
    Mapping mapping = keys.mapping("listed");
    if (mapping == null || mapping.entries().isEmpty()) {
      problems.error(
          condition.place(), "'retrospect' needs categories", "add 'listed: {high: [malware]}'");
      return List.of();
    }
    MappingReader byLevel = new MappingReader(mapping, problems);
    List<Retrospect.Listed> listed = new ArrayList<>();
    for (String word : mapping.entries().keySet()) {
      Level level = Level.of(word);
      if (level == null) {
        problems.error(byLevel.place(word), "'" + word + "' is no level", "use high or medium");
      } else {
        listed.add(new Retrospect.Listed(level, byLevel.texts(word)));
      }
    }
    return listed;
  }

  private int shared(int most) {
    int shared = integer("shared", 0);
    if (shared > most) {
      String message = "'shared' is at most " + most;
      problems.error(keys.place("shared"), message, "use a smaller number");
    }
    return shared;
  }

  private List<Bound> floor(String type, Set<String> others, String example) {
    List<Bound> floor = Bounds.read(condition, others, problems);
    if (floor.isEmpty()) {
      problems.error(
          condition.place(), "'" + type + "' needs a floor", "add 'gte: " + example + "'");
    }
    return floor;
  }

  private String field(String type, String key) {
    String field = keys.text(key, "");
    if (field.isEmpty()) {
      String message = "'" + type + "' needs a " + key;
      problems.error(condition.place(), message, "add '" + key + ": source.ip'");
    }
    return field;
  }

  private @Nullable Level levelOf(String key) {
    Scalar scalar = keys.scalar(key);
    if (scalar == null) {
      return null;
    }
    Level level = Level.of(scalar.text());
    if (level == null) {
      problems.error(scalar.place(), "'" + key + "' is a level", "use low, or leave it out");
    }
    return level;
  }

  private int integer(String key, int fallback) {
    String number = keys.text(key, Integer.toString(fallback));
    if (!number.matches("[0-9]{1,6}") || (fallback > 0 && Integer.parseInt(number) == 0)) {
      problems.error(keys.place(key), "'" + key + "' needs a whole number", "");
      return fallback;
    }
    return Integer.parseInt(number);
  }

  private List<Bound> bounds(String key) {
    Mapping mapping = keys.mapping(key);
    return mapping == null ? List.of() : Bounds.read(mapping, Set.of(), problems);
  }
}
