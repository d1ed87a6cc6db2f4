package org.hansho.detect.baseline;

import java.util.Map;

/**
 * The connection of a guesser that was probably a logon: in numbers and in words, of which each
 * text is short enough to be shown whole.
 *
 * @param peer its address
 * @param time when it began, nanoseconds since 1970
 * @param packets of the client in it
 * @param streak connections before it that were alike
 * @param mean packets of the client in each of these
 */
record Compromise(String peer, long time, int packets, int streak, double mean) {
  private static final long SECOND = 1_000_000_000L;
  private static final String ADVICE =
      "Find this logon in the log of the machine that was tried; until it is explained, isolate"
          + " that machine and change the passwords and keys kept on it.";
  private static final String ADVICE_IN_JAPANESE =
      "試行を受けたコンピューターのログでこのログオンを確認し、正当なものと確認できるまでは、そのコンピューターを隔離し、保存されているパスワードと鍵を変更してください。";

  static Compromise of(GuessingPhase phase) {
    GuessingStreak streak = phase.streak();
    return new Compromise(
        FlowPeers.text(phase.peer.high(), phase.peer.low()),
        phase.leftStart(),
        phase.leftPackets(),
        streak.flows(),
        streak.mean());
  }

  /** Adds its numbers and texts to those of the attempts. */
  void describe(Map<String, String> numbers) {
    numbers.put("success_peer", peer);
    numbers.put("success_at", Times.instant(time));
    numbers.put("success_packets", Integer.toString(packets));
    numbers.put("streak_connections", Integer.toString(streak));
    numbers.put("streak_packets", Numbers.plain(mean));
    numbers.put("advice", ADVICE);
    numbers.put("advice_ja", ADVICE_IN_JAPANESE);
  }

  String english() {
    return ("One attempt probably succeeded: the connection with %s at %s has %s packets of the"
            + " client, the last %s before it %s each.")
        .formatted(
            peer,
            second(),
            Numbers.grouped((double) packets),
            Numbers.grouped((double) streak),
            each());
  }

  String japanese() {
    return "試行の 1 つが成功した可能性が高いです。%s との間で %s に始まった接続は、クライアントからのパケットが %s 個あり、直前まで続いた %s 接続の平均 %s 個を明らかに上回ります。"
        .formatted(
            peer,
            second(),
            Numbers.grouped((double) packets),
            Numbers.grouped((double) streak),
            each());
  }

  private String each() {
    return Numbers.grouped(Math.rint(mean * 10) / 10);
  }

  private String second() {
    return Times.instant(Math.floorDiv(time, SECOND) * SECOND);
  }
}
