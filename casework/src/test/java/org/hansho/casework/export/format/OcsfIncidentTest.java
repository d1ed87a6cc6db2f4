package org.hansho.casework.export.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Entity;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.Sentence;
import org.hansho.alert.SentenceValues;
import org.hansho.alert.Severity;
import org.hansho.alert.Wording;
import org.hansho.casework.export.format.TriageState.Status;
import org.hansho.detect.Grounds;
import org.junit.jupiter.api.Test;

/** Incidents are Incident Findings of OCSF, valid by the schema itself. */
class OcsfIncidentTest {
  private static final long TIME = 1_796_000_000_000_000_000L;

  private static Outgoing incident(TriageState triage, boolean isUpdate) {
    AlertTexts texts =
        new AlertTexts(
            "Attack on web-1",
            "",
            "Several stages.",
            "",
            Sentence.parse("Three alerts.", new ArrayList<>()),
            List.of("Isolate it."),
            List.of(),
            "");
    Alert alert =
        new Alert(
            "ab".repeat(16),
            Outgoing.INCIDENT,
            "",
            new Wording(texts, texts),
            Severity.CRITICAL,
            Alert.Confidence.MEDIUM,
            List.of(Intent.EXECUTION, Intent.IMPACT),
            List.of("t1059", "t1059.004"),
            TIME,
            TIME,
            SentenceValues.NONE,
            List.of(
                new Entity("host", Map.of("name", "web-1")),
                new Entity(Outgoing.MEMBER, Map.of("id", "0a0b")),
                new Entity(Outgoing.MEMBER, Map.of("id", "0c0d"))),
            List.of(),
            List.of(),
            2,
            Set.of(),
            new Grounds(Map.of("score", "31"), "", ""),
            null,
            "shop");
    return new Outgoing(alert, 7, isUpdate, triage, TIME);
  }

  private static Map<String, Object> written(TriageState triage, boolean isUpdate) {
    String text = new OcsfFormat().alert(incident(triage, isUpdate), presentation());
    return JsonParser.object(text);
  }

  private static Presentation presentation() {
    return Presentation.of(Language.ENGLISH);
  }

  @Test
  void anIncidentIsAValidIncidentFindingWhereverItStands() throws IOException {
    OcsfSchema schema = ShippedAlertsExportTest.ocsf();
    for (Status status : Status.values()) {
      for (String reason :
          List.of("", "true-positive", "benign-expected", "false-logic", "duplicate")) {
        for (String assignee : List.of("", "ann")) {
          Map<String, Object> event = written(new TriageState(status, reason, assignee), true);
          assertThat(schema.faults(event)).as(status + reason + assignee).isEmpty();
        }
      }
    }
    Map<String, Object> wrong = written(TriageState.NEW, false);
    wrong.remove("finding_info_list");
    wrong.remove("assignee_group");
    assertThat(schema.faults(wrong)).hasSize(2);
  }

  @Test
  void itNamesItsAlertsAndSaysWhoWorksOnItAndWhatItWas() {
    Map<String, Object> fresh = written(TriageState.NEW, false);
    assertThat(fresh)
        .containsEntry("class_uid", 2005L)
        .containsEntry("type_uid", 200501L)
        .containsEntry("status", "New")
        .containsEntry("desc", "Three alerts.")
        .doesNotContainKeys("verdict", "assignee");
    assertThat(fresh.get("finding_info_list")).asString().contains("ab".repeat(16), "0a0b", "0c0d");
    Map<String, Object> over =
        written(new TriageState(Status.RESOLVED, "true-positive", "ann"), true);
    assertThat(over)
        .containsEntry("activity_name", "Close")
        .containsEntry("status_id", 4L)
        .containsEntry("verdict", "True Positive");
    assertThat(over.get("assignee")).asString().contains("ann");
  }
}
