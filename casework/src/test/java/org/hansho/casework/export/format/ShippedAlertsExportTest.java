package org.hansho.casework.export.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.hansho.alert.Alert;
import org.hansho.alert.Language;
import org.hansho.files.output.Printable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An alert of every shipped detection, in every format and language, read by other parsers. */
@SuppressWarnings("unchecked") // The parser makes maps of texts only.
class ShippedAlertsExportTest {
  private static final long HANDLED = 1_796_000_000_123_456_789L;
  private static final Pattern TICKS =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z");

  private static Map<String, Alert> alerts = Map.of();

  @BeforeAll
  static void raise() throws IOException {
    alerts = ShippedAlerts.read();
  }

  private record Sent(Alert alert, Presentation presentation, String text) {
    Map<String, Object> object() {
      return JsonParser.object(text);
    }
  }

  /** Every alert in both languages and in every status. */
  private static List<Sent> sent(AlertFormat format) {
    List<Sent> all = new ArrayList<>();
    for (Alert alert : alerts.values()) {
      for (Language language : Language.values()) {
        for (TriageState.Status status : TriageState.Status.values()) {
          Presentation presentation =
              new Presentation(
                  language,
                  "Hansho",
                  "Hansho",
                  Presentation.Era.values()[status.ordinal() % 3],
                  status == TriageState.Status.ACTIVE ? "" : "https://hansho.example.com");
          TriageState triage = new TriageState(status, "expected", "erin");
          Outgoing out = new Outgoing(alert, 7, status.ordinal() > 0, triage, HANDLED);
          byte[] message = format.message(out, presentation);
          all.add(new Sent(alert, presentation, new String(message, StandardCharsets.UTF_8)));
        }
      }
    }
    return all;
  }

  private static AlertFormat format(String name) {
    return AlertFormats.of(name).orElseThrow();
  }

  @Test
  void everyAlertOfTheReferenceListIsAmongThem() {
    Set<String> sections = new HashSet<>();
    alerts.keySet().forEach(id -> sections.add(id.substring(0, id.indexOf('/'))));
    assertThat(alerts.keySet().stream().filter(id -> !id.startsWith("basics/"))).hasSize(85);
    assertThat(sections).hasSize(14);
  }

  @Test
  void namesOfFormatsAreUnique() {
    assertThat(AlertFormats.names()).doesNotHaveDuplicates().hasSize(15);
    assertThat(AlertFormats.of("no-such-format")).isEmpty();
  }

  @Test
  void aMessageOfLinesIsOneLine() {
    for (String name :
        List.of("native", "security-center", "security-alert-table", "ocsf", "ecs")) {
      for (Sent sent : sent(format(name))) {
        assertThat(sent.text()).as(name).doesNotContain("\n", "\r");
        assertThat(sent.object()).isNotEmpty();
      }
    }
  }

  // -- Security Center --------------------------------------------------------------------------

  /** The keys that its readers touch and what they take them for; a question mark permits null. */
  private static final Map<String, String> MESSAGE = new LinkedHashMap<>();

  static {
    for (String text :
        List.of(
            "VendorName",
            "AlertType",
            "ProductName",
            "Severity",
            "Status",
            "SystemAlertId",
            "Intent",
            "CompromisedEntity",
            "AlertDisplayName",
            "Description",
            "AlertUri",
            "ConfidenceLevel")) {
      MESSAGE.put(text, "text");
    }
    for (String time :
        List.of("StartTimeUtc", "EndTimeUtc", "TimeGenerated", "ProcessingEndTime")) {
      MESSAGE.put(time, "time");
    }
    for (String list : List.of("Entities", "RemediationSteps", "ResourceIdentifiers")) {
      MESSAGE.put(list, "list");
    }
    for (String nothing :
        List.of(
            "ProviderAlertStatus",
            "CorrelationKey",
            "AzureResourceId",
            "WorkspaceId",
            "WorkspaceSubscriptionId",
            "WorkspaceResourceGroup",
            "AgentId")) {
      MESSAGE.put(nothing, "text?");
    }
    MESSAGE.put("ConfidenceScore", "number");
    MESSAGE.put("ConfidenceReasons", "list?");
    MESSAGE.put("ExtendedLinks", "list?");
    MESSAGE.put("IsIncident", "flag");
    MESSAGE.put("ExtendedProperties", "object");
  }

  private static void assertType(String name, @Nullable Object value, String type) {
    if (value == null) {
      assertThat(type).as(name + " is null").endsWith("?");
      return;
    }
    switch (type.replace("?", "")) {
      case "text" -> assertThat(value).as(name).isInstanceOf(String.class);
      case "time" -> assertThat((String) value).as(name).matches(TICKS);
      case "list" -> assertThat(value).as(name).isInstanceOf(List.class);
      case "number" -> assertThat(value).as(name).isInstanceOf(Double.class);
      case "flag" -> assertThat(value).as(name).isInstanceOf(Boolean.class);
      default -> assertThat(value).as(name).isInstanceOf(Map.class);
    }
  }

  @Test
  void aMessageOfSecurityCenterHasEveryKeyItsReadersTouchWithItsType() {
    for (Sent sent : sent(format("security-center"))) {
      Map<String, Object> message = sent.object();
      assertThat(message).containsOnlyKeys(MESSAGE.keySet());
      MESSAGE.forEach((name, type) -> assertType(name, message.get(name), type));
      assertThat((String) message.get("Severity")).isIn("Informational", "Low", "Medium", "High");
      assertThat((String) message.get("Status")).isIn("New", "InProgress", "Resolved", "Dismissed");
      assertThat((String) message.get("SystemAlertId"))
          .matches("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
      assertThat((String) message.get("StartTimeUtc"))
          .isLessThanOrEqualTo((String) message.get("EndTimeUtc"));
      assertThat(JsonParser.list(message, "RemediationSteps"))
          .isNotEmpty()
          .allSatisfy(step -> assertThat(step).isInstanceOf(String.class));
      assertThat(JsonParser.object(message, "ExtendedProperties").values())
          .allSatisfy(value -> assertThat(value).isInstanceOf(String.class));
      assertThat((String) message.get("Description")).doesNotContain("%{");
      assertGraph(JsonParser.list(message, "Entities"));
    }
  }

  /** Each object has a type and a number of its own, and each reference leads to an object. */
  private static void assertGraph(List<Object> entities) {
    Set<Object> ids = new HashSet<>();
    Set<Object> references = new HashSet<>();
    for (Object entity : entities) {
      assertThat((Map<String, Object>) entity).containsKeys("$id", "Type");
      walk(entity, ids, references);
    }
    assertThat(ids).containsAll(references);
  }

  private static void walk(@Nullable Object value, Set<Object> ids, Set<Object> references) {
    if (value instanceof Map<?, ?> map) {
      if (map.containsKey("$ref")) {
        references.add(Objects.requireNonNull(map.get("$ref")));
      } else if (map.containsKey("$id")) {
        assertThat(ids.add(Objects.requireNonNull(map.get("$id")))).isTrue();
      }
      map.values().forEach(each -> walk(each, ids, references));
    } else if (value instanceof List<?> list) {
      list.forEach(each -> walk(each, ids, references));
    }
  }

  @Test
  void stagesAndIdsFollowTheEraThatIsAskedFor() {
    Alert alert = Objects.requireNonNull(alerts.get("sql/injection"));
    assertThat(message(alert, Presentation.Era.OWN)).contains("\"AlertType\":\"sql/injection\"");
    assertThat(message(alert, Presentation.Era.YEAR_2020))
        .contains("\"AlertType\":\"SQL.DB_PotentialSqlInjection\"", "\"Intent\":\"Exploitation");
    assertThat(message(alert, Presentation.Era.YEAR_2024)).contains("\"Intent\":\"InitialAccess");
  }

  private static String message(Alert alert, Presentation.Era era) {
    return format("security-center")
        .alert(
            new Outgoing(alert, 1, false, TriageState.NEW, HANDLED),
            new Presentation(Language.ENGLISH, "Microsoft", "Azure Security Center", era, ""));
  }

  @Test
  void aRowOfTheTableHoldsListsAsTextsOfJson() {
    for (Sent sent : sent(format("security-alert-table"))) {
      Map<String, Object> row = sent.object();
      assertThat(row).containsEntry("Type", "SecurityAlert");
      assertThat(row)
          .containsKeys(
              "DisplayName",
              "AlertName",
              "AlertSeverity",
              "VendorOriginalId",
              "ProviderName",
              "ProductComponentName",
              "AlertLink",
              "ResourceId",
              "SourceComputerId",
              "TenantId",
              "SourceSystem",
              "WorkspaceSubscriptionId",
              "WorkspaceResourceGroup",
              "Status");
      assertThat(row).doesNotContainKeys("AlertDisplayName", "StartTimeUtc", "Severity");
      for (String time : List.of("TimeGenerated", "StartTime", "EndTime", "ProcessingEndTime")) {
        assertType(time, row.get(time), "time");
      }
      for (String list : List.of("RemediationSteps", "Entities", "Techniques", "SubTechniques")) {
        assertThat(JsonParser.value(JsonParser.text(row, list))).as(list).isInstanceOf(List.class);
      }
      assertThat(JsonParser.object(JsonParser.text(row, "ExtendedProperties"))).isNotEmpty();
      assertThat((String) row.get("Tactics")).doesNotContain(" ");
    }
  }

  @Test
  void theRestShapeKnowsTwoStatesAndStepsAsOneText() {
    for (Sent sent : sent(format("security-center-rest"))) {
      Map<String, Object> alert = sent.object();
      assertThat(alert).containsOnlyKeys("id", "name", "type", "properties");
      Map<String, Object> properties = JsonParser.object(alert, "properties");
      assertThat((String) properties.get("state")).isIn("Active", "Dismissed");
      assertThat(properties.get("remediationSteps")).isInstanceOf(String.class);
      assertThat((Double) properties.get("confidenceScore")).isBetween(0.0, 1.0);
      assertGraph(JsonParser.list(properties, "entities"));
    }
  }

  // -- others -----------------------------------------------------------------------------------

  @Test
  void findingsOfOcsfAreValidByTheSchemaItself() throws IOException {
    OcsfSchema schema = ocsf();
    for (Sent sent : sent(format("ocsf"))) {
      assertThat(schema.faults(sent.object())).as(sent.text()).isEmpty();
    }
  }

  /** The schema, where it is at hand; else the test is left out and says so. */
  static OcsfSchema ocsf() throws IOException {
    Path folder = Path.of(System.getProperty("hansho.shared", "../../shared"), "ocsf-1.8.0");
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "the schema of OCSF is not at " + folder + ", so not compared");
    return new OcsfSchema(folder);
  }

  @Test
  void theSchemaOfOcsfRefusesWhatIsWrong() throws IOException {
    OcsfSchema schema = ocsf();
    String right = sent(format("ocsf")).get(0).text();
    for (Map.Entry<String, String> change :
        Map.of(
                "\"class_uid\":2004", "\"class_uid\":\"2004\"",
                "\"severity_id\":", "\"severity_id\":7",
                "\"is_alert\":true", "\"is_alarm\":true",
                "\"class_name\":", "\"cloud\":{},\"class_name\":",
                "\"finding_info\":", "\"finding\":",
                "\"analytic\":{\"type_id\":1,", "\"analytic\":{")
            .entrySet()) {
      String wrong = right.replace(change.getKey(), change.getValue());
      assertThat(wrong).isNotEqualTo(right);
      assertThat(schema.faults(JsonParser.object(wrong))).as(change.getValue()).isNotEmpty();
    }
  }

  @Test
  void linesOfCefAndSyslogAreReadBack() {
    for (Sent sent : sent(format("cef"))) {
      CefLine line = CefLine.read(sent.text());
      assertThat(line.extension()).containsEntry("externalId", sent.alert().id());
      assertThat(line.head().get(5)).isEqualTo(sent.alert().title(sent.presentation().language()));
      assertThat(Integer.parseInt(line.head().get(6))).isBetween(0, 10);
    }
    for (Sent sent : sent(format("syslog"))) {
      SyslogLine line = SyslogLine.read(sent.text());
      assertThat(line.priority()).isBetween(104, 111);
      assertThat(line.data().get("alert@32473")).containsEntry("id", sent.alert().id());
      assertThat(line.text())
          .isEqualTo(Printable.line(sent.alert().summary(sent.presentation().language())));
    }
  }

  @Test
  void rowsOfCsvHaveAsManyCellsAsTheHead() {
    for (Sent sent : sent(format("csv"))) {
      List<List<String>> lines = CsvTable.read(sent.text());
      assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line).hasSize(19));
      assertThat(lines.get(1).get(0)).isEqualTo(sent.alert().id());
    }
  }

  @Test
  void eventsOfEcsSayWhatTheyAreInItsWords() {
    for (Sent sent : sent(format("ecs"))) {
      Map<String, Object> event = JsonParser.object(sent.object(), "event");
      assertThat(event).containsEntry("kind", "alert");
      assertThat(event.get("category")).isEqualTo(List.of("intrusion_detection"));
      assertThat((String) sent.object().get("@timestamp")).matches(".*\\.\\d{3}Z");
      assertThat(JsonParser.object(sent.object(), "labels").values())
          .allSatisfy(value -> assertThat(value).isInstanceOf(String.class));
    }
  }

  @Test
  void bundlesOfStixReferOnlyToWhatIsInThem() {
    String id =
        "[a-z][a-z0-9-]+--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    for (Sent sent : sent(format("stix"))) {
      Map<String, Object> bundle = sent.object();
      assertThat(bundle).containsOnlyKeys("type", "id", "objects");
      Set<Object> ids = new HashSet<>();
      Set<Object> references = new HashSet<>();
      for (Object object : JsonParser.list(bundle, "objects")) {
        Map<String, Object> one = (Map<String, Object>) object;
        assertThat((String) one.get("id")).matches(id).startsWith(one.get("type") + "--");
        assertThat(one).containsEntry("spec_version", "2.1");
        assertThat(ids.add(one.get("id"))).isTrue();
        one.forEach(
            (name, value) -> {
              if (name.endsWith("_ref")) {
                references.add(value);
              } else if (name.endsWith("_refs")) {
                references.addAll((List<Object>) value);
              }
            });
        if (one.containsKey("modified")) {
          assertThat((String) one.get("modified"))
              .isGreaterThanOrEqualTo((String) one.get("created"));
        }
      }
      assertThat(ids).containsAll(references);
    }
  }

  @Test
  void pagesForPeopleHoldNoScriptAndSayTheSentence() {
    for (Sent sent : sent(format("html"))) {
      assertThat(sent.text()).startsWith("<!DOCTYPE html>").doesNotContain("<script", "src=");
      assertThat(sent.text()).contains(sent.alert().id());
    }
  }

  @Test
  void aFileOfManyIsWholeInEveryFormat() {
    Presentation presentation = Presentation.of(Language.ENGLISH);
    for (AlertFormat format : AlertFormats.ALL) {
      StringBuilder file = new StringBuilder(format.begin(presentation));
      String between = "";
      for (Alert alert : alerts.values()) {
        file.append(between);
        file.append(
            format.alert(new Outgoing(alert, 1, false, TriageState.NEW, HANDLED), presentation));
        file.append(format.behind());
        between = format.between();
      }
      String text = file.append(format.end()).toString();
      int count = alerts.size();
      switch (format.ending()) {
        case "ndjson" -> assertThat(text.lines().map(JsonParser::object).count()).isEqualTo(count);
        case "json" -> assertThat(JsonParser.value(text)).isNotNull();
        case "cef" -> assertThat(text.lines().map(CefLine::read).count()).isEqualTo(count);
        case "log" -> assertThat(text.lines().map(SyslogLine::read).count()).isEqualTo(count);
        case "csv" -> assertThat(CsvTable.read(text)).hasSize(count + 1);
        default -> assertThat(text.split("<article", -1)).hasSize(count + 1);
      }
    }
  }

  @Test
  void aLaterVersionKeepsItsIdInEveryFormat() {
    Alert alert = alerts.values().iterator().next();
    Presentation presentation = Presentation.of(Language.ENGLISH);
    Outgoing first = new Outgoing(alert, 1, false, TriageState.NEW, HANDLED);
    Outgoing later = new Outgoing(alert, 2, true, TriageState.NEW, HANDLED + 5_000_000_000L);
    assertThat(first.uuid()).isEqualTo(later.uuid());
    for (AlertFormat format : AlertFormats.ALL) {
      String before = format.alert(first, presentation);
      assertThat(format.alert(first, presentation)).isEqualTo(before);
      if (!format.name().equals("html")) {
        assertThat(format.alert(later, presentation)).as(format.name()).isNotEqualTo(before);
      }
    }
  }
}
