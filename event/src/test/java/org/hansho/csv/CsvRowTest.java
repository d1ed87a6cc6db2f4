package org.hansho.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRowTest {
  private static final int MOST = 8;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      quoteCharacter = '`',
      value = {
        "a,b|a;b|a;b|a;b",
        "``|``|``|``",
        ",|;|;|;",
        "\"a,b\",c|a,b;c|a,b;c|a,b;c",
        "\"a\"\"b\"|a\"b|a\"b|a\"b",
        "\"\"\"\"|\"|\"|\"",
        "a\"b,\"c\"|a\"b;c|a\"b;c|a\"b;c",
        "\"a\"b,c|FAULT|ab;c|a;c",
        "\"a\"\"b\"c\"d|FAULT|a\"bc\"d|a\"b",
        "\"a\" ,b|FAULT|a ;b|a;b",
        " \"a,b\"| \"a;b\"| \"a;b\"|a,b",
        "  a |  a |  a |a ",
        "\"a,b|FAULT|OPEN a,b|OPEN a,b",
        "a,\"|FAULT|OPEN a;|OPEN a;",
        "1,2,3,4,5,6,7,8,9|FAULT|1;2;3;4;5;6;7;8 of 9|1;2;3;4;5;6;7;8 of 9"
      })
  void eachKindReadsARowItsWay(String row, String strict, String tolerant, String trimming) {
    assertThat(read(CsvRow.strict(MOST), row)).isEqualTo(strict);
    assertThat(read(CsvRow.tolerant(',', MOST), row)).isEqualTo(tolerant);
    assertThat(read(CsvRow.trimming(',', MOST), row)).isEqualTo(trimming);
  }

  @Test
  void lineEndsEndARowOutsideOfQuotesOnly() {
    byte[] block = "a,\"b\r\nc\"\r\nd\r\n\ne".getBytes(UTF_8);
    for (CsvRow row : kinds()) {
      List<String> rows = new ArrayList<>();
      int at = 0;
      while (at < block.length) {
        at = row.read(block, at, block.length, true);
        rows.add(values(row, block));
      }
      assertThat(rows).containsExactly("a;b\r\nc", "d", "", "e");
    }
  }

  @Test
  void aFaultShowsWhereTextStandsBehindAClosingQuote() {
    CsvRow row = CsvRow.strict(MOST);
    byte[] block = "a,\"cut\nb,\"c\",d\n".getBytes(UTF_8);
    assertThat(row.read(block, 0, block.length, false)).isEqualTo(CsvRow.FAULT);
    assertThat(row.faultAt()).isEqualTo("a,\"cut\nb,\"".length());
  }

  @Test
  void anOpenRowSaysWhetherItEndsInsideOfQuotes() {
    CsvRow row = CsvRow.strict(MOST);
    byte[] block = "a,\"b\",c\n".getBytes(UTF_8);
    for (int length = 0; length < block.length; length++) {
      assertThat(row.read(block, 0, length, false)).isEqualTo(CsvRow.OPEN);
      assertThat(row.isInQuotes())
          .as("after %s bytes", length)
          .isEqualTo(length == 3 || length == 4);
    }
  }

  @Test
  void whatIsWrittenByTheStandardIsReadAsItWas() {
    Random random = new Random(22);
    for (int i = 0; i < 20_000; i++) {
      List<String> values = new ArrayList<>();
      for (int left = 1 + random.nextInt(MOST); left > 0; left--) {
        values.add(text(random));
      }
      byte[] block = (written(values) + "\nnext").getBytes(UTF_8);
      for (CsvRow row : List.of(CsvRow.strict(MOST), CsvRow.tolerant(',', MOST))) {
        assertThat(row.read(block, 0, block.length, false)).isEqualTo(block.length - 4);
        assertThat(list(row, block)).isEqualTo(values);
      }
    }
  }

  @Test
  void anyTextIsRowsAndRowsDoNotDependOnWhatStandsBehindThem() {
    Random random = new Random(23);
    for (int i = 0; i < 20_000; i++) {
      anyBytesAreRows(text(random).getBytes(UTF_8));
    }
  }

  private static void anyBytesAreRows(byte[] block) {
    for (CsvRow row : kinds()) {
      int at = 0;
      while (at >= 0 && at < block.length) {
        int end = row.read(block, at, block.length, false);
        if (end >= 0) {
          assertThat(end).isBetween(at + 1, block.length);
          List<String> all = list(row, block);
          assertThat(row.read(block, at, end, true)).isEqualTo(end);
          assertThat(list(row, block)).isEqualTo(all);
        } else {
          assertThat(row.read(block, at, block.length, true))
              .isIn(CsvRow.OPEN, CsvRow.FAULT, block.length);
          list(row, block);
        }
        at = end;
      }
    }
  }

  private static List<CsvRow> kinds() {
    return List.of(CsvRow.strict(MOST), CsvRow.tolerant(',', MOST), CsvRow.trimming(',', MOST));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(12); left > 0; left--) {
      text.append("a\"\",\n\r é".charAt(random.nextInt(8)));
    }
    return text.toString();
  }

  private static String written(List<String> values) {
    return values.stream()
        .map(value -> '"' + value.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(","));
  }

  private static String read(CsvRow row, String text) {
    byte[] block = text.getBytes(UTF_8);
    int end = row.read(block, 0, block.length, true);
    if (end == CsvRow.FAULT) {
      return "FAULT";
    }
    String all = row.columns() > MOST ? " of " + row.columns() : "";
    return (end == CsvRow.OPEN ? "OPEN " : "") + values(row, block) + all;
  }

  private static String values(CsvRow row, byte[] block) {
    return String.join(";", list(row, block));
  }

  private static List<String> list(CsvRow row, byte[] block) {
    String[] values = new String[Math.min(row.columns(), MOST)];
    Arrays.setAll(values, column -> row.text(block, column));
    return List.of(values);
  }
}
