package org.hansho.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SqlTokenizerTest {
  private static String kinds(Dialect dialect, String statement) {
    byte[] bytes = statement.getBytes(StandardCharsets.UTF_8);
    SqlTokenizer tokens = new SqlTokenizer();
    tokens.begin(bytes, 0, bytes.length, dialect);
    StringBuilder kinds = new StringBuilder();
    for (TokenKind kind = tokens.next(); kind != TokenKind.END; kind = tokens.next()) {
      String text =
          new String(bytes, tokens.start(), tokens.end() - tokens.start(), StandardCharsets.UTF_8);
      kinds.append(kind).append(':').append(text).append(' ');
    }
    return kinds.toString().trim();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '~',
      textBlock =
          """
          ANSI       > a.b        > WORD:a DOT:. WORD:b
          ANSI       > 0x1F+.5e-3 > NUMBER:0x1F OPERATOR:+ NUMBER:.5e-3
          ANSI       > 1or 2d     > NUMBER:1 WORD:or NUMBER:2d
          ANSI       > 'it''s'    > TEXT:'it''s'
          ANSI       > 'it        > UNCLOSED:'it
          TSQL       > [a]]b] N'x' > QUOTED_NAME:[a]]b] TEXT:N'x'
          TSQL       > /* a /* b */ c */ d > COMMENT:/* a /* b */ c */ WORD:d
          TSQL       > #t ##u @v @@w > WORD:#t WORD:##u VARIABLE:@v VARIABLE:@@w
          POSTGRESQL > $$a$$ $x$b$x$ $1 > TEXT:$$a$$ TEXT:$x$b$x$ PARAMETER:$1
          POSTGRESQL > E'\\'' || 'a\\' > TEXT:E'\\'' OPERATOR:|| TEXT:'a\\'
          POSTGRESQL > a::int > WORD:a OPERATOR::: WORD:int
          MYSQL      > 'a\\'b' "c" `d` > TEXT:'a\\'b' TEXT:"c" QUOTED_NAME:`d`
          MYSQL      > 1--1 -- x > NUMBER:1 OPERATOR:- OPERATOR:- NUMBER:1 COMMENT:-- x
          TSQL       > $7union > NUMBER:$7 WORD:union
          MYSQL      > /*!50000 a*/ b > COMMENT:/*!50000 WORD:a COMMENT:*/ WORD:b
          MYSQL      > /*M!100000 a*/ b > COMMENT:/*M!100000 WORD:a COMMENT:*/ WORD:b
          MYSQL      > a # b > WORD:a COMMENT:# b
          """)
  void eachDialectReadsItsOwnSpelling(Dialect dialect, String statement, String expected) {
    assertThat(kinds(dialect, statement)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void tokensOfAnyBytesCoverThemInOrder(Dialect dialect) {
    Random random = new Random(38);
    byte[] alphabet =
        "'\"`[]$@#-/*!();,.:=<>|&\\ \nabeExn0159\u00a0".getBytes(StandardCharsets.ISO_8859_1);
    SqlTokenizer tokens = new SqlTokenizer();
    StatementTemplate template = new StatementTemplate();
    for (int round = 0; round < 25_000; round++) {
      byte[] bytes = new byte[random.nextInt(80)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = alphabet[random.nextInt(alphabet.length)];
      }
      tokens.begin(bytes, 0, bytes.length, dialect);
      int last = 0;
      while (tokens.next() != TokenKind.END) {
        assertThat(tokens.start()).isGreaterThanOrEqualTo(last);
        assertThat(tokens.end()).isGreaterThan(tokens.start()).isLessThanOrEqualTo(bytes.length);
        last = tokens.end();
      }
      template.read(bytes, 0, bytes.length, dialect);
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {"'", "''", "$a", "$a$", "/*", "(", "?,", "-", "[", "@", "a_1", "0x", "\\"})
  void aMegabyteOfAnySignTakesLinearSteps(String sign) {
    byte[] bytes = sign.repeat((1 << 20) / sign.length()).getBytes(StandardCharsets.UTF_8);
    StatementTemplate template = new StatementTemplate();
    for (Dialect dialect : Dialect.values()) {
      template.read(bytes, 0, bytes.length, dialect);
      assertThat(template.steps()).isLessThan(4L * bytes.length);
    }
  }

  @Test
  void whatIsEmptyHasNoTokens() {
    assertThat(kinds(Dialect.ANSI, " \t\n")).isEmpty();
  }
}
