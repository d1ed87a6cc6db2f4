package org.hansho.casework.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the text of a filter apart. A word is all up to a blank, a quote, a parenthesis, a comma or
 * an operator. Between double quotes a backslash stands before a quote or a backslash; between
 * single quotes nothing has a meaning, and a quote is written twice. Wide forms of signs, as
 * Japanese keyboards write them, are taken for the ordinary ones.
 */
final class Lexer {
  private static final String SIGNS = "()=!<>~,";
  private static final char WIDE_FIRST = '\uFF01';
  private static final char WIDE_LAST = '\uFF5E';
  private static final int WIDE = 0xFEE0;
  private static final char WIDE_BLANK = '\u3000';

  private final String text;
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /** The pieces of a text, with an end behind them. */
  static List<Token> tokens(String text) throws FilterException {
    Lexer lexer = new Lexer(text);
    List<Token> tokens = new ArrayList<>();
    while (tokens.isEmpty() || tokens.get(tokens.size() - 1).kind() != Token.Kind.END) {
      tokens.add(lexer.next());
    }
    return tokens;
  }

  private Token next() throws FilterException {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    int from = at;
    if (at == text.length()) {
      return new Token(Token.Kind.END, "", from, from);
    }
    char first = plain(text.charAt(at));
    if (first == '"' || first == '\'') {
      return quoted(first);
    }
    if (SIGNS.indexOf(first) >= 0) {
      return sign(first);
    }
    while (at < text.length() && isOfWord(text.charAt(at))) {
      at++;
    }
    return new Token(Token.Kind.WORD, text.substring(from, at), from, at);
  }

  private static boolean isBlank(char at) {
    return Character.isWhitespace(at) || at == WIDE_BLANK || Character.isSpaceChar(at);
  }

  /** The ordinary form of a wide one. */
  private static char plain(char at) {
    return at >= WIDE_FIRST && at <= WIDE_LAST ? (char) (at - WIDE) : at;
  }

  private static boolean isOfWord(char at) {
    char plain = plain(at);
    return !isBlank(at) && plain != '"' && plain != '\'' && SIGNS.indexOf(plain) < 0;
  }

  private Token sign(char first) {
    int from = at++;
    char second = at < text.length() ? plain(text.charAt(at)) : 0;
    String sign = String.valueOf(first);
    boolean isPair =
        (second == '=' && "=!<>".indexOf(first) >= 0) || (first == '!' && second == '~');
    if (isPair) {
      at++;
      sign = first == '=' ? "=" : sign + second;
    }
    return new Token(Token.Kind.SIGN, sign, from, at);
  }

  private Token quoted(char quote) throws FilterException {
    int from = at++;
    StringBuilder inside = new StringBuilder();
    while (at < text.length()) {
      char each = text.charAt(at++);
      char next = at < text.length() ? text.charAt(at) : 0;
      if (quote == '\'' && plain(each) == '\'' && plain(next) == '\'') {
        inside.append('\'');
        at++;
      } else if (plain(each) == quote) {
        return new Token(Token.Kind.QUOTED, inside.toString(), from, at);
      } else if (quote == '"' && each == '\\') {
        if (next != '"' && next != '\\') {
          throw Problems.escape(text, at - 1);
        }
        inside.append(next);
        at++;
      } else {
        inside.append(each);
      }
    }
    throw Problems.quote(text, from);
  }
}
