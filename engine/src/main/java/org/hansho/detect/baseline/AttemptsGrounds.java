package org.hansho.detect.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.detect.Grounds;
import org.hansho.sigma.AttemptsCondition;

/** Says in numbers and words why attempts to connect are too many. Immutable. */
final class AttemptsGrounds {
  private static final int SHOWN = 5;
  private static final double MINUTES = 60;

  private final AttemptsCondition condition;

  AttemptsGrounds(AttemptsCondition condition) {
    this.condition = condition;
  }

  /**
   * What was found.
   *
   * @param median attempts that others of the fleet have in their busiest hour; 0 if not known
   */
  Grounds of(AttemptsState state, AttemptsJudge.Verdict verdict, double median) {
    Map<String, String> numbers = numbers(state, verdict);
    String others = Numbers.grouped(Math.rint(median));
    numbers.put("fleet_median", median > 0 ? Numbers.plain(Math.rint(median)) : "");
    return new Grounds(
        numbers,
        english(state, verdict)
            + (median > 0
                ? " Other machines have %s in their busiest hour.".formatted(others)
                : ""),
        japanese(state, verdict)
            + (median > 0 ? "他のコンピューターの最も多い 1 時間の回数は %s 回 (中央値) です。".formatted(others) : ""));
  }

  /**
   * The same numbers where an attempt has probably succeeded, which is then what the reason says;
   * the window may have gone on since.
   */
  Grounds of(
      AttemptsState state, AttemptsJudge.Verdict verdict, double median, Compromise compromise) {
    Grounds attempts = of(state, verdict, median);
    Map<String, String> numbers = new LinkedHashMap<>(attempts.numbers());
    String made = Numbers.grouped(Math.rint(attempts(verdict.window(), state)));
    numbers.put("top_peers", compromise.peer() + " (" + made + ")");
    compromise.describe(numbers);
    return new Grounds(numbers, compromise.english(), compromise.japanese());
  }

  private Map<String, String> numbers(AttemptsState state, AttemptsJudge.Verdict verdict) {
    PeerWindow window = verdict.window();
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("attempts", whole(attempts(window, state)));
    numbers.put("per_hour", whole(attempts(window, state) * Buckets.HOUR / verdict.span()));
    numbers.put("peers", whole(peers(state, verdict)));
    numbers.put("top_peers", topPeers(state));
    numbers.put("window_minutes", Numbers.plain(verdict.span() * MINUTES / Buckets.HOUR));
    numbers.put("sampling_rate", Integer.toString(state.rate));
    numbers.put("sampling", state.assumed ? "assumed" : "known");
    if (state.rate > 1) {
      String rate = Numbers.grouped(state.rate);
      numbers.put("sampled", ", one packet in " + rate + " looked at");
      numbers.put("sampled_ja", "、サンプリングは 1/" + rate + " ");
    }
    numbers.put("connections_seen", Integer.toString(window.connections()));
    numbers.put("packets_seen", Integer.toString(window.packets()));
    numbers.put("syn_seen", Integer.toString(window.syns()));
    numbers.put("sessions", Integer.toString(window.sessions()));
    numbers.put("dispersion", Numbers.plain(window.dispersion()));
    numbers.put("packets_per_flow", Numbers.plain(window.packetsOfFlow()));
    numbers.put("answer_bytes", whole(window.answerBytes()));
    numbers.put("answered", Boolean.toString(verdict.answered()));
    numbers.put(
        "answers",
        verdict.answered()
            ? "The answers carry data."
            : "The answers carry no data, as where a port is closed.");
    numbers.put(
        "answers_ja", verdict.answered() ? "応答にはデータが含まれています。" : "応答にデータはありません (ポートが閉じている場合など)。");
    numbers.put("new_peer", Boolean.toString(verdict.fresh()));
    numbers.put("usual", Numbers.plain(verdict.usual()));
    numbers.put("expected", Numbers.plain(verdict.expected()));
    numbers.put("tail", verdict.tail() >= 1 ? "" : Numbers.probability(verdict.tail()));
    putKnown(numbers, state);
    return numbers;
  }

  private void putKnown(Map<String, String> numbers, AttemptsState state) {
    numbers.put("least_seen_per_hour", whole(leastSeen(state)));
    numbers.put("since", Times.instant(Math.max(0, state.first)));
    numbers.put("samples", Long.toString(state.samples));
    numbers.put("would_have_fired", Integer.toString(state.wouldHaveFired));
  }

  /** Attempts an hour of which sampling leaves just enough packets. */
  private double leastSeen(AttemptsState state) {
    double packets = state.rate == 1 ? 0 : (double) AttemptsJudge.SAMPLES * state.rate;
    return packets / condition.size().packets() * MINUTES / minutes(state);
  }

  /** How many attempts there were in a window. */
  double attempts(PeerWindow window, AttemptsState state) {
    return window.attempts(state.rate, condition.size().packets());
  }

  private double minutes(AttemptsState state) {
    return state.isWide() ? 6 * MINUTES : condition.window().toSeconds() / MINUTES;
  }

  private static double peers(AttemptsState state, AttemptsJudge.Verdict verdict) {
    return state.spread == null ? 1 : verdict.value();
  }

  private static String whole(double number) {
    return Numbers.plain(Math.rint(number));
  }

  private String topPeers(AttemptsState state) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < state.peers.size(); row++) {
      if (state.peers.window(row).connections() > 0) {
        rows.add(row);
      }
    }
    rows.sort(Comparator.comparingDouble(row -> -attempts(state.peers.window(row), state)));
    List<String> texts = new ArrayList<>();
    for (int row : rows.subList(0, Math.min(SHOWN, rows.size()))) {
      double attempts = attempts(state.peers.window(row), state);
      texts.add(
          FlowPeers.text(state.peers.high(row), state.peers.low(row))
              + " ("
              + Numbers.grouped(Math.rint(attempts))
              + ")");
    }
    return String.join(", ", texts);
  }

  private String english(AttemptsState state, AttemptsJudge.Verdict verdict) {
    String attempts = Numbers.grouped(Math.rint(attempts(verdict.window(), state)));
    String span = Spans.english(verdict.span());
    String what =
        state.spread == null
            ? "%s%s attempts to connect within %s"
                .formatted(state.rate > 1 ? "About " : "", attempts, span)
            : "%s%s different addresses with %s attempts to connect within %s"
                .formatted(
                    state.rate > 1 ? "About " : "",
                    Numbers.grouped(Math.rint(verdict.value())),
                    attempts,
                    span);
    return what + sampled(state, verdict) + "; " + unusual(state, verdict) + ".";
  }

  private static String sampled(AttemptsState state, AttemptsJudge.Verdict verdict) {
    if (state.rate > 1) {
      return ", worked out from %d packets of %d connections at one packet in %s"
          .formatted(
              verdict.window().packets(),
              verdict.window().connections(),
              Numbers.grouped(state.rate));
    }
    return ", %s packets each".formatted(Numbers.grouped(verdict.window().packetsOfFlow()));
  }

  private String unusual(AttemptsState state, AttemptsJudge.Verdict verdict) {
    if (verdict.fresh()) {
      return "nobody of that network was seen here before";
    }
    if (state.spread == null && verdict.value() >= AttemptsJudge.AUTOMATION * verdict.usual()) {
      return "this pair usually has " + Numbers.grouped(verdict.usual());
    }
    if (hasDrifted(state, verdict)) {
      return "what is usual of this pair has crept up within weeks from "
          + Numbers.grouped(verdict.usual())
          + " to "
          + Numbers.grouped(state.peers.days().usual(verdict.row()));
    }
    if (state.spread != null && verdict.usual() > 0) {
      return "what is usual here has crept up within weeks from %s addresses to %s"
          .formatted(
              Numbers.grouped(Math.rint(verdict.usual())),
              Numbers.grouped(Math.rint(usual(state, verdict))));
    }
    return verdict.tail() >= 1
        ? "too little is known to say what is usual here"
        : "%s are expected at this hour (probability of so many: %s)"
            .formatted(Numbers.grouped(verdict.expected()), Numbers.chance(verdict.tail()));
  }

  /** How many addresses are usual by now in a window of the verdict's length. */
  private double usual(AttemptsState state, AttemptsJudge.Verdict verdict) {
    boolean longer = verdict.span() != AttemptsJudge.span(condition, state);
    DailyDrift drift = longer ? state.slowDrift : state.drift;
    return drift == null ? 0 : drift.usual();
  }

  private static boolean hasDrifted(AttemptsState state, AttemptsJudge.Verdict verdict) {
    return state.spread == null && state.peers.days().hasDrifted(verdict.row());
  }

  private String japanese(AttemptsState state, AttemptsJudge.Verdict verdict) {
    String attempts = Numbers.grouped(Math.rint(attempts(verdict.window(), state)));
    String span = Spans.japanese(verdict.span());
    String about = state.rate > 1 ? " 約 " : " ";
    String what =
        state.spread == null
            ? "%sに%s%s 回の接続試行がありました".formatted(span, about, attempts)
            : "%sに%s%s 個のアドレスとの間で %s 回の接続試行がありました"
                .formatted(span, about, Numbers.grouped(Math.rint(verdict.value())), attempts);
    String basis =
        state.rate > 1
            ? " (サンプリング 1/%s で観測した %d パケット、%d 接続からの推定)"
                .formatted(
                    Numbers.grouped(state.rate),
                    verdict.window().packets(),
                    verdict.window().connections())
            : " (1 接続あたり %s パケット)".formatted(Numbers.grouped(verdict.window().packetsOfFlow()));
    return what + basis + "。" + unusualInJapanese(state, verdict);
  }

  private String unusualInJapanese(AttemptsState state, AttemptsJudge.Verdict verdict) {
    if (verdict.fresh()) {
      return "このネットワークからの通信はこれまで観測されていません。";
    }
    if (state.spread == null && verdict.value() >= AttemptsJudge.AUTOMATION * verdict.usual()) {
      return "この組み合わせの通常の回数は %s 回です。".formatted(Numbers.grouped(verdict.usual()));
    }
    if (hasDrifted(state, verdict)) {
      return "この組み合わせの通常の回数は、数週間かけて %s 回から %s 回へ徐々に増えています。"
          .formatted(
              Numbers.grouped(verdict.usual()),
              Numbers.grouped(state.peers.days().usual(verdict.row())));
    }
    if (state.spread != null && verdict.usual() > 0) {
      return "ここでの通常のアドレス数は、数週間かけて %s 個から %s 個へ徐々に増えています。"
          .formatted(
              Numbers.grouped(Math.rint(verdict.usual())),
              Numbers.grouped(Math.rint(usual(state, verdict))));
    }
    return verdict.tail() >= 1
        ? "通常の値を判断するには観測期間がまだ足りません。"
        : "この時間帯の想定値は %s です (この数以上となる確率 %s)。"
            .formatted(
                Numbers.grouped(verdict.expected()), Numbers.chanceInJapanese(verdict.tail()));
  }

  /** What is known of a key. */
  Grounds known(AttemptsState state, long time) {
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("top_peers", topPeers(state));
    numbers.put("sampling_rate", Integer.toString(state.rate));
    numbers.put("expected", Numbers.plain(state.rhythm.expected(time)));
    putKnown(numbers, state);
    String records = Numbers.grouped((double) state.samples);
    String since = Times.date(Math.max(0, state.first));
    String rate = Numbers.grouped(state.rate);
    String least = Numbers.grouped(Math.rint(leastSeen(state)));
    return state.rate == 1
        ? new Grounds(
            numbers,
            "%s records since %s; every packet is looked at.".formatted(records, since),
            "%s 以降の %s 件の記録から学習しています。サンプリングはありません。".formatted(since, records))
        : new Grounds(
            numbers,
            "%s records since %s; at one packet in %s, fewer than %s attempts an hour are not seen."
                .formatted(records, since, rate, least),
            "%s 以降の %s 件の記録から学習しています。サンプリング 1/%s では、1 時間に %s 回未満の試行は検出できません。"
                .formatted(since, records, rate, least));
  }
}
