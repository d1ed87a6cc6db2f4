package org.hansho.detect.baseline;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hansho.detect.Grounds;
import org.hansho.sigma.ContactsCondition;

/** Says in numbers and words what went over between a group and a peer. Immutable. */
final class ContactsGrounds {
  private final long period;
  private final long window;

  ContactsGrounds(ContactsCondition condition) {
    period = condition.period().toNanos();
    ContactsCondition.Slow slow = condition.slow();
    window = slow == null ? period : slow.window().toNanos();
  }

  /**
   * What is known of a contact.
   *
   * @param machines how many machines of one's own there are, estimated; 0 if not known
   */
  Grounds of(ContactsState state, int groups, double machines) {
    int[] times = state.times();
    double score = BeaconScore.of(times, state.sizes());
    String interval = times.length < 2 ? "" : Numbers.plain(BeaconScore.interval(times));
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("packets", Numbers.plain(Math.rint(state.packets)));
    numbers.put("bytes_out", Numbers.plain(Math.rint(state.bytesOut)));
    numbers.put("bytes_in", Numbers.plain(Math.rint(state.bytesIn)));
    numbers.put("records", Integer.toString(state.records));
    numbers.put("sampling_rate", Integer.toString(state.rate));
    numbers.put("contacts", Long.toString(state.contacts));
    numbers.put("groups", Integer.toString(groups));
    numbers.put("machines", machines > 0 ? Numbers.plain(Math.rint(machines)) : "");
    numbers.put("beacon_score", times.length < BeaconScore.FEWEST ? "" : Numbers.plain(score));
    numbers.put("beacon_contacts", Integer.toString(times.length));
    numbers.put("interval_seconds", interval);
    numbers.put("since", Times.instant(Math.max(0, state.first)));
    String all = Numbers.grouped(Math.rint(machines));
    boolean isKnown = machines > 0;
    return new Grounds(
        numbers,
        english(state, score, interval)
            + (isKnown ? " About %s machines of one's own are seen.".formatted(all) : ""),
        japanese(state, score, interval)
            + (isKnown ? "観測している自組織のコンピューターは約 %s 台です。".formatted(all) : ""));
  }

  /**
   * What is known where connections of the longer window are the result.
   *
   * @param begun how many of them there are
   */
  Grounds ofSlow(ContactsState state, int begun, int groups, double machines) {
    Grounds contact = of(state, groups, machines);
    Map<String, String> numbers = new LinkedHashMap<>(contact.numbers());
    numbers.put("window_contacts", Integer.toString(begun));
    return new Grounds(
        numbers,
        "%s connections within %s, with bytes both ways, the last too small to count alone. %s"
            .formatted(Numbers.grouped((double) begun), Spans.english(window), contact.english()),
        "%sに %s 回の接続があり、双方向にデータが流れました。最後の接続は少量で、単独では判定の対象になりません。%s"
            .formatted(
                Spans.japanese(window), Numbers.grouped((double) begun), contact.japanese()));
  }

  private String english(ContactsState state, double score, String interval) {
    String about = state.rate > 1 ? "about " : "";
    String what =
        "Within %s %s%s packets, %s bytes out and %s bytes in; connections since %s: %s"
            .formatted(
                Spans.english(period),
                about,
                Numbers.grouped(Math.rint(state.packets)),
                Numbers.grouped(Math.rint(state.bytesOut)),
                Numbers.grouped(Math.rint(state.bytesIn)),
                Times.date(Math.max(0, state.first)),
                Numbers.grouped((double) state.contacts));
    String regular = ", usually %s seconds apart (regularity %s)";
    return what
        + (state.contacts < BeaconScore.FEWEST
            ? "."
            : regular.formatted(interval, Numbers.plain(score)) + ".")
        + (isOneWay(state)
            ? " The way back is not recorded; acknowledgements show that there were answers."
            : "");
  }

  private boolean isOneWay(ContactsState state) {
    return state.bytesIn == 0 && state.isAnswered(period);
  }

  private String japanese(ContactsState state, double score, String interval) {
    String about = state.rate > 1 ? " 約 " : " ";
    String what =
        "%sに%s%s パケット、送信 %s バイト、受信 %s バイトの通信がありました。%s 以降の接続は %s 回です"
            .formatted(
                Spans.japanese(period),
                about,
                Numbers.grouped(Math.rint(state.packets)),
                Numbers.grouped(Math.rint(state.bytesOut)),
                Numbers.grouped(Math.rint(state.bytesIn)),
                Times.date(Math.max(0, state.first)),
                Numbers.grouped((double) state.contacts));
    String regular = " (通常 %s 秒間隔、規則性 %s)";
    return what
        + (state.contacts < BeaconScore.FEWEST
            ? "。"
            : regular.formatted(interval, Numbers.plain(score)) + "。")
        + (isOneWay(state) ? "戻りの通信は記録されていませんが、確認応答から、応答があったことがわかります。" : "");
  }
}
