package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.hansho.alert.Alert.Confidence;
import org.hansho.alert.AlertDefinition;
import org.hansho.alert.Dedup;
import org.hansho.alert.EntityMapping;
import org.hansho.alert.FieldChoice;
import org.hansho.alert.Intent;
import org.hansho.alert.Sentence;
import org.hansho.alert.Severity;
import org.hansho.intelligence.DateText;
import org.hansho.intelligence.Indicator;
import org.hansho.intelligence.IndicatorList;
import org.hansho.sigma.Rule;
import org.hansho.sigma.ValueList;
import org.hansho.yaml.Problem;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;

class ContentReaderTest {
  private static final String PLAIN_RULE =
      """
      title: Shell with a network address
      id: 7e1d1b6e-0b0e-4a55-9d0a-2f7c1a4b0001
      logsource: {product: linux, category: process_creation}
      detection:
          sel: {CommandLine|contains: /dev/tcp/}
          condition: sel
      level: high
      falsepositives: [Honest use]
      tags: [attack.command-and-control, attack.t1095, attack.defense_evasion, attack.stealth]
      """;

  private static Content plain(String text, ListText... lists) {
    DetectionFile file = new DetectionFile("a.yml", false, new SourceText("a.yml", text));
    return ContentReader.read(List.of(file), List.of(lists));
  }

  private static ValueList list(Content content, String name) {
    return Objects.requireNonNull(content.lists().get(name));
  }

  private static List<String> rendered(Content content) {
    return content.problems().stream()
        .map(
            problem ->
                problem.place().line() + ":" + problem.place().column() + " " + problem.message())
        .toList();
  }

  @Test
  void aCompleteFileHasNoProblems() {
    assertThat(ContentFiles.content().problems()).isEmpty();
  }

  @Test
  void aFileBecomesOneDetection() {
    Detection detection = ContentFiles.content().detections().get(0);
    AlertDefinition alert = detection.alert();
    assertThat(detection.id()).isEqualTo("test/tool-started");
    assertThat(detection.isArmed()).isTrue();
    assertThat(detection.rules())
        .extracting(Rule::reference)
        .containsExactly("tool_started", "tool_started_by_root");
    assertThat(detection.lists()).containsExactly("tools");
    assertThat(alert.row()).isEqualTo(12);
    assertThat(alert.intents())
        .containsExactly(Intent.DISCOVERY, Intent.EXECUTION, Intent.PERSISTENCE);
    assertThat(alert.seedIntents()).containsExactly(Intent.EXECUTION, Intent.PERSISTENCE);
    assertThat(alert.tactics()).containsExactly("discovery", "t1588.002");
    assertThat(alert.severity()).isEqualTo(Severity.HIGH);
    assertThat(alert.confidence()).isEqualTo(Confidence.LOW);
    assertThat(alert.dedup())
        .isEqualTo(
            new Dedup(
                List.of(FieldChoice.of("host.name"), FieldChoice.of("user.name", "user.id")),
                Dedup.DAY / 2));
    assertThat(alert.english().title()).isEqualTo("A tool was started");
    assertThat(alert.japanese().remediation()).hasSize(2);
    assertThat(alert.reads())
        .containsExactly("host.name", "node", "process.executable", "user.id", "user.name");
  }

  @Test
  void testsAreReadWithTheirTimes() {
    DetectionTest test = ContentFiles.content().detections().get(0).tests().get(0);
    assertThat(test.fires()).isTrue();
    assertThat(TestLines.blocks(test))
        .containsExactly(
            "time=1772442060 process.name=hammer user.name=erin host.name=web-1 n=1\n",
            "time=1772442070 process.name=hammer user.name=erin host.name=web-1 n=2\n",
            "time=1772442080 process.name=hammer user.name=erin host.name=web-1 n=3\n");
  }

  @Test
  void everyProblemIsNamedWithItsPlace() {
    DetectionFile file =
        new DetectionFile("test/faults.yml", true, ContentFiles.source("faults.yml"));
    Content content = ContentReader.read(List.of(file), List.of());
    assertThat(rendered(content))
        .containsExactly(
            "14:5 the key 'falsepositives' is missing",
            "14:10 'row' must be a number from 1 to 85",
            "15:5 the key 'titles' is not known here",
            "17:15 'Excution' is no value of 'intents'",
            "18:21 'Execution' is no value of 'primary-intent'",
            "20:17 'certain' is no value of 'confidence'",
            "21:16 'D' is no value of 'specified'",
            "22:13 no active document of this file has the name 'tool_startd'",
            "25:15 in the sentence, a brace at character 1 is not closed",
            "27:11 an entity needs a type and an attribute",
            "28:11 an entity needs a type and an attribute",
            "28:27 'executable' is empty",
            "31:17 'one day' is not a timespan",
            "35:14 'discovery' is no ATT&CK tag",
            "37:5 the key 'data' is missing",
            "37:5 the key 'description' is missing",
            "37:5 the key 'primary-reason' is missing",
            "39:18 'remediation' has 1 entries here and 2 in English",
            "41:5 there must be a test that fires and one that does not",
            "44:17 'now' is not a timespan",
            "46:21 'repeat' must be a number from 1 to 100000",
            "47:27 the key 'sevrity' is not known here");
    assertThat(content.problems())
        .extracting(Problem::remedy)
        .contains("did you mean 'title'?", "did you mean 'Execution'?", "did you mean 'severity'?")
        .contains("did you mean 'execution'?", "write one of low, medium, high");
  }

  @Test
  void aPlainSigmaRuleIsADetectionWithDefaults() {
    Detection detection = plain(PLAIN_RULE).detections().get(0);
    AlertDefinition alert = detection.alert();
    assertThat(detection.id()).isEqualTo("7e1d1b6e-0b0e-4a55-9d0a-2f7c1a4b0001");
    assertThat(alert.row()).isZero();
    assertThat(alert.intents()).containsExactly(Intent.COMMAND_AND_CONTROL, Intent.DEFENSE_EVASION);
    assertThat(alert.tactics())
        .containsExactly("command-and-control", "t1095", "defense_evasion", "stealth");
    assertThat(alert.english().title()).isEqualTo("Shell with a network address");
    assertThat(alert.english().falsePositives()).containsExactly("Honest use");
    assertThat(alert.reads()).contains("host.name", "Computer", "Image", "user.name");
  }

  @Test
  void anOwnAlertDocumentNeedsATitleOnly() {
    Content content = plain(PLAIN_RULE + "---\nalert:\n    title: Shell to the network\n");
    assertThat(content.problems()).isEmpty();
    Detection detection = content.detections().get(0);
    assertThat(detection.id()).isEqualTo("a");
    assertThat(detection.alert().english().title()).isEqualTo("Shell to the network");
    assertThat(detection.alert().intents())
        .containsExactly(Intent.COMMAND_AND_CONTROL, Intent.DEFENSE_EVASION);
    assertThat(detection.alert().severity()).isEqualTo(Severity.HIGH);
  }

  @Test
  void buildingBlocksRaiseNothingByThemselves() {
    String text =
        PLAIN_RULE.replace("id:", "name: shell\nid:")
            + """
            ---
            title: Many shells
            correlation:
                type: event_count
                rules: [shell]
                group-by: [User]
                timespan: 1h
                condition: {gte: 10}
            """;
    Content content = plain(text);
    assertThat(content.detections().stream().map(Detection::id)).containsExactly("Many shells");
    assertThat(content.detections().get(0).rules()).isEmpty();
    assertThat(content.detections().get(0).isArmed()).isTrue();
  }

  @Test
  void aCorrelationWithoutAnAlertDocumentFoldsByItsGroup() {
    String text =
        PLAIN_RULE.replace("id:", "name: shell\nid:")
            + """
            ---
            title: Many {shells}
            correlation:
                type: event_count
                rules: [shell]
                group-by: [source.ip, who]
                aliases: {who: {shell: User}}
                timespan: 1h
                condition: {gte: 10}
            """;
    AlertDefinition alert = plain(text).detections().get(0).alert();
    assertThat(alert.dedup().key())
        .extracting(choice -> String.join(" ", choice.names()))
        .containsExactly("source.ip", "User");
    assertThat(alert.entities()).extracting(EntityMapping::type).containsExactly("account", "ip");
    assertThat(alert.english().sentence())
        .isNotNull()
        .extracting(Sentence::template)
        .isEqualTo("Many {{shells}} (source.ip {source.ip}, who {User}): {correlation.reason|}");
    assertThat(alert.japanese().sentence())
        .isNotNull()
        .extracting(Sentence::template)
        .isEqualTo("Many {{shells}} (source.ip {source.ip}, who {User}): {correlation.reason_ja|}");
    assertThat(alert.reads()).contains("source.ip", "User").doesNotContain("Image");
  }

  @Test
  void aDetectionWhoseListIsMissingIsNotArmedAndSaysWhy() {
    Content content = ContentReader.read(List.of(ContentFiles.toolStarted()), List.of());
    Detection detection = content.detections().get(0);
    assertThat(detection.isArmed()).isFalse();
    assertThat(detection.missingLists()).containsExactly("tools");
    assertThat(detection.alert().severity()).isEqualTo(Severity.HIGH);
    assertThat(content.problems())
        .extracting(Problem::severity)
        .contains(Problem.Severity.MISSING_LIST);
  }

  @Test
  void aListBecomesStale() {
    Content content = ContentFiles.content();
    Detection detection = content.detections().get(0);
    assertThat(content.staleLists(detection, LocalDate.parse("2026-01-31"))).isEmpty();
    assertThat(content.staleLists(detection, LocalDate.parse("2026-02-01")))
        .containsExactly("tools");
  }

  @Test
  void aListOfPlainLinesTakesItsNameFromOutsideAndItsKindFromItsEntries() {
    ListText networks =
        new ListText("exits", new SourceText("x.txt", "# exits\n192.0.2.1\n\n2001:db8::/32\n"));
    ListText words = new ListText("words", new SourceText("w.txt", "one\none\n192.0.2.1\n"));
    Content content = plain(PLAIN_RULE, networks, words);
    ValueList exits = list(content, "exits");
    ValueList others = list(content, "words");
    assertThat(exits.kind()).isEqualTo(ValueList.Kind.NETWORK);
    assertThat(exits.entries()).containsExactly("192.0.2.1", "2001:db8::/32");
    assertThat(others.kind()).isEqualTo(ValueList.Kind.TEXT);
    assertThat(others.entries()).containsExactly("one", "192.0.2.1");
  }

  @Test
  void aListMayBeASequenceOfYaml() {
    ListText items =
        new ListText(
            "exits",
            new SourceText("x.yml", "# exits\n---\n- 192.0.2.1\n- '2001:db8::/32' # all\n"));
    ValueList exits = list(plain(PLAIN_RULE, items), "exits");
    assertThat(exits.entries()).containsExactly("192.0.2.1", "2001:db8::/32");
    assertThat(exits.kind()).isEqualTo(ValueList.Kind.NETWORK);
  }

  @Test
  void aListInPlaceOfOneOfNetworksIsOneOfNetworksAndSaysWhatIsNone() {
    ListText builtIn =
        new ListText("", new SourceText("n.yml", "name: own\nkind: network\nentries: []\n"));
    ListText lines = new ListText("own", new SourceText("o.txt", "192.0.2.0/24\nscanner-1\n"));
    Content content = plain(PLAIN_RULE, builtIn, lines);
    assertThat(list(content, "own").kind()).isEqualTo(ValueList.Kind.NETWORK);
    assertThat(content.problems())
        .anySatisfy(
            problem ->
                assertThat(problem.rendered())
                    .contains("o.txt:2:1", "'scanner-1' is no address or network"));
    ListText unstated =
        new ListText("own", new SourceText("o.yml", "entries:\n  - 192.0.2.0/24\n"));
    Content stated = plain(PLAIN_RULE, builtIn, unstated);
    assertThat(list(stated, "own").kind()).isEqualTo(ValueList.Kind.NETWORK);
  }

  @Test
  void aListWithACategoryIsThreatIntelligence() {
    String text =
        """
        name: exits
        kind: ip
        category: tor
        confidence: 80
        source: Example lab
        date: 2026-03-01
        valid: 7d
        entries: [192.0.2.1, nonsense]
        """;
    Content content = plain(PLAIN_RULE, new ListText("", new SourceText("exits.yml", text)));
    assertThat(list(content, "exits").kind()).isEqualTo(ValueList.Kind.NETWORK);
    IndicatorList exits = content.indicatorLists().get(0);
    assertThat(exits.entries()).extracting(Indicator::value).containsExactly("192.0.2.1");
    assertThat(exits.category()).isEqualTo("tor");
    assertThat(exits.confidence()).isEqualTo(80);
    assertThat(exits.dated()).isEqualTo(DateText.nanos("2026-03-01T00:00:00Z"));
    assertThat(exits.validUntil())
        .as("the last day counts whole")
        .isEqualTo(DateText.nanos("2026-03-09T00:00:00Z"));
    assertThat(rendered(content)).anyMatch(line -> line.contains("'nonsense' is not of kind ip"));
  }

  @Test
  void aListMayAddToAnEarlierOne() {
    ListText more = new ListText("tools", new SourceText("own.txt", "chisel\n"), true);
    Content content =
        ContentReader.read(
            List.of(ContentFiles.toolStarted()), List.of(ContentFiles.tools(), more));
    assertThat(list(content, "tools").entries()).hasSizeGreaterThan(1).contains("chisel");
  }

  @Test
  void aLaterListReplacesAnEarlierOne() {
    ListText own = new ListText("tools", new SourceText("own.txt", "chisel\n"));
    Content content =
        ContentReader.read(List.of(ContentFiles.toolStarted()), List.of(ContentFiles.tools(), own));
    ValueList list = list(content, "tools");
    assertThat(list.entries()).containsExactly("chisel");
  }

  @Test
  void twoDetectionsWithOneTitleAreAProblem() {
    DetectionFile first = ContentFiles.toolStarted();
    DetectionFile second =
        new DetectionFile(
            "test/other.yml",
            true,
            new SourceText(
                "other.yml",
                first
                    .text()
                    .text()
                    .replace("4a0e-8a6e", "4a0e-8a6f")
                    .replace("name: tool_", "name: other_")));
    Content content = ContentReader.read(List.of(first, second), List.of(ContentFiles.tools()));
    assertThat(content.detections()).hasSize(2);
    assertThat(rendered(content))
        .anyMatch(line -> line.contains("the title 'A tool was started' is also that of"))
        .anyMatch(line -> line.contains("the title 'ツールが起動されました' is also that of"));
  }

  @Test
  void aBuiltInFileWithoutAnAlertIsAProblem() {
    DetectionFile file = new DetectionFile("a.yml", true, new SourceText("a.yml", PLAIN_RULE));
    Content content = ContentReader.read(List.of(file), List.of());
    assertThat(content.detections()).isEmpty();
    assertThat(rendered(content))
        .containsExactly("1:1 no document of the file has the key 'alert'");
  }

  @Test
  void theOrderOfFilesDoesNotMatter() {
    DetectionFile plain = new DetectionFile("a.yml", false, new SourceText("a.yml", PLAIN_RULE));
    DetectionFile built = ContentFiles.toolStarted();
    List<ListText> lists = List.of(ContentFiles.tools());
    assertThat(ContentReader.read(List.of(plain, built), lists).detections())
        .extracting(Detection::id)
        .isEqualTo(
            ContentReader.read(List.of(built, plain), lists).detections().stream()
                .map(Detection::id)
                .toList());
  }
}
