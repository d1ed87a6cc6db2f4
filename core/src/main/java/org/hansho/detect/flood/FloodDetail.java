package org.hansho.detect.flood;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells in a sentence what else is known of a flood: packets, who sends, to what. Immutable. */
final class FloodDetail {
  private static final Map<String, String[]> WORDS =
      Map.of(
          "source.ip", new String[] {"sources", "送信元"},
          "source.port", new String[] {"source ports", "送信元ポート"},
          "destination.ip", new String[] {"addresses", "宛先アドレス"},
          "destination.port", new String[] {"ports", "宛先ポート"},
          "url.path.normalized", new String[] {"paths", "パス"},
          "user_agent.original", new String[] {"agents", "エージェント"});

  private final List<String> fields;
  private final boolean requests;

  FloodDetail(List<String> fields, boolean requests) {
    this.fields = fields;
    this.requests = requests;
  }

  String english(Map<String, String> numbers) {
    List<String> parts = new ArrayList<>();
    if (!requests) {
      parts.add("Mean packet %s bytes".formatted(numbers.get("mean_packet")));
      parts.add(percent(numbers, "share") + " of the bytes to the target");
    }
    if (numbers.containsKey("unanswered")) {
      parts.add(numbers.get("unanswered") + " packets for each one of the other side");
    }
    if (numbers.containsKey("entropy")) {
      parts.add(percent(numbers, "failures") + " of the answers fail");
      parts.add(percent(numbers, "assets") + " are assets");
      parts.add(percent(numbers, "referred") + " come from a page");
    }
    for (String field : fields) {
      String name = field.replace('.', '_');
      String count = numbers.get("different_" + name);
      if (count != null) {
        String looks = field.equals("source.ip") ? " that look " + numbers.get("sources_look") : "";
        parts.add(
            "%s %s%s, most %s".formatted(count, word(field, 0), looks, numbers.get("top_" + name)));
      }
    }
    return String.join("; ", parts) + ".";
  }

  String japanese(Map<String, String> numbers) {
    List<String> parts = new ArrayList<>();
    if (!requests) {
      parts.add("平均パケット長 %s バイト".formatted(numbers.get("mean_packet")));
      parts.add("対象へのバイト数の " + percent(numbers, "share"));
    }
    if (numbers.containsKey("unanswered")) {
      parts.add("接続の相手側 1 に対して %s パケット".formatted(numbers.get("unanswered")));
    }
    if (numbers.containsKey("entropy")) {
      parts.add("失敗した応答 " + percent(numbers, "failures"));
      parts.add("付随ファイル " + percent(numbers, "assets"));
      parts.add("参照元あり " + percent(numbers, "referred"));
    }
    for (String field : fields) {
      String name = field.replace('.', '_');
      String count = numbers.get("different_" + name);
      if (count != null) {
        String looks =
            field.equals("source.ip") ? " (%s)".formatted(numbers.get("sources_look_ja")) : "";
        String top = String.valueOf(numbers.get("top_" + name));
        parts.add("%s %s 種類%s、多い順に %s".formatted(word(field, 1), count, looks, top));
      }
    }
    return String.join("。", parts) + "。";
  }

  private static String word(String field, int language) {
    String[] words = WORDS.get(field);
    return words == null ? field : words[language];
  }

  private static String percent(Map<String, String> numbers, String name) {
    double share = Double.parseDouble(numbers.getOrDefault(name, "0"));
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }
}
