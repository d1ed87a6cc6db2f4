package org.hansho.format.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.hansho.record.Format;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every envelope gives the events that stand beside its samples, whatever happens to the bytes. */
class EnvelopeSamplesTest {
  static final List<String> FIELDS =
      List.of(
          "event.action",
          "event.outcome",
          "host.name",
          "host.ip",
          "user.name",
          "source.ip",
          "process.name",
          "process.command_line",
          "url.original",
          "message",
          "container.id",
          "container.name",
          "container.image.name",
          "orchestrator.namespace",
          "orchestrator.cluster.name",
          "orchestrator.resource.type",
          "kubernetes.pod.name",
          "kubernetes.labels.app",
          "systemd.unit",
          "log.stream",
          "log.file.path",
          "docker.Type",
          "cloud.account.id",
          "cloud.resource_id");

  private static final int MUTATIONS = Integer.getInteger("hansho.fuzz.envelopes", 100);

  private interface Check {
    void of(Format format, String folder);
  }

  private static Stream<DynamicTest> eachEnvelope(Check check) {
    return Envelopes.ALL.stream()
        .map(
            format ->
                DynamicTest.dynamicTest(
                    format.name(), () -> check.of(format, "format/" + format.name())));
  }

  @TestFactory
  Stream<DynamicTest> samplesGiveTheEventsBesideThem() {
    return eachEnvelope((format, folder) -> FormatSamples.check(format, folder, "", FIELDS));
  }

  @TestFactory
  Stream<DynamicTest> mutatedSamplesAreReadOrReported() {
    return eachEnvelope(
        (format, folder) ->
            ParserFuzz.run(format, FIELDS, FormatSamples.seeds(folder, ""), MUTATIONS, 29L));
  }

  @FuzzTest
  void anyBytesAreReadOrReported(byte[] input) {
    assertThat(Envelopes.ALL).isNotEmpty();
    Format format = Envelopes.ALL.get(input.length % Envelopes.ALL.size());
    ParserFuzz.check(format, FIELDS, input);
  }
}
