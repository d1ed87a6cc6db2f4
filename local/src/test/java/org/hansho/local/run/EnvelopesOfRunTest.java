package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.format.FormatRecognition;
import org.hansho.format.Recognition;
import org.hansho.pipeline.Engine;
import org.hansho.record.Format;
import org.hansho.testkit.envelope.Attack;
import org.hansho.testkit.envelope.Attack.Line;
import org.hansho.testkit.envelope.Shipper;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.shipped.ShippedEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runner finds through every envelope the kinds of alert that it finds in the bare log. */
class EnvelopesOfRunTest {
  private static final long WRITTEN =
      Instant.parse("2026-11-25T12:00:00Z").getEpochSecond() * 1_000_000_000L;
  private static final int BLOCK = 1;

  @TempDir private Path parent;

  @Test
  void everyAttackIsFoundThroughEveryEnvelope() throws IOException {
    Engine engine = ShippedEngine.of(ShippedEngine.project());
    for (Attack attack : Attack.values()) {
      Set<String> bare = kinds(engine, attack + " bare", bare(attack.lines()));
      assertThat(bare).as(attack.name()).isNotEmpty();
      for (Shipper shipper : Shipper.values()) {
        String name = attack + " by " + shipper;
        assertThat(kinds(engine, name, shipper.wrapped(attack.lines()))).as(name).isEqualTo(bare);
      }
    }
  }

  private static byte[] bare(List<Line> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.text()).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Set<String> kinds(Engine engine, String name, byte[] bytes) throws IOException {
    Recognition found = FormatRecognition.recogniseBehind(bytes, bytes.length, engine.formats());
    Format format = ((Recognition.Recognised) found).format();
    Replay replay = new Replay(engine);
    assertThat(replay.add("source", format, WRITTEN, blocks(bytes))).as(name).isTrue();
    Set<String> kinds = new TreeSet<>();
    for (Outcome outcome : replay.run(parent.resolve(name), 1, 3)) {
      kinds.add(outcome.detection());
    }
    return kinds;
  }

  private static List<byte[]> blocks(byte[] bytes) {
    List<byte[]> blocks = new ArrayList<>();
    int from = 0;
    while (from < bytes.length) {
      int to = Math.min(bytes.length, from + BLOCK);
      while (to < bytes.length && bytes[to - 1] != '\n') {
        to++;
      }
      blocks.add(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
    return blocks;
  }
}
