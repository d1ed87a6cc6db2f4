package org.hansho.casework.export.format;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What people get in chats, pagers and mails: bounded, in their language, and obeyed by nothing.
 */
class NoticesTest {
  private static final long NOW = 1_796_000_000_000_000_000L;
  private static final String HOSTILE =
      "<!channel> [x](https://evil.example.com) <https://evil.example.com|x> *a* &amp;"
          + " <script>alert(1)</script>\r\nBcc: eve@example.com\r\n.\r\n 受付 \u202e";

  private static Map<String, Alert> shipped = Map.of();

  @BeforeAll
  static void read() throws IOException {
    shipped = ShippedAlerts.read();
  }

  private static Presentation presentation(Language language) {
    return new Presentation(
        language, "Hansho", "Hansho", Presentation.Era.OWN, "https://hansho.example.com");
  }

  private static Alert hostile(String text, int entities) {
    AlertTexts texts = new AlertTexts(text, "", text, "", null, List.of(text), List.of(), "");
    List<Entity> all = new ArrayList<>();
    for (int i = 0; i < entities; i++) {
      all.add(new Entity("account", Map.of("name", text + i)));
    }
    return new Alert(
        "00ff".repeat(16),
        "linux/x",
        "",
        new Wording(texts, texts),
        Severity.HIGH,
        Alert.Confidence.LOW,
        List.of(Intent.EXECUTION),
        List.of(),
        NOW,
        NOW,
        SentenceValues.NONE,
        all,
        List.of(),
        List.of(),
        3,
        Set.of(),
        Grounds.NONE,
        null,
        "default");
  }

  private static Outgoing out(Alert alert, boolean isUpdate, TriageState.Status status) {
    return new Outgoing(alert, 7, isUpdate, new TriageState(status, "", ""), NOW);
  }

  private static String text(String format, Outgoing out, Language language, long held) {
    AlertFormat written = AlertFormats.of(format).orElseThrow();
    return new String(written.message(out, presentation(language), held), StandardCharsets.UTF_8);
  }

  private static MimeMessage mail(Outgoing out, Language language, long held) throws Exception {
    byte[] bytes = AlertFormats.EMAIL.message(out, presentation(language), held);
    assertThat(bytes).doesNotContain(0x80 - 256, 0xff - 256);
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
  }

  private static String part(MimeMessage mail, int number) throws Exception {
    BodyPart part = ((MimeMultipart) mail.getContent()).getBodyPart(number);
    return (String) part.getContent();
  }

  @Test
  void everyShippedAlertHasANoticeInBothLanguages() throws Exception {
    for (Alert alert : shipped.values()) {
      for (Language language : Language.values()) {
        Outgoing out = out(alert, false, TriageState.Status.ACTIVE);
        MimeMessage mail = mail(out, language, 0);
        assertThat(mail.getSubject()).startsWith("[").contains(alert.title(language));
        assertThat(part(mail, 0)).contains(alert.title(language), alert.id());
        assertThat(part(mail, 1)).contains("<h2>[", "/alerts/" + alert.id());
        for (String format : List.of("slack", "teams")) {
          String message = text(format, out, language, 0);
          assertThat(JsonParser.value(message)).as(format).isInstanceOf(Map.class);
          assertThat(message.getBytes(StandardCharsets.UTF_8)).as(format).hasSizeLessThan(28_000);
          assertThat(message).contains("/alerts/" + alert.id());
        }
      }
    }
  }

  @Test
  void whatALimitHeldBackIsSaidInTheNextMessage() throws Exception {
    Outgoing out = out(hostile("a title", 1), true, TriageState.Status.RESOLVED);
    for (String format : List.of("slack", "teams")) {
      assertThat(text(format, out, Language.ENGLISH, 7)).contains("7 more since the last message");
      assertThat(text(format, out, Language.JAPANESE, 7)).contains("ほかに 7 件を送っていません。");
      assertThat(text(format, out, Language.ENGLISH, 0)).doesNotContain("more since");
    }
    assertThat(mail(out, Language.ENGLISH, 7).getSubject()).isEqualTo("[High] Update: a title");
    assertThat(part(mail(out, Language.ENGLISH, 7), 0)).contains("7 more", "Status: Resolved");
    assertThat(part(mail(out, Language.JAPANESE, 7), 1)).contains("ほかに 7 件", "解決済み");
  }

  @Test
  void hostileTextsCallNobodyAndAddNoHeader() throws Exception {
    Outgoing out = out(hostile(HOSTILE, 40), false, TriageState.Status.ACTIVE);
    for (Map<String, Object> object : objects(text("slack", out, Language.ENGLISH, 1))) {
      assertThat(object.getOrDefault("type", "")).isNotEqualTo("mrkdwn");
    }
    Map<String, Object> slack = JsonParser.object(text("slack", out, Language.ENGLISH, 1));
    assertThat(String.valueOf(slack.get("text"))).doesNotContain("<", ">");
    for (Map<String, Object> object : objects(text("teams", out, Language.ENGLISH, 1))) {
      assertThat(object.getOrDefault("type", "")).isNotIn("TextBlock", "FactSet");
    }
    MimeMessage mail = mail(out, Language.ENGLISH, 1);
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(part(mail, 1)).doesNotContain("<script", "\u202e");
    assertThat(part(mail, 0).lines()).noneMatch(line -> line.startsWith("Bcc"));
  }

  @Test
  void longTextsAreCutToWhatReceiversTake() throws Exception {
    Outgoing out = out(hostile("長い🔔".repeat(5_000), 500), false, TriageState.Status.ACTIVE);
    String slack = text("slack", out, Language.JAPANESE, 1);
    for (Map<String, Object> object : objects(slack)) {
      if ("plain_text".equals(object.get("type"))) {
        assertThat(String.valueOf(object.get("text"))).hasSizeLessThan(2_000);
      }
    }
    assertThat(((List<?>) JsonParser.object(slack).get("blocks"))).hasSizeLessThan(50);
    assertThat(text("teams", out, Language.JAPANESE, 1).getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThan(28_000);
    assertThat(mail(out, Language.JAPANESE, 1).getSubject()).endsWith("…");
  }

  @Test
  void anAlertmanagerKnowsAnAlertByLabelsThatStay() {
    Alert alert = hostile("x", 1);
    List<?> first =
        list(
            text(
                "alertmanager", out(alert, false, TriageState.Status.ACTIVE), Language.ENGLISH, 0));
    List<?> later =
        list(
            text(
                "alertmanager",
                out(alert, true, TriageState.Status.DISMISSED),
                Language.JAPANESE,
                0));
    assertThat(first).hasSize(1);
    assertThat(later).hasSize(Severity.values().length);
    assertThat(member(first.get(0), "labels")).isEqualTo(member(later.get(0), "labels"));
    assertThat(String.valueOf(member(first.get(0), "endsAt"))).startsWith("2027-");
    assertThat(String.valueOf(member(later.get(0), "endsAt"))).startsWith("2026-");
    assertThat(String.valueOf(member(first.get(0), "labels"))).contains("severity=high");
  }

  private static @Nullable Object member(@Nullable Object object, String name) {
    return object instanceof Map<?, ?> map ? map.get(name) : null;
  }

  private static List<?> list(String text) {
    return (List<?>) Objects.requireNonNull(JsonParser.value(text));
  }

  private static List<Map<String, Object>> objects(String text) {
    List<Map<String, Object>> all = new ArrayList<>();
    collect(JsonParser.value(text), all);
    assertThat(all).hasSizeGreaterThan(5);
    return all;
  }

  @SuppressWarnings("unchecked") // The parser makes maps of texts only.
  private static void collect(@Nullable Object value, List<Map<String, Object>> all) {
    if (value instanceof Map<?, ?> map) {
      all.add((Map<String, Object>) map);
      map.values().forEach(each -> collect(each, all));
    } else if (value instanceof List<?> list) {
      list.forEach(each -> collect(each, all));
    }
  }
}
