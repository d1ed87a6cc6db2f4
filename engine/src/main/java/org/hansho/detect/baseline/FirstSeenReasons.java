package org.hansho.detect.baseline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.detect.Grounds;

/** What is said of first-seen values, in numbers and in both languages. Immutable. */
final class FirstSeenReasons {
  private static final int SHOWN = 5;

  private final List<Rung> rungs;
  private final int forget;
  private final KnownAfterAlert known;

  FirstSeenReasons(List<Rung> rungs, int forget, KnownAfterAlert known) {
    this.rungs = rungs;
    this.forget = forget;
    this.known = known;
  }

  /**
   * What was found.
   *
   * @param news the values that are new, or were sown
   * @param alerted the minute of their first result
   * @param sown the row of a value that may have been sown; negative if they are new
   * @param surprise further numbers
   */
  record Found(int rung, List<String> news, int alerted, int sown, Map<String, String> surprise) {
    /** The values, not too many. */
    String text() {
      String text = String.join(", ", news.subList(0, Math.min(SHOWN, news.size())));
      return news.size() > SHOWN ? text + ", …" : text;
    }
  }

  /** Why there is a result. */
  Grounds of(FirstSeenDetector.State state, Found found, long time) {
    int rung = found.rung();
    String text = found.text();
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("new", text);
    if (!rungs.get(rung).field().isEmpty()) {
      numbers.put("rung", rungs.get(rung).field());
    }
    numbers.putAll(numbers(state, rung, time));
    numbers.putAll(found.surprise());
    known.describe(found.alerted(), numbers);
    long days = Math.min(forget / Times.DAY_MINUTES, state.watch.days(time));
    numbers.put("days_seen", Integer.toString(state.watch.daysSeen(time, days)));
    if (found.sown() >= 0) {
      return sown(state, found, numbers);
    }
    int values = state.tables[rung].known(Times.minute(time));
    return new Grounds(
        numbers,
        english(text, state, days, values, time) + known.english(found.alerted()),
        japanese(text, state, days, values, time) + known.japanese(found.alerted()));
  }

  /**
   * Of a value that was seen on one day before, while the key was learned. How often is only said
   * at its first result, since the count goes on.
   */
  private Grounds sown(FirstSeenDetector.State state, Found found, Map<String, String> numbers) {
    ValueTable table = state.tables[found.rung()];
    String date = Times.date(Times.nanos(table.first(found.sown())));
    int count = table.count(found.sown());
    long samples = state.watch.samples();
    numbers.put("seen_only_on", date);
    if (table.alerted(found.sown()) != ValueTable.PROBATION) {
      return sownBefore(found, date, numbers);
    }
    numbers.put("seen_times", Integer.toString(count));
    return new Grounds(
        numbers,
        "'%s' was seen here only on %s, while this was learned, in %d of %d events; it may have been sown."
                .formatted(found.text(), date, count, samples)
            + known.english(found.alerted()),
        "「%s」は学習期間中の %s にだけ、%d 件のうち %d 件で観測されています。学習させる目的で仕込まれた可能性があります。"
                .formatted(found.text(), date, samples, count)
            + known.japanese(found.alerted()));
  }

  private Grounds sownBefore(Found found, String date, Map<String, String> numbers) {
    return new Grounds(
        numbers,
        "'%s' was seen here on %s, while this was learned, and not again before this alert; it may have been sown."
                .formatted(found.text(), date)
            + known.english(found.alerted()),
        "「%s」は学習期間中の %s に観測された後、このアラートまで観測されていません。学習させる目的で仕込まれた可能性があります。"
                .formatted(found.text(), date)
            + known.japanese(found.alerted()));
  }

  private static String english(
      String text, FirstSeenDetector.State state, long days, int known, long time) {
    String when =
        days == 0
            ? "before, in less than a day of watching"
            : "in the last " + (days == 1 ? "day" : days + " days");
    int seen = state.watch.daysSeen(time, days);
    String events = days == 0 || seen >= days ? "" : ", of which " + seen + " had events";
    String what = "'" + text + "' was not seen here " + when + events + "; ";
    return known == 0
        ? what + "no value is known."
        : what
            + (known == 1 ? "1 value is known" : known + " values are known")
            + ", the last new one came on "
            + Times.date(state.arrivals.latest(time))
            + ".";
  }

  private static String japanese(
      String text, FirstSeenDetector.State state, long days, int known, long time) {
    int seen = state.watch.daysSeen(time, days);
    String events = seen >= days ? "" : " (うちイベントがあったのは " + seen + " 日)";
    String when = days == 0 ? "観測開始から 1 日未満で、" : "過去 " + days + " 日間" + events + "、";
    String what = "「" + text + "」は" + when + "この対象では観測されていません。";
    return known == 0
        ? what + "既知の値はありません。"
        : what
            + "既知の値は "
            + known
            + " 件で、直近の新しい値は "
            + Times.date(state.arrivals.latest(time))
            + " に現れています。";
  }

  private Map<String, String> numbers(FirstSeenDetector.State state, int rung, long time) {
    Map<String, String> numbers = new LinkedHashMap<>();
    int minute = Times.minute(time);
    state.watch.describe(numbers);
    numbers.put("known", Integer.toString(state.tables[rung].known(minute)));
    long latest = state.arrivals.latest(Long.MIN_VALUE);
    numbers.put("last_new", latest == Long.MIN_VALUE ? "" : Times.date(latest));
    numbers.put("forget_days", Integer.toString(forget / Times.DAY_MINUTES));
    for (int i = 0; i < rungs.size(); i++) {
      String field = rungs.get(i).field();
      if (!field.isEmpty()) {
        String name = "known_" + field.replace('.', '_').toLowerCase(Locale.ROOT);
        numbers.put(name, Integer.toString(state.tables[i].known(minute)));
      }
    }
    return numbers;
  }

  /** How many values gave a result and are not known yet, and from when the first of them is. */
  private void pending(
      FirstSeenDetector.State state, int minute, StringBuilder english, StringBuilder japanese) {
    int pending = 0;
    int first = Integer.MAX_VALUE;
    for (ValueTable table : state.tables) {
      for (int row = 0; row < table.size(); row++) {
        if (known.isPending(table, row, minute)) {
          pending++;
          first = Math.min(first, table.alerted(row));
        }
      }
    }
    if (pending > 0) {
      english.append(" Alerted and not known yet: ").append(pending).append('.');
      english.append(known.english(first));
      japanese.append("アラートとなり、まだ既知でない値: ").append(pending).append(" 件。");
      japanese.append(known.japanese(first));
    }
  }

  /** What is known of a key. */
  Grounds description(FirstSeenDetector.State state, long time) {
    StringBuilder english = new StringBuilder();
    StringBuilder japanese = new StringBuilder();
    int minute = Times.minute(time);
    for (int rung = 0; rung < rungs.size(); rung++) {
      int known = state.tables[rung].known(minute);
      String field = rungs.get(rung).field();
      english.append(rung == 0 ? "Known values: " : ", ").append(known);
      english.append(field.isEmpty() ? "" : " of " + field);
      japanese.append(rung == 0 ? "既知の値: " : "、");
      japanese.append(field.isEmpty() ? "" : field + " が ").append(known).append(" 件");
    }
    String since = Times.date(state.watch.since(time));
    String latest = Times.date(state.arrivals.latest(time));
    long samples = state.watch.samples();
    english.append(
        "; learned from %s events since %s, the last new one came on %s."
            .formatted(samples, since, latest));
    japanese.append(
        "。%s 以降の %s 件のイベントから学習し、直近の新しい値は %s に現れています。".formatted(since, samples, latest));
    pending(state, minute, english, japanese);
    return new Grounds(numbers(state, 0, time), english.toString(), japanese.toString());
  }
}
