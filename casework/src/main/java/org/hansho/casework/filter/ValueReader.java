package org.hansho.casework.filter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import org.hansho.casework.store.Folded;

/** Reads the value that a token is, for a field. */
final class ValueReader {
  private static final long NANOS = 1_000_000_000L;
  private static final int DAY_CHARACTERS = 10;

  private final String text;
  private final Set<String> lists;
  private final Token token;

  ValueReader(String text, Set<String> lists, Token token) {
    this.text = text;
    this.lists = lists;
    this.token = token;
  }

  /** Any text; of a field of words, one of them. */
  String text(Field field) throws FilterException {
    boolean isWord = token.kind() == Token.Kind.WORD && !FilterParser.isReserved(token);
    if (!isWord && token.kind() != Token.Kind.QUOTED) {
      throw Problems.value(text, token, field, "a value; put quotes around words such as and", "値");
    }
    if (!field.words().isEmpty()) {
      return word(field);
    }
    if (Folded.of(token.text()).isBlank() || token.text().length() > Filter.MOST_OF_TEXT) {
      throw Problems.value(
          text,
          token,
          field,
          "a text of 1 to " + Filter.MOST_OF_TEXT + " characters",
          " 1 から " + Filter.MOST_OF_TEXT + " 文字のテキスト");
    }
    return token.text();
  }

  private String word(Field field) throws FilterException {
    String word = token.text().toLowerCase(Locale.ROOT);
    if (!field.words().contains(word)) {
      throw Problems.value(text, token, field, "one of these words", "次のいずれか");
    }
    return word;
  }

  /** A text that is compared as a whole. */
  String whole(Field field) throws FilterException {
    String value = text(field);
    if (isBare(field)) {
      if (isList() || (value.indexOf('/') >= 0 && Network.of(value) != null)) {
        throw Problems.onlyIn(text, token, field);
      }
      refuseWildcards(field);
    }
    return value;
  }

  private boolean isBare(Field field) {
    return token.kind() == Token.Kind.WORD && field.words().isEmpty();
  }

  private boolean isList() {
    int length = token.text().length();
    return length > 2 && token.text().charAt(0) == '%' && token.text().charAt(length - 1) == '%';
  }

  private void refuseWildcards(Field field) throws FilterException {
    if (token.text().indexOf('*') >= 0 || token.text().indexOf('?') >= 0) {
      throw Problems.wildcard(text, token, field);
    }
  }

  /** A value of several. */
  Condition.Member member(Field field) throws FilterException {
    String value = text(field);
    if (!isBare(field)) {
      return new Condition.Text(value);
    }
    if (isList()) {
      String name = value.substring(1, value.length() - 1);
      if (!lists.contains(name)) {
        throw Problems.list(text, token, lists);
      }
      return new Condition.OfList(name);
    }
    Network network = Network.of(value);
    if (network != null) {
      return new Condition.InNetwork(network);
    }
    refuseWildcards(field);
    return new Condition.Text(value);
  }

  /** A value that has an order. */
  long number(Field field) throws FilterException {
    return switch (field.type()) {
      case RANK -> field.words().indexOf(text(field));
      case TIME -> time(field);
      default -> whole();
    };
  }

  private long whole() throws FilterException {
    if (token.kind() == Token.Kind.WORD && token.text().matches("-?[0-9]{1,18}")) {
      return Long.parseLong(token.text());
    }
    throw Problems.number(text, token);
  }

  private long time(Field field) throws FilterException {
    String value = text(field).toUpperCase(Locale.ROOT);
    try {
      Instant instant = instant(value);
      return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
    } catch (DateTimeException | ArithmeticException wrong) {
      throw Problems.value(
          text,
          token,
          field,
          "a time such as 2026-11-24 or 2026-11-24T02:15:00Z",
          " 2026-11-24 や 2026-11-24T02:15:00Z のような時刻");
    }
  }

  /** A day begins at midnight, and a time without an offset counts as universal time. */
  private static Instant instant(String value) {
    if (value.length() == DAY_CHARACTERS) {
      return LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeParseException none) {
      return LocalDateTime.parse(value).toInstant(ZoneOffset.UTC);
    }
  }
}
