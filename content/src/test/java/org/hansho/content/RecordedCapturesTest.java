package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertFold;
import org.hansho.alert.Finding;
import org.hansho.detect.Observation;
import org.hansho.format.FormatRecognition;
import org.hansho.format.Recognition;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.KeyedOutput;
import org.hansho.pipeline.KeyedSession;
import org.hansho.pipeline.OpenSource;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.ReadingSession;
import org.hansho.record.Malformed;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the shipped network detections say of captures and flow logs that others recorded and
 * labelled. A capture has no past, so nothing is learned first, as with {@code --learn 0s}.
 */
class RecordedCapturesTest {
  private static final Path TELEMETRY =
      Path.of(System.getProperty("hansho.shared", "../../shared"), "telemetry");

  private static final Engine SHIPPED = engine(List.of());
  private static final Engine WITH_PORT_OF_FTP =
      engine(List.of(new ListText("ssh_ports", new SourceText("ports.txt", "22\n21\n"))));

  private static Engine engine(List<ListText> lists) {
    return Engine.compile(ShippedContent.read(lists).withLearningPeriod(Duration.ZERO));
  }

  /** Alerts of the section {@code network}. */
  private static List<Alert> alerts(Engine engine, byte[] bytes, String name) {
    List<Observation> observations = new ArrayList<>();
    Output output =
        new Output() {
          @Override
          public void finding(Finding finding) {}

          @Override
          public void observed(Observation observation) {
            observations.add(observation);
          }

          @Override
          public void malformed(Malformed record, String source) {}
        };
    Recognition recognition =
        FormatRecognition.recognise(bytes, Math.min(bytes.length, FormatRecognition.SAMPLE_BYTES));
    assertThat(recognition).as(name).isInstanceOf(Recognition.Recognised.class);
    ReadingSession reading = engine.reading(output);
    OpenSource source = reading.open(((Recognition.Recognised) recognition).format(), name);
    reading.read(source, bytes, 0, bytes.length, 0, true);
    reading.end(source);
    AlertFold fold = new AlertFold("recorded");
    KeyedSession keyed = engine.keyed(KeyedOutput.into(fold));
    observations.sort(Observation.ORDER);
    observations.forEach(keyed::accept);
    keyed.end();
    return fold.alerts().stream()
        .filter(alert -> alert.detection().startsWith("network/"))
        .toList();
  }

  private static byte[] recorded(String path) throws IOException {
    Path file = TELEMETRY.resolve(path);
    assumeTrue(
        Files.isRegularFile(file),
        "the folder of recorded telemetry is absent: give it with -Dhansho.shared=DIR");
    return Files.readAllBytes(file);
  }

  @TestFactory
  Stream<DynamicTest> capturesInWhichNobodyGuessesAtSshOrRdpRaiseNothing() throws IOException {
    Path folder = TELEMETRY.resolve("pcap");
    assumeTrue(
        Files.isDirectory(folder),
        "the folder of recorded telemetry is absent: give it with -Dhansho.shared=DIR");
    List<Path> captures = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(file -> file.toString().contains(".pcap")).sorted().forEach(captures::add);
    }
    assertThat(captures).hasSizeGreaterThan(15);
    return captures.stream()
        .map(
            file ->
                dynamicTest(
                    folder.relativize(file).toString(),
                    () -> {
                      byte[] bytes = Files.readAllBytes(file);
                      assertThat(alerts(SHIPPED, bytes, file.getFileName().toString())).isEmpty();
                    }));
  }

  @Test
  void guessingAtFtpIsFoundOnceItsPortIsOnTheOperatorsList() throws IOException {
    byte[] capture = recorded("pcap/zeek/ftp_bruteforce.pcap");

    List<Alert> alerts = alerts(WITH_PORT_OF_FTP, capture, "ftp");

    assertThat(alerts).extracting(Alert::detection).containsExactly("network/outgoing-ssh");
    assertThat(alerts.get(0).numbers()).containsEntry("attempts", "30");
  }

  @Test
  void whoIsOnTheListOfBastionsMayGuess() throws IOException {
    Engine engine =
        engine(
            List.of(
                new ListText("ssh_ports", new SourceText("ports.txt", "21\n")),
                new ListText(
                    "bastion_hosts", new SourceText("bastions.txt", "192.168.56.0/28\n"))));

    assertThat(alerts(engine, recorded("pcap/zeek/ftp_bruteforce.pcap"), "ftp")).isEmpty();
  }

  @Test
  void oneFtpSessionIsNoGuessing() throws IOException {
    assertThat(alerts(WITH_PORT_OF_FTP, recorded("pcap/zeek/ftp_ipv4.pcap"), "ftp")).isEmpty();
  }

  /**
   * Eight flows of seven addresses within two and a half minutes: any machine whose RDP is open to
   * the Internet sees as much. At twenty addresses within the hour it is an alert, and this rate,
   * kept up for eight minutes, comes to that.
   */
  @Test
  void sevenAddressesAtRdpAreTooFewAndThreeTimesAsManyAreNot() throws IOException {
    String sample =
        new String(
            recorded("azure-flowlogs/microsoft-docs/nsg_v1_PT1H.json"), StandardCharsets.UTF_8);
    String third = sample.replace("14872824", "14872827").replace("14872823", "14872826");

    assertThat(alerts(SHIPPED, sample.getBytes(StandardCharsets.UTF_8), "sample")).isEmpty();
    String goesOn = sample + otherAddresses(sample, "1.") + otherAddresses(third, "2.");
    List<Alert> alerts = alerts(SHIPPED, goesOn.getBytes(StandardCharsets.UTF_8), "goes on");
    assertThat(alerts)
        .extracting(Alert::detection)
        .containsExactly("network/incoming-rdp-multiple");
    assertThat(alerts.get(0).numbers()).containsEntry("peers", "21");
  }

  private static String otherAddresses(String sample, String first) {
    return sample.replaceAll("(\"\\d{10},)\\d+\\.", "$1" + first);
  }
}
