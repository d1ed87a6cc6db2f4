package org.hansho.format.azure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.format.Renames;

/** Every service of Azure that is distinguished. */
final class Services {
  /** Rows of services that have no class of their own. */
  static final Service OTHER =
      new Service(
          EventClass.of("azure.other", LogSource.of("azure", null, null)),
          List.of(),
          OtherRows.COMMON,
          OtherRows.READS,
          OtherRows::new);

  /** The visible list: a new service adds its line here. */
  static final List<Service> ALL =
      List.of(
          ActivityRows.SERVICE,
          DirectoryAuditRows.SERVICE,
          SignInRows.SERVICE,
          OtherRows.service(
              "riskdetection",
              "UserRiskEvents, ServicePrincipalRiskEvents, RiskyUsers, AADUserRiskEvents,"
                  + " AADServicePrincipalRiskEvents, AADRiskyUsers"),
          OtherRows.service("pim", "PrivilegedIdentityManagement"),
          KeyVaultRows.SERVICE,
          StorageRows.SERVICE,
          SqlAuditRows.SERVICE,
          CosmosRows.SERVICE,
          AppServiceRequestRows.SERVICE,
          GatewayRows.REQUESTS,
          GatewayRows.FINDINGS,
          DdosRows.SERVICE,
          DdosRows.FLOWS,
          AppServiceLogRows.OUTPUT,
          AppServiceLogRows.SIGN_INS,
          AppServiceLogRows.FILES,
          OtherRows.service("appservice", "AppServiceIPSecAuditLogs, AppServicePlatformLogs"),
          OtherRows.service("networkflow", "NetworkSecurityGroupFlowEvent, FlowLogFlowEvent"),
          OTHER);

  private Services() {}

  /** The classes of all services. */
  static List<EventClass> classes() {
    return Stream.concat(ALL.stream().map(Service::eventClass), Stream.of(SqlAuditRows.LOGINS))
        .toList();
  }

  /** The service of each category or table. */
  static Map<String, Service> byCategory() {
    Map<String, Service> services = new LinkedHashMap<>();
    for (Service service : ALL) {
      service.categories().forEach(category -> services.put(category, service));
    }
    return services;
  }

  /** Every native field that some service reads. */
  static List<String> natives() {
    return ALL.stream().flatMap(service -> service.natives().stream()).distinct().toList();
  }

  /** Common fields and what they are taken from, the services named where they differ. */
  static Map<String, String> commonFields(List<Service> services) {
    Map<String, Map<String, List<String>>> origins = new TreeMap<>();
    for (Service service : services) {
      Renames table = service.common();
      table
          .words()
          .forEach(
              (field, from) ->
                  origins
                      .computeIfAbsent(field, key -> new LinkedHashMap<>())
                      .computeIfAbsent(from, key -> new ArrayList<>())
                      .add(service.eventClass().name().replace("azure.", "")));
    }
    Map<String, String> words = new LinkedHashMap<>();
    origins.forEach((field, texts) -> words.put(field, joined(texts)));
    return words;
  }

  private static String joined(Map<String, List<String>> texts) {
    List<String> parts = new ArrayList<>();
    texts.forEach((from, services) -> parts.add(String.join("/", services) + ": " + from));
    return String.join("; ", parts);
  }
}
