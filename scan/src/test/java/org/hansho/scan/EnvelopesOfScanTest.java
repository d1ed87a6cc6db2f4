package org.hansho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hansho.alert.Alert;
import org.hansho.alert.Evidence;
import org.hansho.alert.Language;
import org.hansho.library.BuiltinFiles;
import org.hansho.library.Library;
import org.hansho.pipeline.Engine;
import org.hansho.record.UnstatedTime;
import org.hansho.testkit.envelope.Attack;
import org.hansho.testkit.envelope.Shipper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan finds through every envelope the kinds of alert that it finds in the bare log. */
class EnvelopesOfScanTest {
  private static final Progress NOBODY =
      new Progress() {
        @Override
        public void read(long read, long total) {}

        @Override
        public boolean isStopped() {
          return false;
        }
      };

  @TempDir private Path folder = Path.of("");

  @Test
  void everyAttackIsFoundThroughEveryEnvelopeWithItsInnerRecordAsEvidence() throws IOException {
    Engine engine = Engine.compile(new Library().with(new BuiltinFiles(Language.ENGLISH)).read());
    for (Attack attack : Attack.values()) {
      String text =
          attack.lines().stream().map(line -> line.text() + "\n").collect(Collectors.joining());
      Set<String> bare = kinds(scan(engine, Files.writeString(folder.resolve("bare"), text)));
      assertThat(bare).as(attack.name()).isNotEmpty();
      for (Shipper shipper : Shipper.values()) {
        Path file = folder.resolve(attack + "-" + shipper);
        ScanResult result = scan(engine, Files.write(file, shipper.wrapped(attack.lines())));
        assertThat(kinds(result)).as(file.getFileName().toString()).isEqualTo(bare);
        assertThat(result.formats())
            .extracting(ScanResult.FormatCount::format)
            .containsExactly(shipper.format());
        assertThat(result.alerts()).allSatisfy(alert -> hasInnerRecords(alert, text));
      }
    }
  }

  private static void hasInnerRecords(Alert alert, String bare) {
    assertThat(alert.evidence()).isNotEmpty();
    for (Evidence evidence : alert.evidence()) {
      String firstLine = evidence.record().lines().findFirst().orElse("");
      assertThat(bare).contains(firstLine);
      assertThat(firstLine).isNotBlank();
    }
  }

  private static Set<String> kinds(ScanResult result) {
    Set<String> kinds = new TreeSet<>();
    result.alerts().forEach(alert -> kinds.add(alert.detection()));
    return kinds;
  }

  private static ScanResult scan(Engine engine, Path file) throws IOException {
    ScanRequest request =
        new ScanRequest(
            List.of(file.toString()),
            InputStream.nullInputStream(),
            new Reading(null, UnstatedTime.UNKNOWN),
            TimeBounds.ALL,
            1,
            Long.MAX_VALUE / 2,
            null);
    return Scan.run(engine, request, OutputStream.nullOutputStream(), NOBODY);
  }
}
