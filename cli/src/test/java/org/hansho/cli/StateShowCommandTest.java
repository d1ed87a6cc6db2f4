package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateShowCommandTest {
  @TempDir private Path folder = Path.of("");

  private Run show(String... words) throws IOException {
    Path log = ReaderLogs.written(folder);
    List<String> arguments = new ArrayList<>(List.of("state", "show", "--no-builtin"));
    arguments.addAll(List.of("--rules", ReaderLogs.rules(folder).toString()));
    arguments.addAll(List.of(words));
    arguments.add(log.toString());
    return Run.of(arguments.toArray(String[]::new));
  }

  @Test
  void aKeyIsShownInWordsAndNumbers() throws IOException {
    Run run = show("new-reader", "payroll");
    assertThat(run.code()).as(run.talk()).isZero();
    assertThat(run.out())
        .contains("New reader of secrets", "new-reader (baseline first_seen)")
        .containsPattern("objectRef\\.namespace +payroll")
        .contains("Known values: 2; learned from 12 events since 2026-03-02")
        .containsPattern("Events learned from +12")
        .containsPattern("Results while still learning +2")
        .contains("Alerted and not known yet: 1. Unless somebody objects, it counts as known from");
    assertThat(run.talk()).contains("remembers 2 keys in 1 detector;");
  }

  @Test
  void itSpeaksJapaneseToo() throws IOException {
    assertThat(show("new-reader", "payroll", "--lang", "ja").out())
        .contains("既知の値: 2 件")
        .containsPattern("学習に使用したイベント数 +12");
  }

  @Test
  void withoutAKeyThoseOfTheMostFactsAreListed() throws IOException {
    assertThat(show("new-reader").out())
        .contains("2 keys seen", "objectRef.namespace")
        .containsSubsequence("12  payroll", "Known values: 2", "10  web", "Known values: 1");
  }

  @Test
  void programsReadJson() throws IOException {
    JsonNode shown = new ObjectMapper().readTree(show("new-reader", "--output", "json").out());
    JsonNode document = shown.get("documents").get(0);
    assertThat(shown.get("detection").asText()).isEqualTo("new-reader");
    assertThat(document.get("kind").asText()).isEqualTo("baseline first_seen");
    assertThat(document.get("keys_seen").asInt()).isEqualTo(2);
    JsonNode key = document.get("keys").get(0);
    assertThat(key.get("key").get(0).asText()).isEqualTo("payroll");
    assertThat(key.get("facts").asInt()).isEqualTo(12);
    assertThat(key.get("numbers").get("samples").asText()).isEqualTo("12");
  }

  @Test
  void ofAnUnknownKeyNothingIsKnown() throws IOException {
    Run run = show("new-reader", "nowhere");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Nothing is known of nowhere.");
  }

  @Test
  void aValueThatLooksLikeAPathIsGivenAsAnOption() throws IOException {
    String path = folder.toString();
    String record = ReaderLogs.record(java.time.Duration.ZERO, path, "erin", 200);
    Path log = Files.writeString(folder.resolve("more.log"), record);
    assertThat(show("new-reader", "--key", path, log.toString()).out())
        .containsPattern("objectRef\\.namespace +" + path)
        .contains("Known values: 1;");
  }

  @Test
  void anUnknownDetectionIsRefusedWithAGuess() throws IOException {
    Run run = show("new-raeder", "payroll");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.talk()).contains("there is no detection new-raeder", "did you mean new-reader?");
  }

  @Test
  void whatCannotBeShownIsSaid() throws IOException {
    assertThat(show("new-reader", "payroll", "erin").talk())
        .contains("new-reader groups by objectRef.namespace; 2 values were given");
    Run none = Run.of("state", "show", "linux/crypto-mining-process", folder.toString());
    assertThat(none.talk()).contains("remembers nothing: it looks at single events");
    assertThat(none.code()).isEqualTo(3);
    Run missing = Run.of("state", "show", "new-reader", "payroll", "/no/such/log");
    assertThat(missing.code()).isEqualTo(3);
    assertThat(missing.talk()).contains("/no/such/log: there is nothing of that name");
  }

  @Test
  void aWindowThatHasPassedSaysWhenTheLatestCame() throws IOException {
    String refused = ReaderLogs.record(java.time.Duration.ofDays(9), "web", "oscar", 403);
    Path log = Files.writeString(folder.resolve("refused.log"), refused);
    assertThat(show("many-refused", "oscar", log.toString()).out())
        .contains(
            "many-refused (correlation event_count)",
            "Nothing within the last 10 minutes; the latest came at 2026-03-11T09:00:00Z.");
  }
}
