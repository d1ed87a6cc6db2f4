package org.hansho.casework.export.format;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Entity;
import org.hansho.alert.Intent;

/**
 * A Detection Finding (class 2004) of the Open Cybersecurity Schema Framework, version 1.8.0;
 * incidents are {@link OcsfIncident}. Times are milliseconds since 1970.
 */
final class OcsfFormat extends JsonLinesFormat {
  private static final String SCHEMA = "1.8.0";
  private static final int CATEGORY = 2;
  private static final int CLASS = 2004;
  private static final int LONGEST_COUNT = Integer.MAX_VALUE;

  OcsfFormat() {
    super("ocsf");
  }

  @Override
  public String alert(Outgoing out, Presentation presentation) {
    if (out.isIncident()) {
      return OcsfIncident.text(out, presentation);
    }
    Alert alert = out.alert();
    OcsfEntities entities = OcsfEntities.of(alert);
    boolean closed = status(out.triage()) > 2;
    Tree tree = head(CLASS, "Detection Finding", closed ? 3 : out.isUpdate() ? 2 : 1);
    times(tree, out);
    weight(tree, alert);
    return tree.put("status_id", status(out.triage()))
        .put("status", statusName(out.triage()))
        .some("status_detail", out.triage().reason())
        .put("is_alert", true)
        .put("message", alert.summary(presentation.language()))
        .put("metadata", metadata(out, presentation))
        .put("finding_info", finding(out, presentation))
        .some("remediation", remediation(alert, presentation))
        .some("evidences", entities.evidences())
        .some("resources", entities.resources())
        .some("observables", entities.observables())
        .some("unmapped", unmapped(alert))
        .text();
  }

  /** What each event begins with. */
  static Tree head(int number, String name, int activity) {
    String activityName = List.of("Create", "Update", "Close").get(activity - 1);
    return new Tree()
        .put("activity_id", activity)
        .put("activity_name", activityName)
        .put("category_uid", CATEGORY)
        .put("category_name", "Findings")
        .put("class_uid", number)
        .put("class_name", name)
        .put("type_uid", number * 100L + activity)
        .put("type_name", name + ": " + activityName);
  }

  static void times(Tree tree, Outgoing out) {
    tree.put("time", Times.epochMillis(out.last()))
        .put("start_time", Times.epochMillis(out.first()))
        .put("end_time", Times.epochMillis(out.last()))
        .put("count", Math.min(out.alert().count(), LONGEST_COUNT));
  }

  /** How severe and how sure it is. */
  static void weight(Tree tree, Alert alert) {
    tree.put("severity_id", alert.severity().ordinal() + 1)
        .put("severity", capital(alert.severity().key()))
        .put("confidence_id", alert.confidence().ordinal() + 1)
        .put("confidence", StageWords.confidence(alert.confidence()))
        .put("confidence_score", Math.round(100 * StageWords.score(alert.confidence())));
  }

  private static int status(TriageState triage) {
    return switch (triage.status()) {
      case ACTIVE -> 1;
      case IN_PROGRESS -> 2;
      case DISMISSED, SUPPRESSED -> 3;
      case RESOLVED -> 4;
    };
  }

  private static String statusName(TriageState triage) {
    return List.of("New", "In Progress", "Suppressed", "Resolved").get(status(triage) - 1);
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  static Tree metadata(Outgoing out, Presentation presentation) {
    return new Tree()
        .put("version", SCHEMA)
        .put("uid", out.alert().id() + ":" + out.version())
        .put("sequence", Math.min(out.version(), Integer.MAX_VALUE))
        .put("tenant_uid", out.alert().tenant())
        .put("event_code", out.alert().detection())
        .put("log_name", "alerts")
        .put("original_time", Times.exact(out.last()))
        .put("logged_time", Times.epochMillis(out.handled()))
        .put(
            "product",
            new Tree()
                .put("name", presentation.product())
                .put("vendor_name", presentation.vendor())
                .put("lang", presentation.language().code()));
  }

  static Tree finding(Outgoing out, Presentation presentation) {
    Alert alert = out.alert();
    AlertTexts texts = alert.wording().in(presentation.language());
    return new Tree()
        .put("uid", alert.id())
        .put("title", alert.title(presentation.language()))
        .some("desc", texts.description())
        .put("created_time", Times.epochMillis(out.first()))
        .put("first_seen_time", Times.epochMillis(out.first()))
        .put("last_seen_time", Times.epochMillis(out.last()))
        .put("modified_time", Times.epochMillis(out.handled()))
        .put("types", List.of(StageWords.alertType(alert, presentation)))
        .some("src_url", presentation.link(out))
        .put(
            "analytic",
            new Tree()
                .put("type_id", 1)
                .put("type", "Rule")
                .put("uid", alert.ruleId().isEmpty() ? alert.detection() : alert.ruleId())
                .put("name", alert.detection()))
        .some("attacks", attacks(alert))
        .some("kill_chain", killChain(alert));
  }

  /** The tactics of all stages, and the techniques of the tags. */
  static List<Tree> attacks(Alert alert) {
    List<Tree> attacks = new ArrayList<>();
    for (Intent intent : alert.intents()) {
      Tree tactic = new Tree().put("uid", intent.tacticId()).put("name", intent.tactic());
      attacks.add(new Tree().put("tactic", tactic));
    }
    for (String tag : alert.tactics()) {
      if (tag.matches("t[0-9]{4}")) {
        Tree technique = new Tree().put("uid", tag.toUpperCase(Locale.ROOT));
        attacks.add(new Tree().put("technique", technique));
      } else if (tag.matches("t[0-9]{4}\\.[0-9]{3}")) {
        Tree below = new Tree().put("uid", tag.toUpperCase(Locale.ROOT));
        attacks.add(new Tree().put("sub_technique", below));
      }
    }
    return attacks;
  }

  /** The phases of Lockheed Martin's kill chain that the stages belong to, each once. */
  private static List<Tree> killChain(Alert alert) {
    Set<Integer> phases = new LinkedHashSet<>();
    alert.intents().forEach(intent -> phases.add(phase(intent)));
    List<String> names =
        List.of(
            "Reconnaissance",
            "Weaponization",
            "Delivery",
            "Exploitation",
            "Installation",
            "Command & Control",
            "Actions on Objectives");
    return phases.stream()
        .map(phase -> new Tree().put("phase_id", phase).put("phase", names.get(phase - 1)))
        .toList();
  }

  private static int phase(Intent intent) {
    return switch (intent) {
      case PROBING -> 1;
      case EXPLOITATION, EXECUTION, PRIVILEGE_ESCALATION, CREDENTIAL_ACCESS -> 4;
      case PERSISTENCE, DEFENSE_EVASION -> 5;
      case COMMAND_AND_CONTROL -> 6;
      case DISCOVERY, LATERAL_MOVEMENT, COLLECTION, EXFILTRATION, IMPACT -> 7;
    };
  }

  private static Tree remediation(Alert alert, Presentation presentation) {
    List<String> steps = alert.wording().in(presentation.language()).remediation();
    return steps.isEmpty() ? new Tree() : new Tree().put("desc", String.join("\n", steps));
  }

  private static Tree unmapped(Alert alert) {
    List<Tree> others = new ArrayList<>();
    for (Entity entity : alert.entities()) {
      if (!OcsfEntities.contains(entity.type())) {
        others.add(new Tree().put("type", entity.type()).put("attributes", entity.attributes()));
      }
    }
    return new Tree().some("numbers", alert.numbers()).some("entities", others);
  }
}
