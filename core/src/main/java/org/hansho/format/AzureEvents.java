package org.hansho.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.LogSource;
import org.hansho.json.JsonPaths;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of scanned Azure Monitor rows: class by category, and the spellings that public
 * rules use beside those of the row. Public rules know three generations of names for the same
 * value ({@code operationName}, {@code OperationName}, {@code OperationNameValue}); a row that has
 * one of them answers to all.
 */
final class AzureEvents {
  /** Service, and the categories or workspace tables whose rows belong to it. */
  private static final String CATEGORIES =
      """
      activitylogs  | Administrative, Policy, Security, Alert, Recommendation, ServiceHealth, ResourceHealth, Autoscale, AzureActivity
      auditlogs     | AuditLogs, AuditLog
      signinlogs    | SignInLogs, NonInteractiveUserSignInLogs, ServicePrincipalSignInLogs, ManagedIdentitySignInLogs, ADFSSignInLogs, AADNonInteractiveUserSignInLogs, AADServicePrincipalSignInLogs, AADManagedIdentitySignInLogs
      riskdetection | UserRiskEvents, ServicePrincipalRiskEvents, RiskyUsers, AADUserRiskEvents, AADServicePrincipalRiskEvents, AADRiskyUsers
      pim           | PrivilegedIdentityManagement
      keyvault      | AuditEvent
      storage       | StorageRead, StorageWrite, StorageDelete
      sql           | SQLSecurityAuditEvents
      cosmosdb      | DataPlaneRequests, QueryRuntimeStatistics, PartitionKeyStatistics, ControlPlaneRequests
      appservice    | AppServiceHTTPLogs, AppServiceAuditLogs, AppServiceConsoleLogs, AppServiceAppLogs, AppServiceIPSecAuditLogs, AppServicePlatformLogs
      networkflow   | NetworkSecurityGroupFlowEvent, FlowLogFlowEvent
      """;

  static final Renames COMMON =
      Renames.of(
          """
          event.action        | operationName, operationName.value, OperationName, OperationNameValue
          event.outcome       | (resultType: Success, Succeeded, 0 and the like, or Failure and others)
          user.name           | properties.userPrincipalName, properties.initiatedBy.user.userPrincipalName, identity.claims.http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn, identity.claim.http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn, caller, Caller, UserPrincipalName
          user.id             | properties.userId, identity.claims.http://schemas.microsoft.com/identity/claims/objectidentifier, identity.claim.http://schemas.microsoft.com/identity/claims/objectidentifier, identity.authorization.evidence.principalId, UserId
          source.ip           | callerIpAddress, CallerIpAddress, CallerIPAddress, properties.ipAddress, IPAddress, httpRequest.clientIpAddress
          user_agent.original | properties.clientInfo, properties.userAgent, userAgent, UserAgent
          cloud.resource_id   | resourceId, ResourceId, _ResourceId
          """);

  /** Other spellings that public rules use. */
  private static final Renames SPELLINGS =
      Renames.of(
          """
          operationName              | operationName.value, OperationName, OperationNameValue
          OperationName              | operationName, operationName.value
          OperationNameValue         | operationName, operationName.value
          category                   | category.value, Category, CategoryValue
          Category                   | category, properties.category
          CategoryValue              | category, category.value
          ResourceProviderValue      | resourceProviderName.value
          resultType                 | ResultType
          ResultType                 | resultType, properties.status.errorCode
          ResultDescription          | resultDescription, properties.status.failureReason
          ResourceId                 | resourceId
          resourceId                 | ResourceId, _ResourceId
          callerIpAddress            | CallerIpAddress, CallerIPAddress
          riskEventType              | properties.riskEventType
          riskDetail                 | properties.riskDetail
          RiskState                  | properties.riskState
          AuthenticationRequirement  | properties.authenticationRequirement
          conditionalAccessStatus    | properties.conditionalAccessStatus
          ResourceDisplayName        | properties.resourceDisplayName
          ClientApp                  | properties.clientAppUsed
          userAgent                  | properties.userAgent
          Username                   | properties.userPrincipalName
          DeviceDetail.deviceId      | properties.deviceDetail.deviceId
          DeviceDetail.isCompliant   | properties.deviceDetail.isCompliant
          DeviceDetail.trusttype     | properties.deviceDetail.trustType
          LoggedByService            | properties.loggedByService
          ActivityDisplayName        | properties.activityDisplayName
          TargetResources.ModifiedProperties.DisplayName | properties.targetResources.modifiedProperties.displayName
          TargetResources.ModifiedProperties.NewValue    | properties.targetResources.modifiedProperties.newValue
          TargetResources.modifiedProperties.newValue    | properties.targetResources.modifiedProperties.newValue
          targetResources.type       | properties.targetResources.type
          properties.message         | properties.activityDisplayName
          """);

  private static final String[] TIMES = {
    "time", "Time", "TimeGenerated", "eventTimestamp", "properties.createdDateTime"
  };

  static final Set<String> READS = reads();

  private static final EventClass OTHER =
      EventClass.of("azure.other", LogSource.of("azure", null, null));

  private static final Map<String, EventClass> BY_CATEGORY = byCategory();
  private static final CaselessTable<EventClass> TABLE = new CaselessTable<>(BY_CATEGORY);

  private static final byte[][] GOOD = {
    Values.ascii("Success"),
    Values.ascii("Succeeded"),
    Values.ascii("0"),
    Values.ascii("OK"),
    Values.ascii("success")
  };
  private static final byte[][] OPEN = {
    Values.ascii("Start"), Values.ascii("Started"), Values.ascii("Accept"), Values.ascii("Accepted")
  };

  private final KubernetesAuditEvents kubernetes;
  private final KeywordText keywords = new JsonKeywords();
  private final int[] times;
  private final int category;
  private final int table;
  private final int operation;
  private final int resource;
  private final int result;
  private final int outcome;
  private final int source;

  AzureEvents(Fields fields, JsonPaths paths, Limits limits) {
    kubernetes = new KubernetesAuditEvents(fields, paths, limits);
    times = Values.ids(fields, TIMES);
    category = fields.id("category");
    table = fields.id("Type");
    operation = fields.id("operationName");
    resource = fields.id("resourceId");
    result = fields.id("resultType");
    outcome = fields.id("event.outcome");
    source = fields.id("source.ip");
  }

  private static Set<String> reads() {
    Set<String> names = new TreeSet<>(KubernetesAuditEvents.READS);
    names.addAll(List.of(TIMES));
    names.addAll(List.of("category", "Type", "operationName", "resourceId", "resultType"));
    return Set.copyOf(names);
  }

  static JsonPaths paths(Fields fields) {
    JsonPaths.Builder paths = JsonPaths.builder();
    KubernetesAuditEvents.addPaths(paths, fields);
    SPELLINGS.addPaths(paths, fields);
    COMMON.addPaths(paths, fields);
    return paths.build();
  }

  private static Map<String, EventClass> byCategory() {
    Map<String, EventClass> classes = new LinkedHashMap<>();
    for (String line : CATEGORIES.split("\n")) {
      String[] cells = line.split("\\|");
      String service = cells[0].strip();
      EventClass eventClass =
          EventClass.of("azure." + service, LogSource.of("azure", null, service));
      for (String category : cells[1].split(",")) {
        classes.put(category.strip(), eventClass);
      }
    }
    return classes;
  }

  static List<EventClass> classes() {
    List<EventClass> classes = new ArrayList<>(KubernetesAuditEvents.CLASSES);
    BY_CATEGORY.values().stream().distinct().forEach(classes::add);
    classes.add(OTHER);
    return classes;
  }

  static Set<String> categories() {
    return BY_CATEGORY.keySet();
  }

  void record(Event event, EventSink sink) {
    if (kubernetes.isMine(event)) {
      kubernetes.record(event, sink);
      return;
    }
    EventClass known = knownClass(event);
    if (known == null && !hasMark(event)) {
      sink.malformed(
          Values.malformed(
              event, "not a row of Azure Monitor: no category, operation or resource"));
      return;
    }
    event.setTime(Values.firstTime(event, times));
    event.setEventClass(known == null ? OTHER : known);
    event.setKeywordText(keywords);
    dropPort(event);
    if (outcome != Fields.UNREAD) {
      addOutcome(event);
    }
    sink.event(event);
  }

  private @Nullable EventClass knownClass(Event event) {
    EventClass known = knownClass(event, category);
    return known == null ? knownClass(event, table) : known;
  }

  private static @Nullable EventClass knownClass(Event event, int field) {
    int slot = Values.scalar(event, field);
    if (slot == Event.NONE) {
      return null;
    }
    byte[] buffer = event.buffer(slot);
    return TABLE.get(buffer, event.start(slot), event.length(slot));
  }

  private boolean hasMark(Event event) {
    return Values.scalar(event, category) != Event.NONE
        || Values.scalar(event, operation) != Event.NONE
        || Values.scalar(event, resource) != Event.NONE;
  }

  /** Storage logs write the caller as address and port. */
  private void dropPort(Event event) {
    int slot = Values.scalar(event, source);
    if (slot == Event.NONE) {
      return;
    }
    byte[] buffer = event.buffer(slot);
    int start = event.start(slot);
    int colons = 0;
    int colon = start;
    for (int i = start; i < start + event.length(slot); i++) {
      if (buffer[i] == ':') {
        colons++;
        colon = i;
      }
    }
    if (colons == 1) {
      event.setLength(slot, colon - start);
    }
  }

  private void addOutcome(Event event) {
    int slot = Values.scalar(event, result);
    if (slot == Event.NONE || isOneOf(event, slot, OPEN)) {
      return;
    }
    Values.add(event, outcome, isOneOf(event, slot, GOOD) ? Values.SUCCESS : Values.FAILURE);
  }

  private static boolean isOneOf(Event event, int slot, byte[][] words) {
    for (byte[] word : words) {
      if (Values.slotIs(event, slot, word)) {
        return true;
      }
    }
    return false;
  }
}
