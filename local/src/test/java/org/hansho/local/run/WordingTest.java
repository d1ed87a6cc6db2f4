package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.alert.Language;
import org.hansho.local.epoch.EpochView;
import org.hansho.local.epoch.StoredAlert;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts are stored as templates and values, and read in every language as they were meant. */
class WordingTest {
  private static final String BEFORE = "{user} was refused on {host}.";
  private static final String AFTER = "Refused: {user}, who came from {origin|nowhere}.";

  @TempDir private Path folder;

  private static Engine engine(String title, String sentence, String japanese) {
    String alert =
        """
        ---
        alert:
          title: %s
          sentence: "%s"
          dedup: {key: [user], period: 1d}
        ja:
          title: 拒否
          sentence: "%s"
        """
            .formatted(title, sentence, japanese);
    return Workload.engine(
        List.of(Workload.file("test/refused.yml", Workload.rule("denied") + alert)));
  }

  private void push(Engine engine, int second, String user) throws IOException {
    long time = Workload.START + second * 1_000_000_000L;
    try (LocalRunner runner =
        new LocalRunner(folder, engine, LocalSettings.of("words", 1), () -> time)) {
      String line = Workload.line(time, "denied", user, "web-" + second);
      runner.push("one", time, line.getBytes(StandardCharsets.UTF_8));
      runner.settle();
    }
  }

  /** What each alert says, and how many findings it has. */
  private List<String> said(Language language) throws IOException {
    List<String> said = new ArrayList<>();
    try (EpochView view = EpochView.open(folder.resolve("epochs.db"))) {
      AlertRows rows = new AlertRows(view);
      for (StoredAlert stored : view.changedSince(0, 10)) {
        Alert alert = rows.alert(stored);
        said.add(alert.title(language) + ": " + alert.summary(language) + " " + alert.count());
      }
    }
    said.sort(null);
    return said;
  }

  @Test
  void anAlertReadsInEveryLanguageOfItsContent() throws IOException {
    push(engine("Refusal", BEFORE, "{host} で {user} が拒否されました。"), 1, "erin");
    assertThat(said(Language.ENGLISH)).containsExactly("Refusal: erin was refused on web-1. 1");
    assertThat(said(Language.JAPANESE)).containsExactly("拒否: web-1 で erin が拒否されました。 1");
  }

  @Test
  void anAlertKeepsTheWordsItWasRaisedWithWhenItsDetectionChanges() throws IOException {
    push(engine("Refusal", BEFORE, BEFORE), 1, "erin");
    Engine changed = engine("Denial", AFTER, AFTER);
    push(changed, 2, "erin");
    push(changed, 3, "frank");
    assertThat(said(Language.ENGLISH))
        .containsExactly(
            "Denial: Refused: frank, who came from nowhere. 1",
            "Refusal: erin was refused on web-1. 2");
  }
}
