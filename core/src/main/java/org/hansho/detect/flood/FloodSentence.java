package org.hansho.detect.flood;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.detect.baseline.Numbers;

/** Says why a flood is one: what it reached, and the limit it is above. Immutable. */
final class FloodSentence {
  private static final List<String> ENGLISH = List.of("packets", "bits", "flows");
  private static final List<String> JAPANESE = List.of("パケット数", "ビット数", "フロー数");

  private final boolean requests;

  FloodSentence(boolean requests) {
    this.requests = requests;
  }

  /** The name of a sum that is judged. */
  String measure(int sum) {
    return requests ? "requests" : ENGLISH.get(sum);
  }

  String english(Map<String, String> numbers, int judged, Vector vector) {
    String what = vector.whatEnglish;
    String usual =
        isZero(numbers, "usual_high")
            ? "nothing like it was seen before in this hour of the week"
            : "at most %s is usual in this hour of the week"
                .formatted(number(numbers, "usual_high"));
    String rates =
        requests
            ? number(numbers, "requests_per_second") + " a second"
            : "%s packets/s and %s Mbit/s"
                .formatted(
                    number(numbers, "packets_per_second"), number(numbers, "megabits_per_second"));
    return "%s%s reached %s; %s %s/s are above the limit of %s (floor %s; %s)."
        .formatted(
            what.substring(0, 1).toUpperCase(Locale.ROOT),
            what.substring(1),
            rates,
            number(numbers, "value"),
            measure(judged),
            number(numbers, "limit"),
            number(numbers, "floor"),
            usual);
  }

  String japanese(Map<String, String> numbers, int judged, Vector vector) {
    String usual =
        isZero(numbers, "usual_high")
            ? "この曜日と時間帯に同程度の量はこれまで観測されていません"
            : "この曜日と時間帯の通常の最大は %s".formatted(number(numbers, "usual_high"));
    String rates =
        requests
            ? "毎秒 %s 件".formatted(number(numbers, "requests_per_second"))
            : "毎秒 %s パケット、%s Mbps"
                .formatted(
                    number(numbers, "packets_per_second"), number(numbers, "megabits_per_second"));
    return "内訳は %s で、%s に達しました。毎秒の%s %s は上限 %s を超えています (下限値 %s、%s)。"
        .formatted(
            vector.whatJapanese,
            rates,
            requests ? "要求数" : JAPANESE.get(judged),
            number(numbers, "value"),
            number(numbers, "limit"),
            number(numbers, "floor"),
            usual);
  }

  private static boolean isZero(Map<String, String> numbers, String name) {
    return numbers.getOrDefault(name, "0").equals("0");
  }

  private static String number(Map<String, String> numbers, String name) {
    return Numbers.grouped(Double.parseDouble(numbers.getOrDefault(name, "0")));
  }
}
