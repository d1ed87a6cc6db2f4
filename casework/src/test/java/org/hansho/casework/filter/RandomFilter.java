package org.hansho.casework.filter;

import static org.hansho.casework.filter.RandomAlerts.one;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hansho.alert.Alert;
import org.hansho.alert.Language;
import org.hansho.alert.Severity;
import org.hansho.event.Event;

/**
 * The text of a filter together with what it means, said again in the slow and obvious way: values
 * are collected anew for each test, patterns are regular expressions, and addresses are compared
 * bit by bit.
 */
public record RandomFilter(String text, Predicate<Alert> meaning) {
  /** Lists that filters may name. */
  public static final Map<String, List<String>> LISTS =
      Map.of("bots", List.of("SVC-*", "x"), "ours", List.of("192.0.2.0/25", "2001:db8::/32"));

  private static final List<String> NETWORKS =
      List.of("192.0.2.0/24", "192.0.2.0/25", "0.0.0.0/0", "2001:db8::/33", "::/0", "192.0.2.7");

  /** A filter of random depth. */
  public static RandomFilter of(Random random, int depth) {
    int choice = depth == 0 ? 9 : random.nextInt(10);
    if (choice > 4) {
      return test(random);
    }
    RandomFilter left = of(random, depth - 1);
    if (choice == 0) {
      return new RandomFilter("NOT (" + left.text + ")", left.meaning.negate());
    }
    RandomFilter right = of(random, depth - 1);
    String both = choice < 3 ? " and " : " OR ";
    Predicate<Alert> meaning =
        choice < 3 ? left.meaning.and(right.meaning) : left.meaning.or(right.meaning);
    return new RandomFilter("(" + left.text + both + right.text + ")", meaning);
  }

  private static RandomFilter test(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> severity(random);
      case 1 -> count(random);
      case 2 -> time(random);
      case 3 -> said(random);
      case 4 -> number(random);
      default -> text(random);
    };
  }

  private static final Map<String, BiPredicate<Integer, Integer>> ORDERS =
      Map.of(
          "<", (a, b) -> a < b,
          "<=", (a, b) -> a <= b,
          ">", (a, b) -> a > b,
          ">=", (a, b) -> a >= b,
          "=", (a, b) -> a.intValue() == b,
          "!=", (a, b) -> a.intValue() != b);

  private static String order(Random random, int among) {
    return List.of("<", "<=", ">", ">=", "=", "!=").get(random.nextInt(among));
  }

  private static boolean holds(String sign, int compared) {
    return Objects.requireNonNull(ORDERS.get(sign)).test(compared, 0);
  }

  private static RandomFilter severity(Random random) {
    Severity severity = one(random, List.of(Severity.values()));
    String sign = order(random, 6);
    return new RandomFilter(
        "Severity " + sign + severity.key().toUpperCase(Locale.ROOT),
        alert -> holds(sign, alert.severity().compareTo(severity)));
  }

  private static RandomFilter count(Random random) {
    int number = random.nextInt(22);
    String sign = order(random, 6);
    return new RandomFilter(
        "count" + sign + number, alert -> holds(sign, Long.compare(alert.count(), number)));
  }

  private static RandomFilter time(Random random) {
    long time = RandomAlerts.START + random.nextInt(100) * RandomAlerts.HOUR;
    String sign = order(random, 4);
    Instant instant = Instant.ofEpochSecond(0, time);
    return new RandomFilter(
        "time " + sign + ' ' + instant,
        alert ->
            alert.lastTime() != Event.NO_TIME
                && holds(sign, Instant.ofEpochSecond(0, alert.lastTime()).compareTo(instant)));
  }

  private static RandomFilter said(Random random) {
    String part =
        one(
            random,
            List.of("coin miner", "web", "コイン", "192.0.2", "title of SQL", "ran", "x", "-1"));
    return new RandomFilter(
        random.nextBoolean() ? '"' + part + '"' : "text contains '" + part + "'",
        alert -> said(alert).anyMatch(text -> text.contains(plain(part))));
  }

  private static Stream<String> said(Alert alert) {
    Stream<String> texts =
        Arrays.stream(Language.values())
            .map(language -> alert.wording().in(language))
            .flatMap(
                words ->
                    Stream.of(
                        words.title(),
                        words.description(),
                        Objects.requireNonNull(words.sentence())
                            .template()
                            .replaceAll("\\{.*?\\}", "\n")));
    Stream<String> values =
        Stream.concat(
            alert.entities().stream().flatMap(entity -> entity.attributes().values().stream()),
            Stream.concat(
                alert.values().byField().values().stream().flatMap(List::stream),
                alert.seen().stream().flatMap(seen -> seen.values().stream())));
    return Stream.of(Stream.of(alert.detection()), texts, values)
        .flatMap(each -> each)
        .map(RandomFilter::plain);
  }

  private static RandomFilter number(Random random) {
    int number = random.nextInt(15) - 5;
    String sign = order(random, 4);
    return new RandomFilter(
        "process.name " + sign + ' ' + number,
        alert -> values(alert, "process.name").anyMatch(text -> isNumber(text, sign, number)));
  }

  private static boolean isNumber(String text, String sign, int number) {
    try {
      return holds(sign, new BigDecimal(text).compareTo(BigDecimal.valueOf(number)));
    } catch (NumberFormatException none) {
      return false;
    }
  }

  // -- texts ------------------------------------------------------------------------------------

  private static RandomFilter text(Random random) {
    List<String> fields = new ArrayList<>(RandomAlerts.ENTITIES);
    fields.addAll(RandomAlerts.FIELDS);
    fields.addAll(
        List.of("detection", "section", "title", "tactic", "entity", "host.name", "source"));
    String field = one(random, fields);
    Compared of = comparison(random);
    String written =
        switch (field) {
          case "robot" -> "entity.robot";
          case "CommandLine" -> "field.CommandLine";
          default -> field;
        };
    boolean not = random.nextInt(3) == 0;
    String text = of.text;
    if (not) {
      text =
          switch (text.charAt(0)) {
            case '=', '~' -> "!" + text;
            default -> "not " + text;
          };
    }
    Predicate<Alert> meaning = alert -> values(alert, field).anyMatch(of.meaning);
    return new RandomFilter(written + " " + text, not ? meaning.negate() : meaning);
  }

  /** What stands behind a field, and which folded values fulfil it. */
  private record Compared(String text, Predicate<String> meaning) {}

  private static Compared comparison(Random random) {
    String text =
        one(random, random.nextInt(4) == 0 ? RandomAlerts.DETECTIONS : RandomAlerts.TEXTS);
    String cut = text.substring(random.nextInt(text.length()));
    return switch (random.nextInt(8)) {
      case 0 -> of("= " + quoted(random, text), value -> value.equals(plain(text)));
      case 1 -> of("contains " + quoted(random, cut), value -> value.contains(plain(cut)));
      case 2 -> {
        String start = text.substring(0, 1 + random.nextInt(text.length()));
        yield of("STARTSWITH " + quoted(random, start), value -> value.startsWith(plain(start)));
      }
      case 3 -> of("ends with " + quoted(random, cut), value -> value.endsWith(plain(cut)));
      case 4 -> of("exists", value -> true);
      case 5 -> pattern(random, text);
      case 6 -> of("in " + nobody(random), value -> false);
      default -> among(random);
    };
  }

  /** Names of nothing that alerts have. */
  private static String nobody(Random random) {
    return random.nextBoolean() ? "(nobody, \"no one\")" : "nobody";
  }

  private static Compared of(String text, Predicate<String> meaning) {
    return new Compared(text, meaning);
  }

  private static Compared pattern(Random random, String text) {
    StringBuilder pattern = new StringBuilder();
    StringBuilder regex = new StringBuilder();
    for (int point : text.codePoints().toArray()) {
      String one = Character.toString(point);
      int choice = random.nextInt(6);
      if (choice == 0) {
        pattern.append('*');
        regex.append(".*");
      } else if (choice == 1) {
        pattern.append('?');
        regex.append('.');
      } else {
        pattern.append("*?\\".contains(one) ? "\\" + one : one);
        regex.append(java.util.regex.Pattern.quote(plain(one)));
      }
    }
    return of("~ " + quoted(random, pattern.toString()), value -> value.matches("(?s)" + regex));
  }

  private static Compared among(Random random) {
    Set<String> written = new LinkedHashSet<>();
    List<Predicate<String>> meanings = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      String text = one(random, RandomAlerts.TEXTS);
      String network = one(random, NETWORKS);
      switch (random.nextInt(4)) {
        case 0 -> {
          written.add("%bots%");
          meanings.add(value -> value.startsWith("svc-") || value.equals("x"));
        }
        case 1 -> {
          written.add("%ours%");
          meanings.add(value -> isIn(value, "192.0.2.0/25") || isIn(value, "2001:db8::/32"));
        }
        case 2 -> {
          written.add(network);
          meanings.add(value -> isIn(value, network));
        }
        default -> {
          written.add(quoted(random, text));
          meanings.add(value -> value.equals(plain(text)));
        }
      }
    }
    return of(
        written.stream().collect(Collectors.joining(" , ", "in (", ")")),
        value -> meanings.stream().anyMatch(one -> one.test(value)));
  }

  static boolean isIn(String value, String network) {
    String[] parts = network.split("/");
    byte[] address = bytes(value);
    byte[] first = bytes(parts[0]);
    if (address.length == 0 || address.length != first.length) {
      return false;
    }
    int bits = parts.length == 1 ? first.length * 8 : Integer.parseInt(parts[1]);
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> i % 8;
      if ((address[i / 8] & mask) != (first[i / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(String text) {
    boolean looksSo = text.matches("[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+|[0-9a-f:.]*:[0-9a-f:.]*");
    try {
      return looksSo ? InetAddress.getByName(text).getAddress() : new byte[0];
    } catch (UnknownHostException none) {
      return new byte[0];
    }
  }

  private static String quoted(Random random, String text) {
    return random.nextBoolean()
        ? "'" + text.replace("'", "''") + "'"
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static Stream<String> values(Alert alert, String field) {
    int slash = alert.detection().indexOf('/');
    Function<String, Stream<String>> ofType =
        type ->
            alert.entities().stream()
                .filter(entity -> type.isEmpty() || entity.type().equals(type))
                .flatMap(entity -> entity.attributes().values().stream());
    Stream<String> values =
        switch (field) {
          case "detection" -> Stream.of(alert.detection());
          case "section" ->
              slash < 0 ? Stream.of() : Stream.of(alert.detection().substring(0, slash));
          case "title" -> Arrays.stream(Language.values()).map(alert::title);
          case "tactic" -> alert.tactics().stream();
          case "source" ->
              alert.evidence().stream().map(one -> one.source().replaceFirst("=.*", ""));
          case "entity" -> ofType.apply("");
          case "host.name" ->
              alert.entities().stream()
                  .filter(entity -> entity.type().equals("host"))
                  .flatMap(entity -> Stream.ofNullable(entity.attributes().get("name")));
          case "process.name", "source.ip", "CommandLine" -> ofField(alert, field);
          default -> ofType.apply(field);
        };
    return values.map(RandomFilter::plain);
  }

  private static Stream<String> ofField(Alert alert, String field) {
    Stream<String> shown =
        alert.values().byField().entrySet().stream()
            .filter(entry -> List.of(entry.getKey().split("\\|")).contains(field))
            .flatMap(entry -> entry.getValue().stream());
    Stream<String> seen =
        alert.seen().stream()
            .filter(values -> values.field().equals(field))
            .flatMap(values -> values.values().stream());
    Stream<String> attributes =
        alert.entities().stream()
            .flatMap(
                entity ->
                    entity.attributes().entrySet().stream()
                        .filter(one -> (entity.type() + "." + one.getKey()).equals(field))
                        .map(Map.Entry::getValue));
    return Stream.of(shown, seen, attributes).flatMap(each -> each);
  }
}
