package org.hansho.memory.yara;

import java.util.List;

/** Walks over tokens. */
final class Tokens {
  private final List<Token> tokens;
  private int at;

  Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token next() {
    Token token = tokens.get(at);
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  boolean accept(String text) {
    boolean is = peek().is(text);
    if (is) {
      next();
    }
    return is;
  }

  void expect(String text) throws Refusal {
    if (!accept(text)) {
      throw new Refusal(peek().line(), "expected " + text + ", not " + shown(peek()));
    }
  }

  long number() throws Refusal {
    Token token = next();
    if (token.kind() != Token.Kind.NUMBER) {
      throw new Refusal(token.line(), "expected a number, not " + shown(token));
    }
    return Long.parseLong(token.text());
  }

  String word() throws Refusal {
    Token token = next();
    if (token.kind() != Token.Kind.WORD) {
      throw new Refusal(token.line(), "expected a name, not " + shown(token));
    }
    return token.text();
  }

  /** Goes to the next rule, behind one that was refused. */
  void skipRule() {
    while (peek().kind() != Token.Kind.END && !beginsRule()) {
      next();
    }
  }

  private boolean beginsRule() {
    boolean prefix = peek().is("private") || peek().is("global");
    return peek().is("rule") || (prefix && tokens.get(at + 1).is("rule"));
  }

  static String shown(Token token) {
    return token.kind() == Token.Kind.END ? "the end" : token.text();
  }
}
