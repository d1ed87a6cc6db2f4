package org.hansho.memory.yara;

import java.util.ArrayList;
import java.util.List;

/** Cuts a rule file into tokens. One thread; linear. */
final class Lexer {
  private static final String[] LONG_SIGNS = {"..", "==", "!=", "<=", ">=", "<<", ">>"};

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;

  Lexer(String text) {
    this.text = text;
  }

  /** All tokens, the last one being the end. */
  List<Token> tokens() throws Refusal {
    while (skipBlank()) {
      token();
    }
    add(Token.Kind.END, "");
    return tokens;
  }

  private void add(Token.Kind kind, String value) {
    tokens.add(new Token(kind, value, line));
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  /** Steps over blanks and comments; false at the end. */
  private boolean skipBlank() throws Refusal {
    while (at < text.length()) {
      char letter = text.charAt(at);
      if (letter == '\n') {
        line++;
        at++;
      } else if (letter <= ' ') {
        at++;
      } else if (letter == '/' && peek(1) == '/') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (letter == '/' && peek(1) == '*') {
        skipComment();
      } else {
        return true;
      }
    }
    return false;
  }

  private void skipComment() throws Refusal {
    int end = text.indexOf("*/", at + 2);
    if (end < 0) {
      throw new Refusal(line, "a comment is not closed; write */ behind it");
    }
    line += (int) text.substring(at, end).chars().filter(letter -> letter == '\n').count();
    at = end + 2;
  }

  private void token() throws Refusal {
    char letter = text.charAt(at);
    if (letter == '"') {
      quoted();
    } else if (letter == '/' && mayBeginValue()) {
      regex();
    } else if (letter == '{' && follows("=")) {
      hexadecimal();
    } else if (letter == '$' || ((letter == '#' || letter == '@' || letter == '!') && isName(1))) {
      pattern();
    } else if (isDigit(letter)) {
      number();
    } else if (isNameLetter(letter)) {
      int begin = at;
      while (isNameLetter(peek(0))) {
        at++;
      }
      add(Token.Kind.WORD, text.substring(begin, at));
    } else {
      sign();
    }
  }

  private boolean isName(int ahead) {
    return isNameLetter(peek(ahead))
        || (peek(0) != '!' && !isDigit(peek(ahead)) && peek(ahead) != '=');
  }

  private boolean follows(String sign) {
    return !tokens.isEmpty() && tokens.get(tokens.size() - 1).is(sign);
  }

  /** A slash is a division behind a value, and begins a regular expression elsewhere. */
  private boolean mayBeginValue() {
    return follows("=") || follows("matches") || follows(",");
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  private static boolean isNameLetter(char letter) {
    return letter == '_'
        || isDigit(letter)
        || (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z');
  }

  private void quoted() throws Refusal {
    StringBuilder value = new StringBuilder();
    at++;
    while (peek(0) != '"') {
      char letter = peek(0);
      if (letter == '\n' || letter == '\0') {
        throw new Refusal(line, "a text is not closed; write \" behind it");
      }
      at++;
      value.append(letter == '\\' ? escaped() : letter);
    }
    at++;
    add(Token.Kind.TEXT, value.toString());
  }

  private char escaped() throws Refusal {
    char letter = peek(0);
    at++;
    return switch (letter) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case '"', '\\' -> letter;
      case 'x' -> {
        int high = Character.digit(peek(0), 16);
        int low = Character.digit(peek(1), 16);
        at += 2;
        if (high < 0 || low < 0) {
          throw new Refusal(line, "\\x wants two hexadecimal digits");
        }
        yield (char) (high << 4 | low);
      }
      default -> throw new Refusal(line, "unknown escape \\" + letter);
    };
  }

  private void regex() throws Refusal {
    int begin = ++at;
    boolean inClass = false;
    while (peek(0) != '/' || inClass) {
      char letter = peek(0);
      if (letter == '\n' || letter == '\0') {
        throw new Refusal(line, "a regular expression is not closed; write / behind it");
      }
      at += letter == '\\' ? 2 : 1;
    }
    String body = text.substring(begin, Math.min(at, text.length()));
    at++;
    int flags = at;
    while (peek(0) == 'i' || peek(0) == 's') {
      at++;
    }
    add(Token.Kind.REGEX, text.substring(flags, at) + "/" + body);
  }

  private void hexadecimal() throws Refusal {
    int end = text.indexOf('}', at);
    if (end < 0) {
      throw new Refusal(line, "a hexadecimal pattern is not closed; write } behind it");
    }
    String body = text.substring(at + 1, end);
    add(Token.Kind.HEX, body);
    line += (int) body.chars().filter(letter -> letter == '\n').count();
    at = end + 1;
  }

  private void pattern() {
    int begin = at++;
    while (isNameLetter(peek(0))) {
      at++;
    }
    if (peek(0) == '*' && begin + 1 <= at && text.charAt(begin) == '$') {
      at++;
    }
    add(Token.Kind.PATTERN, text.substring(begin, at));
  }

  private void number() throws Refusal {
    int begin = at;
    boolean hexadecimal = peek(0) == '0' && (peek(1) == 'x' || peek(1) == 'X');
    at += hexadecimal ? 2 : 0;
    while (Character.digit(peek(0), hexadecimal ? 16 : 10) >= 0) {
      at++;
    }
    String digits = text.substring(hexadecimal ? begin + 2 : begin, at);
    long unit = 1;
    if (text.startsWith("KB", at) || text.startsWith("MB", at)) {
      unit = peek(0) == 'K' ? 1024 : 1024 * 1024;
      at += 2;
    }
    try {
      long value = Long.parseLong(digits, hexadecimal ? 16 : 10);
      add(Token.Kind.NUMBER, Long.toString(Math.multiplyExact(value, unit)));
    } catch (NumberFormatException | ArithmeticException e) {
      throw new Refusal(line, "no number of 63 bits: " + digits);
    }
  }

  private void sign() {
    for (String sign : LONG_SIGNS) {
      if (text.startsWith(sign, at)) {
        at += 2;
        add(Token.Kind.SIGN, sign);
        return;
      }
    }
    add(Token.Kind.SIGN, String.valueOf(text.charAt(at++)));
  }
}
