package org.hansho.detect.statement;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hansho.detect.Grounds;

/** Says in numbers and words how a statement departs from what its context knows. */
final class StatementGrounds {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60;
  private static final String OPEN = "«";
  private static final String CLOSE = "»";

  private StatementGrounds() {}

  static Grounds of(StatementContext context, long time, StatementDetector.Case found) {
    Departure departure = found.departure();
    KnownTemplate nearest = departure.nearest();
    Map<String, String> numbers = numbers(context, time);
    numbers.put("fragment", departure.fragment());
    String words = orNone(EvidenceWords.english(departure.words()), "none");
    String wordsJa = EvidenceWords.japanese(departure.words());
    numbers.put("evidence", String.join(", ", departure.words()));
    numbers.put("evidence_ja", wordsJa);
    numbers.put("points", Integer.toString(departure.points()));
    numbers.put("outcome", found.outcome().word());
    numbers.put("outcome_text", found.outcome().english());
    numbers.put("outcome_ja", found.outcome().japanese());
    numbers.put("mode", found.program() ? "program" : "ad-hoc");
    if (nearest == null) {
      return new Grounds(
          numbers,
          "Evidence in the whole statement: %s (%d points); no known template is near."
              .formatted(words, departure.points()),
          "ステートメント全体の根拠: %s (%d 点)。近い既知のテンプレートはありません。"
              .formatted(orNone(wordsJa, "なし"), departure.points()));
    }
    String template = departure.template();
    String since = instant(nearest.firstMinute * MINUTE);
    numbers.put("template", template);
    numbers.put("template_hash", Long.toHexString(nearest.hash));
    numbers.put("template_count", Integer.toString(nearest.count));
    numbers.put("template_days", Integer.toString(nearest.days));
    numbers.put("template_since", since);
    return new Grounds(
        numbers,
        "It departs from the template %s (%d times on %d days since %s): in the place of «?» stands %s. Evidence: %s (%d points)."
            .formatted(
                template,
                nearest.count,
                nearest.days,
                since,
                OPEN + departure.fragment() + CLOSE,
                words,
                departure.points()),
        "テンプレート %s (%s 以降 %d 日間に %d 回) から外れており、«?» の位置に %s があります。根拠: %s (%d 点)。"
            .formatted(
                template,
                since,
                nearest.days,
                nearest.count,
                OPEN + departure.fragment() + CLOSE,
                orNone(wordsJa, "なし"),
                departure.points()));
  }

  /** What a context knows, for a person who asks. */
  static Grounds of(StatementContext context, long time) {
    Map<String, String> numbers = numbers(context, time);
    return new Grounds(
        numbers,
        "%d templates from %d statements; %d new within a day; new versions noticed: %d."
            .formatted(
                context.templates.size(),
                context.samples,
                context.window.novel(),
                context.deployments()),
        "%d 件のステートメントから %d 個のテンプレートを学習。直近 1 日の新規は %d 個、検知した新バージョンの配備は %d 回。"
            .formatted(
                context.samples,
                context.templates.size(),
                context.window.novel(),
                context.deployments()));
  }

  private static Map<String, String> numbers(StatementContext context, long time) {
    Map<String, String> numbers = new LinkedHashMap<>();
    boolean none = context.first == StatementContext.NOTHING;
    numbers.put("since", none ? "" : instant(Math.floorDiv(context.first, SECOND)));
    numbers.put("samples", Long.toString(context.samples));
    numbers.put("would_have_fired", Long.toString(context.wouldHaveFired));
    numbers.put("known", Integer.toString(context.templates.size()));
    numbers.put("novel", Integer.toString(context.window.novel()));
    numbers.put("deployments", Integer.toString(context.deployments()));
    numbers.put("deploying", Boolean.toString(context.isDeployment(time)));
    return numbers;
  }

  private static String orNone(String words, String none) {
    return words.isEmpty() ? none : words;
  }

  private static String instant(long seconds) {
    return Instant.ofEpochSecond(seconds).toString();
  }
}
