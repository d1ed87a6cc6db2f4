package org.hansho.casework.export.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Entity;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.SentenceValues;
import org.hansho.alert.Severity;
import org.hansho.alert.Wording;
import org.hansho.detect.Grounds;
import org.hansho.files.output.Printable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * R510, R509, S804 and S805: ten thousand hostile texts, written and read back by other parsers.
 */
@SuppressWarnings("unchecked") // The parser makes maps of texts only.
class NastyTextsTest {
  private static final int TEXTS = 10_000;
  private static final List<String> PIECES =
      List.of(
          "=",
          "+",
          "-",
          "@",
          "|",
          "\\",
          "\"",
          "]",
          "[",
          "'",
          ",",
          ";",
          "\t",
          "\n",
          "\r\n",
          "\0",
          " ",
          "=cmd|' /C calc'!A0",
          "<script>alert(1)</script>",
          "&amp;",
          "]]>",
          "%{Name}",
          "\u202e",
          "\u200b",
          "\ufeff",
          "\u001b[31m",
          "受付",
          "🔔",
          "a=b c=d",
          "\\n",
          "\\=",
          "\\|",
          "CEF:0|",
          "<34>1 ",
          "${jndi:ldap://192.0.2.1/a}",
          "x",
          "\"}",
          "\\u0000",
          "＝1+1");

  static String nasty(Random random) {
    StringBuilder text = new StringBuilder("v");
    for (int left = 1 + random.nextInt(12); left > 0; left--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return random.nextBoolean() ? text.substring(1) : text.toString();
  }

  private static Alert alert(String text) {
    AlertTexts texts = new AlertTexts(text, "", text, "", null, List.of(text), List.of(), "");
    return new Alert(
        "00ff".repeat(16),
        "linux/x",
        "",
        new Wording(texts, texts),
        Severity.HIGH,
        Alert.Confidence.LOW,
        List.of(Intent.EXECUTION),
        List.of("t1059"),
        1_796_000_000_000_000_000L,
        1_796_000_000_000_000_000L,
        SentenceValues.NONE,
        List.of(
            new Entity("account", Map.of("name", text)),
            new Entity("process", Map.of("executable", text, "command-line", text))),
        List.of(),
        List.of(),
        1,
        Set.of(),
        Grounds.NONE,
        null,
        "default");
  }

  private interface Check {
    void of(String text, String written);
  }

  private static void each(String format, Check check) {
    Random random = new Random(24);
    AlertFormat written = AlertFormats.of(format).orElseThrow();
    Presentation presentation = Presentation.of(Language.ENGLISH);
    for (int i = 0; i < TEXTS; i++) {
      String text = nasty(random);
      Outgoing out =
          new Outgoing(alert(text), 1, false, TriageState.NEW, 1_796_000_000_000_000_000L);
      String message = new String(written.message(out, presentation), StandardCharsets.UTF_8);
      check.of(text, message);
    }
  }

  @Test
  void r510CefIsReadBackAsItWasMadeSafe() {
    each(
        "cef",
        (text, line) -> {
          CefLine read = CefLine.read(line);
          assertThat(read.head().get(5)).isEqualTo(Printable.line(text));
          assertThat(read.extension()).containsEntry("suser", Printable.line(text));
          assertThat(read.extension()).containsEntry("sproc", Printable.line(text));
        });
  }

  @Test
  void r510SyslogIsReadBackAsItWasMadeSafe() {
    each(
        "syslog",
        (text, line) -> {
          SyslogLine read = SyslogLine.read(line);
          Map<String, String> account = Objects.requireNonNull(read.data().get("entity1@32473"));
          assertThat(account).containsEntry("name", Printable.line(text));
          assertThat(read.data().get("alert@32473")).containsEntry("title", Printable.line(text));
        });
  }

  @Test
  void s804CsvIsReadBackAndNoCellBeginsAFormula() {
    each(
        "csv",
        (text, file) -> {
          List<String> row = CsvTable.read(file).get(1);
          assertThat(row.get(9)).isEqualTo(Printable.cell(text));
          for (String cell : row) {
            assertThat(cell).doesNotMatch("(?s)[\\s\"]*[=+\\-@＝＋－＠].*");
            assertThat(cell.chars()).noneMatch(Character::isISOControl);
          }
        });
  }

  @Test
  void r510ShapesOfJsonGiveTheTextBackAsItWas() {
    for (String format : List.of("native", "security-center", "ocsf", "ecs", "stix")) {
      each(
          format,
          (text, json) -> {
            List<Object> texts = new ArrayList<>();
            collect(JsonParser.value(json), texts);
            assertThat(texts).as(format).contains(text);
          });
    }
  }

  private static void collect(@Nullable Object value, List<Object> texts) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(each -> collect(each, texts));
    } else if (value instanceof List<?> list) {
      list.forEach(each -> collect(each, texts));
    } else if (value != null) {
      texts.add(value);
    }
  }

  @Test
  void pagesHoldNoTagOfTheText() {
    each(
        "html",
        (text, page) -> assertThat(page).doesNotContain("<script", "\u202e", "\u001b", "<calc"));
  }
}
