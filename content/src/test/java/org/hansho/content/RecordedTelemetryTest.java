package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertFold;
import org.hansho.alert.Finding;
import org.hansho.alert.Language;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the shipped detections say of telemetry that others recorded and labelled. */
class RecordedTelemetryTest {
  private static final Path TELEMETRY =
      Path.of(System.getProperty("hansho.shared", "../../shared"), "telemetry");

  /** The detection of each row of the reference that the labels of the recordings name. */
  private static final Map<String, String> DETECTION_OF_ROW =
      Map.of(
          "24", "aks/cluster-admin-binding",
          "25", "aks/exposed-dashboard",
          "26", "aks/high-privilege-role",
          "27", "aks/kube-system-container",
          "28", "aks/mining-container",
          "29", "aks/privileged-container",
          "30", "aks/sensitive-mount");

  /** The section of detections beyond the reference list. */
  private static final String BASICS = "basics/";

  /** A host on the internet whose log is full of guessed passwords; ordinary otherwise. */
  private static final String GUESSED = "elastic-examples_auth.log";

  private static final Engine ENGINE = Engine.compile(ShippedContent.read());

  /** The detections that fired, each once, and the malformed records by reason. */
  private static final class Findings implements Output {
    private final TreeSet<String> detections = new TreeSet<>();
    private final List<String> malformed = new ArrayList<>();
    private final List<String> evidence = new ArrayList<>();
    private final List<Observation> observations = new ArrayList<>();
    private int observed;

    /** Those of the reference list, which the labels of the recordings are about. */
    private List<String> ofReference() {
      return detections.stream().filter(id -> !id.startsWith(BASICS)).toList();
    }

    private List<String> ofBasics() {
      return detections.stream().filter(id -> id.startsWith(BASICS)).toList();
    }

    @Override
    public void finding(Finding finding) {
      String detection = finding.detection().detection();
      detections.add(detection);
      evidence.add(detection + " by " + finding.reference() + ": " + finding.record());
    }

    @Override
    public void observed(Observation observation) {
      observed += observation.size();
      observations.add(observation);
    }

    @Override
    public void malformed(Malformed record, String source) {
      malformed.add(record.reason());
    }
  }

  /** Hands the facts in order to the detectors; their alerts count as findings. */
  private static void detect(Findings findings) {
    AlertFold fold = new AlertFold("recorded");
    KeyedSession keyed = ENGINE.keyed(KeyedOutput.into(fold));
    findings.observations.sort(Observation.ORDER);
    findings.observations.forEach(keyed::accept);
    keyed.end();
    for (Alert alert : fold.alerts()) {
      findings.detections.add(alert.detection());
      findings.evidence.add(alert.detection() + ": " + alert.summary(Language.ENGLISH));
    }
  }

  @BeforeEach
  void recordingsAreThere() {
    assumeTrue(
        Files.isDirectory(TELEMETRY),
        "the folder of recorded telemetry is absent: give it with -Dhansho.shared=DIR");
  }

  @TestFactory
  Stream<DynamicTest> kubernetesRecordingsRaiseExactlyWhatTheirLabelsSay() throws IOException {
    Path folder = TELEMETRY.resolve("kubernetes-audit");
    assumeTrue(Files.isDirectory(folder), "recordings of Kubernetes audit events are absent");
    return labels(folder.resolve("falco_labels.tsv")).entrySet().stream()
        .map(
            label ->
                dynamicTest(
                    label.getKey(),
                    () -> {
                      Findings findings = read(folder.resolve("falco").resolve(label.getKey()));
                      assertThat(findings.ofReference())
                          .containsExactlyElementsOf(label.getValue());
                    }));
  }

  private static Map<String, List<String>> labels(Path table) throws IOException {
    Map<String, List<String>> labels = new TreeMap<>();
    for (String line : Files.readAllLines(table).subList(1, Files.readAllLines(table).size())) {
      String[] cells = line.split("\t", -1);
      String row = cells[1].split(" ", -1)[0];
      String detection = DETECTION_OF_ROW.get(row);
      assertThat(detection != null || row.equals("none")).as(line).isTrue();
      labels.put(cells[0], detection == null ? List.of() : List.of(detection));
    }
    assertThat(labels).hasSize(47);
    return labels;
  }

  @TestFactory
  Stream<DynamicTest> benignRecordingsRaiseNothing() throws IOException {
    List<Path> benign = new ArrayList<>();
    for (String folder : List.of("linux-auditd", "linux-syslog", "docker-events")) {
      try (Stream<Path> walk = Files.walk(TELEMETRY.resolve(folder))) {
        walk.filter(RecordedTelemetryTest::isBenignLog).sorted().forEach(benign::add);
      }
    }
    assertThat(benign).hasSizeGreaterThan(15);
    return benign.stream()
        .map(
            file ->
                dynamicTest(
                    TELEMETRY.relativize(file).toString(),
                    () -> {
                      Findings findings = read(file);
                      if (file.endsWith(GUESSED)) {
                        assertThat(findings.ofReference()).isEmpty();
                        assertThat(findings.ofBasics())
                            .containsExactly(
                                "basics/login-after-guessing", "basics/password-guessing");
                      } else {
                        assertThat(findings.evidence).isEmpty();
                      }
                    }));
  }

  @Test
  void basicsSeeWhatRecordingsOfKubernetesHoldBesideTheirLabels() throws IOException {
    Path folder = TELEMETRY.resolve("kubernetes-audit/falco");
    assertThat(read(folder.resolve("anonymous_creates_namespace_foo.json")).ofBasics())
        .containsExactly("basics/anonymous-secret-read");
    assertThat(read(folder.resolve("exec_pod.json")).ofBasics()).containsExactly("basics/pod-exec");
    assertThat(read(folder.resolve("attach_pod.json")).ofBasics())
        .containsExactly("basics/pod-exec");
    assertThat(read(folder.resolve("create_configmap.json")).ofBasics()).isEmpty();
  }

  /**
   * Of 10,000 lines of a real site nothing is worth an alert. The nearest to one: lines 893 to 895,
   * 5966 to 5970, 6251 to 6253 and 7765 to 7767 are three requests each for pages of
   * administrations, and around line 8037 there are eight for folders of an editor; all find
   * nothing and leave at once. A machine asks sixty times for one file that is gone, under a name
   * that says so, and two search robots for what never was there among what is.
   */
  @Test
  void ordinaryVisitorsOfASiteRaiseNothing() throws IOException {
    Findings findings = read(TELEMETRY.resolve("web-access/elastic-examples_apache_logs"));
    assertThat(findings.malformed).isEmpty();
    assertThat(findings.observed).isGreaterThan(10_000);
    assertThat(findings.evidence).isEmpty();
  }

  /**
   * Raw logs only: what others expect of them and notes are no logs; the AUOMS rows are an attack.
   */
  private static boolean isBenignLog(Path path) {
    String name = path.getFileName().toString();
    boolean isLog =
        name.endsWith(".log")
            || name.equals("LinuxAudit_CL.json")
            || name.equals("docker-cli_docker-events-json.golden");
    return isLog && !name.contains("log4shell");
  }

  @Test
  void rowsOfLogAnalyticsAreReadWhole() throws IOException {
    for (String file :
        List.of(
            "linux-sysmon/syslog_sysmon_log4shell_cve2021_44228_jndi_reference_2022-05-11181020.json",
            "linux-auditd/otrf/syslog_auoms_auditd_log4shell_cve2021_44228_jndi_reference_2022-05-11181020.json")) {
      assertThat(read(TELEMETRY.resolve(file)).malformed).as(file).isEmpty();
    }
  }

  private static Findings read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Findings findings = new Findings();
    Recognition recognition =
        FormatRecognition.recognise(bytes, Math.min(bytes.length, FormatRecognition.SAMPLE_BYTES));
    if (recognition instanceof Recognition.Recognised recognised) {
      ReadingSession reading = ENGINE.reading(findings);
      OpenSource source = reading.open(recognised.format(), file.getFileName().toString());
      int read = reading.read(source, bytes, 0, bytes.length, 0, true);
      assertThat(read).isEqualTo(bytes.length);
      reading.end(source);
      detect(findings);
    } else {
      assertThat(bytes.length).as("only a scrap is not recognised: " + file).isLessThan(64);
    }
    return findings;
  }
}
