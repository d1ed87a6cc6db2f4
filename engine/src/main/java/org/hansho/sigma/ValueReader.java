package org.hansho.sigma;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hansho.sigma.TextPattern.Literal;
import org.hansho.sigma.TextPattern.Segment;
import org.hansho.sigma.ValueTest.Comparison;
import org.hansho.sigma.ValueTest.Part;
import org.hansho.sigma.ValueTest.Relation;
import org.hansho.yaml.Place;
import org.hansho.yaml.YamlNode.Scalar;
import org.hansho.yaml.YamlNode.Scalar.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Makes tests of one value under the modifiers of its key.
 *
 * <p>Several tests mean that one of them must hold. None means that the value has a problem, which
 * was reported.
 */
final class ValueReader {
  private static final int LONGEST_TEXT = 65_536;

  /** Modifiers that leave a value as it is. */
  private static final Set<Modifier> PLAIN = EnumSet.of(Modifier.ALL, Modifier.NOT_EQUAL);

  private final FieldKey key;
  private final boolean keyword;
  private final Scope scope;
  private final boolean plain;
  private final boolean regex;
  private final boolean number;
  private final Relation where;
  private final List<Modifier> encodings;

  /**
   * Reads values of this key.
   *
   * @param keyword whether they are searched in all text, where equality means "contains"
   */
  ValueReader(FieldKey key, boolean keyword, Scope scope) {
    this.key = key;
    this.keyword = keyword;
    this.scope = scope;
    this.plain = PLAIN.containsAll(key.modifiers());
    this.regex = key.has(Modifier.REGEX);
    this.number = key.hasAny(Modifier.COMPARISONS) || key.hasAny(Modifier.TIME_PARTS);
    this.encodings = key.only(Modifier.ENCODINGS);
    Relation relation = key.relation();
    this.where = keyword && relation == Relation.EQUAL ? Relation.CONTAINS : relation;
  }

  /** The tests of a value. */
  List<ValueTest> read(Scalar value) {
    if (value.text().length() > LONGEST_TEXT) {
      return refuse(value, "the value is longer than " + LONGEST_TEXT + " characters", "");
    }
    if (value.kind() == Kind.NULL && (!plain || keyword)) {
      return refuse(value, "null cannot be searched for in a text", "quote it, or leave it out");
    }
    if (regex) {
      return some(Regexes.read(value.text(), key, value.place(), scope));
    }
    if (key.has(Modifier.EXISTS)) {
      return exists(value);
    }
    if (number) {
      return number(value);
    }
    if (key.has(Modifier.FIELD_REFERENCE)) {
      return List.of(
          new ValueTest.FieldReference(value.text(), key.relation(), key.has(Modifier.CASED)));
    }
    return key.has(Modifier.EXPAND) ? expanded(value) : literal(value);
  }

  private List<ValueTest> exists(Scalar value) {
    return switch (value.text().toLowerCase(Locale.ROOT)) {
      case "true", "yes" -> List.of(new ValueTest.Exists(true));
      case "false", "no" -> List.of(new ValueTest.Exists(false));
      default -> refuse(value, "'exists' asks for true or false", "");
    };
  }

  private List<ValueTest> number(Scalar value) {
    BigDecimal number = decimal(value.text());
    if (number == null) {
      return refuse(value, "'" + value.text() + "' is not a number", "");
    }
    Modifier comparison = key.firstOf(Modifier.COMPARISONS);
    Comparison how = comparison == null ? Comparison.EQUAL : comparison(comparison);
    Modifier part = key.firstOf(Modifier.TIME_PARTS);
    return List.of(
        part == null
            ? new ValueTest.Decimal(how, number)
            : new ValueTest.TimePart(part(part), how, number));
  }

  /** A decimal as people write it, or null. Bounded, so that no exponent explodes. */
  static @Nullable BigDecimal decimal(String text) {
    if (text.isEmpty() || text.length() > 64) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(text);
      return Math.abs((long) number.scale()) > 400 ? null : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Comparison comparison(Modifier modifier) {
    return switch (modifier) {
      case LESS -> Comparison.LESS;
      case LESS_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
      case GREATER -> Comparison.GREATER;
      default -> Comparison.GREATER_OR_EQUAL;
    };
  }

  private static Part part(Modifier modifier) {
    return switch (modifier) {
      case MINUTE -> Part.MINUTE;
      case HOUR -> Part.HOUR;
      case DAY -> Part.DAY;
      case WEEK -> Part.WEEK;
      case MONTH -> Part.MONTH;
      default -> Part.YEAR;
    };
  }

  private List<ValueTest> expanded(Scalar value) {
    ValueList networks = Placeholders.network(value.text(), scope.lists());
    if (networks != null && key.relation() == Relation.EQUAL && !keyword) {
      return List.of(new ValueTest.InList(networks.name(), Relation.EQUAL));
    }
    if (!Placeholders.isIn(value.text())) {
      scope
          .problems()
          .warning(value.place(), "'expand' finds no placeholder here", "write it like %name%");
    }
    List<ValueTest> tests = new ArrayList<>();
    for (String text : Placeholders.texts(value.text(), value.place(), scope)) {
      tests.addAll(
          key.has(Modifier.CIDR) ? network(text, value.place()) : text(text, value.place()));
    }
    return tests;
  }

  private List<ValueTest> literal(Scalar value) {
    if (key.has(Modifier.CIDR)) {
      return network(value.text(), value.place());
    }
    if (!plain || keyword) {
      return text(value.text(), value.place());
    }
    return switch (value.kind()) {
      case NULL -> List.of(new ValueTest.IsNull());
      case BOOLEAN ->
          List.of(new ValueTest.Bool(value.text().toLowerCase(Locale.ROOT).equals("true")));
      case INTEGER, DECIMAL -> plainNumber(value);
      case TEXT -> text(value.text(), value.place());
    };
  }

  /** Digits with zeros before them are an identifier, and a hexadecimal number is one too. */
  private List<ValueTest> plainNumber(Scalar value) {
    String text = value.text();
    if (text.startsWith("0x")) {
      BigDecimal number = new BigDecimal(new BigInteger(text.substring(2), 16));
      List<ValueTest> tests = new ArrayList<>(text(text, value.place()));
      tests.add(new ValueTest.Decimal(Comparison.EQUAL, number));
      return tests;
    }
    boolean padded = text.length() > 1 && text.charAt(0) == '0' && text.charAt(1) != '.';
    BigDecimal number = padded ? null : decimal(text);
    return number == null
        ? text(text, value.place())
        : List.of(new ValueTest.Decimal(Comparison.EQUAL, number));
  }

  private List<ValueTest> network(String text, Place place) {
    ValueTest.Cidr network = Networks.parse(text);
    if (network == null) {
      scope
          .problems()
          .error(place, "'" + text + "' is not a network", "write it like 192.0.2.0/24");
      return List.of();
    }
    if (Networks.hasHostBits(text, network)) {
      scope
          .problems()
          .warning(place, "'" + text + "' has bits set beyond its prefix", "they are ignored");
    }
    return List.of(network);
  }

  private List<ValueTest> text(String text, Place place) {
    List<Segment> segments = Wildcards.parse(text);
    if (key.has(Modifier.WINDASH)) {
      segments = Wildcards.withDashes(segments);
    }
    if (encodings.isEmpty()) {
      return List.of(test(segments));
    }
    if (segments.size() != 1 || !(segments.get(0) instanceof Literal literal)) {
      scope
          .problems()
          .error(
              place,
              "'" + encodings.get(0).word() + "' needs a text without wildcards",
              "escape them with a backslash");
      return List.of();
    }
    List<ValueTest> tests = new ArrayList<>();
    for (String encoded : Encodings.encode(encodings, literal.text())) {
      tests.add(test(List.of(new Literal(encoded))));
    }
    return tests;
  }

  private ValueTest test(List<Segment> segments) {
    return new ValueTest.Text(Wildcards.pattern(where, segments), key.has(Modifier.CASED));
  }

  private List<ValueTest> refuse(Scalar value, String message, String remedy) {
    scope.problems().error(value.place(), message, remedy);
    return List.of();
  }

  private static List<ValueTest> some(@Nullable ValueTest test) {
    return test == null ? List.of() : List.of(test);
  }
}
