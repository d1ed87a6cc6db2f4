package org.hansho.sql;

/**
 * The tokens of a value as letters: {@code n} a value, {@code o} an operator, {@code =} a
 * comparison, {@code &} a condition, {@code f} a call, {@code U} {@code S} {@code V} {@code K}
 * union, select, verb and clause, signs as they are, {@code c} a comment that cuts off the rest.
 * What is computed from values is a value, and so is a list of them.
 */
public final class SqlFingerprint {
  /** Letters of a fingerprint; what comes later is left out. */
  public static final int LONGEST = 16;

  private SqlFingerprint() {}

  static int write(FragmentTokens tokens, byte[] target) {
    int length = 0;
    for (int token = 0; token < tokens.count() && length < LONGEST; token++) {
      length = append(letter(tokens, token), target, length);
    }
    if (tokens.isCutOff() && length < LONGEST) {
      target[length++] = 'c';
    }
    return length;
  }

  private static int append(byte letter, byte[] target, int length) {
    target[length] = letter;
    boolean folds =
        letter == 'n'
            && length >= 2
            && target[length - 2] == 'n'
            && (target[length - 1] == 'o' || target[length - 1] == ',');
    boolean sign = letter == 'n' && length == 1 && target[0] == 'o';
    if (sign) {
      target[0] = 'n';
    }
    return folds ? length - 1 : sign ? 1 : length + 1;
  }

  private static byte letter(FragmentTokens tokens, int token) {
    return switch (tokens.kind(token)) {
      case COMMA -> ',';
      case DOT -> '.';
      case SEMICOLON -> ';';
      case OPEN -> '(';
      case CLOSE -> ')';
      case OPERATOR, WORD -> word(tokens, token);
      case OTHER -> '?';
      default -> 'n';
    };
  }

  private static byte word(FragmentTokens tokens, int token) {
    int flags = tokens.flags(token);
    if ((flags & SqlWords.LOGIC) != 0) {
      return '&';
    }
    if ((flags & SqlWords.COMPARE) != 0) {
      return '=';
    }
    if (tokens.kind(token) == TokenKind.OPERATOR || (flags & SqlWords.ARITHMETIC) != 0) {
      return 'o';
    }
    if ((flags & SqlWords.ANY_FUNCTION) != 0 && tokens.kind(token + 1) == TokenKind.OPEN) {
      return 'f';
    }
    return keyword(flags);
  }

  private static byte keyword(int flags) {
    if ((flags & SqlWords.SET) != 0) {
      return 'U';
    }
    if ((flags & SqlWords.SELECT) != 0) {
      return 'S';
    }
    if ((flags & SqlWords.VERB) != 0) {
      return 'V';
    }
    return (flags & SqlWords.CLAUSE) != 0 ? (byte) 'K' : (byte) 'n';
  }
}
