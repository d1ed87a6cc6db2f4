package org.hansho.detect.flood;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.detect.baseline.Numbers;

/** Says why a flood is one: what it reached, and the limit it is above. Immutable. */
final class FloodSentence {
  private static final List<String> ENGLISH = List.of("packets", "bits", "flows");
  private static final List<String> JAPANESE = List.of("パケット数", "ビット数", "フロー数");

  /** The number that says from what the usual amount has crept up. */
  static final String ANCHOR = "anchor";

  private final boolean requests;

  FloodSentence(boolean requests) {
    this.requests = requests;
  }

  /** The name of a sum that is judged. */
  String measure(int sum) {
    return requests ? "requests" : ENGLISH.get(sum);
  }

  String english(Map<String, String> numbers, Extent extent, Vector vector) {
    String what = vector.whatEnglish;
    return "%s%s reached %s within %s s (%s). %s"
        .formatted(
            what.substring(0, 1).toUpperCase(Locale.ROOT),
            what.substring(1),
            ratesEnglish(numbers),
            number(numbers, "seconds"),
            basisEnglish(extent),
            extent.shaped ? shapeEnglish(numbers, extent) : muchEnglish(numbers, extent));
  }

  private String basisEnglish(Extent extent) {
    if (requests) {
      return "every request of the log was counted";
    }
    return extent.sampled ? "estimated from sampled packets" : "all packets were counted";
  }

  private String basisJapanese(Extent extent) {
    if (requests) {
      return "ログの全リクエストを集計";
    }
    return extent.sampled ? "サンプリングからの推定値" : "全パケットを集計";
  }

  private String ratesEnglish(Map<String, String> numbers) {
    return requests
        ? number(numbers, "requests_per_second") + " a second"
        : "%s packets/s and %s Mbit/s"
            .formatted(
                number(numbers, "packets_per_second"), number(numbers, "megabits_per_second"));
  }

  private String shapeEnglish(Map<String, String> numbers, Extent extent) {
    return "What it consists of speaks of an attack; that counts from %s %s/s on."
        .formatted(number(numbers, "floor"), measure(extent.judged));
  }

  private String muchEnglish(Map<String, String> numbers, Extent extent) {
    String usual =
        isZero(numbers, "usual_high")
            ? "nothing like it was seen before in this hour of the week"
            : "at most %s is usual in this hour of the week"
                .formatted(number(numbers, "usual_high"));
    if (numbers.containsKey(ANCHOR)) {
      usual += ", which has crept up within weeks from " + number(numbers, ANCHOR);
    }
    return "%s %s/s are above the limit of %s (floor %s; %s)."
        .formatted(
            number(numbers, "value"),
            measure(extent.judged),
            number(numbers, "limit"),
            number(numbers, "floor"),
            usual);
  }

  String japanese(Map<String, String> numbers, Extent extent, Vector vector) {
    return "内訳: %s。%s 秒間の最大は%sです (%s)。%s"
        .formatted(
            vector.whatJapanese,
            number(numbers, "seconds"),
            requests
                ? "毎秒 %s 件".formatted(number(numbers, "requests_per_second"))
                : "毎秒 %s パケット、%s Mbps "
                    .formatted(
                        number(numbers, "packets_per_second"),
                        number(numbers, "megabits_per_second")),
            basisJapanese(extent),
            extent.shaped ? shapeJapanese(numbers, extent) : muchJapanese(numbers, extent));
  }

  private String shapeJapanese(Map<String, String> numbers, Extent extent) {
    return "内訳が攻撃の特徴を示しています (毎秒の%s %s 以上で判定)。"
        .formatted(measureJapanese(extent.judged), number(numbers, "floor"));
  }

  private String muchJapanese(Map<String, String> numbers, Extent extent) {
    String usual =
        isZero(numbers, "usual_high")
            ? "この曜日と時間帯に同程度の量はこれまで観測されていません"
            : "この曜日と時間帯の通常の最大は %s".formatted(number(numbers, "usual_high"));
    if (numbers.containsKey(ANCHOR)) {
      usual += "、数週間かけて %s から徐々に増加".formatted(number(numbers, ANCHOR));
    }
    return "毎秒の%s %s は上限 %s を超えています (下限値 %s、%s)。"
        .formatted(
            measureJapanese(extent.judged),
            number(numbers, "value"),
            number(numbers, "limit"),
            number(numbers, "floor"),
            usual);
  }

  private String measureJapanese(int sum) {
    return requests ? "要求数" : JAPANESE.get(sum);
  }

  private static boolean isZero(Map<String, String> numbers, String name) {
    return numbers.getOrDefault(name, "0").equals("0");
  }

  private static String number(Map<String, String> numbers, String name) {
    return Numbers.grouped(Double.parseDouble(numbers.getOrDefault(name, "0")));
  }
}
