package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.format.web.AccessLogFormat;
import org.hansho.pipeline.Engine;
import org.hansho.sigma.Level;
import org.hansho.testkit.traffic.Visits;
import org.junit.jupiter.api.Test;

/**
 * Requests in great numbers, all of them answered, in the first hour that a site is watched: what
 * is told of each kind, by what was seen of the site before.
 */
class RequestTableTest {
  private static final long START = 1_772_409_600L;
  private static final int HOUR = 3_600;
  private static final int LOUD = 250;
  private static final int QUIET = 30;

  private final Engine engine = FloodField.engine(List.of());

  /** What was seen of the site before: nothing, or an hour of so many visits a second. */
  private enum Past {
    NOTHING(0),
    FEW_VISITS(0.004),
    SOME_VISITS(0.1);

    private final double rate;

    Past(double rate) {
      this.rate = rate;
    }
  }

  @Test
  void manySourcesThatAskWhatNoBrowserAsksAreAFloodInTheFirstHour() throws IOException {
    Map<String, String> table = table(Visits.Kind.values(), LOUD);
    write(table);

    assertThat(table)
        .containsEntry("one path", "medium | high | high")
        .containsEntry("bots", "medium | high | high")
        .containsEntry("random paths", "– | high | high")
        .containsEntry("borrowed referrers", "– | medium | medium")
        .containsEntry("failing", "high | high | high")
        .containsEntry("one source", "– | – | –")
        .containsEntry("crowd", "– | – | –")
        .containsEntry("delivery", "– | – | –");
  }

  @Test
  void visitorsProbesAndDeliveryNetworksAreNone() {
    Visits.Kind[] harmless = {Visits.Kind.CROWD, Visits.Kind.PROBES, Visits.Kind.DELIVERY};

    assertThat(table(harmless, QUIET).values()).containsOnly("– | – | –");
  }

  @Test
  void aQuietFloodIsToldOfAKnownSiteAndIsMedium() {
    Visits.Kind[] bots = {Visits.Kind.BOTS};

    assertThat(table(bots, QUIET).values()).containsExactly("– | – | medium");
  }

  private Map<String, String> table(Visits.Kind[] kinds, int rate) {
    Map<String, String> table = new LinkedHashMap<>();
    for (Visits.Kind kind : kinds) {
      StringBuilder row = new StringBuilder();
      for (Past past : Past.values()) {
        row.append(row.isEmpty() ? "" : " | ").append(told(kind, rate, past));
      }
      table.put(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), row.toString());
    }
    return table;
  }

  private String told(Visits.Kind kind, int rate, Past past) {
    FloodField field = new FloodField(engine);
    Visits visits =
        new Visits(
            7,
            line ->
                field.accept(
                    "access", new AccessLogFormat(), line.getBytes(StandardCharsets.UTF_8)));
    visits.quiet(START, HOUR, past.rate);
    visits.flood(kind, START + HOUR, 20, rate);
    field.catchUp(600_000_000_000L);
    Level worst = null;
    for (FloodField.Raised one : field.raised()) {
      if (!one.numbers().containsKey("requests_per_second")) {
        continue;
      }
      Level level = one.severity() == null ? Level.HIGH : one.severity();
      worst = worst == null || level.compareTo(worst) > 0 ? level : worst;
    }
    return worst == null ? "–" : worst.name().toLowerCase(Locale.ROOT);
  }

  /** Writes the table where the build asks for it. */
  private static void write(Map<String, String> table) throws IOException {
    String file = System.getProperty("hansho.requests.write", "");
    if (!file.isEmpty()) {
      StringBuilder text = new StringBuilder();
      table.forEach((kind, row) -> text.append("| " + kind + " | " + row + " |\n"));
      Files.write(Path.of(file), text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
