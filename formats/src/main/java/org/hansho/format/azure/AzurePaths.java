package org.hansho.format.azure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hansho.event.Fields;
import org.hansho.format.KubernetesAuditEvents;
import org.hansho.json.JsonPaths;
import org.jspecify.annotations.Nullable;

/**
 * The paths that lead from a row to the native names of the resource logs, whatever shape the row
 * has.
 *
 * <ul>
 *   <li>Resource logs have the names as they are: {@code properties.clientInfo}.
 *   <li>Tables of their own write {@code ClientInfo}, and some columns under names of their own.
 *   <li>The table AzureDiagnostics writes {@code clientInfo_s}: dots become underscores and the
 *       last letter gives the type.
 *   <li>Columns that hold objects ({@code Claims}, {@code TargetResources}) stand for an object of
 *       the resource log.
 * </ul>
 *
 * <p>Immutable, for one set of fields.
 */
final class AzurePaths {
  /** Objects, and the columns that hold the same. */
  private static final Map<String, List<String>> OBJECTS =
      Map.of(
          "properties", List.of("Properties", "Properties_d"),
          "identity", List.of("Identity"),
          "identity.claims",
              List.of("identity.claim", "Identity.claim", "Claims", "Claims_d", "claims"),
          "identity.authorization", List.of("Authorization", "Authorization_d", "authorization"),
          "httpRequest", List.of("HTTPRequest"),
          "properties.initiatedBy", List.of("InitiatedBy"),
          "properties.targetResources", List.of("TargetResources"),
          "properties.deviceDetail",
              List.of("DeviceDetail", "DeviceDetail_dynamic", "DeviceDetail_string"),
          "properties.status", List.of("Status", "Status_dynamic", "Status_string"),
          "properties.additionalDetails", List.of("AdditionalDetails"));

  /** Columns whose names follow no rule. */
  private static final Map<String, List<String>> COLUMNS =
      Map.ofEntries(
          Map.entry("Type", List.of("$table")),
          Map.entry("callerIpAddress", List.of("CallerIPAddress", "clientIp_s")),
          Map.entry("properties.ipAddress", List.of("IPAddress", "InitiatingIpAddress")),
          Map.entry("resourceId", List.of("_ResourceId", "resourceUri", "ResourceID")),
          Map.entry("subscriptionId", List.of("SubscriptionID")),
          Map.entry("logicalServerName", List.of("LogicalServerName_s")),
          Map.entry("identity.type", List.of("AuthenticationType", "authenticationType")),
          Map.entry("identity.requester.objectId", List.of("RequesterObjectId")),
          Map.entry("identity.requester.appId", List.of("RequesterAppId")),
          Map.entry("identity.requester.tenantId", List.of("RequesterTenantId")),
          Map.entry("identity.requester.upn", List.of("RequesterUpn")),
          Map.entry("identity.requester.userName", List.of("RequesterUserName")),
          Map.entry("properties.requestMd5", List.of("properties.contentMd5", "ContentMd5")));

  /** The workspace, not the tenant of Entra, stands in the column {@code TenantId}. */
  private static final Set<String> NOT_COLUMNS =
      Set.of("tenantId", "properties.type", "properties.IPAddress");

  private static final List<String> TYPE_ENDINGS = List.of("_s", "_d", "_g", "_b", "_t");

  /** Strings that may hold JSON, outer ones first. */
  static final List<String> STRINGS =
      List.of(
          "properties",
          "identity",
          "identity.claims",
          "identity.authorization",
          "httpRequest",
          "properties.initiatedBy",
          "properties.targetResources",
          "properties.deviceDetail",
          "properties.status",
          "properties.additionalDetails",
          "properties.requestbody",
          "properties.responseBody",
          "AuthenticationDetails");

  private record Lead(String path, int field) {}

  private static volatile @Nullable Made last;

  private record Made(Fields fields, AzurePaths paths) {}

  private final JsonPaths ofRow;
  private final List<JsonPaths> ofStrings = new ArrayList<>();

  /**
   * The paths for these fields, which are compared by identity; those made last are kept, since the
   * readers of many files are opened over the same fields.
   */
  @SuppressWarnings("ReferenceEquality")
  static AzurePaths of(Fields fields) {
    Made made = last;
    if (made == null || made.fields != fields) {
      made = new Made(fields, new AzurePaths(fields));
      last = made;
    }
    return made.paths;
  }

  private AzurePaths(Fields fields) {
    Set<Lead> leads = new LinkedHashSet<>();
    for (String name : fields.names()) {
      leads.add(new Lead(name, fields.id(name)));
    }
    addSpellings(leads, fields);
    addObjects(leads);
    JsonPaths.Builder row = JsonPaths.builder();
    KubernetesAuditEvents.addPaths(row, fields);
    leads.forEach(lead -> row.path(lead.path, lead.field));
    ofRow = row.build();
    STRINGS.forEach(string -> ofStrings.add(below(string, leads)));
  }

  private static void addSpellings(Set<Lead> leads, Fields fields) {
    for (String field : PublicSpellings.TABLE.words().keySet()) {
      for (String path : PublicSpellings.TABLE.sources(field)) {
        add(leads, path, fields.id(field));
      }
    }
    for (String name : AzureRows.natives()) {
      int id = fields.id(name);
      COLUMNS.getOrDefault(name, List.of()).forEach(column -> add(leads, column, id));
      String bare = name.startsWith("properties.") ? name.substring(11) : name;
      if (!NOT_COLUMNS.contains(name)) {
        add(leads, column(bare), id);
      }
      String flat = bare.replace("claims.", "claim.").replaceAll("[^A-Za-z0-9]+", "_");
      TYPE_ENDINGS.forEach(ending -> add(leads, flat + ending, id));
    }
  }

  /** {@code client_ip} and {@code clientIp} both as {@code ClientIp}. */
  private static String column(String name) {
    StringBuilder column = new StringBuilder();
    for (String part : name.split("_")) {
      if (!part.isEmpty()) {
        column.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
      }
    }
    return column.toString();
  }

  private static void addObjects(Set<Lead> leads) {
    for (Lead lead : List.copyOf(leads)) {
      OBJECTS.forEach(
          (object, columns) -> {
            if (lead.path.equals(object) || lead.path.startsWith(object + ".")) {
              String rest = lead.path.substring(object.length());
              columns.forEach(column -> add(leads, column + rest, lead.field));
            }
          });
    }
  }

  private static void add(Set<Lead> leads, String path, int field) {
    if (field != Fields.UNREAD) {
      leads.add(new Lead(path, field));
    }
  }

  private static JsonPaths below(String object, Set<Lead> leads) {
    JsonPaths.Builder paths = JsonPaths.builder();
    for (Lead lead : leads) {
      if (lead.path.startsWith(object + ".")) {
        paths.path(lead.path.substring(object.length() + 1), lead.field);
      }
    }
    return paths.build();
  }

  /** The paths of a row. */
  JsonPaths ofRow() {
    return ofRow;
  }

  /** The paths inside a string that holds JSON, by its place in {@link #STRINGS}. */
  JsonPaths ofString(int string) {
    return ofStrings.get(string);
  }
}
