package org.hansho.testkit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.hansho.sigma.Expr;
import org.hansho.sigma.Expr.Quantifier;
import org.hansho.sigma.Lists;
import org.hansho.sigma.TextPattern;
import org.hansho.sigma.TextPattern.Dash;
import org.hansho.sigma.TextPattern.Literal;
import org.hansho.sigma.TextPattern.One;
import org.hansho.sigma.TextPattern.Segment;
import org.hansho.sigma.TextPattern.Star;
import org.hansho.sigma.ValueList;
import org.hansho.sigma.ValueTest;
import org.hansho.sigma.ValueTest.Comparison;
import org.hansho.sigma.ValueTest.Part;
import org.hansho.sigma.ValueTest.Relation;

/** Makes expressions of every kind, as the reader of rules could have made them. */
public final class Expressions {
  /** The lists that generated rules look up. */
  public static final Lists LISTS =
      Lists.of(
          List.of(
              new ValueList(
                  "words",
                  ValueList.Kind.TEXT,
                  List.of("whoami", "ab*", "?b", "Straße", "\\*", "半鐘"),
                  "made for tests",
                  ""),
              new ValueList(
                  "networks",
                  ValueList.Kind.NETWORK,
                  List.of("192.0.2.0/25", "203.0.113.255", "2001:db8::/48"),
                  "made for tests",
                  "")));

  private final Chance chance;

  /** Expressions that follow from the choices. */
  public Expressions(Chance chance) {
    this.chance = chance;
  }

  /** An expression of at most that many levels of and, or and not. */
  public Expr next(int depth) {
    return next(depth, Vocabulary.FIELDS);
  }

  private Expr next(int depth, List<String> fields) {
    if (depth == 0) {
      return leaf(fields);
    }
    return switch (chance.below(8)) {
      case 0, 1 -> new Expr.And(chance.some(1 + chance.below(3), () -> next(depth - 1, fields)));
      case 2, 3 -> new Expr.Or(chance.some(1 + chance.below(4), () -> next(depth - 1, fields)));
      case 4, 5 -> new Expr.Not(next(depth - 1, fields));
      default -> leaf(fields);
    };
  }

  private Expr leaf(List<String> fields) {
    boolean outside = fields == Vocabulary.FIELDS;
    if (outside && chance.onceIn(10)) {
      return new Expr.Keyword(chance.onceIn(3) ? regex() : text());
    }
    if (outside && chance.onceIn(10)) {
      return new Expr.ArrayScope(
          "list",
          chance.of(Quantifier.values()),
          chance.below(3),
          next(chance.below(3), Vocabulary.ELEMENT_FIELDS));
    }
    return new Expr.Match(chance.of(fields), test(fields));
  }

  private ValueTest test(List<String> fields) {
    return switch (chance.below(18)) {
      case 0 -> new ValueTest.Decimal(comparison(), new BigDecimal(chance.of(Vocabulary.NUMBERS)));
      case 1 -> new ValueTest.Bool(chance.flip());
      case 2 -> new ValueTest.IsNull();
      case 3 -> new ValueTest.Exists(chance.flip());
      case 4, 5 -> regex();
      case 6 -> network();
      case 7 ->
          new ValueTest.FieldReference(
              chance.of(fields), chance.of(Relation.values()), chance.flip());
      case 8 -> list();
      case 9 ->
          new ValueTest.TimePart(
              chance.of(Part.values()), comparison(), BigDecimal.valueOf(chance.below(60)));
      default -> text();
    };
  }

  private Comparison comparison() {
    return chance.of(Comparison.values());
  }

  private ValueTest list() {
    String name = chance.of(Vocabulary.LISTS);
    Relation shape = name.equals("networks") ? Relation.EQUAL : chance.of(Relation.values());
    return new ValueTest.InList(name, shape);
  }

  private ValueTest regex() {
    return new ValueTest.Regex(
        chance.of(Vocabulary.REGEXES), chance.onceIn(3), chance.onceIn(3), chance.onceIn(3));
  }

  private ValueTest network() {
    return NetworkOracle.parse(
        chance.of(
            "192.0.2.0/24",
            "192.0.2.0/25",
            "192.0.2.1/32",
            "0.0.0.0/0",
            "2001:db8::/32",
            "2001:db8::1/128",
            "::/0",
            "fe80::/10"));
  }

  private ValueTest text() {
    boolean cased = chance.onceIn(4);
    String word = chance.of(Vocabulary.WORDS);
    return switch (chance.below(6)) {
      case 0 -> new ValueTest.Text(pattern(literal(word)), cased);
      case 1 -> new ValueTest.Text(pattern(new Star(), literal(word), new Star()), cased);
      case 2 -> new ValueTest.Text(pattern(literal(word), new Star()), cased);
      case 3 -> new ValueTest.Text(pattern(new Star(), literal(word)), cased);
      default -> new ValueTest.Text(mixture(), cased);
    };
  }

  private TextPattern mixture() {
    return pattern(
        chance
            .some(
                1 + chance.below(5),
                () ->
                    switch (chance.below(6)) {
                      case 0 -> new One();
                      case 1, 2 -> new Star();
                      case 3 -> new Dash();
                      default -> literal(chance.of(Vocabulary.WORDS));
                    })
            .toArray(Segment[]::new));
  }

  private static Segment literal(String word) {
    return word.isEmpty() ? new Star() : new Literal(word);
  }

  /** No two stars and no two literals side by side, as the pattern's contract says. */
  private static TextPattern pattern(Segment... segments) {
    List<Segment> joined = new ArrayList<>();
    for (Segment segment : segments) {
      Segment last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (segment instanceof Star && last instanceof Star) {
        continue;
      }
      if (segment instanceof Literal right && last instanceof Literal left) {
        joined.set(joined.size() - 1, new Literal(left.text() + right.text()));
      } else {
        joined.add(segment);
      }
    }
    return new TextPattern(joined);
  }
}
