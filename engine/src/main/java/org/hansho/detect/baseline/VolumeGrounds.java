package org.hansho.detect.baseline;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.hansho.detect.Grounds;
import org.hansho.sigma.Baseline;

/** Says in numbers and words why a volume is too high. Immutable. */
final class VolumeGrounds {
  private final Baseline.Measure measure;
  private final VolumeWords words;
  private final long length;
  private final boolean tails;
  private final KnownAfterAlert known;

  VolumeGrounds(Baseline.Volume condition, boolean tails, KnownAfterAlert known) {
    this.measure = condition.measure();
    this.words = VolumeWords.of(condition.fields());
    this.length = condition.bucket().toNanos();
    this.tails = tails;
    this.known = known;
  }

  /** What is known of a key. */
  Grounds of(VolumeState state, VolumePast past) {
    return new Grounds(numbers(state, past), english(state, past), japanese(state, past));
  }

  /** Of a running bucket that is a result. */
  Grounds ofResult(VolumeState state, VolumePast past) {
    int alerted = Times.minute(state.bucket * length);
    Map<String, String> numbers = numbers(state, past);
    known.describe(alerted, numbers);
    return new Grounds(
        numbers,
        english(state, past) + known.english(alerted),
        japanese(state, past) + known.japanese(alerted));
  }

  /** Of days that have crept up. */
  Grounds ofDrift(VolumeState state, VolumePast past, SlowDrift drift) {
    int alerted = drift.isObjected() ? ValueTable.OBJECTED : Times.minute(drift.reportedAt());
    Map<String, String> numbers = numbers(state, past);
    String level = Numbers.grouped(drift.level());
    String anchor = Numbers.grouped(drift.anchor());
    String ratio = Numbers.plain(drift.level() / drift.anchor());
    numbers.put("value", Numbers.plain(drift.level()));
    numbers.put("usual", Numbers.plain(drift.anchor()));
    numbers.put("drift", ratio);
    known.describe(alerted, numbers);
    return new Grounds(
        numbers,
        "Slow drift: the median of the last %d days is %s a day, %s times the %s where it stood; growth of %d %% a day is allowed for."
                .formatted(SlowDrift.WEEK, level, ratio, anchor, Math.round(100 * SlowDrift.GROWTH))
            + known.english(alerted),
        "緩やかな増加: 直近 %d 日間の中央値は 1 日あたり %s で、基準の %s の %s 倍です (1 日 %d %% までの増加は許容しています)。"
                .formatted(SlowDrift.WEEK, level, anchor, ratio, Math.round(100 * SlowDrift.GROWTH))
            + known.japanese(alerted));
  }

  private Map<String, String> numbers(VolumeState state, VolumePast past) {
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("value", Numbers.plain(state.value));
    numbers.put("usual", Numbers.plain(past.level().usual()));
    numbers.put("usual_high", Numbers.plain(past.level().usualHigh()));
    numbers.put("highest", Numbers.plain(past.highest()));
    numbers.put("mean", Numbers.plain(past.level().mean()));
    numbers.put("spread", Numbers.plain(past.level().spread()));
    numbers.put("deviation", Numbers.plain(past.deviation(state.value)));
    numbers.put("ratio", Numbers.plain(past.ratio(state.value)));
    numbers.put("peak", Numbers.plain(past.peak(state.value)));
    if (tails && past.buckets() > 0) {
      numbers.put("expected", Numbers.plain(past.expected()));
      numbers.put("dispersion", Numbers.plain(past.dispersion()));
      numbers.put("tail", Numbers.probability(past.tail(state.value)));
    }
    numbers.put("buckets", Long.toString(past.buckets()));
    numbers.put("bucket_start", Times.instant(state.bucket * length));
    numbers.put("since", Times.instant(past.since()));
    numbers.put("samples", Integer.toString(state.samples));
    numbers.put("would_have_fired", Integer.toString(state.wouldHaveFired));
    return numbers;
  }

  private String english(VolumeState state, VolumePast past) {
    String value = Numbers.grouped(state.value);
    String now =
        switch (measure) {
          case COUNT -> value + (state.value == 1 ? " event" : " events");
          case SUM -> words.englishSum(value);
          case DISTINCT -> value + " different " + words.english();
        };
    String first = "%s %s".formatted(upper(now), thisBucket());
    if (past.buckets() == 0) {
      return first + "; nothing is known of the time before.";
    }
    return "%s; usual is %s, never above %s in %s."
        .formatted(
            first,
            Numbers.grouped(past.level().usual()),
            Numbers.grouped(past.highest()),
            Spans.english(known(state, past)));
  }

  private static String upper(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private String thisBucket() {
    if (length == Buckets.HOUR) {
      return "in this hour";
    }
    return length == Buckets.DAY ? "on this day" : "within " + Spans.english(length);
  }

  private String japanese(VolumeState state, VolumePast past) {
    String unit =
        switch (measure) {
          case COUNT -> " 件";
          case SUM -> "";
          case DISTINCT -> " 種類";
        };
    String value = Numbers.grouped(state.value) + unit;
    String bucket = length == Buckets.DAY ? "この日" : "この " + Spans.japanese(length);
    String now =
        switch (measure) {
          case COUNT -> bucket + "に " + value + "のイベントがありました。";
          case SUM -> bucket + "の" + words.japanese() + "の合計は " + value + " です。";
          case DISTINCT -> bucket + "に" + words.japaneseValues() + "が " + value + "ありました。";
        };
    if (past.buckets() == 0) {
      return now + "それ以前の記録はありません。";
    }
    String gap = unit.isEmpty() ? " " : unit;
    return now
        + "通常は %s%sで、過去 %sの最大は %s%sです。"
            .formatted(
                Numbers.grouped(past.level().usual()),
                gap,
                Spans.japanese(known(state, past)),
                Numbers.grouped(past.highest()),
                gap);
  }

  private long known(VolumeState state, VolumePast past) {
    return state.bucket * length - past.highestSince();
  }
}
