package org.hansho.casework.export.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Language;

/**
 * An Incident Finding (class 2005) of the Open Cybersecurity Schema Framework, version 1.8.0. Its
 * findings are the incident itself and its alerts, each by its id.
 */
final class OcsfIncident {
  private static final int CLASS = 2005;
  private static final List<String> STATUSES =
      List.of("New", "In Progress", "On Hold", "Resolved", "Closed");

  /** What the words of the triage are called there. */
  private static final Map<String, Verdict> VERDICTS =
      Map.of(
          "true-positive", new Verdict(2, "True Positive"),
          "benign-expected", new Verdict(5, "Benign"),
          "false-logic", new Verdict(1, "False Positive"),
          "false-data", new Verdict(1, "False Positive"),
          "duplicate", new Verdict(10, "Duplicate"),
          "undetermined", new Verdict(7, "Insufficient Data"));

  private record Verdict(int id, String name) {}

  private OcsfIncident() {}

  static String text(Outgoing out, Presentation presentation) {
    Alert incident = out.alert();
    int status = status(out.triage());
    int activity = status > 3 ? 3 : out.isUpdate() ? 2 : 1;
    Tree tree = OcsfFormat.head(CLASS, "Incident Finding", activity);
    OcsfFormat.times(tree, out);
    OcsfFormat.weight(tree, incident);
    tree.put("status_id", status)
        .put("status", STATUSES.get(status - 1))
        .some("status_detail", out.triage().reason());
    Verdict verdict = VERDICTS.get(out.triage().reason());
    if (verdict != null) {
      tree.put("verdict_id", verdict.id()).put("verdict", verdict.name());
    }
    Language language = presentation.language();
    return tree.put("message", incident.title(language))
        .put("desc", incident.summary(language))
        .put("metadata", metadata(out, presentation))
        .put("finding_info_list", findings(out, presentation))
        .some("attacks", OcsfFormat.attacks(incident))
        .some("src_url", presentation.link(out))
        .put(isAssigned(out) ? "assignee" : "assignee_group", who(out))
        .some("unmapped", unmapped(incident))
        .text();
  }

  private static int status(TriageState triage) {
    return switch (triage.status()) {
      case ACTIVE -> 1;
      case IN_PROGRESS -> 2;
      case RESOLVED -> 4;
      case DISMISSED, SUPPRESSED -> 5;
    };
  }

  private static boolean isAssigned(Outgoing out) {
    return !out.triage().assignee().isEmpty();
  }

  /** The class demands one of both. */
  private static Tree who(Outgoing out) {
    return isAssigned(out)
        ? new Tree().put("name", out.triage().assignee()).put("type_id", 1).put("type", "User")
        : new Tree().put("name", "Unassigned");
  }

  private static Tree metadata(Outgoing out, Presentation presentation) {
    return OcsfFormat.metadata(out, presentation)
        .put("correlation_uid", out.alert().id())
        .put("profiles", List.of("incident"));
  }

  private static List<Tree> findings(Outgoing out, Presentation presentation) {
    List<Tree> findings = new ArrayList<>();
    findings.add(OcsfFormat.finding(out, presentation));
    for (Entity entity : out.alert().entities()) {
      if (entity.type().equals(Outgoing.MEMBER)) {
        findings.add(new Tree().put("uid", entity.attributes().getOrDefault("id", "")));
      }
    }
    return findings;
  }

  /** The class has no place for them. */
  private static Tree unmapped(Alert incident) {
    List<Tree> entities = new ArrayList<>();
    for (Entity entity : incident.entities()) {
      if (!entity.type().equals(Outgoing.MEMBER)) {
        entities.add(new Tree().put("type", entity.type()).put("attributes", entity.attributes()));
      }
    }
    return new Tree().some("numbers", incident.numbers()).some("entities", entities);
  }
}
