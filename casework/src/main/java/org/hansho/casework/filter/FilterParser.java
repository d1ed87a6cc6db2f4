package org.hansho.casework.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the text of a filter: {@code or} binds less than {@code and}, that less than {@code not}.
 */
final class FilterParser {
  private static final Set<String> RESERVED =
      Set.of("and", "or", "not", "in", "contains", "startswith", "endswith", "exists");

  private final String text;
  private final Set<String> lists;
  private final List<Token> tokens;
  private int at;
  private int depth;
  private int tests;
  private int wildcards;

  private FilterParser(String text, Set<String> lists, List<Token> tokens) {
    this.text = text;
    this.lists = lists;
    this.tokens = tokens;
  }

  /**
   * Reads a whole text.
   *
   * @param lists names of lists that it may name
   */
  static Condition parse(String text, Set<String> lists) throws FilterException {
    if (text.length() > Filter.MOST_CHARACTERS) {
      throw Problems.tooLong(text, Filter.MOST_CHARACTERS);
    }
    FilterParser parser = new FilterParser(text, lists, Lexer.tokens(text));
    Condition condition = parser.alternatives();
    if (parser.token().kind() != Token.Kind.END) {
      throw Problems.expected(text, parser.token(), List.of("and", "or"));
    }
    return condition;
  }

  private Token token() {
    return tokens.get(at);
  }

  private boolean skip(String word) {
    boolean is = token().is(word);
    at += is ? 1 : 0;
    return is;
  }

  private Condition alternatives() throws FilterException {
    List<Condition> parts = new ArrayList<>();
    do {
      parts.add(conjunction());
    } while (skip("or"));
    return Condition.any(parts);
  }

  private Condition conjunction() throws FilterException {
    List<Condition> parts = new ArrayList<>();
    do {
      parts.add(part());
    } while (skip("and"));
    return Condition.all(parts);
  }

  private Condition part() throws FilterException {
    boolean isNot = token().is("not");
    boolean isGroup = token().is("(");
    if (!isNot && !isGroup) {
      return test();
    }
    if (++depth > Filter.MOST_DEPTH) {
      throw Problems.tooMuch(
          text, token(), Filter.MOST_DEPTH + " levels", Filter.MOST_DEPTH + " 段");
    }
    at++;
    Condition inside;
    if (isNot) {
      inside = Condition.not(part());
    } else {
      inside = alternatives();
      if (!skip(")")) {
        throw Problems.expected(text, token(), List.of("and", "or", ")"));
      }
    }
    depth--;
    return inside;
  }

  private Condition test() throws FilterException {
    Token first = token();
    count(first);
    if (first.kind() == Token.Kind.QUOTED) {
      Field field = field("text");
      Condition found = new Condition.TextTest(field, Comparison.CONTAINS, values().text(field));
      return found;
    }
    if (first.kind() != Token.Kind.WORD || isReserved(first)) {
      throw Problems.noField(text, first);
    }
    Field field = Fields.find(first.text());
    if (field == null) {
      throw Problems.unknownField(text, first);
    }
    at++;
    return compared(field);
  }

  private static Field field(String name) {
    Field field = Fields.find(name);
    if (field == null) {
      throw new IllegalStateException("the language has no field " + name);
    }
    return field;
  }

  /** A test or a value of a list. */
  private void count(Token token) throws FilterException {
    if (++tests > Filter.MOST_TESTS) {
      throw Problems.tooMuch(
          text, token, Filter.MOST_TESTS + " conditions and values", Filter.MOST_TESTS + " 個");
    }
  }

  static boolean isReserved(Token token) {
    return token.kind() == Token.Kind.WORD
        && RESERVED.contains(token.text().toLowerCase(Locale.ROOT));
  }

  /** The reader of the values that follow. */
  private ValueReader values() {
    return new ValueReader(text, lists, tokens.get(at++));
  }

  private Condition compared(Field field) throws FilterException {
    Token sign = token();
    boolean isNegated = skip("not");
    String operator = operator(field, isNegated);
    boolean isOpposite = isNegated || operator.startsWith("!");
    Condition condition =
        switch (operator) {
          case "in" -> among(field);
          case "exists" -> new Condition.Exists(field);
          case "=", "!=" -> equal(field);
          case "~", "!~" -> texts(field, Comparison.MATCHES);
          case "contains" -> texts(field, Comparison.CONTAINS);
          case "startswith" -> texts(field, Comparison.STARTS_WITH);
          case "endswith" -> texts(field, Comparison.ENDS_WITH);
          case "<" -> ordered(field, Comparison.LESS);
          case "<=" -> ordered(field, Comparison.AT_MOST);
          case ">" -> ordered(field, Comparison.GREATER);
          case ">=" -> ordered(field, Comparison.AT_LEAST);
          default -> throw Problems.operator(text, sign, field);
        };
    return isOpposite ? Condition.not(condition) : condition;
  }

  /** What stands behind a field, with its words in one. */
  private String operator(Field field, boolean isNegated) throws FilterException {
    Token token = token();
    String operator = token.text().toLowerCase(Locale.ROOT);
    boolean isTwoWords = operator.equals("starts") || operator.equals("ends");
    boolean isOperator =
        token.kind() == Token.Kind.SIGN || (token.kind() == Token.Kind.WORD && !isTwoWords);
    if (isTwoWords && tokens.get(at + 1).is("with")) {
      at++;
      operator += "with";
      isOperator = true;
    }
    boolean isAllowed = field.type().operators().contains(operator);
    boolean isWord = RESERVED.contains(operator);
    if (!isOperator || !isAllowed || (isNegated && !isWord)) {
      throw Problems.operator(text, token, field);
    }
    at++;
    return operator;
  }

  private Condition equal(Field field) throws FilterException {
    return field.type() == FieldType.NUMBER
        ? new Condition.Ordered(field, Comparison.EQUALS, values().number(field))
        : new Condition.TextTest(field, Comparison.EQUALS, values().whole(field));
  }

  private Condition texts(Field field, Comparison comparison) throws FilterException {
    Token value = token();
    String wanted = values().text(field);
    wildcards += comparison == Comparison.MATCHES ? Pattern.wildcards(wanted) : 0;
    if (wildcards > Filter.MOST_WILDCARDS) {
      throw Problems.tooMuch(
          text,
          value,
          Filter.MOST_WILDCARDS + " wildcards (* and ?)",
          "ワイルドカード（* と ?）" + Filter.MOST_WILDCARDS + " 個");
    }
    return new Condition.TextTest(field, comparison, wanted);
  }

  private Condition ordered(Field field, Comparison comparison) throws FilterException {
    return new Condition.Ordered(field, comparison, values().number(field));
  }

  private Condition among(Field field) throws FilterException {
    List<Condition.Member> members = new ArrayList<>();
    if (!skip("(")) {
      members.add(values().member(field));
      return new Condition.Among(field, members);
    }
    do {
      count(token());
      members.add(values().member(field));
    } while (skip(","));
    if (!skip(")")) {
      throw Problems.expected(text, token(), List.of(",", ")"));
    }
    return new Condition.Among(field, members);
  }
}
