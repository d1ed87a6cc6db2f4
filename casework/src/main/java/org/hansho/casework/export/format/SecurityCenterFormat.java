package org.hansho.casework.export.format;

import java.util.ArrayList;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.alert.Language;
import org.jspecify.annotations.Nullable;

/**
 * The message that Security Center sent to an Event Hub, a Logic App or a SIEM; one object a
 * message. Source: the schema of its alerts, and records of its readers.
 */
final class SecurityCenterFormat extends JsonLinesFormat {
  SecurityCenterFormat() {
    super("security-center");
  }

  @Override
  public String alert(Outgoing out, Presentation presentation) {
    Alert alert = out.alert();
    Language language = presentation.language();
    String cloudId = Resource.cloudId(alert);
    Tree tree =
        new Tree()
            .put("VendorName", presentation.vendor())
            .put("AlertType", StageWords.alertType(alert, presentation))
            .put("ProductName", presentation.product())
            .put("StartTimeUtc", Times.ticks(out.first()))
            .put("EndTimeUtc", Times.ticks(out.last()))
            .put("TimeGenerated", Times.ticks(out.last()))
            .put("ProcessingEndTime", Times.ticks(out.handled()))
            .put("Severity", StageWords.severity(alert.severity()))
            .put("Status", StageWords.status(out.triage()))
            .put("ProviderAlertStatus", null)
            .put("ConfidenceLevel", StageWords.confidence(alert.confidence()))
            .put("ConfidenceScore", StageWords.score(alert.confidence()))
            .put("ConfidenceReasons", reasons(alert, language))
            .put("IsIncident", out.isIncident())
            .put("SystemAlertId", out.uuid().toString())
            .put("CorrelationKey", null)
            .put("Intent", StageWords.intents(alert, presentation))
            .put("AzureResourceId", cloudId.isEmpty() ? null : cloudId);
    for (String constant :
        List.of("WorkspaceId", "WorkspaceSubscriptionId", "WorkspaceResourceGroup", "AgentId")) {
      tree.put(constant, null);
    }
    String link = presentation.link(out);
    return tree.put("CompromisedEntity", Resource.name(alert))
        .put("AlertDisplayName", alert.title(language))
        .put("Description", alert.summary(language))
        .put("Entities", EntityGraph.of(alert))
        .put("ExtendedLinks", links(link))
        .put("RemediationSteps", alert.wording().in(language).remediation())
        .put("ExtendedProperties", properties(out))
        .put("ResourceIdentifiers", identifiers(cloudId))
        .put("AlertUri", link)
        .text();
  }

  /** Why it is trusted; null where the detection gives no reason. */
  static @Nullable List<Tree> reasons(Alert alert, Language language) {
    String reason = alert.reason(language);
    return reason.isEmpty()
        ? null
        : List.of(new Tree().put("type", "Detection").put("reason", reason));
  }

  /** Links; null if there is no console to link to. */
  static @Nullable List<Tree> links(String link) {
    return link.isEmpty()
        ? null
        : List.of(
            new Tree()
                .put("Href", link)
                .put("Category", "alert")
                .put("Label", "Hansho")
                .put("Type", "webLink"));
  }

  private static List<Tree> identifiers(String cloudId) {
    List<Tree> identifiers = new ArrayList<>();
    if (!cloudId.isEmpty()) {
      identifiers.add(
          new Tree()
              .put("$id", "r1")
              .put("AzureResourceId", cloudId)
              .put("Type", "AzureResource")
              .put("AzureResourceTenantId", null));
    }
    return identifiers;
  }

  /** The numbers behind the sentence, and what has no field of its own; texts only. */
  static Tree properties(Outgoing out) {
    Alert alert = out.alert();
    Tree properties = new Tree();
    alert.numbers().forEach(properties::put);
    return properties
        .some("resourceType", Resource.type(alert))
        .put("CompromisedEntity", Resource.name(alert))
        .some("EffectiveAzureResourceId", Resource.cloudId(alert))
        .put("ActionTaken", "Detected")
        .put("Alert Id", alert.id())
        .put("hansho.id", alert.id())
        .put("hansho.version", String.valueOf(out.version()))
        .put("hansho.detection", alert.detection())
        .put("hansho.severity", alert.severity().key())
        .put("hansho.count", String.valueOf(alert.count()))
        .put("hansho.primaryIntent", alert.intents().isEmpty() ? "" : alert.intents().get(0).key())
        .put("hansho.tenant", alert.tenant())
        .put("hansho.status", out.triage().status().key())
        .some("hansho.reason", out.triage().reason())
        .some("hansho.assignee", out.triage().assignee());
  }
}
