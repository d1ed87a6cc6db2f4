package org.hansho.casework.export.format;

import java.util.List;
import java.util.Locale;
import org.hansho.alert.Alert;
import org.hansho.alert.Language;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table SecurityAlert of Log Analytics: lists and objects are texts that hold JSON, as
 * the queries on that table expect.
 */
final class SecurityAlertTableFormat extends JsonLinesFormat {
  SecurityAlertTableFormat() {
    super("security-alert-table");
  }

  @Override
  public String alert(Outgoing out, Presentation presentation) {
    Alert alert = out.alert();
    Language language = presentation.language();
    String title = alert.title(language);
    String id = out.uuid().toString();
    List<String> techniques = alert.tactics().stream().filter(tag -> isTechnique(tag, 5)).toList();
    List<String> below = alert.tactics().stream().filter(tag -> isTechnique(tag, 9)).toList();
    return new Tree()
        .put("TimeGenerated", Times.ticks(out.last()))
        .put("StartTime", Times.ticks(out.first()))
        .put("EndTime", Times.ticks(out.last()))
        .put("ProcessingEndTime", Times.ticks(out.handled()))
        .put("DisplayName", title)
        .put("AlertName", title)
        .put("AlertSeverity", StageWords.severity(alert.severity()))
        .put("Description", alert.summary(language))
        .put("AlertType", StageWords.alertType(alert, presentation))
        .put("VendorName", presentation.vendor())
        .put("VendorOriginalId", alert.id())
        .put("ProviderName", presentation.product())
        .put("ProductName", presentation.product())
        .put("ProductComponentName", alert.detection())
        .put("SystemAlertId", id)
        .put("CompromisedEntity", Resource.name(alert))
        .put("AlertLink", presentation.link(out))
        .put("Status", StageWords.status(out.triage()))
        .put("ResourceId", Resource.cloudId(alert))
        .put("SourceComputerId", "")
        .put("WorkspaceSubscriptionId", "")
        .put("WorkspaceResourceGroup", "")
        .put("TenantId", alert.tenant())
        .put("SourceSystem", "Detection")
        .put("Type", "SecurityAlert")
        .put("ConfidenceLevel", StageWords.confidence(alert.confidence()))
        .put("ConfidenceScore", StageWords.score(alert.confidence()))
        .put("IsIncident", out.isIncident())
        .put("RemediationSteps", Tree.text(alert.wording().in(language).remediation()))
        .put("ExtendedProperties", SecurityCenterFormat.properties(out).text())
        .put("Entities", Tree.text(EntityGraph.of(alert)))
        .put("ExtendedLinks", json(SecurityCenterFormat.links(presentation.link(out))))
        .put("Tactics", StageWords.intents(alert, presentation).replace(", ", ","))
        .put("Techniques", Tree.text(upper(techniques)))
        .put("SubTechniques", Tree.text(upper(below)))
        .text();
  }

  private static boolean isTechnique(String tag, int length) {
    return tag.length() == length && tag.matches("t[0-9]{4}(\\.[0-9]{3})?");
  }

  private static List<String> upper(List<String> tags) {
    return tags.stream().map(tag -> tag.toUpperCase(Locale.ROOT)).toList();
  }

  private static String json(@Nullable List<Tree> list) {
    return list == null ? "" : Tree.text(list);
  }
}
