package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.hansho.content.ContentReader;
import org.hansho.content.DetectionFile;
import org.hansho.local.alarm.Alarm;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.pipeline.Engine;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that leaves values undecided is an alarm of the runner; other rules go on. */
class CostlyRuleAlarmTest {
  private static final long START = 1_795_687_200_000_000_000L;

  private static final String RULES =
      """
      title: costly
      logsource: {category: webserver}
      detection:
        sel:
          url.original|re: '(?:[ab]{0,40}a){1,40}[^ab]{9}y'
        condition: sel
      ---
      title: cheap
      logsource: {category: webserver}
      detection:
        sel:
          url.original|contains: planted
        condition: sel
      """;

  @TempDir private Path folder;

  private static Engine engine() {
    DetectionFile file = new DetectionFile("rules.yml", false, new SourceText("rules.yml", RULES));
    return Engine.compile(ContentReader.read(List.of(file), List.of()));
  }

  private static byte[] lines() {
    StringBuilder text = new StringBuilder();
    int number = 1;
    for (int line = 0; line < 20; line++) {
      text.append("192.0.2.1 - - [26/Nov/2026:10:00:00 +0000] \"GET /");
      for (int i = 0; i < 60_000; i++) {
        number = number * 1_103_515_245 + 12_345;
        text.append((number >> 16 & 1) == 0 ? 'a' : 'b');
      }
      text.append(line == 19 ? "planted" : "").append(" HTTP/1.1\" 200 1\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theRunnerNamesTheRuleAndGoesOn() throws IOException {
    BytesInput input = new BytesInput("access.log");
    input.write(new String(lines(), StandardCharsets.UTF_8));
    try (LocalRunner runner =
        new LocalRunner(
            folder, engine(), LocalSettings.of("test", 1).withBatchBytes(4 << 20), () -> START)) {
      runner.runner.add(input);
      runner.drain();
      assertThat(runner.counters()).containsEntry(Counters.UNDECIDED, 20L);
      assertThat(runner.runner.alarms())
          .filteredOn(alarm -> alarm.kind() == AlarmKind.COSTLY_RULE)
          .extracting(Alarm::subject, Alarm::count)
          .containsExactly(tuple("costly", 20L));
      assertThat(runner.alerts()).hasSize(1);
    }
  }
}
