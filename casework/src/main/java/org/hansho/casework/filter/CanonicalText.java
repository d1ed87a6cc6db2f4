package org.hansho.casework.filter;

import java.time.Instant;
import java.util.stream.Collectors;

/** Writes a condition in the one form that each has; reading it gives the same condition. */
final class CanonicalText implements Condition.Reader<String> {
  private static final long NANOS = 1_000_000_000L;

  @Override
  public String all(Condition.All all) {
    return all.parts().stream().map(this::inGroup).collect(Collectors.joining(" and "));
  }

  @Override
  public String any(Condition.Any any) {
    return any.parts().stream().map(this::inGroup).collect(Collectors.joining(" or "));
  }

  private String inGroup(Condition part) {
    String text = part.read(this);
    boolean isGroup = part instanceof Condition.All || part instanceof Condition.Any;
    return isGroup ? "(" + text + ")" : text;
  }

  @Override
  public String not(Condition.Not not) {
    if (not.part() instanceof Condition.TextTest test) {
      return switch (test.comparison()) {
        case EQUALS -> test(test, "!=");
        case MATCHES -> test(test, "!~");
        default -> test(test, "not " + test.comparison().sign());
      };
    }
    if (not.part() instanceof Condition.Among among) {
      return among(among, "not in");
    }
    if (not.part() instanceof Condition.Exists exists) {
      return exists.field().name() + " not exists";
    }
    if (not.part() instanceof Condition.Ordered ordered
        && ordered.comparison() == Comparison.EQUALS) {
      return ordered(ordered, "!=");
    }
    return "not " + inGroup(not.part());
  }

  @Override
  public String text(Condition.TextTest test) {
    return test(test, test.comparison().sign());
  }

  private static String test(Condition.TextTest test, String sign) {
    return test.field().name() + " " + sign + " " + value(test.field(), test.text());
  }

  private static String value(Field field, String text) {
    return field.words().isEmpty() ? quoted(text) : text;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Override
  public String among(Condition.Among among) {
    return among(among, "in");
  }

  private static String among(Condition.Among among, String sign) {
    String values =
        among.members().stream()
            .map(member -> member(among.field(), member))
            .collect(Collectors.joining(", "));
    boolean isOne = among.members().size() == 1;
    return among.field().name() + " " + sign + " " + (isOne ? values : "(" + values + ")");
  }

  private static String member(Field field, Condition.Member member) {
    if (member instanceof Condition.Text text) {
      return value(field, text.text());
    }
    if (member instanceof Condition.InNetwork in) {
      return in.network().text();
    }
    return "%" + ((Condition.OfList) member).name() + "%";
  }

  @Override
  public String ordered(Condition.Ordered ordered) {
    return ordered(ordered, ordered.comparison().sign());
  }

  private static String ordered(Condition.Ordered ordered, String sign) {
    return ordered.field().name() + " " + sign + " " + written(ordered);
  }

  /** A number, time or word as it is written. */
  static String written(Condition.Ordered ordered) {
    Field field = ordered.field();
    return switch (field.type()) {
      case RANK -> field.words().get((int) ordered.value());
      case TIME ->
          Instant.ofEpochSecond(
                  Math.floorDiv(ordered.value(), NANOS), Math.floorMod(ordered.value(), NANOS))
              .toString();
      default -> String.valueOf(ordered.value());
    };
  }

  @Override
  public String exists(Condition.Exists exists) {
    return exists.field().name() + " exists";
  }
}
