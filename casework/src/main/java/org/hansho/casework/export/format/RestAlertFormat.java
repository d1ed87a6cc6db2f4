package org.hansho.casework.export.format;

import org.hansho.alert.Alert;
import org.hansho.alert.Language;

/** An alert as version 2019-01-01 of the REST interface of Security Center answered it. */
final class RestAlertFormat extends JsonListFormat {
  private static final String LOCATION = "/providers/Microsoft.Security/locations/hansho/alerts/";

  RestAlertFormat() {
    super("security-center-rest", "{\"value\":", "}");
  }

  @Override
  public String alert(Outgoing out, Presentation presentation) {
    Alert alert = out.alert();
    Language language = presentation.language();
    String name = out.uuid().toString();
    String cloudId = Resource.cloudId(alert);
    Tree properties =
        new Tree()
            .put("state", state(out.triage()))
            .put("reportedTimeUtc", Times.ticks(out.handled()))
            .put("vendorName", presentation.vendor())
            .put("alertName", StageWords.alertType(alert, presentation))
            .put("alertDisplayName", alert.title(language))
            .put("detectedTimeUtc", Times.ticks(out.first()))
            .put("description", alert.summary(language))
            .put("remediationSteps", String.join("\n", alert.wording().in(language).remediation()))
            .put("actionTaken", "Detected")
            .put("reportedSeverity", StageWords.severity(alert.severity()))
            .put("compromisedEntity", Resource.name(alert))
            .put("associatedResource", cloudId)
            .put("extendedProperties", SecurityCenterFormat.properties(out))
            .put("systemSource", "Hansho")
            .put("canBeInvestigated", false)
            .put("isIncident", out.isIncident())
            .put("entities", EntityGraph.of(alert))
            .put("confidenceScore", StageWords.score(alert.confidence()))
            .some("confidenceReasons", SecurityCenterFormat.reasons(alert, language))
            .put("subscriptionId", subscription(cloudId))
            .put("instanceId", name)
            .put("workspaceArmId", "");
    return new Tree()
        .put("id", group(cloudId, alert.tenant()) + LOCATION + name)
        .put("name", name)
        .put("type", "Microsoft.Security/Locations/alerts")
        .put("properties", properties)
        .text();
  }

  /** That interface knew two states. */
  private static String state(TriageState triage) {
    return switch (triage.status()) {
      case ACTIVE, IN_PROGRESS -> "Active";
      case RESOLVED, DISMISSED, SUPPRESSED -> "Dismissed";
    };
  }

  /** The subscription and resource group; those of what is in none are named after the tenant. */
  private static String group(String cloudId, String tenant) {
    String subscription = subscription(cloudId);
    String[] parts = cloudId.split("/", 6);
    boolean hasGroup = parts.length > 4 && parts[3].equalsIgnoreCase("resourceGroups");
    return "/subscriptions/"
        + (subscription.isEmpty() ? tenant : subscription)
        + (hasGroup && !subscription.isEmpty() ? "/resourceGroups/" + parts[4] : "");
  }

  private static String subscription(String cloudId) {
    String[] parts = cloudId.split("/", 4);
    return parts.length > 2 && parts[1].equalsIgnoreCase("subscriptions") ? parts[2] : "";
  }
}
