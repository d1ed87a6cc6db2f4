package org.hansho.alert;

import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the alert says that stands for alerts of a detection that are not listed one by one.
 *
 * @param alerts how many there are
 * @param exact whether that number is exact, not an estimate within about one per cent
 * @param findings how many findings they have; always exact
 * @param listed how many alerts of the detection are listed
 */
public record FurtherAlerts(long alerts, boolean exact, long findings, int listed) {
  /** The number under which an alert says for how many others it stands. */
  static final String NUMBER = "further_alerts";

  /** Numbers that say so, as text by name. */
  Map<String, String> numbers() {
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put(NUMBER, Long.toString(alerts));
    numbers.put("further_alerts_exact", Boolean.toString(exact));
    numbers.put("further_findings", Long.toString(findings));
    numbers.put("listed_alerts", Integer.toString(listed));
    return numbers;
  }

  /** The sentence, with that of one of the alerts as an example. */
  String sentence(String example, Language language) {
    return language == Language.JAPANESE ? japanese(example) : english(example);
  }

  /** Why they are not listed, and what to do. */
  String reason(Language language) {
    return language == Language.JAPANESE
        ? "この検出のアラートが多すぎるため、一覧には ID で公平に選んだ一部だけを載せています。残りはこの 1 件にまとめ、件数を数えています。"
            + "すべてを見るには、対象を分けてスキャンするか、メモリ（-Xmx）を増やしてください。"
        : "There are too many alerts of this detection to list. Those listed are a fair sample"
            + " by id; the others are counted here. To see all, scan less at a time or give"
            + " more memory (-Xmx).";
  }

  private String english(String example) {
    return (exact ? "" : "About ")
        + number(alerts)
        + " further alerts of this detection, with "
        + number(findings)
        + " findings, are not listed one by one; "
        + number(listed)
        + " are. One of the further ones: "
        + example;
  }

  private String japanese(String example) {
    return "この検出のアラートがほかに"
        + (exact ? " " : "約 ")
        + number(alerts)
        + " 件（検出 "
        + number(findings)
        + " 件）ありますが、個別には載せていません（掲載は "
        + number(listed)
        + " 件）。その一例: "
        + example;
  }

  private static String number(long number) {
    return NumberFormat.getIntegerInstance(Locale.ROOT).format(number);
  }
}
