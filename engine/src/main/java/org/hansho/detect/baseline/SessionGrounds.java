package org.hansho.detect.baseline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.detect.Grounds;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.SessionEvidence;

/** Says in numbers and words what a session came to. Immutable. */
final class SessionGrounds {
  private static final String VALUE = "{value}";

  private final List<SessionEvidence> evidence;
  private final List<Range> bounds;

  SessionGrounds(Baseline.Session condition) {
    evidence = condition.evidence();
    bounds = evidence.stream().map(piece -> new Range(piece.bounds())).toList();
  }

  Grounds of(SessionState state) {
    List<String> english = new ArrayList<>();
    List<String> japanese = new ArrayList<>();
    int points = 0;
    for (int i = 0; i < evidence.size(); i++) {
      SessionEvidence piece = evidence.get(i);
      double number = SessionDetector.number(state, piece, i);
      if (state.requests >= piece.least() && bounds.get(i).admits(number)) {
        points += piece.points();
        String shown = shown(piece, number);
        String worth = piece.points() == 0 ? "" : " (+" + piece.points() + ")";
        english.add(piece.english().replace(VALUE, shown) + worth);
        japanese.add(piece.japanese().replace(VALUE, shown) + worth);
      }
    }
    long length = Math.max(0, state.latest - state.start);
    String requests = Numbers.grouped(state.requests);
    return new Grounds(
        numbers(state, points),
        "%s requests within %s come to %d points: %s."
            .formatted(requests, Spans.english(length), points, String.join("; ", english)),
        "%sの %s 件のリクエストで合計 %d 点です: %s。"
            .formatted(Spans.japanese(length), requests, points, String.join("、", japanese)));
  }

  private Map<String, String> numbers(SessionState state, int points) {
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("score", Integer.toString(points));
    numbers.put("requests", Integer.toString(state.requests));
    numbers.put("since", Times.instant(state.start));
    numbers.put("seconds", Numbers.plain(Math.max(0, state.latest - state.start) / 1e9));
    for (int i = 0; i < evidence.size(); i++) {
      double number = SessionDetector.number(state, evidence.get(i), i);
      if (!Double.isNaN(number)) {
        numbers.putIfAbsent(evidence.get(i).name(), Numbers.plain(number));
      }
    }
    if (!state.examples().isEmpty()) {
      numbers.put("examples", examples(state));
    }
    return numbers;
  }

  private static String examples(SessionState state) {
    List<String> texts = new ArrayList<>();
    state.examples().forEach(bytes -> texts.add(new String(bytes, StandardCharsets.UTF_8)));
    return String.join(", ", texts);
  }

  private static String shown(SessionEvidence piece, double number) {
    if (piece.measure() == SessionEvidence.Measure.SHARE) {
      return String.format(Locale.ROOT, "%.0f %%", number * 100);
    }
    boolean most =
        piece.measure() == SessionEvidence.Measure.DISTINCT && number >= SessionState.MOST_VALUES;
    return Numbers.plain(number) + (most ? "+" : "");
  }
}
