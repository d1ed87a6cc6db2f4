package org.hansho.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hansho.content.Content;
import org.hansho.content.ContentReader;
import org.hansho.content.Detection;
import org.hansho.content.DetectionFile;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;

class DetectionTestsTest {
  private static final String SHELL =
      """
      title: Shell in a pod
      name: shell_in_pod
      logsource: {product: kubernetes, service: audit}
      detection:
          sel: {objectRef.subresource: exec}
          condition: sel
      level: low
      ---
      alert:
          title: A shell was opened
          sentence: '{user.name} opened a shell in {orchestrator.resource.name}.'
          entities:
              - {type: account, name: user.name}
          dedup: {key: [user.name], period: 1h}
      tests:
          - name: one test
            format: FORMAT
            given:
                - at: 0s
                  repeat: 4
                  every: 1m
                  lines: LINE
            expect: EXPECT
      """;
  private static final String EXEC =
      "'{\"kind\":\"Event\",\"stage\":\"ResponseComplete\",\"verb\":\"create\",\"user\":{\"username\":\"erin\"},"
          + "\"objectRef\":{\"resource\":\"pods\",\"name\":\"web-${n}\",\"subresource\":\"exec\"},"
          + "\"stageTimestamp\":\"${rfc3339}\"}'";
  private static final String LIST = EXEC.replace("exec", "log");

  private static List<String> failures(String line, String expect) {
    return failures("kubernetes-audit", line, expect, List.of());
  }

  private static List<String> failures(
      String format, String line, String expect, List<String> otherRules) {
    return failures(text(SHELL, format, line, expect), otherRules);
  }

  private static List<String> failuresOf(String yaml, String format, String line, String expect) {
    return failures(text(yaml, format, line, expect), List.of());
  }

  private static String text(String yaml, String format, String line, String expect) {
    return yaml.replace("FORMAT", format).replace("LINE", line).replace("EXPECT", expect);
  }

  private static List<String> failures(String text, List<String> otherRules) {
    List<DetectionFile> files = new ArrayList<>();
    files.add(new DetectionFile("shell.yml", false, new SourceText("shell.yml", text)));
    for (String rule : otherRules) {
      files.add(new DetectionFile("other.yml", false, new SourceText("other.yml", rule)));
    }
    Content content = ContentReader.read(files, List.of());
    assertThat(content.problems()).isEmpty();
    Detection shell = Objects.requireNonNull(content.detection("shell"));
    return new DetectionTests(Engine.compile(content)).run(shell).get(0).failures();
  }

  @Test
  void whatIsExpectedPasses() {
    assertThat(failures(EXEC, "{alerts: 1, count: 4, severity: low, summary: in web-1}")).isEmpty();
    assertThat(failures(EXEC, "{alerts: 1, entities: [{type: account, name: erin}]}")).isEmpty();
    assertThat(failures(LIST, "{alerts: 0}")).isEmpty();
  }

  @Test
  void aRecordThatARuleAndABaselineOverItRaiseIsCountedOnce() {
    String baseline =
        """
        level: low
        ---
        title: First shell
        name: first_shell
        baseline:
            type: first_seen
            rules: [shell_in_pod]
            group-by: []
            learn: {period: 0d}
            generate: true
            condition: {field: user.name}
        level: high
        ---
        alert:
            rules: [shell_in_pod, first_shell]
        """;
    String both = SHELL.replace("level: low\n---\nalert:\n", baseline);
    assertThat(failuresOf(both, "kubernetes-audit", EXEC, "{alerts: 1, count: 4, severity: high}"))
        .isEmpty();
  }

  @Test
  void aWrongNumberOfAlertsFails() {
    assertThat(failures(EXEC, "{alerts: 2}"))
        .singleElement()
        .asString()
        .startsWith("in one block: expected 2 alerts, got 1: [Alert[");
    assertThat(failures(EXEC, "{alerts: 0}")).isNotEmpty();
    assertThat(failures(LIST, "{alerts: 1}")).isNotEmpty();
  }

  @Test
  void aConditionThatNoAlertSatisfiesFails() {
    for (String condition :
        List.of(
            "count: 3",
            "severity: high",
            "confidence: low",
            "summary: web-2",
            "entities: [{type: account, name: frank}]",
            "entities: [{type: host}]")) {
      assertThat(failures(EXEC, "{alerts: 1, " + condition + "}"))
          .as(condition)
          .singleElement()
          .asString()
          .startsWith("in one block: expected an alert with ");
    }
  }

  @Test
  void recordsThatCannotBeReadFail() {
    assertThat(failures("'{\"kind\":'", "{alerts: 0}"))
        .anyMatch(failure -> failure.contains("malformed records"))
        .anyMatch(failure -> failure.contains("no line was read as an event"));
    assertThat(failures("no-such-format", EXEC, "{alerts: 1}", List.of()))
        .containsExactly("no format 'no-such-format'");
  }

  @Test
  void otherDetectionsMustStaySilentUnlessAllowed() {
    String other =
        """
        title: Any request
        name: any_request
        logsource: {product: kubernetes, service: audit}
        detection:
            sel: {verb: create}
            condition: sel
        """;
    assertThat(failures("kubernetes-audit", EXEC, "{alerts: 1}", List.of(other)))
        .singleElement()
        .asString()
        .contains("other detections fire too")
        .contains("any_request: Any request (erin");
    assertThat(failures("kubernetes-audit", EXEC, "{alerts: 1, others: true}", List.of(other)))
        .isEmpty();
  }

  @Test
  void silenceOfADetectionThatLooksAtNoneOfTheEventsProvesNothing() {
    String process =
        "'type=SYSCALL msg=audit(${epoch}:${serial}): arch=c000003e syscall=59 success=yes exit=0"
            + " pid=9 comm=\"ls\" exe=\"/bin/ls\"'";
    assertThat(failures("auditd", process, "{alerts: 0}", List.of()))
        .singleElement()
        .asString()
        .contains("their silence proves nothing");
  }
}
