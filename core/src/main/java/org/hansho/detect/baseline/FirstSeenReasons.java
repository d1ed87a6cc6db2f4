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

  FirstSeenReasons(List<Rung> rungs, int forget) {
    this.rungs = rungs;
    this.forget = forget;
  }

  /**
   * Why there is a result.
   *
   * @param news the values that are new
   * @param surprise further numbers
   */
  Grounds of(
      FirstSeenDetector.State state,
      int rung,
      List<String> news,
      Map<String, String> surprise,
      long time) {
    String text = String.join(", ", news.subList(0, Math.min(SHOWN, news.size())));
    if (news.size() > SHOWN) {
      text += ", …";
    }
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("new", text);
    if (!rungs.get(rung).field().isEmpty()) {
      numbers.put("rung", rungs.get(rung).field());
    }
    numbers.putAll(numbers(state, rung, time));
    numbers.putAll(surprise);
    long days = Math.min(forget / Times.DAY_MINUTES, state.watch.days(time));
    int known = state.tables[rung].known(Times.minute(time));
    return new Grounds(
        numbers, english(text, state, days, known, time), japanese(text, state, days, known, time));
  }

  private static String english(
      String text, FirstSeenDetector.State state, long days, int known, long time) {
    String when =
        days == 0
            ? "before, in less than a day of watching"
            : "in the last " + (days == 1 ? "day" : days + " days");
    String what = "'" + text + "' was not seen here " + when + "; ";
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
    String when = days == 0 ? "観測開始から 1 日未満で、" : "過去 " + days + " 日間、";
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
    return new Grounds(numbers(state, 0, time), english.toString(), japanese.toString());
  }
}
