package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.shipped.ShippedEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks learns which detections can fire and why others cannot. */
class DetectionsTest {
  @TempDir private Path folder;

  /** R609: a cold start says what is learned yet. */
  @Test
  void r609EachDetectionIsArmedLearningOrNotArmedAndWhy() throws IOException {
    Engine withoutGeography = Engine.compile(ShippedEngine.of(ShippedEngine.project()).content());
    try (RunningServer server = new RunningServer(folder, withoutGeography)) {
      String all = server.get("/api/v1/detections").body();
      assertThat(all.split("\"id\":", -1)).hasSizeGreaterThan(85);
      assertThat(of(all, "aks/cluster-admin-binding")).contains("\"state\":\"armed\"");
      assertThat(of(all, "resource-manager/infrequent-country"))
          .contains("\"state\":\"not-armed\"", "\"missing_capabilities\":[\"geography.country\"]");
      assertThat(of(all, "storage/unusual-application"))
          .contains("\"state\":\"learning\"", "\"learned_percent\":0");
    }
  }

  @Test
  void listsAndSettingsSayWhereTheyComeFrom() throws IOException {
    Engine engine = ShippedEngine.of(ShippedEngine.project());
    String yaml = "tenants: {default: {content: {own_networks: [198.51.100.0/24]}}}\n";
    try (RunningServer server = new RunningServer(folder, engine, yaml)) {
      assertThat(server.get("/api/v1/lists").body())
          .contains("\"name\":\"miner_programs\"", "\"state\":\"there\",\"kind\":\"text\"")
          .contains("\"detections\":[\"");
      assertThat(server.get("/api/v1/settings").body())
          .contains(
              "{\"key\":\"tenants.default.content.own_networks\",\"value\":\"[198.51.100.0/24]\"")
          .contains("\"origin\":\"default\",\"default\":true,\"needs_restart\":true");
    }
  }

  private static String of(String all, String detection) {
    int from = all.indexOf("\"id\":\"" + detection + "\"");
    assertThat(from).as(detection).isPositive();
    int to = all.indexOf("\"id\":", from + 1);
    return all.substring(from, to < 0 ? all.length() : to);
  }
}
