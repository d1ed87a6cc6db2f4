package org.hansho.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlErrorClassTest {
  @ParameterizedTest
  @CsvSource({
    "TSQL, 102, SYNTAX",
    "TSQL, 105, SYNTAX",
    "TSQL, 208, EXTRACTION",
    "TSQL, 8120, EXTRACTION",
    "TSQL, 512, EXTRACTION",
    "TSQL, 1205, OTHER",
    "POSTGRESQL, 42601, SYNTAX",
    "POSTGRESQL, 42P01, EXTRACTION",
    "POSTGRESQL, 22012, EXTRACTION",
    "POSTGRESQL, 23505, OTHER",
    "POSTGRESQL, 4, OTHER",
    "MYSQL, 1064, SYNTAX",
    "MYSQL, 1222, EXTRACTION",
    "MYSQL, 1140, EXTRACTION",
    "MYSQL, 1062, EXTRACTION",
    "MYSQL, 3141, EXTRACTION",
    "MYSQL, 1213, OTHER",
    "ANSI, ORA-00933, SYNTAX",
    "ANSI, ORA-01789, EXTRACTION",
    "ANSI, 1756, SYNTAX",
    "ANSI, broken, OTHER"
  })
  void numbersHaveTheClassOfTheirDialect(Dialect dialect, String code, SqlErrorClass expected) {
    byte[] bytes = code.getBytes(StandardCharsets.US_ASCII);
    assertThat(SqlErrorClass.of(dialect, bytes, 0, bytes.length)).isEqualTo(expected);
  }
}
