package org.hansho.casework.export.automation;

import static org.assertj.core.api.Assertions.assertThat;

import org.hansho.alert.Language;
import org.junit.jupiter.api.Test;

/** A continuous export of Security Center becomes one of ours that means the same. */
class AutomationsTest {
  private static String automation(String name, String sources, String actions) {
    return """
    {"name": "%s", "type": "Microsoft.Security/automations", "location": "westeurope",
     "properties": {"description": "To the SOC", "isEnabled": true,
      "scopes": [{"description": "all", "scopePath": "/subscriptions/0b06d9ea"}],
      "sources": [%s], "actions": [%s]}}
    """
        .formatted(name, sources, actions);
  }

  private static String alerts(String... rules) {
    return "{\"eventSource\": \"Alerts\", \"ruleSets\": [{\"rules\": ["
        + String.join("]}, {\"rules\": [", rules)
        + "]}]}";
  }

  private static String rule(String path, String operator, String value) {
    return "{\"propertyJPath\": \"%s\", \"propertyType\": \"String\", \"expectedValue\": \"%s\", \"operator\": \"%s\"}"
        .formatted(path, value, operator);
  }

  private static final String HUB =
      "{\"actionType\": \"EventHub\", \"eventHubResourceId\":"
          + " \"/subscriptions/0b06d9ea/resourceGroups/soc/providers/Microsoft.EventHub/namespaces/soc-hub/eventhubs/alerts\","
          + " \"connectionString\": \"Endpoint=sb://soc-hub/;SharedAccessKey=invented\"}";

  @Test
  void rulesBecomeAFilterAndAnEventHubATopicWithoutItsSecret() {
    String source =
        alerts(
            rule("properties.metadata.severity", "Equals", "High"),
            rule("Severity", "Equals", "Medium")
                + ","
                + rule("AlertDisplayName", "Contains", "say \\\"ssh\\\"")
                + ","
                + rule("ProductName", "Equals", "Azure Security Center"));
    Automations.Imported imported =
        Automations.read("{\"value\": [" + automation("To SOC (1)", source, HUB) + "]}");
    assertThat(imported.problems()).isEmpty();
    assertThat(imported.yaml())
        .isEqualTo(
            """
            exports:
              # To the SOC
              to-soc-1:
                kind: kafka
                servers: ['soc-hub.servicebus.windows.net:9093']
                topic: 'alerts'
                sasl: plain
                user: $ConnectionString
                password: ${TO_SOC_1_CONNECTION}
                format: security-center
                vendor: Microsoft
                product: Azure Security Center
                data: [alerts, incidents]
                filter: '(severity >= high or (severity = medium and title contains "say \\"ssh\\"")) and (cloud-resource startswith "/subscriptions/0b06d9ea/")'
            """);
  }

  @Test
  void whatMeansNothingHereLeavesItsAutomationOutAndIsNamed() {
    String unknown = alerts(rule("AlertType", "Equals", "VM_Unheard"));
    String workspace = "{\"actionType\": \"Workspace\", \"workspaceResourceId\": \"/w\"}";
    String scores = "{\"eventSource\": \"SecureScores\"}";
    String all =
        "["
            + String.join(
                ",",
                automation("a", unknown, HUB),
                automation("b", alerts(), workspace),
                automation("c", scores, HUB),
                automation("d", alerts(rule("SystemAlertId", "Equals", "x")), HUB))
            + "]";
    Automations.Imported imported = Automations.read(all);
    assertThat(imported.yaml()).isEmpty();
    assertThat(imported.problems().stream().map(one -> one.in(Language.ENGLISH)))
        .hasSize(5)
        .anyMatch(line -> line.contains("'a'") && line.contains("VM_Unheard"))
        .anyMatch(line -> line.contains("'b'") && line.contains("security-alert-table"))
        .anyMatch(line -> line.contains("SecureScores are not exported"))
        .anyMatch(line -> line.contains("'c'") && line.contains("exports no alerts"))
        .anyMatch(line -> line.contains("'d'") && line.contains("SystemAlertId"));
  }

  @Test
  void typesStagesAndStatesAreOurs() {
    String source =
        alerts(
            rule("AlertType", "Equals", "VM_SshKeyAccess")
                + ","
                + rule("Intent", "Contains", "PreAttack")
                + ","
                + rule("Status", "NotEquals", "Dismissed"));
    String app = "{\"actionType\": \"LogicApp\", \"uri\": \"https://x/s3cret\"}";
    Automations.Imported imported = Automations.read(automation("app", source, app));
    assertThat(imported.yaml())
        .contains("detection in (linux/ssh-authorized-keys-access) and intent = probing and")
        .contains("status != dismissed", "secret_url: ${APP_URL}")
        .doesNotContain("s3cret");
  }

  @Test
  void whatIsNoAutomationIsRefused() {
    for (String text : new String[] {"", "[", "{}", "[1]", "{\"value\": [{\"a\": 1}]}"}) {
      Automations.Imported imported = Automations.read(text);
      assertThat(imported.yaml()).isEmpty();
      assertThat(imported.problems())
          .singleElement()
          .satisfies(one -> assertThat(one.in(Language.ENGLISH)).contains("no JSON of automations"))
          .satisfies(one -> assertThat(one.in(Language.JAPANESE)).contains("JSON ではありません"));
    }
  }
}
