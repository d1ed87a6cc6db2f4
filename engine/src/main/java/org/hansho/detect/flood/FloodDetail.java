package org.hansho.detect.flood;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Says in a sentence what else is known of a flood: packets, who sends, to what. Immutable. */
final class FloodDetail {
  private static final Map<String, Word> WORDS =
      Map.of(
          "source.ip", new Word("source", "sources", "送信元"),
          "source.port", new Word("source port", "source ports", "送信元ポート"),
          "destination.ip", new Word("address", "addresses", "宛先アドレス"),
          "destination.port", new Word("port", "ports", "宛先ポート"),
          "url.path.normalized", new Word("path", "paths", "パス"),
          "user_agent.original", new Word("agent", "agents", "エージェント"),
          "web.evidence.family", new Word("kind of attack", "kinds of attack", "攻撃手法"));

  /** Traffic without ports: what exporters write there is a type of message, or zero. */
  private static final Set<String> PORTLESS = Set.of("icmp", "tunnel", "other", "fragment");

  /** What the values of a field are called. */
  private record Word(String one, String many, String japanese) {}

  private final List<String> fields;
  private final boolean requests;

  FloodDetail(List<String> fields, boolean requests) {
    this.fields = fields;
    this.requests = requests;
  }

  /** Adds the sentences, in both languages: of the whole, and one of each field. */
  void add(Map<String, String> numbers) {
    numbers.put("detail", english(numbers));
    numbers.put("detail_ja", japanese(numbers));
    String traffic = numbers.getOrDefault("traffic", "");
    for (int i = 0; i < fields.size(); i++) {
      String field = fields.get(i);
      String name = field.replace('.', '_');
      String count = numbers.get("different_" + name);
      String top = numbers.get("top_" + name);
      boolean meaningless = field.endsWith(".port") && PORTLESS.contains(traffic);
      if (count != null && top != null && !meaningless) {
        boolean sources = field.equals("source.ip");
        boolean one = count.equals("1");
        String look = one ? " that looks " : " that look ";
        String looks = sources ? look + numbers.get("sources_look") : "";
        String looksJa = sources ? " (%s)".formatted(numbers.get("sources_look_ja")) : "";
        Word word = WORDS.getOrDefault(field, new Word(field, field, field));
        numbers.put(
            "detail_" + (i + 1),
            "%s %s%s, most %s.".formatted(count, one ? word.one : word.many, looks, top));
        numbers.put(
            "detail_%d_ja".formatted(i + 1),
            "%s %s 種類%s、多い順に %s。".formatted(word.japanese, count, looksJa, top));
      }
    }
  }

  private String english(Map<String, String> numbers) {
    List<String> parts = new ArrayList<>();
    if (!requests) {
      parts.add("Mean packet %s bytes".formatted(numbers.get("mean_packet")));
      parts.add(percent(numbers, "share") + " of the bytes to the target");
    }
    if (numbers.containsKey("entropy")) {
      parts.add(percent(numbers, "failures") + " of the answers fail");
      if (numbers.containsKey("slow_answers")) {
        parts.add(percent(numbers, "slow_answers") + " take three seconds or longer");
      }
      parts.add(percent(numbers, "assets") + " are assets");
      parts.add(percent(numbers, "referred") + " come from a page");
    }
    return parts.isEmpty() ? "" : String.join("; ", parts) + ".";
  }

  private String japanese(Map<String, String> numbers) {
    List<String> parts = new ArrayList<>();
    if (!requests) {
      parts.add("平均パケット長 %s バイト".formatted(numbers.get("mean_packet")));
      parts.add("対象へのバイト数の " + percent(numbers, "share"));
    }
    if (numbers.containsKey("entropy")) {
      parts.add("失敗した応答 " + percent(numbers, "failures"));
      if (numbers.containsKey("slow_answers")) {
        parts.add("3 秒以上かかった応答 " + percent(numbers, "slow_answers"));
      }
      parts.add("付随ファイル " + percent(numbers, "assets"));
      parts.add("参照元あり " + percent(numbers, "referred"));
    }
    return parts.isEmpty() ? "" : String.join("、", parts) + "。";
  }

  private static String percent(Map<String, String> numbers, String name) {
    double share = Double.parseDouble(numbers.getOrDefault(name, "0"));
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }
}
